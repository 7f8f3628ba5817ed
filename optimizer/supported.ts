import { EdgeMessages } from "./edge-messages";
import { flatComponent, IMPOSSIBLE } from "./flat-component";
import type { Component } from "./problem";

/**
 * Drops offers at places that some flow or group forbids whatever the other end does (arc consistency), until nothing
 * changes. Exact: no feasible plan takes them. A member may be left with none: then nothing is feasible.
 */
export function supported(component: Component): Component {
  const flat = flatComponent(component);
  const { edges, labelFirst, size } = flat;
  if (edges.length === 0) return component;
  const messages = new EdgeMessages(flat);
  const labels = labelFirst[size] as number;
  // 0 where a label may be taken, what stands for infinity where not.
  const barred = new Float64Array(labels);
  const output = new Float64Array(labels);
  let anyBarred = false;
  for (let changed = true; changed; ) {
    changed = false;
    for (const edge of edges) {
      for (const fromA of [true, false]) {
        const [source, target] = fromA ? [edge.a, edge.b] : [edge.b, edge.a];
        messages.pass(edge, fromA, 1, barred.subarray(labelFirst[source] as number), output);
        const start = labelFirst[target] as number;
        for (let label = start; label < (labelFirst[target + 1] as number); label++) {
          if (barred[label] === 0 && (output[label - start] as number) >= IMPOSSIBLE) {
            barred[label] = IMPOSSIBLE;
            changed = true;
            anyBarred = true;
          }
        }
      }
    }
  }
  if (!anyBarred) return component;
  const candidates = component.candidates.map((list, member) =>
    list.filter((_, at) => barred[flat.labelOf[(flat.first[member] as number) + at] as number] === 0),
  );
  return { ...component, candidates };
}
