import { HOURS_PER_MONTH, SECONDS_PER_HOUR } from "../../model";
import { type LineSpec, type Pricing, type PricingContext, pricedResource, type UsageQuantity } from "../priced-resource";
import { autoscaledCount } from "./autoscale";
import { inputsOf, isDeclared } from "./inputs";
import { counted, hourly, monthly, unjudged } from "./line";
import type { MachineCount } from "./machine-lines";

const pricingPage = "https://azure.microsoft.com/pricing/details/app-service/";

export interface PlanProps {
  readonly kind?: string;
  readonly reserved?: boolean;
  readonly hyperV?: boolean;
  readonly isXenon?: boolean;
  readonly sku?: { readonly name?: string; readonly size?: string; readonly tier?: string; readonly capacity?: number };
  readonly elasticScaleEnabled?: boolean;
  readonly maximumElasticWorkerCount?: number;
}

/** vCPUs and GiB of an Elastic Premium or Workflow Standard instance. */
const ELASTIC_SIZES: Readonly<Record<string, readonly [vcpus: number, memoryGib: number]>> = { "1": [1, 3.5], "2": [2, 7], "3": [4, 14] };

/** `P1V2` and `P1v2` are the same: the price list writes a small v and m. */
export function planSize(name: string): string {
  const match = /^([A-Z]+)(\d+)(M?)(V\d+)?$/.exec(name.toUpperCase());
  if (match === null) return name;
  const [, letters, number, memory, version] = match;
  return `${letters}${number}${memory?.toLowerCase()}${(version ?? "").toLowerCase()}`;
}

export const appServicePlan = pricedResource<PlanProps>({
  type: "azure-native:web:AppServicePlan",
  title: "App Service plan",
  pricingPage,
  capacity: ({ sku }, context) => {
    const name = sku?.name ?? sku?.size;
    const count = autoscaledCount(sku?.capacity ?? 1, context);
    if (name === undefined || count === undefined) return undefined;
    return {
      provider: "azure",
      size: planSize(name),
      count: typeof count === "number" ? { low: count, high: count } : { low: count.low, high: count.high },
    };
  },
  price: (props, context) => {
    const name = props.sku?.name ?? props.sku?.size;
    if (name === undefined) return { unknown: "no sku.name is declared" };
    const size = planSize(name);
    if (/^(F1|FREE)$/i.test(name) || props.sku?.tier?.toLowerCase() === "free") return { free: "the Free plan costs nothing" };
    if (size === "Y1" || size === "FC1") return { free: "a consumption plan is charged by the executions of its function apps" };
    const count = instances(props, autoscaledCount(props.sku?.capacity ?? 1, context) ?? 1);
    const elastic = /^(EP|WS)([123])$/.exec(size);
    if (elastic !== null) return elasticLines(elastic[1] === "WS", elastic[2] ?? "", size, count);
    const linux = props.reserved === true || /linux/i.test(props.kind ?? "");
    const system = linux ? "linux" : props.hyperV === true || props.isXenon === true ? "windows-container" : "windows";
    // Container plans on Windows cost what other Windows plans cost, except the PC sizes.
    const keySystem = system === "windows-container" && !size.startsWith("PC") ? "windows" : system;
    const key = /^(D1|SHARED)$/i.test(name) ? "app-service.windows.D1" : `app-service.${keySystem}.${size}`;
    return [hourly(`Instance usage (${linux ? "Linux" : "Windows"}, ${size})`, key, count)];
  },
});

function instances(props: PlanProps, count: MachineCount): MachineCount {
  const most = props.maximumElasticWorkerCount ?? 1;
  if (typeof count !== "number" || most <= count) return count;
  const scales = props.elasticScaleEnabled === true || /^EP|^WS/i.test(props.sku?.name ?? "");
  return scales ? { low: count, high: most, because: `the plan scales out to at most ${most} instances` } : count;
}

function elasticLines(workflow: boolean, step: string, size: string, count: MachineCount): readonly LineSpec[] {
  const [vcpus, memoryGib] = ELASTIC_SIZES[step] ?? [Number.NaN, Number.NaN];
  if (workflow) {
    return [
      { ...monthly(`Workflow vCore (${size})`, "logic-apps.workflow-standard.vcore", count), quantity: vcpus },
      counted(`Workflow memory (${size})`, "logic-apps.workflow-standard.memory", "gib-month", memoryGib, count),
    ];
  }
  return [
    counted(`vCPU (${size})`, "functions.premium.vcpu", "vcpu-hour", vcpus * HOURS_PER_MONTH, count),
    counted(`Memory (${size})`, "functions.premium.memory", "gib-hour", memoryGib * HOURS_PER_MONTH, count),
  ];
}

export interface AppProps {
  readonly kind?: string;
  readonly serverFarmId?: string;
  readonly managedEnvironmentId?: string;
  readonly functionAppConfig?: {
    readonly scaleAndConcurrency?: {
      readonly instanceMemoryMB?: number;
      readonly alwaysReady?: readonly { readonly instanceCount?: number }[];
    };
  };
}

/** The free grants of functions (executions and GB-seconds) are per subscription and not deducted here. */
const functionUsage: Readonly<Record<string, UsageQuantity>> = {
  executionsPerMonth: { unit: "request", doc: "Executions of the function app a month", assumed: { low: 0, high: 1_000_000 } },
  gbSecondsPerMonth: { unit: "gb-second", doc: "Memory x duration of the executions a month", assumed: { low: 0, high: 100_000 } },
};

