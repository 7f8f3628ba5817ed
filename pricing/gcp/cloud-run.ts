import { type Capacity, HOURS_PER_MONTH, SECONDS_PER_HOUR } from "../../model";
import { type LineSpec, type Pricing, type PricingContext, pricedResource, type UsageQuantity } from "../priced-resource";
import { instanceLimits, type Limits } from "./container-limits";

export interface RunServiceProps {
  readonly template?: {
    readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
    readonly spec?: { readonly containers?: readonly { readonly resources?: { readonly limits?: Limits } }[] };
  };
}

export interface RunV2ServiceProps {
  readonly scaling?: { readonly minInstanceCount?: number };
  readonly template?: {
    readonly containers?: readonly { readonly resources?: { readonly limits?: Limits; readonly cpuIdle?: boolean } }[];
    readonly scaling?: { readonly minInstanceCount?: number; readonly maxInstanceCount?: number };
    readonly nodeSelector?: { readonly accelerator?: string };
  };
}

export interface RunV2JobProps {
  readonly template?: {
    readonly taskCount?: number;
    readonly template?: {
      readonly containers?: readonly { readonly resources?: { readonly limits?: Limits } }[];
      readonly nodeSelector?: { readonly accelerator?: string };
    };
  };
}

const pricingPage = "https://cloud.google.com/run/pricing";
const SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR;

// The free tier (vCPU-seconds, GiB-seconds, requests) belongs to the billing account and is not deducted.
const serviceUsage = {
  instanceSecondsPerMonth: {
    unit: "unit",
    doc: "Seconds a month that instances are charged, summed over the instances (with request-based billing: while they serve requests).",
    assumed: { low: 0, high: SECONDS_PER_MONTH },
  },
  requestsPerMonth: { unit: "request", doc: "Requests a month.", assumed: { low: 0, high: 1_000_000 } },
  internetEgressGib: {
    unit: "gib",
    doc: "Data sent to the internet a month; a line only where it is declared.",
    assumed: { low: 0, high: 0 },
  },
} as const satisfies Readonly<Record<string, UsageQuantity>>;

/** What both generations of the API say of a service. */
interface Service {
  readonly limits: readonly (Limits | undefined)[];
  /** CPU is always allocated: charged by the instance's life, not by its requests. */
  readonly instanceBased: boolean;
  readonly minInstances: number;
  readonly accelerator?: string | undefined;
}

export const cloudRunService = pricedResource<RunServiceProps>({
  type: "gcp:cloudrun/service:Service",
  title: "Cloud Run service (v1)",
  pricingPage,
  usage: serviceUsage,
  capacity: (props) => serviceCapacity(v1Service(props)),
  price: (props, context) => servicePrice(v1Service(props), context),
});

export const cloudRunV2Service = pricedResource<RunV2ServiceProps>({
  type: "gcp:cloudrunv2/service:Service",
  title: "Cloud Run service",
  pricingPage,
  usage: serviceUsage,
  capacity: (props) => serviceCapacity(v2Service(props)),
  price: (props, context) => servicePrice(v2Service(props), context),
});

export const cloudRunV2Job = pricedResource<RunV2JobProps>({
  type: "gcp:cloudrunv2/job:Job",
  title: "Cloud Run job",
  pricingPage,
  usage: {
    taskSecondsPerMonth: {
      unit: "unit",
      doc: "Seconds a month that tasks run, summed over the tasks.",
      assumed: { low: 0, high: 360_000 },
    },
  },
  price: (props) => {
    const task = props.template?.template;
    const size = instanceLimits((task?.containers ?? []).map(({ resources }) => resources?.limits));
    if (typeof size === "string") return { unknown: size };
    const seconds = (perSecond: number) => ({ usage: "taskSecondsPerMonth", factor: perSecond });
    return [
      {
        label: `CPU allocation time (${size.vcpus} vCPU)`,
        price: { key: "run.job.vcpu", per: "vcpu-second" },
        quantity: seconds(size.vcpus),
      },
      {
        label: `Memory allocation time (${size.memoryGib} GiB)`,
        price: { key: "run.job.memory", per: "gib-second" },
        quantity: seconds(size.memoryGib),
      },
      ...acceleratorLines(task?.nodeSelector?.accelerator),
    ];
  },
});

