import { type GatewayUse, gatewayCharges, gatewayExtras, gatewayParts, gatewayUsers, privateWay, zonalGatewayCharges } from "../blueprint";
import type { PriceBook } from "../catalog";
import { isProvider, type Placement, type PortfolioNeed, type WorkloadNeed } from "../model";
import { dearer } from "./dearer-quote";
import type { NetworkInternetAccessArgs } from "./kinds/kind-args";
import type { PlannedUsage } from "./planned-usage";
import { partName } from "./realise/site";
import type { InternetAccessArgs } from "./workload-args";

const DEFAULT_GIB_PER_MONTH = 10;

/** A need with what its own use of the gateway costs, beside machines and in quotes. */
export function withInternetAccess(
  need: WorkloadNeed,
  args: boolean | InternetAccessArgs | NetworkInternetAccessArgs | undefined,
  book: PriceBook,
): WorkloadNeed {
  if (args === undefined || args === false) return need;
  const gibPerMonth = (args === true ? undefined : args.gibPerMonth) ?? DEFAULT_GIB_PER_MONTH;
  const machines = need.kind === "network" ? (((args === true ? {} : args) as NetworkInternetAccessArgs).otherMachines ?? 0) : undefined;
  const gateways = need.asKind?.kind === "network" && need.asKind.gatewayPerZone ? need.zones : 1;
  const used = gatewayExtras(gibPerMonth, book);
  const quotes = need.offered?.quotes.map((quote) => {
    const extra = used.find(({ provider, region }) => provider === quote.provider && region === quote.region);
    if (extra === undefined) return quote;
    const usdPerMonth = extra.usdPerMonth + (machines ?? quote.count) * extra.usdPerMachinePerMonth;
    return dearer(quote, { label: extra.label, usdPerMonth });
  });
  return {
    ...need,
    internetAccess: { gibPerMonth, ...(gateways === 1 ? {} : { gateways }), ...(machines === undefined ? {} : { machines }) },
    extras: [...(need.extras ?? []), ...used],
    ...(need.offered === undefined || quotes === undefined ? {} : { offered: { ...need.offered, quotes } }),
  };
}

/** The charges of gateways that workloads share. */
export function internetCharges(workloads: readonly WorkloadNeed[], book: PriceBook): Pick<PortfolioNeed, "siteCharges"> {
  const names = workloads.filter(({ internetAccess }) => internetAccess !== undefined).map(({ name }) => name);
  const zonal = workloads.flatMap(({ name, internetAccess }) => zonalGatewayCharges(name, internetAccess?.gateways ?? 1, book));
  const siteCharges = [...gatewayCharges(names, book, gatewayUsers(workloads)), ...zonal];
  return siteCharges.length === 0 ? {} : { siteCharges };
}

/** How the gateway of a place is used by the workloads that stand there; undefined where none needs one. */
export function gatewayUse(
  need: PortfolioNeed,
  placements: readonly Placement[],
  at: Pick<Placement, "provider" | "region">,
): GatewayUse | undefined {
  const here = placements.flatMap((placement) => {
    if (placement.provider !== at.provider || placement.region !== at.region) return [];
    const workload = need.workloads.find(({ name }) => name === placement.workload);
    if (workload === undefined) return [];
    const access = workload.internetAccess;
    const byGateway = privateWay(workload, at.provider, at.region) === "gateway" ? workload.privateServices : undefined;
    if (access === undefined && byGateway === undefined) return [];
    const machines = access?.machines ?? placement.count;
    return [{ machines, gib: (access?.gibPerMonth ?? 0) + (byGateway?.gibPerMonth ?? 0), gateways: access?.gateways ?? 1 }];
  });
  if (here.length === 0) return undefined;
  return {
    machines: here.reduce((sum, { machines }) => sum + machines, 0),
    gib: here.reduce((sum, { gib }) => sum + gib, 0),
    gateways: Math.max(...here.map(({ gateways }) => gateways)),
  };
}

/** What will be used of the gateways, by the names of their resources. */
export function gatewayUsage(
  need: PortfolioNeed,
  placements: readonly Placement[],
  siteNameOf: (placement: Placement) => string,
): PlannedUsage {
  return Object.fromEntries(
    placements.flatMap((placement) => {
      const use = gatewayUse(need, placements, placement);
      if (use === undefined || !isProvider(placement.provider)) return [];
      return gatewayParts(placement.provider, use).flatMap(({ name, usage }) =>
        usage === undefined ? [] : [[partName(siteNameOf(placement), name), usage]],
      );
    }),
  );
}