const executions = (plan: "consumption" | "flex"): readonly LineSpec[] => [
  counted("Executions", `functions.${plan}.executions`, "request", { usage: "executionsPerMonth" }),
  counted("Execution time", `functions.${plan}.gb-second`, "gb-second", { usage: "gbSecondsPerMonth" }),
];

export const webApp = pricedResource<AppProps>({
  type: "azure-native:web:WebApp",
  title: "Web or function app",
  pricingPage: "https://azure.microsoft.com/pricing/details/functions/",
  usage: functionUsage,
  price: (props, context) => {
    if (!/functionapp/i.test(props.kind ?? "")) return { free: "an app runs on its App Service plan, which is charged" };
    // Only apps of a Flex Consumption plan have it, wherever the plan is declared.
    if (props.functionAppConfig !== undefined) return [...executions("flex"), ...alwaysReady(props)];
    const plans = context.related("azure-native:web:AppServicePlan", "serverFarmId");
    const sku = plans[0] === undefined ? undefined : inputsOf<PlanProps>(plans[0]).sku;
    if (plans[0] !== undefined) {
      if (/^FC1$/i.test(sku?.name ?? "") || /^flexconsumption$/i.test(sku?.tier ?? ""))
        return [...executions("flex"), ...alwaysReady(props)];
      if (/^Y1$/i.test(sku?.name ?? "") || /^dynamic$/i.test(sku?.tier ?? "")) return executions("consumption");
      return { free: "the function app runs on its App Service plan, which is charged" };
    }
    if (isDeclared(props, "managedEnvironmentId"))
      return { unknown: "it runs in a container apps environment, which the price book has no price for" };
    if (!isDeclared(props, "serverFarmId")) return executions("consumption");
    return { unknown: "its plan is not part of this stack, and the plan decides whether executions are charged" };
  },
});

function alwaysReady({ functionAppConfig }: AppProps): readonly LineSpec[] {
  const scaling = functionAppConfig?.scaleAndConcurrency;
  const ready = (scaling?.alwaysReady ?? []).reduce((sum, { instanceCount }) => sum + (instanceCount ?? 0), 0);
  if (ready === 0) return [];
  const memoryMib = scaling?.instanceMemoryMB;
  if (memoryMib === undefined) return [unjudged("Always ready instances", "instanceMemoryMB is not declared")];
  const gbSeconds = (memoryMib / 1024) * SECONDS_PER_HOUR * HOURS_PER_MONTH;
  return [counted("Always ready instances, baseline", "functions.flex.always-ready.baseline", "gb-second", gbSeconds, ready)];
}

export interface StaticSiteProps {
  readonly sku?: { readonly name?: string };
}

export const staticSite = pricedResource<StaticSiteProps>({
  type: "azure-native:web:StaticSite",
  title: "Static web app",
  pricingPage: "https://azure.microsoft.com/pricing/details/app-service/static/",
  usage: { bandwidthOverIncludedGb: { unit: "gb", doc: "Traffic above the 100 GB that are included", assumed: { low: 0, high: 100 } } },
  price: ({ sku }) =>
    (sku?.name ?? "Free").toLowerCase() === "free"
      ? { free: "the Free plan costs nothing" }
      : [
          monthly(`Static web app (${sku?.name})`, `static-site.${sku?.name?.toLowerCase()}`),
          counted("Bandwidth over 100 GB", "static-site.bandwidth", "gb", { usage: "bandwidthOverIncludedGb" }),
        ],
});

export interface EnvironmentProps {
  readonly kind?: string;
}

export const appServiceEnvironment = pricedResource<EnvironmentProps>({
  type: "azure-native:web:AppServiceEnvironment",
  title: "App Service environment",
  pricingPage,
  price: ({ kind }, context) => {
    if (!/v3/i.test(kind ?? "")) return [hourly("Stamp fee (version 2)", "app-service-environment.v2.stamp")];
    if (context.dependants("azure-native:web:AppServicePlan").length > 0)
      return { free: "the Isolated plans in the environment are charged" };
    return {
      unknown: "an environment of version 3 without plans is charged like one Isolated instance, and its plans are not in this stack",
    };
  },
});

/** A deployment slot runs where its app runs. */
export const webAppSlot = pricedResource<AppProps>({
  type: "azure-native:web:WebAppSlot",
  title: "Deployment slot",
  pricingPage,
  usage: functionUsage,
  price: webApp.price as unknown as (props: AppProps, context: PricingContext) => Pricing,
});

export interface BindingProps {
  readonly sslState?: string;
}

const hostNameBinding = (name: string) =>
  pricedResource<BindingProps>({
    type: `azure-native:web:${name}`,
    title: "Host name binding",
    pricingPage,
    price: ({ sslState }) =>
      sslState?.toLowerCase() === "ipbasedenabled"
        ? [monthly("IP SSL certificate binding", "app-service.ip-ssl")]
        : { free: "only a binding with an IP address of its own is charged" },
  });

export const webAppHostNameBinding = hostNameBinding("WebAppHostNameBinding");
export const webAppHostNameBindingSlot = hostNameBinding("WebAppHostNameBindingSlot");
