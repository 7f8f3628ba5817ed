import { pricedResource } from "../priced-resource";
import { counted } from "./line";

export interface Props {
  readonly enabled?: boolean;
  readonly flowAnalyticsConfiguration?: {
    readonly networkWatcherFlowAnalyticsConfiguration?: { readonly enabled?: boolean; readonly trafficAnalyticsInterval?: number };
  };
}

/** Traffic analytics works on the logs every 10 or every 60 minutes. */
const SHORT_INTERVAL_MINUTES = 10;

/** The storage that flow logs lie in is charged with its account. 5 GB a month are free of charge for a subscription, which is not deducted. */
export const flowLog = pricedResource<Props>({
  type: "azure-native:network:FlowLog",
  title: "Flow log of Network Watcher",
  pricingPage: "https://azure.microsoft.com/pricing/details/network-watcher/",
  usage: { collectedGb: { unit: "gb", doc: "Flow logs collected a month", assumed: { low: 0, high: 10 } } },
  price: ({ enabled, flowAnalyticsConfiguration }) => {
    if (enabled === false) return { free: "the flow log is switched off" };
    const collected = counted("Flow logs collected", "flow-logs.collected", "gb", { usage: "collectedGb" });
    const analytics = flowAnalyticsConfiguration?.networkWatcherFlowAnalyticsConfiguration;
    if (analytics?.enabled !== true) return [collected];
    const minutes = analytics.trafficAnalyticsInterval === SHORT_INTERVAL_MINUTES ? "10min" : "60min";
    return [collected, counted("Traffic analytics", `flow-logs.traffic-analytics.${minutes}`, "gb", { usage: "collectedGb" })];
  },
});
