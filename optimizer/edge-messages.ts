/**
 * What an edge makes of values at one end:  out(t) = min over labels s of  in(s) + cost(s, t).
 *
 * A flow's cost sees only how far t lies from s, so minima by region, continent, provider and over all are enough: the
 * work grows with the number of labels, not with its square.
 */
import { type Edge, type FlatComponent, IMPOSSIBLE, stepMicro } from "./flat-component";

/** Least values of the parts of a circle, and of all parts but one. */
class Minima {
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly part: Int32Array;

  constructor(size: number) {
    this.best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.second = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.part = new Int32Array(size).fill(-1);
  }

  add(circle: number, part: number, value: number): void {
    if (part === this.part[circle]) {
      if (value < (this.best[circle] as number)) this.best[circle] = value;
    } else if (value < (this.best[circle] as number)) {
      this.second[circle] = this.best[circle] as number;
      this.best[circle] = value;
      this.part[circle] = part;
    } else if (value < (this.second[circle] as number)) this.second[circle] = value;
  }

  except(circle: number, part: number): number {
    return (this.part[circle] === part ? this.second[circle] : this.best[circle]) as number;
  }

  clear(circle: number): void {
    this.best[circle] = Number.POSITIVE_INFINITY;
    this.second[circle] = Number.POSITIVE_INFINITY;
    this.part[circle] = -1;
  }
}

export class EdgeMessages {
  private readonly atRegion: Float64Array;
  private readonly inCircle: Minima;
  private readonly inProvider: Minima;
  private readonly overall = new Minima(1);

  constructor(private readonly flat: FlatComponent) {
    this.atRegion = new Float64Array(flat.regions).fill(Number.POSITIVE_INFINITY);
    this.inCircle = new Minima(Math.max(1, flat.circles));
    this.inProvider = new Minima(Math.max(1, flat.providers.length));
  }

  /**
   * From the labels of one end to those of the other. `input` holds a value for each label of the source, `output` gets
   * one for each label of the target; a flow's prices count `scale` times.
   */
  pass(edge: Edge, fromA: boolean, scale: number, input: Float64Array, output: Float64Array): void {
    const source = fromA ? edge.a : edge.b;
    const target = fromA ? edge.b : edge.a;
    if (edge.kind === "flow") this.passFlow(edge.cost as Float64Array, source, target, fromA, scale, input, output);
    else this.passGroup(edge, source, target, input, output);
  }

  private passFlow(
    cost: Float64Array,
    source: number,
    target: number,
    isSender: boolean,
    scale: number,
    input: Float64Array,
    output: Float64Array,
  ): void {
    const { labelFirst, labelRegion, labelCircle, labelProvider } = this.flat;
    const { atRegion, inCircle, inProvider, overall } = this;
    const from = labelFirst[source] as number;
    const until = labelFirst[source + 1] as number;
    for (let label = from; label < until; label++) {
      const value = input[label - from] as number;
      const region = labelRegion[label] as number;
      const circle = labelCircle[label] as number;
      const provider = labelProvider[label] as number;
      if (isSender) {
        atRegion[region] = value + scale * stepMicro(cost, region, 0);
        inCircle.add(circle, region, value + scale * stepMicro(cost, region, 1));
        inProvider.add(provider, circle, value + scale * stepMicro(cost, region, 2));
        overall.add(0, provider, value + scale * stepMicro(cost, region, 3));
      } else {
        atRegion[region] = value;
        inCircle.add(circle, region, value);
        inProvider.add(provider, circle, value);
        overall.add(0, provider, value);
      }
    }
    const start = labelFirst[target] as number;
    const end = labelFirst[target + 1] as number;
    for (let label = start; label < end; label++) {
      const region = labelRegion[label] as number;
      const circle = labelCircle[label] as number;
      const provider = labelProvider[label] as number;
      let here = atRegion[region] as number;
      let near = inCircle.except(circle, region);
      let far = inProvider.except(provider, circle);
      let out = overall.except(0, provider);
      if (!isSender) {
        here += scale * stepMicro(cost, region, 0);
        near += scale * stepMicro(cost, region, 1);
        far += scale * stepMicro(cost, region, 2);
        out += scale * stepMicro(cost, region, 3);
      }
      const least = Math.min(here, near, far, out);
      output[label - start] = Math.min(least, IMPOSSIBLE);
    }
    for (let label = from; label < until; label++) {
      atRegion[labelRegion[label] as number] = Number.POSITIVE_INFINITY;
      inCircle.clear(labelCircle[label] as number);
      inProvider.clear(labelProvider[label] as number);
    }
    overall.clear(0);
  }

  private passGroup(edge: Edge, source: number, target: number, input: Float64Array, output: Float64Array): void {
    const { labelFirst } = this.flat;
    const places = edge.byRegion ? this.flat.labelRegion : this.flat.labelProvider;
    const from = labelFirst[source] as number;
    const until = labelFirst[source + 1] as number;
    const start = labelFirst[target] as number;
    const end = labelFirst[target + 1] as number;
    const { overall } = this;
    if (edge.kind === "same") {
      for (let label = start; label < end; label++) {
        let least = IMPOSSIBLE;
        for (let other = from; other < until; other++)
          if (places[other] === places[label]) least = Math.min(least, input[other - from] as number);
        output[label - start] = least;
      }
      return;
    }
    for (let label = from; label < until; label++) overall.add(0, places[label] as number, input[label - from] as number);
    for (let label = start; label < end; label++) output[label - start] = Math.min(IMPOSSIBLE, overall.except(0, places[label] as number));
    overall.clear(0);
  }
}

/** Cost of an edge between two labels, a flow's prices `scale` times; what stands for infinity where it forbids them. */
export function edgeCost(flat: FlatComponent, edge: Edge, labelA: number, labelB: number, scale: number): number {
  const { labelRegion, labelCircle, labelProvider } = flat;
  if (edge.kind === "flow") {
    const region = labelRegion[labelA] as number;
    const step =
      region === labelRegion[labelB]
        ? 0
        : labelCircle[labelA] === labelCircle[labelB]
          ? 1
          : labelProvider[labelA] === labelProvider[labelB]
            ? 2
            : 3;
    return scale * stepMicro(edge.cost as Float64Array, region, step);
  }
  const places = edge.byRegion ? labelRegion : labelProvider;
  return (places[labelA] === places[labelB]) === (edge.kind === "same") ? 0 : IMPOSSIBLE;
}