function v1Service({ template }: RunServiceProps): Service {
  const annotations = template?.metadata?.annotations;
  return {
    limits: (template?.spec?.containers ?? []).map(({ resources }) => resources?.limits),
    instanceBased: annotations?.["run.googleapis.com/cpu-throttling"] === "false",
    minInstances: Number(annotations?.["autoscaling.knative.dev/minScale"] ?? 0),
  };
}

function v2Service({ template, scaling }: RunV2ServiceProps): Service {
  const containers = template?.containers ?? [];
  return {
    limits: containers.map(({ resources }) => resources?.limits),
    // The API's default is request-based; once `resources` is declared, `cpuIdle` must be true to keep it.
    instanceBased: containers.some(({ resources }) => resources !== undefined && resources.cpuIdle !== true),
    minInstances: Math.max(template?.scaling?.minInstanceCount ?? 0, scaling?.minInstanceCount ?? 0),
    accelerator: template?.nodeSelector?.accelerator,
  };
}

function serviceCapacity(service: Service): Capacity | undefined {
  const size = instanceLimits(service.limits);
  return typeof size === "string" ? undefined : { provider: "gcp", ...size };
}

export function servicePrice(service: Service, context: PricingContext): Pricing {
  const size = instanceLimits(service.limits);
  if (typeof size === "string") return { unknown: size };
  const billing = service.instanceBased ? "instance-based" : "request-based";
  const requests: LineSpec = {
    label: "Number of requests",
    price: { key: "run.requests", per: "1m-requests" },
    quantity: { usage: "requestsPerMonth", factor: 1e-6 },
  };
  return [
    {
      label: `CPU allocation time (${billing}, ${size.vcpus} vCPU)`,
      price: { key: `run.${billing}.vcpu`, per: "vcpu-second" },
      quantity: instanceSeconds(service, size.vcpus, context),
    },
    {
      label: `Memory allocation time (${billing}, ${size.memoryGib} GiB)`,
      price: { key: `run.${billing}.memory`, per: "gib-second" },
      quantity: instanceSeconds(service, size.memoryGib, context),
    },
    // Requests are charged with request-based billing only.
    ...(service.instanceBased ? [] : [requests]),
    ...idleLines(service),
    ...acceleratorLines(service.accelerator),
    ...egressLines(context),
  ];
}

/** With instance-based billing the minimum instances are charged all month, whatever the usage says. */
function instanceSeconds({ instanceBased, minInstances }: Service, factor: number, context: PricingContext): LineSpec["quantity"] {
  const floor = instanceBased ? minInstances * SECONDS_PER_MONTH : 0;
  const declared = context.usage("instanceSecondsPerMonth");
  if (floor === 0) return { usage: "instanceSecondsPerMonth", factor };
  if (declared !== undefined) return Math.max(floor, declared) * factor;
  const high = (floor + serviceUsage.instanceSecondsPerMonth.assumed.high) * factor;
  return { low: floor * factor, high, because: `instanceSecondsPerMonth is not declared: at least ${minInstances} instances all month` };
}

function idleLines({ instanceBased, minInstances }: Service): readonly LineSpec[] {
  if (instanceBased || minInstances === 0) return [];
  const unknown = "the price book has no figure for idle minimum instances with request-based billing";
  return [{ label: `Idle minimum instances (${minInstances})`, price: { unknown, per: "vcpu-second" }, quantity: 0 }];
}

function egressLines(context: PricingContext): readonly LineSpec[] {
  if (context.usage("internetEgressGib") === undefined) return [];
  const price = { key: "egress.internet", per: "gib" } as const;
  return [{ label: "Data transfer to the internet", price, quantity: { usage: "internetEgressGib" } }];
}

function acceleratorLines(accelerator: string | undefined): readonly LineSpec[] {
  if (accelerator === undefined) return [];
  return [{ label: `GPU (${accelerator})`, price: { key: `run.gpu.${accelerator}`, per: "hour" }, quantity: 0 }];
}
