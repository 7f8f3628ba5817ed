import type { OfferCapacity } from "../../catalog";
import { formatAmount, type PortfolioNeed, purchases, purchaseText, type Quota, type WorkloadNeed } from "../../model";
import { LARGEST_COUNT } from "../fit";

/** A limit that can be lifted to see what it costs. */
export interface Constraint {
  /** Path of the field that declares it: `budgetUsdPerMonth`, `quotas[0]`, `workloads.web.jurisdictions`. */
  readonly id: string;
  /** Set where it belongs to one workload. */
  readonly workload?: string;
  readonly text: string;
  lift(need: PortfolioNeed): PortfolioNeed;
}

/** A requirement of one workload. */
export interface Requirement {
  readonly field: string;
  readonly text: string;
  lift(need: WorkloadNeed): WorkloadNeed;
}

const list = (items: readonly string[]) => items.join(" or ");

function without<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !(keys as readonly string[]).includes(key))) as Omit<T, K>;
}

/** Fields that plain machines alone have to meet. */
const ofMachines: ReadonlySet<string> = new Set([
  ...["minCount", "maxCount", "targetUtilisationFraction", "architectures", "burstable", "previousGenerations"],
  ...["gpu", "minVcpusPerMachine", "minMemoryGibPerMachine", "minNetworkMbpsPerMachine"],
]);

/** Everything that a workload asks for beyond its load, and what it would be without. */
export function requirementsOf(need: WorkloadNeed): readonly Requirement[] {
  const found: Requirement[] = [];
  // What is asked of machines says nothing of quotes.
  const takesMachines = need.offered?.only !== true;
  const add = (isAsked: boolean, field: string, text: string, lift: Requirement["lift"]) => {
    if (isAsked && (takesMachines || !ofMachines.has(field))) found.push({ field, text, lift });
  };
  add(need.providers.length > 0, "providers", `provider ${list(need.providers)}`, (one) => ({ ...one, providers: [] }));
  add(need.regions.length > 0, "regions", `region ${list(need.regions)}`, (one) => ({ ...one, regions: [] }));
  add(need.jurisdictions.length > 0, "jurisdictions", `jurisdiction ${list(need.jurisdictions)}`, (one) => ({ ...one, jurisdictions: [] }));
  for (const [index, set] of (need.within ?? []).entries()) {
    const lift = (one: WorkloadNeed) => ({ ...one, within: (one.within ?? []).filter((_, position) => position !== index) });
    add(true, `within[${index}]`, `within ${set.name}`, lift);
  }
  add(need.zones > 1, "zones", `${need.zones} zones`, (one) => ({ ...one, zones: 1 }));
  add(need.minCount > Math.max(1, need.zones), "minCount", `at least ${need.minCount} machines`, (one) => ({ ...one, minCount: 1 }));
  add(true, "maxCount", `at most ${need.maxCount} machines`, (one) => ({ ...one, maxCount: LARGEST_COUNT - 1 }));
  const percent = Math.round(need.targetUtilisationFraction * 100);
  add(need.targetUtilisationFraction < 1, "targetUtilisationFraction", `machines used to ${percent} % at most`, (one) => ({
    ...one,
    targetUtilisationFraction: 1,
  }));
  const paid = purchases.filter((purchase) => purchase !== "spot" || need.interruptible);
  add(
    paid.some((purchase) => !need.purchases.includes(purchase)),
    "purchases",
    `paid ${list(need.purchases.map(purchaseText))}`,
    (one) => ({ ...one, purchases: paid }),
  );
  add(!need.interruptible, "interruptible", "not interruptible, so no spot", (one) => ({
    ...without(one, "maxSpotFraction"),
    interruptible: true,
    purchases: [...new Set([...one.purchases, "spot" as const])],
  }));
  add(
    need.maxSpotFraction !== undefined && need.interruptible,
    "maxSpotFraction",
    `at most ${Math.round((need.maxSpotFraction ?? 0) * 100)} % on spot`,
    (one) => without(one, "maxSpotFraction"),
  );
  add(need.architectures.length === 1, "architectures", `architecture ${list(need.architectures)}`, (one) => ({
    ...one,
    architectures: ["x86_64", "arm64"],
  }));
  add(!need.burstable, "burstable", "no burstable sizes", (one) => ({ ...one, burstable: true }));
  add(need.previousGenerations !== true, "previousGenerations", "no superseded families", (one) => ({ ...one, previousGenerations: true }));
  add(need.gpu !== undefined, "gpu", `GPU ${need.gpu}`, (one) => without(one, "gpu"));
  add(need.minVcpusPerMachine !== undefined, "minVcpusPerMachine", `${need.minVcpusPerMachine} vCPUs a machine`, (one) =>
    without(one, "minVcpusPerMachine"),
  );
  add(need.minMemoryGibPerMachine !== undefined, "minMemoryGibPerMachine", `${need.minMemoryGibPerMachine} GiB a machine`, (one) =>
    without(one, "minMemoryGibPerMachine"),
  );
  add(need.minNetworkMbpsPerMachine !== undefined, "minNetworkMbpsPerMachine", `${need.minNetworkMbpsPerMachine} Mbit/s a machine`, (one) =>
    without(one, "minNetworkMbpsPerMachine"),
  );
  add(need.split !== undefined, "split", `split over ${need.split?.providers} providers`, (one) => without(one, "split"));
  add(need.current !== undefined && need.moving !== undefined, "moving", `moving from ${need.current?.region} has its cost`, (one) =>
    without(one, "current", "moving"),
  );
  return found;
}

