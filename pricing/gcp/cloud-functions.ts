import { pricedResource } from "../priced-resource";
import { servicePrice } from "./cloud-run";

export interface FunctionProps {
  readonly availableMemoryMb?: number;
  readonly minInstances?: number;
}

export interface FunctionV2Props {
  readonly serviceConfig?: { readonly availableCpu?: string; readonly availableMemory?: string; readonly minInstanceCount?: number };
}

const DEFAULT_MEMORY_MIB = 256;

/** CPU that a first-generation function gets with its memory, in GHz (https://cloud.google.com/functions/pricing-1stgen, read 2026-07). */
const GHZ_BY_MEMORY_MIB: Readonly<Record<number, number>> = { 128: 0.2, 256: 0.4, 512: 0.8, 1024: 1.4, 2048: 2.4, 4096: 4.8, 8192: 4.8 };

/** The free tier (invocations, GB-seconds, GHz-seconds) belongs to the billing account and is not deducted. */
export const cloudFunction = pricedResource<FunctionProps>({
  type: "gcp:cloudfunctions/function:Function",
  title: "Cloud Run function (1st generation)",
  pricingPage: "https://cloud.google.com/functions/pricing-1stgen",
  usage: {
    requestsPerMonth: { unit: "request", doc: "Invocations a month.", assumed: { low: 0, high: 1_000_000 } },
    executionSecondsPerMonth: {
      unit: "unit",
      doc: "Seconds a month that the function runs, each run rounded up to 0.1 s.",
      assumed: { low: 0, high: 300_000 },
    },
    internetEgressGib: { unit: "gib", doc: "Data that the function sends to the internet a month.", assumed: { low: 0, high: 5 } },
  },
  price: (props) => {
    const memoryMib = props.availableMemoryMb ?? DEFAULT_MEMORY_MIB;
    const ghz = GHZ_BY_MEMORY_MIB[memoryMib];
    if (ghz === undefined) return { unknown: `Google documents no CPU for a function of ${memoryMib} MiB` };
    if ((props.minInstances ?? 0) > 0) return { unknown: "the price book has no figure for idle minimum instances" };
    return [
      {
        label: `CPU (${ghz} GHz)`,
        price: { key: "functions.cpu", per: "ghz-second" },
        quantity: { usage: "executionSecondsPerMonth", factor: ghz },
      },
      {
        // Google's GB-second of functions counts 1,024 MiB as one GB.
        label: `Memory (${memoryMib} MiB)`,
        price: { key: "functions.memory", per: "gb-second" },
        quantity: { usage: "executionSecondsPerMonth", factor: memoryMib / 1024 },
      },
      {
        label: "Invocations",
        price: { key: "functions.invocations", per: "1m-requests" },
        quantity: { usage: "requestsPerMonth", factor: 1e-6 },
      },
      { label: "Outbound data transfer", price: { key: "functions.egress", per: "gib" }, quantity: { usage: "internetEgressGib" } },
    ];
  },
});

/** vCPUs that a second-generation function gets with its memory (https://cloud.google.com/functions/docs/configuring/memory, read 2026-07). */
const VCPUS_BY_MEMORY: readonly (readonly [upToMib: number, vcpus: string])[] = [
  [128, "83m"],
  [256, "167m"],
  [512, "333m"],
  [1024, "583m"],
  [2048, "1"],
  [8192, "2"],
  [16384, "4"],
  [32768, "8"],
];

/** A second-generation function runs on Cloud Run and is charged as such, with request-based billing. */
export const cloudFunctionV2 = pricedResource<FunctionV2Props>({
  type: "gcp:cloudfunctionsv2/function:Function",
  title: "Cloud Run function",
  pricingPage: "https://cloud.google.com/run/pricing",
  usage: {
    instanceSecondsPerMonth: {
      unit: "unit",
      doc: "Seconds a month that instances serve requests, summed over the instances.",
      assumed: { low: 0, high: 300_000 },
    },
    requestsPerMonth: { unit: "request", doc: "Invocations a month.", assumed: { low: 0, high: 1_000_000 } },
  },
  price: (props, context) => {
    const config = props.serviceConfig;
    const memory = memoryMib(config?.availableMemory ?? `${DEFAULT_MEMORY_MIB}M`);
    if (memory === undefined) return { unknown: `its memory "${config?.availableMemory}" is not a quantity` };
    const cpu = config?.availableCpu ?? VCPUS_BY_MEMORY.find(([upTo]) => memory <= upTo)?.[1];
    if (cpu === undefined) return { unknown: `Google documents no CPU for a function of ${memory} MiB` };
    return servicePrice(
      { limits: [{ cpu, memory: `${memory}Mi` }], instanceBased: false, minInstances: config?.minInstanceCount ?? 0 },
      context,
    );
  },
});

/** `256M` and `256Mi` both mean MiB here, `1G` and `1Gi` GiB. */
function memoryMib(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(M|Mi|MB|G|Gi|GB)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * (match[2]?.startsWith("G") ? 1024 : 1);
}
