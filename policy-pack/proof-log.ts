import type { CostBounds, Facts } from "../model";
import type { Repricing } from "./reprice";

/** Both sides of what a finding suggests. */
export interface Proof {
  readonly before: CostBounds;
  readonly after: CostBounds;
}

type Proven = Extract<Repricing, { proven: true }>;

/** What a rule priced while it judged, so that its findings carry both sides without the rule passing them on. */
export class ProofLog {
  private readonly byUrn = new Map<string, Proven[]>();

  note(urn: string, repricing: Repricing): Repricing {
    if (repricing.proven) {
      const known = this.byUrn.get(urn);
      if (known === undefined) this.byUrn.set(urn, [repricing]);
      else known.push(repricing);
    }
    return repricing;
  }

  /** Of several that were priced, the one that the facts speak of; undefined where that cannot be told. */
  proofOf(outcome: { readonly facts?: Facts; readonly urn?: string; readonly proof?: Proof }): Proof | undefined {
    if (outcome.proof !== undefined) return outcome.proof;
    const priced = this.byUrn.get(outcome.urn ?? "") ?? [];
    const stated = outcome.facts?.afterUsdPerMonth;
    const found =
      typeof stated === "number"
        ? priced.find(({ afterUsdPerMonth }) => afterUsdPerMonth === stated)
        : priced.length === 1
          ? priced[0]
          : undefined;
    return found && { before: found.before, after: found.after };
  }
}
