import type { AlertsArgs } from "../alerts/alerts-args";
import type { PlacedWorkload } from "./site";

/** A workload, of machines or of a kind, as its alerts need to know it. */
export interface AlertSubject extends Pick<PlacedWorkload, "workload" | "name" | "need" | "placement" | "tags" | "parent"> {
  readonly setup: { readonly alerts?: AlertsArgs };
}
