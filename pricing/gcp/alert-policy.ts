import { pricedResource } from "../priced-resource";

export interface AlertPolicyProps {
  readonly enabled?: boolean;
  readonly conditions?: readonly unknown[];
}

/** Conditions are looked at every 30 seconds: https://cloud.google.com/monitoring/alerts/cost-control */
export const LOOKS_PER_MONTH = 86_400;

/** Charged from May 2026 on: by the condition, and by the time series that a look returns. */
export const alertPolicy = pricedResource<AlertPolicyProps>({
  type: "gcp:monitoring/alertPolicy:AlertPolicy",
  title: "Cloud Monitoring alerting policy",
  pricingPage: "https://cloud.google.com/stackdriver/pricing",
  scope: "global",
  usage: {
    seriesPerMonth: {
      unit: "request",
      doc: "Time series that its conditions return a month: 86,400 looks, times the series of each.",
      assumed: { low: LOOKS_PER_MONTH, high: 100 * LOOKS_PER_MONTH },
    },
  },
  price: ({ enabled, conditions }) => {
    if (enabled === false) return { free: "a disabled policy is not looked at" };
    const times = Math.max(1, conditions?.length ?? 1);
    return [
      { label: "Alert conditions", price: { key: "monitoring.alert.condition", per: "month" }, quantity: 1, times },
      {
        label: "Time series returned",
        price: { key: "monitoring.alert.series", per: "1m-requests" },
        quantity: { usage: "seriesPerMonth", factor: 1e-6 },
      },
    ];
  },
});
