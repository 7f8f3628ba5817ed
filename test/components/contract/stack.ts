import { openBook } from "../../../catalog/built-in-book";
import type { DeclaredResource, Plan, Provider } from "../../../model";
import { defaultSettings, judge } from "../../../policy-pack/judge";
import { noUsage, type PricedStack, priceStack } from "../../../pricing";
import { realised } from "../run-declared";
import { names, portfolioOn, type WorkloadName } from "./portfolios";

export type Inputs = Readonly<Record<string, unknown>>;
export type Book = ReturnType<typeof openBook>;

/** The resources of one workload: those below its component. */
export class Owned {
  constructor(
    readonly workload: WorkloadName,
    readonly resources: readonly DeclaredResource[],
    readonly book: Book,
  ) {}

  /** Inputs of those whose type ends so. */
  all(typeEnd: string): readonly Inputs[] {
    return this.resources.filter(({ type }) => type.endsWith(typeEnd)).map(({ inputs }) => inputs);
  }

  /** Inputs of the only one, or of the one of this name among several. */
  one(typeEnd: string, name?: string): Inputs {
    const found = this.resources.filter((one) => one.type.endsWith(typeEnd) && (name === undefined || one.name === name));
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${this.workload}: ${found.length} resources of type ${typeEnd}`);
    return found[0].inputs;
  }
}

export interface ContractStack {
  readonly provider: Provider;
  readonly resources: readonly DeclaredResource[];
  readonly plan: Exclude<Plan, { readonly status: "infeasible" }>;
  readonly priced: PricedStack;
  readonly findings: readonly string[];
  readonly owned: Readonly<Record<WorkloadName, Owned>>;
  /** Name of the workload whose component a resource is under; undefined where it belongs to the place. */
  ownerOf(resource: DeclaredResource): WorkloadName | undefined;
}

/** The portfolio of every kind, realised in the embedded engine, priced and judged with one book. */
export async function contractStack(provider: Provider, bookFolder: string): Promise<ContractStack> {
  const book = openBook(bookFolder);
  const { resources, plan } = await realised(portfolioOn(provider));
  const priced = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  const { findings } = judge(priced, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  const byUrn = new Map(resources.map((one) => [one.urn, one]));
  const ownerOf = (resource: DeclaredResource): WorkloadName | undefined => {
    for (let one: DeclaredResource | undefined = resource; one !== undefined; one = byUrn.get(one.parent ?? "")) {
      const { type, name } = one;
      if (type.startsWith("costwright:")) return names.find((workload) => name === `shop-${workload}`);
    }
    return undefined;
  };
  const ownedBy = (workload: WorkloadName) =>
    new Owned(
      workload,
      resources.filter((one) => ownerOf(one) === workload),
      book,
    );
  return {
    ...{ provider, resources, plan, priced, ownerOf },
    findings: findings.map(({ rule, urn = "", message }) => `${rule} ${urn.split("::").slice(-2).join(" ")}: ${message}`),
    owned: Object.fromEntries(names.map((workload) => [workload, ownedBy(workload)])) as Readonly<Record<WorkloadName, Owned>>,
  };
}
