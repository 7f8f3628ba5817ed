import type { Part } from "../part";

/** Clients keep an answer for a while: two machines that ask every minute come to about this. */
const QUERIES_PER_MONTH = 100_000;

/** A private zone that holds the one name of a workload, known in its network alone. */
export const zonePart: Part = {
  name: "zone",
  type: "azure-native:privatedns:PrivateZone",
  inputs: { location: "global" },
  usage: { queriesPerMonth: QUERIES_PER_MONTH },
};

/** An address of the workload's network that leads to the service; `gibPerMonth` goes in and out through it. */
export function endpointPart(gibPerMonth: number): Part {
  return { name: "endpoint", type: "azure-native:network:PrivateEndpoint", inputs: {}, usage: { dataProcessedGb: gibPerMonth } };
}
