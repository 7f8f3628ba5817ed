import { AUDIT_LOG, auditLogCharges, auditLogParts } from "../blueprint";
import type { PriceBook } from "../catalog";
import { demandOf, isProvider, type Placement, type PortfolioNeed, type WorkloadNeed } from "../model";
import type { PlannedUsage } from "./planned-usage";
import { type PlacedAuditLog, partName } from "./realise/site";

/** Kept for so long where no profile asks for more. */
const DEFAULT_DAYS = 365;

/**
 * The audit logs that a portfolio sets up where its workloads stand, and what they cost there: under profiles that ask
 * for them unless it is told not to, else only where it is told to.
 */
export function auditLogNeed(
  workloads: readonly WorkloadNeed[],
  asked: boolean | undefined,
  book: PriceBook,
): Pick<PortfolioNeed, "auditLog" | "siteCharges"> {
  if (asked === false) return {};
  const audited = asked === true ? workloads : workloads.filter(({ compliance = [] }) => demandOf(compliance).auditLogDays > 0);
  if (audited.length === 0) return {};
  const { auditLogDays, customerKeys } = demandOf(audited.flatMap(({ compliance = [] }) => compliance));
  const spec = { retentionDays: auditLogDays === 0 ? DEFAULT_DAYS : auditLogDays, customerKey: customerKeys };
  const names = audited.map(({ name }) => name);
  return { auditLog: { ...spec, workloads: names }, siteCharges: auditLogCharges(names, spec, book) };
}

/** What a place sets up; undefined where no workload there is audited. */
export function auditLogAt(
  { auditLog }: PortfolioNeed,
  placements: readonly Placement[],
  { provider, region }: Pick<Placement, "provider" | "region">,
  book: PriceBook,
): PlacedAuditLog | undefined {
  if (auditLog === undefined || !isProvider(provider)) return undefined;
  const audited = placements.filter((placement) => placement.provider === provider && auditLog.workloads.includes(placement.workload));
  const places = [...new Set(audited.map((placement) => placement.region))].sort();
  if (!places.includes(region)) return undefined;
  const { retentionDays, customerKey } = auditLog;
  const spec = { retentionDays, customerKey };
  const parts = auditLogParts(provider, region, spec, book.region(provider, region)?.zones ?? 1);
  return { ...spec, parts, isFirst: places[0] === region, isOnly: places.length === 1 };
}

/** What will be used of them, by the names of their resources. */
export function auditLogUsage(
  need: PortfolioNeed,
  placements: readonly Placement[],
  siteNameOf: (placement: Placement) => string,
  book: PriceBook,
): PlannedUsage {
  return Object.fromEntries(
    placements.flatMap((placement) =>
      (auditLogAt(need, placements, placement, book)?.parts ?? []).flatMap(({ name, usage }) =>
        usage === undefined ? [] : [[partName(partName(siteNameOf(placement), AUDIT_LOG), name), usage]],
      ),
    ),
  );
}
