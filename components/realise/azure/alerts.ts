import { Budget } from "@pulumi/azure-native/consumption/budget";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup";
import { MetricAlert, type MetricAlertArgs } from "@pulumi/azure-native/monitor/metricAlert";
import type * as pulumi from "@pulumi/pulumi";
import { ACTION_GROUP } from "../../../blueprint";
import { alertPlanOf } from "../../alerts/alert-need";
import type { AlertSubject } from "../alert-subject";
import { partName } from "../site";
import type { AzureNetwork } from "./network";

/** Alerts on the metrics of one resource, a budget of what bears the workload's tag, and a group that is told. */
export function azureAlertsOf(
  subject: AlertSubject,
  network: AzureNetwork,
  resourceId: pulumi.Input<string>,
  metricNamespace?: string,
): void {
  const { name, need, placement, tags, parent } = subject;
  const plan = alertPlanOf(need, placement);
  if (plan === undefined) return;
  const { resourceGroupName } = network.common();
  const group = actionGroup(subject, network);
  for (const part of plan.parts) {
    if (part.type !== "azure-native:monitor:MetricAlert") continue;
    const inputs = part.inputs as unknown as MetricAlertArgs & { readonly criteria: { readonly allOf: readonly object[] } };
    const criteria =
      metricNamespace === undefined
        ? inputs.criteria
        : { ...inputs.criteria, allOf: inputs.criteria.allOf.map((one) => ({ ...one, metricNamespace })) };
    new MetricAlert(
      partName(name, part.name),
      {
        ...inputs,
        resourceGroupName,
        criteria: criteria as MetricAlertArgs["criteria"],
        scopes: [resourceId],
        actions: [{ actionGroupId: group.id }],
        tags,
      },
      { parent },
    );
  }
  budget(subject, network, group);
}

/** Shown as the sender of text messages: at most twelve characters. */
const SHORT_NAME_LENGTH = 12;

function actionGroup({ name, workload, tags, parent, setup }: AlertSubject, network: AzureNetwork): ActionGroup {
  const { email, webhook } = setup.alerts ?? {};
  const common = { useCommonAlertSchema: true };
  return new ActionGroup(
    partName(name, ACTION_GROUP),
    {
      resourceGroupName: network.common().resourceGroupName,
      location: "global",
      enabled: true,
      groupShortName: workload.slice(0, SHORT_NAME_LENGTH),
      ...(email === undefined ? {} : { emailReceivers: [{ name: "email", emailAddress: email, ...common }] }),
      ...(webhook === undefined ? {} : { webhookReceivers: [{ name: "webhook", serviceUri: webhook, ...common }] }),
      tags,
    },
    { parent },
  );
}

/** Of the site's resource group, in the currency that the subscription is billed in. */
function budget({ name, need, tags, parent }: AlertSubject, network: AzureNetwork, group: ActionGroup): void {
  const amount = need.alerts?.costUsdPerMonth;
  const workload = tags["costwright:workload"];
  if (amount === undefined || workload === undefined) return;
  const told = (thresholdType: string) => ({
    enabled: true,
    operator: "GreaterThan",
    threshold: 100,
    thresholdType,
    contactEmails: [],
    contactGroups: [group.id],
  });
  new Budget(
    partName(name, "alert-cost"),
    {
      scope: network.group().id,
      category: "Cost",
      amount,
      timeGrain: "Monthly",
      timePeriod: { startDate: `${new Date().toISOString().slice(0, 7)}-01T00:00:00Z` },
      filter: { tags: { name: "costwright:workload", operator: "In", values: [workload] } },
      notifications: { actual: told("Actual"), forecast: told("Forecasted") },
    },
    // It starts in the month in which it is made.
    { parent, ignoreChanges: ["timePeriod"] },
  );
}
