import { LogGroup, type LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import { LaunchTemplate, type LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import { Addon } from "@pulumi/aws/eks/addon";
import { Cluster, type ClusterArgs } from "@pulumi/aws/eks/cluster";
import { NodeGroup, type NodeGroupArgs } from "@pulumi/aws/eks/nodeGroup";
import { PodIdentityAssociation } from "@pulumi/aws/eks/podIdentityAssociation";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import type { Key } from "@pulumi/aws/kms/key";
import * as pulumi from "@pulumi/pulumi";
import type { Part } from "../../../blueprint";
import { workloadName } from "../names";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { callersMayReach } from "./callers";
import { customerKey } from "./customer-key";
import { diskGrant } from "./disk-grant";
import type { AwsNetwork } from "./network";
import { assumedBy, managedPolicy, policyDocument } from "./policy-document";

const API_PORT = 443;
/** EKS wants two zones for its control plane. */
const LEAST_ZONES = 2;
const LOGS = ["api", "audit", "authenticator"];
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
/** Run on every cluster; those with a role of their own have it by pod identity. */
const ADDONS = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"];
const SPOT = { key: "spot", value: "true", effect: "NO_SCHEDULE" };
const GPU = { key: "nvidia.com/gpu", value: "true", effect: "NO_SCHEDULE" };

/**
 * A cluster of EKS that is reached from the private network alone, with a managed group for each kind of its nodes. Spot
 * nodes are tainted, so that only pods that may be interrupted run there; where there is no spot, a group on demand of
 * the same size takes them.
 */
export const eksCluster: KindRealiser<AwsNetwork> = (workload, network) => {
  const { name, need, tags, parent } = workload;
  const { region } = network;
  const named = { region, tags: { Name: name, ...tags } };
  const guard = network.machineGroup(workload.workload, network.vpcId());
  callersMayReach(workload, network, guard, [API_PORT]);
  const key = customerKey(workload, region);
  // The log group has the cluster's name, and stands before it: else EKS makes one that keeps logs for ever.
  const clusterName = workloadName(name, pulumi.getProject(), pulumi.getStack());
  const logs = new LogGroup(
    partName(name, "logs"),
    { ...named, name: `/aws/eks/${clusterName}/cluster`, ...partInputs<LogGroupArgs>(workload, "logs") },
    { parent },
  );
  const master = roleOf(workload, "cluster", "eks.amazonaws.com", [managedPolicy(region, "AmazonEKSClusterPolicy")]);
  const cluster = new Cluster(
    name,
    {
      ...named,
      ...partInputs<Omit<ClusterArgs, "roleArn" | "vpcConfig">>(workload, ""),
      name: clusterName,
      roleArn: master.role.arn,
      vpcConfig: {
        subnetIds: network.machineSubnetIds(Math.max(LEAST_ZONES, need.zones)),
        securityGroupIds: [guard.id],
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
      enabledClusterLogTypes: LOGS,
      ...(key === undefined ? {} : { encryptionConfig: { provider: { keyArn: key.arn }, resources: ["secrets"] } }),
      deletionProtection: true,
    },
    { parent, protect: true, dependsOn: [logs, ...master.attached] },
  );
  const nodes = nodesOf(workload, network, cluster, key);
  addonsOf(workload, region, cluster, nodes);
  return { endpoint: cluster.endpoint, resourceId: cluster.arn };
};

function nodesOf(workload: PlacedKind, network: AwsNetwork, cluster: Cluster, key: Key | undefined): readonly NodeGroup[] {
  const { name, need, tags, parent, blueprint } = workload;
  const { region } = network;
  const role = roleOf(workload, "nodes", "ec2.amazonaws.com", [
    managedPolicy(region, "AmazonEKSWorkerNodePolicy"),
    managedPolicy(region, "AmazonEC2ContainerRegistryPullOnly"),
    managedPolicy(region, "AmazonEKS_CNI_Policy"),
  ]);
  const inputs = partInputs<{ readonly blockDeviceMappings: readonly Disk[]; readonly networkInterfaces: readonly object[] }>(
    workload,
    "nodes",
  );
  const encrypts = key === undefined ? {} : { kmsKeyId: key.arn };
  const args: LaunchTemplateArgs = {
    region,
    blockDeviceMappings: inputs.blockDeviceMappings.map(({ deviceName, ebs }) => ({ deviceName, ebs: { ...ebs, ...encrypts } })),
    networkInterfaces: inputs.networkInterfaces.map((one) => ({
      ...one,
      securityGroups: [cluster.vpcConfig.clusterSecurityGroupId.apply(String)],
    })),
    // Pods have identities of their own: those of the node are out of their reach.
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags: { Name: name, ...tags } })),
    updateDefaultVersion: true,
    tags: { Name: name, ...tags },
  };
  const template = new LaunchTemplate(partName(name, "nodes"), args, { parent });
  const grants = key === undefined ? [] : [diskGrant(workload, region, key)];
  const groups = blueprint.parts.filter(({ type }) => type === NODE_GROUP);
  return groups.map((part) => {
    const taints = taintsOf(part);
    return new NodeGroup(
      partName(name, part.name),
      {
        region,
        ...(part.inputs as unknown as Pick<NodeGroupArgs, "scalingConfig">),
        clusterName: cluster.name,
        nodeRoleArn: role.role.arn,
        subnetIds: network.machineSubnetIds(need.zones),
        launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
        ...(taints.length === 0 ? {} : { taints }),
        labels: { "costwright/part": part.name },
        updateConfig: { maxUnavailablePercentage: 33 },
        nodeRepairConfig: { enabled: true },
        tags: { Name: partName(name, part.name), ...tags },
      },
      // Once it runs, the autoscaler owns the number of nodes.
      { parent: cluster, dependsOn: [...role.attached, ...grants], ignoreChanges: ["scalingConfig.desiredSize"] },
    );
  });
}

