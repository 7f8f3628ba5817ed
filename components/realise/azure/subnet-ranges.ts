import { createHash } from "node:crypto";

/** Ranges of workloads start behind the /20 of the machines, and are /22: a thousand nodes of a cluster have room. */
const FIRST = 16;
const STEP = 4;
const RANGES = (256 - FIRST) / STEP;

/**
 * How a site's 10.x.0.0/16 is cut: the machines of all services share one range, what needs a subnet of its own has one
 * that follows from its name, so that another workload moves none of them. Two names of one hash are told apart by order.
 */
export class SubnetRanges {
  private readonly taken = new Map<number, string>();

  constructor(private readonly octet: number) {}

  get whole(): string {
    return `10.${this.octet}.0.0/16`;
  }

  get machines(): string {
    return `10.${this.octet}.0.0/20`;
  }

  of(workload: string): string {
    const first = createHash("sha256").update(workload).digest().readUInt32BE(0) % RANGES;
    for (let tried = 0; tried < RANGES; tried++) {
      const index = (first + tried) % RANGES;
      const owner = this.taken.get(index) ?? workload;
      if (owner !== workload) continue;
      this.taken.set(index, workload);
      return `10.${this.octet}.${FIRST + index * STEP}.0/22`;
    }
    throw new Error(`more than ${RANGES} workloads of one region need a subnet of their own`);
  }
}
