import { HOURS_PER_MONTH } from "../../model";
import { pricedResource, type Quantity } from "../priced-resource";
import { counted, hourly } from "./line";

export interface Props {
  readonly sku?: { readonly name?: string; readonly capacity?: number };
  readonly autoscaleConfiguration?: { readonly minCapacity?: number; readonly maxCapacity?: number };
}

/** One instance of a v2 gateway stands for ten capacity units, charged whether used or not. */
const UNITS_PER_INSTANCE = 10;
/** Most instances that a v2 gateway scales to. */
const MAX_INSTANCES = 125;

function capacityUnits({ sku, autoscaleConfiguration: scaling }: Props): Quantity {
  const perInstance = UNITS_PER_INSTANCE * HOURS_PER_MONTH;
  if (scaling === undefined) {
    const instances = sku?.capacity ?? 1;
    return instances * perInstance;
  }
  const low = scaling.minCapacity ?? 0;
  const high = Math.max(low, scaling.maxCapacity ?? MAX_INSTANCES);
  return {
    low: low * perInstance,
    high: high * perInstance,
    because: `the gateway autoscales between ${low} and ${high} instances of 10 capacity units`,
  };
}

export const applicationGateway = pricedResource<Props>({
  type: "azure-native:network:ApplicationGateway",
  title: "Application gateway",
  pricingPage: "https://azure.microsoft.com/pricing/details/application-gateway/",
  price: (props) => {
    const name = props.sku?.name;
    if (name === undefined) return { unknown: "no sku.name is declared" };
    const v2 = { standard_v2: "standard-v2", waf_v2: "waf-v2" }[name.toLowerCase()];
    if (v2 === undefined) {
      return [
        hourly(`Gateway usage (${name})`, `application-gateway.${name.toLowerCase().replaceAll("_", "-")}.hour`, props.sku?.capacity ?? 1),
      ];
    }
    return [
      hourly(`Gateway usage (${name})`, `application-gateway.${v2}.hour`),
      counted(`Capacity units (${name})`, `application-gateway.${v2}.capacity-unit`, "unit-hour", capacityUnits(props)),
    ];
  },
});
