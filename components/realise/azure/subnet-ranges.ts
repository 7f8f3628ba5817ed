import { createHash } from "node:crypto";
import { type Cut, cut, cutsLeft } from "../../address-range";

const MACHINES: Cut = { at: 0, prefix: 20, narrowest: 28 };
/** Ranges of workloads start behind the machines', and are a /22 of a /16: a thousand nodes of a cluster have room. An environment of Container Apps needs 27 bits. */
const OWN: Cut = { at: 16, prefix: 22, narrowest: 27 };

/**
 * How a site's range is cut: the machines of all services share one range, what needs a subnet of its own has one
 * that follows from its name, so that another workload moves none of them. Two names of one hash are told apart by order.
 */
export class SubnetRanges {
  private readonly taken = new Map<number, string>();

  constructor(readonly whole: string) {}

  get machines(): string {
    return cut(this.whole, MACHINES);
  }

  of(workload: string): string {
    const ranges = cutsLeft(this.whole, OWN);
    const first = createHash("sha256").update(workload).digest().readUInt32BE(0) % ranges;
    for (let tried = 0; tried < ranges; tried++) {
      const index = (first + tried) % ranges;
      const owner = this.taken.get(index) ?? workload;
      if (owner !== workload) continue;
      this.taken.set(index, workload);
      return cut(this.whole, OWN, index);
    }
    throw new Error(`more than ${ranges} workloads of one region need a subnet of their own`);
  }
}
