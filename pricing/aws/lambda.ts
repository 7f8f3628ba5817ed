import { HOURS_PER_MONTH, MIB_PER_GIB, SECONDS_PER_HOUR } from "../../model";
import { type LineSpec, pricedResource } from "../priced-resource";
import { inputsOf } from "./known";
import { line, PER_MILLION, requestUsage, unpriced } from "./lines";

const pricingPage = "https://aws.amazon.com/lambda/pricing/";
const LAMBDA_FUNCTION = "aws:lambda/function:Function";
const DEFAULT_MEMORY_MIB = 128;
const INCLUDED_TEMPORARY_MIB = 512;

export interface FunctionProps {
  readonly memorySize?: number;
  readonly architectures?: readonly string[];
  readonly ephemeralStorage?: { readonly size?: number };
  readonly snapStart?: { readonly applyOn?: string };
  readonly runtime?: string;
}

/**
 * Requests and duration x memory. The monthly free tier (a million requests, 400,000 GB-seconds) belongs to the
 * account, not to a function, and is not deducted.
 */
export const lambdaFunction = pricedResource<FunctionProps>({
  type: LAMBDA_FUNCTION,
  title: "Lambda function",
  pricingPage,
  usage: {
    requestsPerMonth: requestUsage("Invocations", 1_000_000),
    durationSecondsPerMonth: {
      unit: "unit",
      doc: "Seconds that the function runs, all invocations together",
      assumed: { low: 0, high: 200_000 },
    },
  },
  price: ({ memorySize = DEFAULT_MEMORY_MIB, architectures, ephemeralStorage, snapStart, runtime = "" }) => {
    const platform = architectures?.[0] === "arm64" ? "arm" : "x86";
    const extraMib = (ephemeralStorage?.size ?? INCLUDED_TEMPORARY_MIB) - INCLUDED_TEMPORARY_MIB;
    const duration = (gib: number) => ({ usage: "durationSecondsPerMonth", factor: gib });
    const lines: LineSpec[] = [
      line("Requests", `lambda.${platform}.requests`, "1m-requests", { usage: "requestsPerMonth", factor: PER_MILLION }),
      line(`Duration (${memorySize} MB, ${platform})`, `lambda.${platform}.duration`, "gb-second", duration(memorySize / MIB_PER_GIB)),
    ];
    if (extraMib > 0) {
      lines.push(line("Ephemeral storage (above 512 MB)", "lambda.ephemeral_storage", "gb-second", duration(extraMib / MIB_PER_GIB)));
    }
    // SnapStart is free for Java and charged by cache and restore for the other runtimes.
    if (snapStart?.applyOn === "PublishedVersions" && !runtime.startsWith("java")) {
      lines.push(unpriced("SnapStart (cache and restore)", "the price book has no figure for it"));
    }
    return lines;
  },
});

export interface ProvisionedConcurrencyProps {
  readonly provisionedConcurrentExecutions?: number;
  readonly functionName?: string;
}

export const lambdaProvisionedConcurrency = pricedResource<ProvisionedConcurrencyProps>({
  type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
  title: "Lambda provisioned concurrency",
  pricingPage,
  price: ({ provisionedConcurrentExecutions }, context) => {
    const target = context.related(LAMBDA_FUNCTION, "functionName")[0] ?? context.related(LAMBDA_FUNCTION)[0];
    if (target === undefined) return { unknown: "the memory of its function is not declared in this stack" };
    if (provisionedConcurrentExecutions === undefined) return { unknown: "it states no number of executions" };
    const { memorySize = DEFAULT_MEMORY_MIB, architectures } = inputsOf<FunctionProps>(target);
    const platform = architectures?.[0] === "arm64" ? "arm" : "x86";
    const gbSeconds = (memorySize / MIB_PER_GIB) * HOURS_PER_MONTH * SECONDS_PER_HOUR;
    return [
      line(
        "Provisioned concurrency",
        `lambda.${platform}.provisioned_concurrency`,
        "gb-second",
        gbSeconds,
        provisionedConcurrentExecutions,
      ),
    ];
  },
});

export interface EventSourceMappingProps {
  readonly provisionedPollerConfig?: { readonly minimumPollers?: number };
}

export const lambdaEventSourceMapping = pricedResource<EventSourceMappingProps>({
  type: "aws:lambda/eventSourceMapping:EventSourceMapping",
  title: "Lambda event source mapping",
  pricingPage,
  price: ({ provisionedPollerConfig }) =>
    provisionedPollerConfig === undefined
      ? { free: "polling is free; the function and the source are charged where they are declared" }
      : { unknown: "the price book has no figure for provisioned event pollers" },
});
