import { Firewall } from "@pulumi/gcp/compute/firewall";
import { getProjectCmekSettingsOutput } from "@pulumi/gcp/logging/getProjectCmekSettings";
import { ProjectBucketConfig, type ProjectBucketConfigArgs } from "@pulumi/gcp/logging/projectBucketConfig";
import { ProjectExclusion } from "@pulumi/gcp/logging/projectExclusion";
import { ProjectSink } from "@pulumi/gcp/logging/projectSink";
import { getProjectOutput } from "@pulumi/gcp/organizations/getProject";
import { Bucket, type BucketArgs } from "@pulumi/gcp/storage/bucket";
import { BucketIAMMember } from "@pulumi/gcp/storage/bucketIAMMember";
import { getProjectServiceAccountOutput } from "@pulumi/gcp/storage/getProjectServiceAccount";
import * as pulumi from "@pulumi/pulumi";
import { FLOW_LOG_STORE, FLOW_LOGS } from "../../../blueprint";
import type { NetworkNeed } from "../../../model";
import { workloadName } from "../names";
import { type PlacedKind, partInputs, partName, type RealisedNetwork } from "../site";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";

/** The VPC network of a place as a workload, with what regional load balancers of other programs need there. */
export function gcpVpc(workload: PlacedKind, network: GcpNetwork): RealisedNetwork {
  const { name, asKind, parent } = workload;
  const ids = network.ids();
  const netId = pulumi.output(ids.network);
  const subnetwork = pulumi.output(ids.subnetwork);
  const { range } = network.proxies();
  new Firewall(
    `${name}-proxies`,
    {
      network: ids.network,
      direction: "INGRESS",
      sourceRanges: [range],
      allows: [{ protocol: "tcp" }],
      description: "Proxies of this network's own load balancers reach its machines",
    },
    { parent },
  );
  if ((asKind as NetworkNeed).flowLogs !== undefined) flowLogs(workload, network.region, subnetwork);
  return {
    endpoint: undefined,
    resourceId: netId,
    subnetIds: [subnetwork],
    network: { gcp: { network: netId, subnetwork } },
  };
}

/** Every flow of the subnetwork in a log bucket of its own instead of the project's, and in a storage bucket where it is kept for longer. */
function flowLogs(workload: PlacedKind, region: string, subnetwork: pulumi.Output<string>): void {
  const { name, parent } = workload;
  const flowsName = partName(name, FLOW_LOGS);
  const project = getProjectOutput({}, { parent }).apply(({ projectId }) => projectId ?? "");
  const isLong = workload.blueprint.parts.some((part) => part.name === FLOW_LOG_STORE);
  const key = (workload.asKind as NetworkNeed).customerKey ? customerKey(workload, region, writers(project, isLong, parent)) : undefined;
  const afterKey = { parent, protect: true, ...(key === undefined ? {} : { dependsOn: key.grants }) };
  const bucket = new ProjectBucketConfig(
    flowsName,
    {
      project,
      location: region,
      // Ids of log buckets are unique in a project and region, and Pulumi does not choose them.
      bucketId: `${workloadName(name, pulumi.getProject(), pulumi.getStack())}-${FLOW_LOGS}`,
      ...partInputs<Pick<ProjectBucketConfigArgs, "retentionDays">>(workload, FLOW_LOGS),
      description: `Flow logs of ${workload.workload}`,
      ...(key === undefined ? {} : { cmekSettings: { kmsKeyName: key.id } }),
    },
    afterKey,
  );
  // .../regions/<region>/subnetworks/<name>
  const subnetName = subnetwork.apply((id) => id.split("/").at(-1) ?? "");
  const filter = pulumi.interpolate`log_id("compute.googleapis.com/vpc_flows") AND resource.labels.subnetwork_name="${subnetName}" AND resource.labels.location:"${region}"`;
  const sink = new ProjectSink(
    flowsName,
    { destination: pulumi.interpolate`logging.googleapis.com/${bucket.name}`, filter, uniqueWriterIdentity: true },
    { parent },
  );
  // Else they would be paid for again in the project's own bucket.
  new ProjectExclusion(
    flowsName,
    { filter, description: `Flow logs of ${workload.workload} have a bucket of their own` },
    { parent, dependsOn: [sink] },
  );
  if (!isLong) return;
  const storeName = partName(name, FLOW_LOG_STORE);
  const store = new Bucket(
    storeName,
    {
      ...partInputs<BucketArgs>(workload, FLOW_LOG_STORE),
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      forceDestroy: false,
      softDeletePolicy: { retentionDurationSeconds: 0 },
      ...(key === undefined ? {} : { encryption: { defaultKmsKeyName: key.id } }),
      labels: labelsOf(workload.tags),
    },
    afterKey,
  );
  const copies = new ProjectSink(
    storeName,
    { destination: pulumi.interpolate`storage.googleapis.com/${store.name}`, filter, uniqueWriterIdentity: true },
    { parent },
  );
  new BucketIAMMember(storeName, { bucket: store.name, role: "roles/storage.objectCreator", member: copies.writerIdentity }, { parent });
}

/** Who encrypts with the key: Cloud Logging, and Cloud Storage where it keeps what is old. */
function writers(project: pulumi.Output<string>, isLong: boolean, parent: pulumi.Resource): pulumi.Input<string>[] {
  const logging = getProjectCmekSettingsOutput({ project }, { parent }).apply(
    ({ serviceAccountId }) => `serviceAccount:${serviceAccountId}`,
  );
  return isLong ? [logging, getProjectServiceAccountOutput({}, { parent }).member] : [logging];
}
