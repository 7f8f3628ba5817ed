import { type PricingContext, pricedResource } from "../priced-resource";
import { machineCapacity, machineLines } from "./machine";

export interface ConnectorProps {
  readonly machineType?: string;
  readonly minInstances?: number;
  readonly maxInstances?: number;
  readonly minThroughput?: number;
  readonly maxThroughput?: number;
}

// A connector has 2 to 3 machines of type e2-micro by default; throughput counts in steps of 100 Mbps per machine
// (https://cloud.google.com/vpc/docs/serverless-vpc-access, read 2026-07).
const DEFAULT_MACHINE_TYPE = "e2-micro";
const DEFAULT_MIN = 2;
const DEFAULT_MAX = 3;
const MBPS_PER_MACHINE = 100;

/** Charged as the Compute Engine machines that it runs on; they do not scale in again. */
export const vpcAccessConnector = pricedResource<ConnectorProps>({
  type: "gcp:vpcaccess/connector:Connector",
  title: "Serverless VPC Access connector",
  pricingPage: "https://cloud.google.com/vpc/network-pricing#serverless-vpc-pricing",
  capacity: (props, context: PricingContext) => machineCapacity(props.machineType ?? DEFAULT_MACHINE_TYPE, context, machines(props)),
  price: (props, context) =>
    machineLines(
      { machineType: props.machineType ?? DEFAULT_MACHINE_TYPE, spot: false, accelerators: [], licence: { kind: "none" } },
      context,
      machines(props),
    ),
});

function machines(props: ConnectorProps) {
  const low = props.minInstances ?? (props.minThroughput === undefined ? DEFAULT_MIN : props.minThroughput / MBPS_PER_MACHINE);
  const most = props.maxInstances ?? (props.maxThroughput === undefined ? DEFAULT_MAX : props.maxThroughput / MBPS_PER_MACHINE);
  const high = Math.max(low, most);
  return { low, high, because: `the connector scales from ${low} to ${high} machines` };
}
