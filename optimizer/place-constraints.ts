import type { PortfolioNeed, WorkloadNeed } from "../model";
import type { Candidate } from "./candidates";
import type { Constraint } from "./constraint";
import { jurisdictionOf } from "./relaxations";

/** Rules on where workloads may lie; workloads with the same rule share a constraint. */
export function placeConstraints(need: PortfolioNeed): readonly Constraint[] {
  const members = new Map<string, { readonly names: string[]; readonly rule: PlaceRule }>();
  for (const workload of need.workloads) {
    for (const rule of rulesOf(workload)) {
      const known = members.get(rule.text);
      if (known === undefined) members.set(rule.text, { names: [workload.name], rule });
      else known.names.push(workload.name);
    }
  }
  return [...members.values()].map(({ names, rule }): Constraint => {
    const own = new Set(names);
    const who = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
    return {
      kind: "place",
      text: `${rule.text} for ${who}`,
      without: (from) => ({ ...from, workloads: from.workloads.map((one) => (own.has(one.name) ? rule.without(one) : one)) }),
      enough({ problem, chosen }) {
        const taken = problem.workloads.flatMap(({ index, need: one }) => (own.has(one.name) ? [chosen[index] as Candidate] : []));
        const more = [...new Set(taken.map((candidate) => rule.nameOf(candidate)))].filter((place) => !rule.allowed.includes(place));
        return more.length === 0 ? `giving up ${rule.text} for ${who}` : `allowing ${more.sort().join(" and ")} for ${who}`;
      },
    };
  });
}

interface PlaceRule {
  readonly text: string;
  readonly allowed: readonly string[];
  without(need: WorkloadNeed): WorkloadNeed;
  nameOf(candidate: Candidate): string;
}

function rulesOf({ providers, regions, jurisdictions, within }: WorkloadNeed): readonly PlaceRule[] {
  const rules: PlaceRule[] = [];
  const lists = [
    ["provider", "providers", providers, ({ region }: Candidate) => region.provider as string],
    ["region", "regions", regions, ({ region }: Candidate) => region.id],
    [
      "jurisdiction",
      "jurisdictions",
      jurisdictions,
      ({ region }: Candidate) => nameIn(region.region.jurisdictions, jurisdictions) ?? jurisdictionOf(region.region),
    ],
  ] as const;
  for (const [what, field, allowed, nameOf] of lists) {
    if (allowed.length > 0)
      rules.push({ text: `${what} ${allowed.join(" or ")}`, allowed, without: (one) => ({ ...one, [field]: [] }), nameOf });
  }
  for (const { name } of within ?? [])
    rules.push({
      text: `within ${name}`,
      allowed: [],
      without: (one) => ({ ...one, within: one.within?.filter((set) => set.name !== name) ?? [] }),
      nameOf: ({ region }) => `${region.id} within ${name}`,
    });
  return rules;
}

function nameIn(of: readonly string[], allowed: readonly string[]): string | undefined {
  return allowed.find((one) => of.includes(one.toLowerCase()));
}
