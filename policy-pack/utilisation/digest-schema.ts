import { type UtilisationMetric, utilisationMetrics } from "../../model";

const amount = { type: "number", minimum: 0 } as const;
const fraction = { ...amount, maximum: 1 } as const;
const date = (description: string) => ({ type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description }) as const;

/** Fields of a window, of a resource for all its metrics or of one metric that was measured otherwise. */
const windowFields = {
  from: date("First day that was measured, e.g. 2026-07-01."),
  to: date("The day after the last one that was measured."),
  coverageFraction: { ...fraction, description: "Share of the expected samples that are there. A machine that is stopped sends none." },
  samplePeriodSeconds: { type: "number", exclusiveMinimum: 0, description: "Time that one sample stands for." },
} as const;

const descriptions: Readonly<Record<UtilisationMetric, string>> = {
  cpuFraction: "CPU in use, of all vCPUs; of a group the average of its machines.",
  memoryFraction: "Memory in use, without what the system only caches.",
  gpuFraction: "GPU in use.",
  networkInBytesPerSecond: "Received.",
  networkOutBytesPerSecond: "Sent.",
  diskIops: "Reads and writes.",
  diskMibPerSecond: "Read and written.",
  connections: "Open connections of clients.",
  requestsPerSecond: "Requests, commands or records.",
  readUnitsPerSecond: "Consumed read capacity: DynamoDB's read units, Cosmos DB's request units.",
  writeUnitsPerSecond: "Consumed write capacity: DynamoDB's write units.",
  machines: "Machines or nodes of a group or pool that ran (of Google Cloud per zone, as they are declared).",
};

function metricSchema(metric: UtilisationMetric): object {
  const value = metric.endsWith("Fraction") ? fraction : amount;
  return {
    type: "object",
    description: descriptions[metric],
    additionalProperties: false,
    required: ["p50", "p90", "p95", "p99", "max"],
    properties: { p50: value, p90: value, p95: value, p99: value, p995: value, max: value, mean: value, ...windowFields },
  };
}

/** Published as schema/utilisation.schema.json. */
export const utilisationSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "costwright utilisation digest",
  description: "What resources really used: percentiles of their metrics over a window. Read offline by costwright's rules.",
  type: "object",
  additionalProperties: false,
  required: ["version", "resources"],
  properties: {
    version: { const: 1 },
    source: { type: "string", minLength: 1, description: "Where the figures come from, e.g. Amazon CloudWatch." },
    resources: {
      type: "object",
      description: "By URN, or by the provider's id of the resource.",
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: [...Object.keys(windowFields), "metrics"],
        properties: {
          ...windowFields,
          size: {
            type: "string",
            minLength: 1,
            description: "Size that it was measured on, e.g. m5.large. Without it, a resource that a change touches is not judged.",
          },
          metrics: {
            type: "object",
            additionalProperties: false,
            properties: Object.fromEntries(utilisationMetrics.map((metric) => [metric, metricSchema(metric)])),
          },
        },
      },
    },
  },
} as const;
