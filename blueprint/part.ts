import type { PriceBook, Region } from "../catalog";
import type { KindNeed, Provider, Purchase, WorkloadKind, WorkloadNeed } from "../model";

/**
 * One resource as it will be declared: the inputs that decide its price, in the SDK's own names. The realisers add what
 * only wires it up. One source for both is what makes the plan cost what the resources cost.
 */
export interface Part {
  /** Unique in its blueprint: the last part of the resource's name, `data`, `standby`; empty for the main resource. */
  readonly name: string;
  /** Pulumi type token. */
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Parts that it takes values from, as prices follow such links: input name -> name of the part. */
  readonly from?: Readonly<Record<string, string>>;
  /** What will be used of it each month, by the usage quantities of its price. */
  readonly usage?: Readonly<Record<string, number>>;
}

/** All resources with a price that serve one need in one way. */
export interface Blueprint {
  readonly size: string;
  readonly family: string;
  readonly count: number;
  readonly purchase: Purchase;
  readonly vcpusPerMachine: number;
  readonly memoryGibPerMachine: number;
  readonly zones: number;
  /** As they are declared, and as they are priced: only where something scales these differ from `parts`. */
  readonly parts: readonly Part[];
  readonly expected?: readonly Part[];
  /** Why the price may be its upper bound, where the source leaves that open: it is then compared by that. */
  readonly uncertain?: string;
}

/** One way in which one provider serves one kind of workload. */
export interface Form<Need extends KindNeed = KindNeed> {
  /** Unique over all forms: `rds-instance`, `fargate`. Locks hold it. */
  readonly form: string;
  readonly title: string;
  readonly provider: Provider;
  readonly kind: WorkloadKind;
  /** Everything that could serve the need there, in no order; empty where nothing can. Prices are looked up later. */
  blueprints(need: Need, workload: WorkloadNeed, region: Region, book: PriceBook): readonly Blueprint[];
}

/** Keeps the need's type while the registry holds all forms alike. */
export function form<Need extends KindNeed>(definition: Form<Need>): Form {
  return definition as unknown as Form;
}
