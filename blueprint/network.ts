import type { WorkloadNeed } from "../model";
import type { Blueprint, Part } from "./part";

/** What the names of the resources have behind the network's. */
export const FLOW_LOGS = "flow-logs";
/** What stores them, where they are stored in something of its own. */
export const FLOW_LOG_STORE = "flow-log-store";

export const DAYS_PER_MONTH = 365 / 12;

/** Flow logs that lie there once they are as old as they get: the storage of later months, not of the first. */
export function storedFlowLogsGib({
  retentionDays,
  gibPerMonth,
}: {
  readonly retentionDays: number;
  readonly gibPerMonth: number;
}): number {
  return Math.round(((gibPerMonth * retentionDays) / DAYS_PER_MONTH) * 1000) / 1000;
}

/** A network itself is free of charge everywhere: what it costs are its logs, and the gateways that its place shares. */
export function networkBlueprint(family: string, { zones }: WorkloadNeed, zonesThere: number, parts: readonly Part[]): Blueprint {
  return {
    size: zones === 1 ? "1 zone" : `${zones} zones`,
    family,
    count: 1,
    purchase: "on-demand",
    vcpusPerMachine: 0,
    memoryGibPerMachine: 0,
    zones: Math.min(zones, zonesThere),
    parts,
  };
}
