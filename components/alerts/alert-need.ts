import { type AlertPlan, alertCharges, alertCost, alertExtras, alertSiteParts, alertsOn, type Watched } from "../../blueprint";
import type { PriceBook } from "../../catalog";
import { type AlertNeed, isProvider, type Placement, type PortfolioNeed, type WorkloadNeed } from "../../model";
import { dearer } from "../dearer-quote";
import type { PlannedUsage } from "../planned-usage";
import type { Path, Problem } from "../problem";
import { partName } from "../realise/site";
import type { AlertsArgs } from "./alerts-args";

/** How far beyond the plan a month may cost before somebody is told. */
const COST_FACTOR = 1.2;
/** The providers' storage grows by itself when a tenth is left. */
const DATABASE_DISK_FRACTION = 0.95;
/** Kinds that something watches beside their cost. */
const watchedKinds: ReadonlySet<string> = new Set(["service", "database", "cache"]);

/** The arguments of a workload, and of its portfolio where it says nothing else. */
export function mergedAlerts(portfolio: AlertsArgs | undefined, own: AlertsArgs | undefined): { readonly alerts?: AlertsArgs } {
  if (portfolio === undefined && own === undefined) return {};
  return { alerts: { ...portfolio, ...own } };
}

/** Halfway from the target to full: beyond what autoscaling holds, and before nothing is left. */
export function alertFraction(targetUtilisationFraction: number): number {
  return Math.round(500 * (1 + targetUtilisationFraction)) / 1000;
}

