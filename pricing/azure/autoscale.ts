import { guardUnknowns, HOURS_PER_MONTH } from "../../model";
import { runningHours } from "../group-hours";
import type { PricingContext } from "../priced-resource";
import type { MachineCount } from "./machine-lines";

interface AutoscaleProps {
  readonly enabled?: boolean;
  readonly profiles?: readonly { readonly capacity?: { readonly minimum?: string; readonly maximum?: string } }[];
}

/** Autoscale settings of the current and of the former module. */
const AUTOSCALE_TYPES = ["azure-native:monitor:AutoscaleSetting", "azure-native:insights:AutoscaleSetting"];

/** Number of machines: the bounds of the autoscale settings that target the resource, else the count it declares itself. */
export function autoscaledCount(declared: number | undefined, context: PricingContext): MachineCount | undefined {
  const bounds = AUTOSCALE_TYPES.flatMap((type) => context.dependants(type))
    .map((setting) => guardUnknowns(setting.inputs) as AutoscaleProps)
    // A setting that does not say `enabled` is taken to be meant: its bounds hold either way.
    .filter((setting) => setting.enabled !== false)
    .flatMap((setting) => (setting.profiles ?? []).map((profile) => profile.capacity))
    .flatMap((bound) =>
      bound?.minimum === undefined || bound.maximum === undefined ? [] : [[Number(bound.minimum), Number(bound.maximum)] as const],
    )
    // Profiles of the hours without machines, where it is declared how many these are.
    .filter(([, maximum]) => maximum > 0 || runningHours(context) === HOURS_PER_MONTH);
  if (bounds.length === 0) return declared;
  const low = Math.min(...bounds.map(([minimum]) => minimum));
  const high = Math.max(...bounds.map(([, maximum]) => maximum));
  return low === high ? low : { low, high, because: `it autoscales between ${low} and ${high} instances` };
}
