import { RegionAutoscaler, type RegionAutoscalerArgs } from "@pulumi/gcp/compute/regionAutoscaler";
import { RegionInstanceGroupManager } from "@pulumi/gcp/compute/regionInstanceGroupManager";
import { RegionInstanceTemplate, type RegionInstanceTemplateArgs } from "@pulumi/gcp/compute/regionInstanceTemplate";
import { IAMMember } from "@pulumi/gcp/projects/iammember";
import { Subscription } from "@pulumi/gcp/pubsub/subscription";
import { SubscriptionIAMMember } from "@pulumi/gcp/pubsub/subscriptionIAMMember";
import { Topic } from "@pulumi/gcp/pubsub/topic";
import { TopicIAMMember } from "@pulumi/gcp/pubsub/topicIAMMember";
import { Account } from "@pulumi/gcp/serviceaccount/account";
import type { input } from "@pulumi/gcp/types";
import * as pulumi from "@pulumi/pulumi";
import { tasksBeside, workerNames } from "../../../blueprint/gcp/spot-workers";
import type { BatchNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";
import { serviceAgent } from "./service-agent";
import { workerScript } from "./worker-script";
import { zonesOf } from "./zones";

/** Pub/Sub gives a machine this long before it takes a message for lost; machines at work ask for more. */
const ACK_SECONDS = 600;
/** A task that spot machines have dropped so often goes to those on demand. */
const MOST_DROPS = 5;
/** Spot machines are looked for in so many zones: where one has none, another may. */
const SPOT_ZONES = 3;

/**
 * A queue of Pub/Sub, and spot machines without public addresses that are as many as it has tasks for. A run starts
 * by publishing its tasks to the endpoint, a message each.
 */
export const spotWorkerGroup: KindRealiser<GcpNetwork> = (workload, network) => {
  const { name, parent } = workload;
  const runsAs = partName(name, "runs");
  const account = new Account(runsAs, { accountId: runsAs, displayName: `Workers of ${workload.workload}` }, { parent });
  for (const [part, role] of [
    ["images", "roles/artifactregistry.reader"],
    ["logs", "roles/logging.logWriter"],
  ] as const) {
    new IAMMember(partName(name, part), { project: account.project, role, member: account.member }, { parent });
  }
  const instead = queue(workload, false, account, undefined);
  const first = queue(workload, true, account, instead.topic);
  const agent = serviceAgent(workload, "pubsub.googleapis.com");
  const moves = partName(name, "moves");
  new TopicIAMMember(moves, { topic: instead.topic.id, role: "roles/pubsub.publisher", member: agent }, { parent });
  new SubscriptionIAMMember(moves, { subscription: first.pull.id, role: "roles/pubsub.subscriber", member: agent }, { parent });
  const group = workers(workload, network, true, account, first.pull);
  workers(workload, network, false, account, instead.pull);
  return { endpoint: pulumi.interpolate`https://pubsub.googleapis.com/v1/${first.topic.id}:publish`, resourceId: group.id };
};

interface Queue {
  readonly topic: Topic;
  readonly pull: Subscription;
}

function queue({ name, tags, parent }: PlacedKind, spot: boolean, account: Account, deadLetters: Topic | undefined): Queue {
  const names = workerNames(spot);
  const labels = labelsOf(tags);
  const topic = new Topic(partName(name, names.queue), { labels }, { parent });
  const pullName = partName(name, names.pull);
  const pull = new Subscription(
    pullName,
    {
      topic: topic.id,
      ackDeadlineSeconds: ACK_SECONDS,
      expirationPolicy: { ttl: "" },
      retryPolicy: { minimumBackoff: "10s", maximumBackoff: "600s" },
      ...(deadLetters === undefined ? {} : { deadLetterPolicy: { deadLetterTopic: deadLetters.id, maxDeliveryAttempts: MOST_DROPS } }),
      labels,
    },
    { parent },
  );
  new SubscriptionIAMMember(pullName, { subscription: pull.id, role: "roles/pubsub.subscriber", member: account.member }, { parent });
  return { topic, pull };
}

function workers(
  workload: PlacedKind,
  network: GcpNetwork,
  spot: boolean,
  account: Account,
  pull: Subscription,
): RegionInstanceGroupManager {
  const { name, tags, parent, setup, blueprint } = workload;
  const need = workload.asKind as BatchNeed;
  const names = workerNames(spot);
  const { region } = network;
  const labels = labelsOf(tags);
  const atOnce = tasksBeside(need, blueprint.vcpusPerMachine, blueprint.memoryGibPerMachine);
  const script = pulumi
    .all([pull.id, setup.image, pulumi.output(setup.environment ?? {})])
    .apply(([subscription, image, environment]) =>
      workerScript({ subscription, image: image ?? "", command: setup.command ?? [], environment, tasksAtOnce: atOnce }),
    );
  const inputs = partInputs<RegionInstanceTemplateArgs>(workload, names.machine);
  const template = new RegionInstanceTemplate(
    partName(name, names.machine),
    {
      region,
      ...inputs,
      // No access configuration: no public address.
      networkInterfaces: [{ subnetwork: network.ids().subnetwork }],
      shieldedInstanceConfig: { enableSecureBoot: true, enableVtpm: true, enableIntegrityMonitoring: true },
      serviceAccount: { email: account.email, scopes: ["https://www.googleapis.com/auth/cloud-platform"] },
      metadata: { "block-project-ssh-keys": "true", "google-logging-enabled": "true", "startup-script": script },
      tags: [network.machineTag(workload.workload)],
      labels,
    },
    { parent },
  );
  const groupName = partName(name, names.group);
  const group = new RegionInstanceGroupManager(
    groupName,
    {
      region,
      baseInstanceName: groupName,
      versions: [{ instanceTemplate: template.selfLink }],
      distributionPolicyZones: [...zonesOf(region, SPOT_ZONES)],
      distributionPolicyTargetShape: "ANY",
      updatePolicy: {
        type: "OPPORTUNISTIC",
        minimalAction: "REPLACE",
        instanceRedistributionType: "NONE",
        maxUnavailableFixed: SPOT_ZONES,
        maxSurgeFixed: 0,
      },
    },
    { parent },
  );
  const { autoscalingPolicy } = partInputs<{ readonly autoscalingPolicy: input.compute.RegionAutoscalerAutoscalingPolicy }>(
    workload,
    names.scale,
  );
  new RegionAutoscaler(
    partName(name, names.scale),
    {
      region,
      target: group.id,
      autoscalingPolicy: {
        ...autoscalingPolicy,
        cooldownPeriod: 120,
        // Tasks at work count as long as they are not acknowledged.
        metrics: [
          {
            name: "pubsub.googleapis.com/subscription/num_undelivered_messages",
            filter: pulumi.interpolate`resource.type = pubsub_subscription AND resource.label.subscription_id = "${pull.name}"`,
            singleInstanceAssignment: atOnce,
          },
        ],
      },
    } satisfies RegionAutoscalerArgs,
    { parent },
  );
  return group;
}