/** Every limit with its default filled in; that of the cost where it is declared. */
export function alertNeedOf(args: AlertsArgs, need: WorkloadNeed): AlertNeed {
  const fraction = alertFraction(need.targetUtilisationFraction);
  const { email, webhook, cpuFraction = fraction, memoryFraction = fraction, latencyMs, costUsdPerMonth, agent = false } = args;
  const { minNetworkMbpsPerMachine } = need;
  const networkMbps = args.networkMbps ?? (minNetworkMbpsPerMachine === undefined ? undefined : minNetworkMbpsPerMachine * fraction);
  return {
    byEmail: email !== undefined,
    byWebhook: webhook !== undefined,
    cpuFraction,
    memoryFraction,
    diskFraction: args.diskFraction ?? (need.kind === "database" ? DATABASE_DISK_FRACTION : fraction),
    ...(networkMbps === undefined ? {} : { networkMbps }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(costUsdPerMonth === undefined ? {} : { costUsdPerMonth }),
    agent,
  };
}

/** Alerts that reach nobody, or that tell of the very load that is declared. */
export function alertProblems(args: AlertsArgs | undefined, targetUtilisationFraction: number, path: Path): Problem[] {
  if (args === undefined) return [];
  const at = [...path, "alerts"];
  const problems: Problem[] = [];
  if (args.email === undefined && args.webhook === undefined)
    problems.push({ path: at, message: "reach nobody", hint: "give them an email or a webhook" });
  for (const field of ["cpuFraction", "memoryFraction"] as const) {
    const limit = args[field];
    if (limit === undefined || limit > targetUtilisationFraction) continue;
    const message = `is ${limit}, not above targetUtilisationFraction (${targetUtilisationFraction}): the declared load alone would set it off`;
    problems.push({ path: [...at, field], message, hint: `leave it out for ${alertFraction(targetUtilisationFraction)}` });
  }
  return problems;
}

/** Alerts of what nothing watches: declared for all, they leave it out; declared for it alone, they are a mistake. */
export function unwatchedProblems(kind: string | undefined, own: AlertsArgs | undefined, path: Path): Problem[] {
  if (own === undefined || watchedKinds.has(kind ?? "service")) return [];
  const message = `are declared for a kind (${kind}) that no alert watches`;
  return [{ path: [...path, "alerts"], message, hint: "services, databases and caches have alerts: leave them out here" }];
}

/** A need with its alerts and what they cost, beside machines and in quotes. */
export function withAlerts(need: WorkloadNeed, args: AlertsArgs | undefined, book: PriceBook): WorkloadNeed {
  if (args === undefined || !watchedKinds.has(need.kind ?? "service")) return need;
  const alerts = alertNeedOf(args, need);
  const watched = watchedOf(need, { vcpusPerMachine: 0, memoryGibPerMachine: 0 });
  const quotes = need.offered?.quotes.map((quote) => dearer(quote, alertCost(quote, alerts, watched, book)));
  return {
    ...need,
    alerts,
    extras: [...(need.extras ?? []), ...(need.offered?.only === true ? [] : alertExtras(alerts, watched, book))],
    ...(need.offered === undefined || quotes === undefined ? {} : { offered: { ...need.offered, quotes } }),
  };
}

function watchedOf(
  { loadBalancer, internalLoadBalancer = false, asKind }: WorkloadNeed,
  { vcpusPerMachine, memoryGibPerMachine, form }: Pick<Placement, "vcpusPerMachine" | "memoryGibPerMachine" | "form">,
): Watched {
  return {
    ...(form === undefined ? {} : { form }),
    vcpusPerMachine,
    memoryGibPerMachine,
    loadBalancer,
    ...(internalLoadBalancer ? { internalLoadBalancer } : {}),
    ...(asKind?.kind === "database" ? { storageGib: asKind.storageGib } : {}),
  };
}

/** What watches a workload where it is placed; undefined where nobody asked. */
export function alertPlanOf(need: WorkloadNeed, placement: Placement): AlertPlan | undefined {
  if (need.alerts === undefined || !isProvider(placement.provider)) return undefined;
  return alertsOn(placement.provider, need.alerts, watchedOf(need, placement));
}

/** The need with the limit of its cost, once the plan tells what it costs. `budget` is that of all workloads together. */
export function withCostLimit(
  need: WorkloadNeed,
  placement: Placement,
  budget?: { readonly budgetUsdPerMonth: number; readonly planUsdPerMonth: number },
): WorkloadNeed {
  const { alerts } = need;
  if (alerts === undefined || alerts.costUsdPerMonth !== undefined) return need;
  const { usdPerMonth } = placement;
  const limit =
    budget === undefined || budget.planUsdPerMonth === 0
      ? usdPerMonth * COST_FACTOR
      : (usdPerMonth * budget.budgetUsdPerMonth) / budget.planUsdPerMonth;
  return { ...need, alerts: { ...alerts, costUsdPerMonth: Math.max(1, Math.ceil(limit)) } };
}

/** What the alerts of several workloads share. */
export function sharedAlertCharges(workloads: readonly WorkloadNeed[], book: PriceBook): Pick<PortfolioNeed, "siteCharges"> {
  const names = workloads.filter(({ alerts }) => alerts !== undefined).map(({ name }) => name);
  return names.length === 0 ? {} : { siteCharges: alertCharges(names, book) };
}

/** What will be used of a workload's alerts, by the names of their resources. */
export function alertUsage(resourceName: string, need: WorkloadNeed, placement: Placement): PlannedUsage {
  const parts = alertPlanOf(need, placement)?.parts ?? [];
  return Object.fromEntries(parts.flatMap(({ name, usage }) => (usage === undefined ? [] : [[partName(resourceName, name), usage]])));
}

/** What will be used of what the alerts of a place share. */
export function alertSiteUsage(
  { workloads }: PortfolioNeed,
  placements: readonly Placement[],
  siteNameOf: (placement: Placement) => string,
): PlannedUsage {
  const watched = new Set(workloads.filter(({ alerts }) => alerts !== undefined).map(({ name }) => name));
  return Object.fromEntries(
    placements.flatMap((placement) => {
      if (!watched.has(placement.workload) || !isProvider(placement.provider)) return [];
      return alertSiteParts(placement.provider).flatMap(({ name, usage }) =>
        usage === undefined ? [] : [[partName(siteNameOf(placement), name), usage] as const],
      );
    }),
  );
}

/** What was asked for and is not watched, for the preview to say. */
export function alertNotes(need: WorkloadNeed, placement: Placement, googleBillingAccount: boolean): readonly string[] {
  const plan = alertPlanOf(need, placement);
  if (plan === undefined) return [];
  const gaps = plan.gaps.map(
    ({ signal, because }) => `no alert watches the ${signal} of "${need.name}" on ${placement.provider}: ${because}`,
  );
  const cost =
    placement.provider === "gcp" && !googleBillingAccount
      ? [
          `no alert watches the cost of "${need.name}" on gcp: budgets belong to the billing account there, declare alerts.googleBillingAccount`,
        ]
      : placement.provider === "aws"
        ? [
            `the budget of "${need.name}" counts what is tagged costwright:workload: make it a cost allocation tag of the AWS account, without that it never fires`,
          ]
        : [];
  return [...gaps, ...cost];
}