interface Disk {
  readonly deviceName: string;
  readonly ebs: Readonly<Record<string, string | number>>;
}

/** Pods that bear `spot` also run on the group that stands in for spot: it has the same taint. */
function taintsOf({ name, inputs }: Part) {
  const gpu = String(inputs.amiType).endsWith("NVIDIA") ? [GPU] : [];
  return /-(?:spot|instead)$/.test(name) ? [SPOT, ...gpu] : gpu;
}

function addonsOf(workload: PlacedKind, region: string, cluster: Cluster, nodes: readonly NodeGroup[]): void {
  const { name, tags } = workload;
  const common = { region, clusterName: cluster.name, resolveConflictsOnUpdate: "PRESERVE", tags };
  for (const addonName of ADDONS) new Addon(`${name}-${addonName}`, { ...common, addonName }, { parent: cluster });
  const trust = ["sts:AssumeRole", "sts:TagSession"];
  const disks = roleOf(
    workload,
    "disks",
    "pods.eks.amazonaws.com",
    [managedPolicy(region, "service-role/AmazonEBSCSIDriverPolicy")],
    trust,
  );
  const onNodes = { parent: cluster, dependsOn: [...nodes] };
  new Addon(`${name}-coredns`, { ...common, addonName: "coredns" }, onNodes);
  new Addon(
    `${name}-disks`,
    {
      ...common,
      addonName: "aws-ebs-csi-driver",
      podIdentityAssociations: [{ roleArn: disks.role.arn, serviceAccount: "ebs-csi-controller-sa" }],
    },
    onNodes,
  );
  const scaler = roleOf(workload, "autoscaler", "pods.eks.amazonaws.com", [], trust);
  new RolePolicy(`${name}-autoscaler`, { role: scaler.role.name, policy: autoscalerPolicy(cluster) }, { parent: cluster });
  new PodIdentityAssociation(
    `${name}-autoscaler`,
    { region, clusterName: cluster.name, namespace: "kube-system", serviceAccount: "cluster-autoscaler", roleArn: scaler.role.arn, tags },
    { parent: cluster },
  );
}

/** The cluster autoscaler may change the groups of its own cluster: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md */
function autoscalerPolicy(cluster: Cluster): pulumi.Output<string> {
  return cluster.name.apply((clusterName) =>
    policyDocument(
      {
        Effect: "Allow",
        Action: [
          "autoscaling:DescribeAutoScalingGroups",
          "autoscaling:DescribeAutoScalingInstances",
          "autoscaling:DescribeLaunchConfigurations",
          "autoscaling:DescribeScalingActivities",
          "autoscaling:DescribeTags",
          "ec2:DescribeImages",
          "ec2:DescribeInstanceTypes",
          "ec2:DescribeLaunchTemplateVersions",
          "ec2:GetInstanceTypesFromInstanceRequirements",
          "eks:DescribeNodegroup",
        ],
        Resource: "*",
      },
      {
        Effect: "Allow",
        Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
        Resource: "*",
        Condition: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: "owned" } },
      },
    ),
  );
}

function roleOf(workload: PlacedKind, part: string, service: string, policies: readonly string[], actions?: readonly string[]) {
  const { name, tags, parent } = workload;
  const role = new Role(
    `${name}-${part}`,
    { assumeRolePolicy: assumedBy(service, actions), description: `${part} of ${workload.workload}`, tags },
    { parent },
  );
  const attached = policies.map(
    (policyArn, index) => new RolePolicyAttachment(`${name}-${part}-${index + 1}`, { role: role.name, policyArn }, { parent }),
  );
  return { role, attached };
}
