import { HOURS_PER_MONTH } from "../../model";
import { type Pricing, type PricingContext, pricedResource } from "../priced-resource";
import { counted, monthly, unjudged } from "./line";

export interface WorkspaceProps {
  readonly sku?: { readonly name?: string; readonly capacityReservationLevel?: number };
  readonly retentionInDays?: number;
  readonly workspaceCapping?: { readonly dailyQuotaGb?: number };
}

/** Retention that ingestion includes. */
const INCLUDED_DAYS = 31;
const DAYS_PER_MONTH = HOURS_PER_MONTH / 24;

/** Ingestion is bounded by the workspace's daily cap, where it has one. */
function ingestedGb({ workspaceCapping }: WorkspaceProps, context: PricingContext) {
  const cap = workspaceCapping?.dailyQuotaGb;
  if (cap === undefined || cap < 0 || context.usage("ingestedGb") !== undefined) return { usage: "ingestedGb" };
  return { low: 0, high: cap * DAYS_PER_MONTH, because: `the workspace takes at most ${cap} GB a day` };
}

export const logAnalyticsWorkspace = pricedResource<WorkspaceProps>({
  type: "azure-native:operationalinsights:Workspace",
  title: "Log Analytics workspace",
  pricingPage: "https://azure.microsoft.com/pricing/details/monitor/",
  // The first 5 GB a month are free once per billing account and not deducted here.
  usage: { ingestedGb: { unit: "gb", doc: "Data ingested a month", assumed: { low: 0, high: 10 } } },
  price: (props, context): Pricing => {
    const sku = props.sku?.name?.toLowerCase() ?? "pergb2018";
    if (sku === "free") return { free: "the Free tier takes 500 MB a day and costs nothing" };
    const level = props.sku?.capacityReservationLevel;
    const extraMonths = Math.max(0, (props.retentionInDays ?? INCLUDED_DAYS) - INCLUDED_DAYS) / 30;
    const quantity = ingestedGb(props, context);
    const retained =
      "usage" in quantity ? { ...quantity, factor: extraMonths } : { ...quantity, low: 0, high: quantity.high * extraMonths };
    return [
      sku === "capacityreservation"
        ? level === 100
          ? counted("Ingestion, commitment of 100 GB a day", "log-analytics.commitment.100gb-day", "unit", DAYS_PER_MONTH)
          : unjudged("Ingestion commitment", `the price book has no price for a commitment of ${level} GB a day`)
        : counted("Log data ingestion", "log-analytics.ingestion", "gb", quantity),
      ...(extraMonths > 0
        ? [counted(`Log data retention (${props.retentionInDays} days)`, "log-analytics.retention", "gb-month", retained)]
        : []),
    ];
  },
});

export interface ComponentProps {
  readonly workspaceResourceId?: string;
  readonly ingestionMode?: string;
  readonly retentionInDays?: number;
}

/** 90 days of retention are included. */
const COMPONENT_INCLUDED_DAYS = 90;

export const applicationInsights = pricedResource<ComponentProps>({
  type: "azure-native:applicationinsights:Component",
  title: "Application Insights",
  pricingPage: "https://azure.microsoft.com/pricing/details/monitor/",
  usage: { ingestedGb: { unit: "gb", doc: "Data ingested a month", assumed: { low: 0, high: 10 } } },
  price: (props, context) => {
    // The id is mostly an output of the workspace: that it is there is enough.
    const workspaceBased = "workspaceResourceId" in props || context.related("azure-native:operationalinsights:Workspace").length > 0;
    if (workspaceBased) return { free: "its data goes to a Log Analytics workspace, which is charged" };
    const extraMonths = Math.max(0, (props.retentionInDays ?? COMPONENT_INCLUDED_DAYS) - COMPONENT_INCLUDED_DAYS) / 30;
    return [
      counted("Data ingestion", "application-insights.ingestion", "gb", { usage: "ingestedGb" }),
      ...(extraMonths > 0
        ? [
            counted(`Data retention (${props.retentionInDays} days)`, "application-insights.retention", "gb-month", {
              usage: "ingestedGb",
              factor: extraMonths,
            }),
          ]
        : []),
    ];
  },
});

export interface MetricAlertProps {
  readonly enabled?: boolean;
  readonly criteria?: { readonly allOf?: readonly object[] };
  readonly scopes?: readonly unknown[];
}

export const metricAlert = pricedResource<MetricAlertProps>({
  type: "azure-native:monitor:MetricAlert",
  title: "Metric alert",
  pricingPage: "https://azure.microsoft.com/pricing/details/monitor/",
  price: ({ enabled, criteria, scopes }) => {
    if (enabled === false) return { free: "a disabled alert costs nothing" };
    const series = Math.max(1, criteria?.allOf?.length ?? 1) * Math.max(1, scopes?.length ?? 1);
    return [monthly("Metrics monitoring, time series", "monitor.metric-alert.time-series", series)];
  },
});

export interface LogAlertProps {
  readonly enabled?: boolean;
  readonly evaluationFrequency?: string;
}

export const scheduledQueryRule = pricedResource<LogAlertProps>({
  type: "azure-native:monitor:ScheduledQueryRule",
  title: "Log alert",
  pricingPage: "https://azure.microsoft.com/pricing/details/monitor/",
  price: ({ enabled, evaluationFrequency }) => {
    if (enabled === false) return { free: "a disabled alert costs nothing" };
    const duration = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(evaluationFrequency ?? "");
    if (duration === null) return { unknown: "no evaluationFrequency such as PT5M is declared" };
    const minutes = Number(duration[1] ?? 0) * 60 + Number(duration[2] ?? 0);
    const charged = minutes >= 15 ? 15 : minutes >= 10 ? 10 : minutes >= 5 ? 5 : 1;
    return [monthly(`Log alerts monitoring (${charged} minute frequency)`, `monitor.log-alert.${charged}min`)];
  },
});

export const automationAccount = pricedResource<object>({
  type: "azure-native:automation:AutomationAccount",
  title: "Automation account",
  pricingPage: "https://azure.microsoft.com/pricing/details/automation/",
  // The first 500 minutes a month are free once per subscription and not deducted here.
  usage: { jobMinutesPerMonth: { unit: "unit", doc: "Minutes of job run time a month", assumed: { low: 0, high: 1000 } } },
  price: () => [counted("Job run time, minutes", "automation.job-minute", "unit", { usage: "jobMinutesPerMonth" })],
});
