import { Budget } from "@pulumi/gcp/billing/budget";
import { AlertPolicy, type AlertPolicyArgs } from "@pulumi/gcp/monitoring/alertPolicy";
import { NotificationChannel } from "@pulumi/gcp/monitoring/notificationChannel";
import * as pulumi from "@pulumi/pulumi";
import { EMAIL_CHANNEL, WEBHOOK_CHANNEL } from "../../../blueprint";
import type { AlertSignal } from "../../../model";
import { alertPlanOf } from "../../alerts/alert-need";
import type { AlertSubject } from "../alert-subject";
import { partName } from "../site";
import { labelsOf } from "./labels";

interface PolicyInputs extends Omit<AlertPolicyArgs, "conditions"> {
  readonly conditions: readonly { readonly displayName: string; readonly conditionThreshold: { readonly filter: string } & object }[];
}

/** Further terms of a policy's filter, and what stands in it otherwise where another resource measures. */
export interface Measured {
  readonly where: pulumi.Input<string>;
  readonly metric?: string;
  readonly resource?: string;
}

/** Policies on the metrics of a workload, and the channels through which people are told; a budget where the billing account is given. */
export function gcpAlertsOf(subject: AlertSubject, measured: (signal: AlertSignal) => Measured): void {
  const { name, need, placement, tags, parent } = subject;
  const plan = alertPlanOf(need, placement);
  if (plan === undefined) return;
  const notificationChannels = channels(subject).map(({ id }) => id);
  const userLabels = labelsOf(tags);
  for (const part of plan.parts) {
    if (part.type !== "gcp:monitoring/alertPolicy:AlertPolicy") continue;
    const inputs = part.inputs as unknown as PolicyInputs;
    const of = measured(part.name.slice("alert-".length) as AlertSignal);
    const alertName = partName(name, part.name);
    new AlertPolicy(
      alertName,
      {
        ...inputs,
        displayName: alertName,
        conditions: inputs.conditions.map((condition) => ({
          ...condition,
          conditionThreshold: { ...condition.conditionThreshold, filter: filterOf(condition.conditionThreshold.filter, of) },
        })) as unknown as AlertPolicyArgs["conditions"],
        notificationChannels,
        userLabels,
      },
      { parent },
    );
  }
  budget(subject, notificationChannels);
}

function filterOf(filter: string, { where, metric, resource }: Measured): pulumi.Output<string> {
  const typed = [
    ...(metric === undefined ? [] : ([[/metric\.type="[^"]*"/, `metric.type="${metric}"`]] as const)),
    ...(resource === undefined ? [] : ([[/resource\.type="[^"]*"/, `resource.type="${resource}"`]] as const)),
  ].reduce((text, [pattern, to]) => text.replace(pattern, to), filter);
  return pulumi.interpolate`${typed} AND ${where}`;
}

/** Machines by the labels that they bear. */
export function machinesOf({ tags }: Pick<AlertSubject, "tags">): pulumi.Output<string> {
  return labelsOf(tags).apply((labels) =>
    ["costwright_portfolio", "costwright_workload"]
      .flatMap((key) => (labels[key] === undefined ? [] : [`metadata.user_labels.${key}="${labels[key]}"`]))
      .join(" AND "),
  );
}

function channels({ name, workload, tags, parent, setup }: AlertSubject): NotificationChannel[] {
  const { email, webhook } = setup.alerts ?? {};
  const channel = (part: string, type: string, labels: Readonly<Record<string, pulumi.Input<string>>>) =>
    new NotificationChannel(
      partName(name, part),
      { type, displayName: `Alerts of ${workload}`, labels: { ...labels }, userLabels: labelsOf(tags) },
      { parent },
    );
  return [
    ...(email === undefined ? [] : [channel(EMAIL_CHANNEL, "email", { email_address: email })]),
    ...(webhook === undefined ? [] : [channel(WEBHOOK_CHANNEL, "webhook_tokenauth", { url: webhook })]),
  ];
}

/** Of what bears the workload's label. Google refuses it where the account is not billed in USD: another currency would be another limit. */
function budget({ name, need, tags, parent, setup }: AlertSubject, channels: pulumi.Output<string>[]): void {
  const billingAccount = setup.alerts?.googleBillingAccount;
  const limit = need.alerts?.costUsdPerMonth;
  if (billingAccount === undefined || limit === undefined) return;
  new Budget(
    partName(name, "alert-cost"),
    {
      billingAccount,
      displayName: partName(name, "alert-cost"),
      amount: { specifiedAmount: { currencyCode: "USD", units: String(Math.ceil(limit)) } },
      budgetFilter: {
        calendarPeriod: "MONTH",
        labels: labelsOf(tags).apply((labels) => ({ costwright_workload: labels.costwright_workload ?? "" })),
      },
      thresholdRules: [{ thresholdPercent: 1 }, { thresholdPercent: 1, spendBasis: "FORECASTED_SPEND" }],
      allUpdatesRule: { monitoringNotificationChannels: channels },
    },
    { parent },
  );
}