/** The requirements of a workload as constraints of its portfolio. */
export function workloadConstraints(need: WorkloadNeed): readonly Constraint[] {
  return requirementsOf(need).map(({ field, text, lift }) => ({
    id: `workloads.${need.name}.${field}`,
    workload: need.name,
    text,
    lift: (from) => ({ ...from, workloads: from.workloads.map((one) => (one.name === need.name ? lift(one) : one)) }),
  }));
}

type GroupField = "sameProvider" | "sameRegion" | "differentProvider" | "differentRegion" | "differentZone";
const groupTexts: Readonly<Record<GroupField, string>> = {
  sameProvider: "the same provider",
  sameRegion: "the same region",
  differentProvider: "different providers",
  differentRegion: "different regions",
  differentZone: "different zones",
};

/** The limits across workloads; `capacities`: what there is of offers from a file. */
export function portfolioConstraints(need: PortfolioNeed, capacities: readonly OfferCapacity[] = []): readonly Constraint[] {
  const found: Constraint[] = [];
  const drop = <T>(items: readonly T[] | undefined, index: number) => (items ?? []).filter((_, position) => position !== index);
  if (need.maxProviders !== undefined) {
    const text = need.maxProviders === 1 ? "1 provider" : `at most ${need.maxProviders} providers`;
    found.push({ id: "maxProviders", text, lift: (from) => without(from, "maxProviders") });
  }
  if (need.budgetUsdPerMonth !== undefined) {
    const text = `a budget of ${formatAmount(need.budgetUsdPerMonth)} USD a month`;
    found.push({ id: "budgetUsdPerMonth", text, lift: (from) => without(from, "budgetUsdPerMonth") });
  }
  for (const [index, { team, usdPerMonth }] of (need.teamBudgets ?? []).entries()) {
    const text = `a budget of ${formatAmount(usdPerMonth)} USD a month for ${team}`;
    found.push({ id: `teamBudgets[${index}]`, text, lift: (from) => ({ ...from, teamBudgets: drop(from.teamBudgets, index) }) });
  }
  for (const field of Object.keys(groupTexts) as GroupField[]) {
    for (const [index, names] of (need[field] ?? []).entries()) {
      const text = `${groupTexts[field]} for ${names.join(", ")}`;
      found.push({ id: `${field}[${index}]`, text, lift: (from) => ({ ...from, [field]: drop(from[field], index) }) });
    }
  }
  for (const [index, quota] of need.quotas.entries()) {
    found.push({ id: `quotas[${index}]`, text: quotaText(quota), lift: (from) => ({ ...from, quotas: drop(from.quotas, index) }) });
  }
  for (const { name } of capacities) {
    const lift = (from: PortfolioNeed) => ({ ...from, withoutCapacities: [...(from.withoutCapacities ?? []), name] });
    found.push({ id: `offers: ${name}`, text: `the capacity of ${name}`, lift });
  }
  if (need.maxSpotFraction !== undefined) {
    const text = `at most ${Math.round(need.maxSpotFraction * 100)} % of all vCPUs on spot`;
    found.push({ id: "maxSpotFraction", text, lift: (from) => without(from, "maxSpotFraction") });
  }
  if (need.maxCarbonKgPerMonth !== undefined) {
    const text = `at most ${need.maxCarbonKgPerMonth.toLocaleString("en-US")} kg of CO2 a month`;
    found.push({ id: "maxCarbonKgPerMonth", text, lift: (from) => without(from, "maxCarbonKgPerMonth") });
  }
  return found;
}

function quotaText({ provider, region, family, maxVcpus }: Quota): string {
  const scope = [provider, region, family].filter((part) => part !== undefined).join(" ");
  return `a quota of ${maxVcpus.toLocaleString("en-US")} vCPUs on ${scope}`;
}

/** Whether nothing ties the workloads of a portfolio together: each can be explained alone. */
export function isSeparable(need: PortfolioNeed, capacities: readonly OfferCapacity[] = []): boolean {
  const isTied =
    need.traffic.length > 0 ||
    portfolioConstraints(need, capacities).length > 0 ||
    need.concentration !== undefined ||
    (need.pools ?? []).length > 0 ||
    (need.siteCharges ?? []).length > 0 ||
    (need.linkCharges ?? []).length > 0;
  return !isTied || need.workloads.length === 1;
}

/** The portfolio of one workload, with every limit that concerns it alone left out. */
export function aloneNeed(need: PortfolioNeed, workload: WorkloadNeed): PortfolioNeed {
  const { riskWeight, riskWeights } = need;
  const threats = (need.securityRisks ?? [])
    .filter(({ workloads }) => workloads === undefined || workloads.includes(workload.name))
    .map((risk) => without(risk, "workloads"));
  const groups = { sameProvider: [], sameRegion: [], differentProvider: [] };
  return {
    workloads: [workload],
    traffic: [],
    quotas: [],
    ...groups,
    riskWeight,
    ...(riskWeights === undefined ? {} : { riskWeights }),
    ...(threats.length === 0 ? {} : { securityRisks: threats }),
  };
}
