import { type PricingContext, pricedResource } from "../priced-resource";
import { rootVolumeUsage, type VolumeSpec } from "./block-storage";
import { inputsOf } from "./known";
import { type LaunchTemplateProps, launchTemplateSpec, publicIps } from "./launch";
import { hourly, unpriced } from "./lines";
import { creditUsage, type MachineSpec, machineCapacity, machineLines } from "./machine";

export interface ClusterProps {
  readonly version?: string;
  readonly upgradePolicy?: { readonly supportType?: string };
  readonly controlPlaneScalingConfig?: { readonly tier?: string };
  readonly computeConfig?: { readonly enabled?: boolean };
}

/**
 * Last Kubernetes version whose standard support had ended on the date of the price book's EKS figures (2025-11):
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
const LAST_VERSION_IN_EXTENDED_SUPPORT = 30;

export const eksCluster = pricedResource<ClusterProps>({
  type: "aws:eks/cluster:Cluster",
  title: "EKS cluster (control plane)",
  pricingPage: "https://aws.amazon.com/eks/pricing/",
  price: ({ version, upgradePolicy, controlPlaneScalingConfig, computeConfig }) => {
    const minor = Number(/^1\.(\d+)$/.exec(version ?? "")?.[1] ?? Number.POSITIVE_INFINITY);
    const extended = minor <= LAST_VERSION_IN_EXTENDED_SUPPORT && upgradePolicy?.supportType !== "STANDARD";
    const tier = controlPlaneScalingConfig?.tier ?? "standard";
    return [
      hourly("EKS cluster", "eks.cluster.hour"),
      ...(extended ? [hourly(`Extended support (Kubernetes ${version})`, "eks.extended_support.hour")] : []),
      ...(tier === "standard" ? [] : [unpriced(`Provisioned control plane (${tier})`, "the price book has no figure for it", "hour")]),
      ...(computeConfig?.enabled === true
        ? [unpriced("EKS Auto Mode", "the machines that it starts are decided in the cluster", "hour")]
        : []),
    ];
  },
});

export interface AddonProps {
  readonly addonName?: string;
}

/** Add-ons of AWS itself; others are sold by their makers: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const addonsOfAws: ReadonlySet<string> = new Set([
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "aws-mountpoint-s3-csi-driver",
  "coredns",
  "eks-node-monitoring-agent",
  "eks-pod-identity-agent",
  "kube-proxy",
  "snapshot-controller",
  "vpc-cni",
]);

export const eksAddon = pricedResource<AddonProps>({
  type: "aws:eks/addon:Addon",
  title: "EKS add-on",
  pricingPage: "https://aws.amazon.com/eks/pricing/",
  price: ({ addonName = "" }) =>
    addonsOfAws.has(addonName)
      ? { free: "add-ons of AWS itself are free of charge; they run on the cluster's machines" }
      : { unknown: `whether the add-on "${addonName}" is charged is decided by who makes it` },
});

export interface NodeGroupProps {
  readonly amiType?: string;
  readonly capacityType?: string;
  readonly diskSize?: number;
  readonly instanceTypes?: readonly string[];
  readonly launchTemplate?: { readonly id?: string; readonly name?: string };
  readonly scalingConfig?: { readonly minSize?: number; readonly maxSize?: number; readonly desiredSize?: number };
}

/** What EKS takes where a node group says nothing: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const DEFAULT_NODE_TYPE = "t3.medium";
const DEFAULT_DISK_GIB = 20;
const DEFAULT_WINDOWS_DISK_GIB = 50;

export const eksNodeGroup = pricedResource<NodeGroupProps>({
  type: "aws:eks/nodeGroup:NodeGroup",
  title: "EKS managed node group",
  pricingPage: "https://aws.amazon.com/eks/pricing/",
  usage: { ...creditUsage, ...rootVolumeUsage },
  capacity: (props, context) => {
    const spec = nodeSpec(props, context);
    return typeof spec === "string" ? undefined : machineCapacity(spec.instanceType, context, nodeCount(props), spec.volumes);
  },
  price: (props, context) => {
    const spec = nodeSpec(props, context);
    if (typeof spec === "string") return { unknown: spec };
    const { low, high } = nodeCount(props);
    const several = new Set(props.instanceTypes ?? []).size > 1;
    const nodes = machineLines(spec, { low, high, because: `the node group scales from ${low} to ${high} nodes` });
    // Spot node groups may run any of their types, and which is not known.
    return several && spec.spot
      ? [
          ...nodes.slice(1),
          unpriced(
            `Instance usage (spot, ${[...(props.instanceTypes ?? [])].join(" or ")})`,
            "EKS chooses among its instance types",
            "hour",
          ),
        ]
      : nodes;
  },
});

function nodeCount({ scalingConfig }: NodeGroupProps): { readonly low: number; readonly high: number } {
  const desired = scalingConfig?.desiredSize ?? scalingConfig?.minSize ?? 0;
  return { low: scalingConfig?.minSize ?? desired, high: scalingConfig?.maxSize ?? desired };
}

function nodeSpec(props: NodeGroupProps, context: PricingContext): MachineSpec | string {
  const windows = (props.amiType ?? "").startsWith("WINDOWS");
  const sizeGib = props.diskSize ?? (windows ? DEFAULT_WINDOWS_DISK_GIB : DEFAULT_DISK_GIB);
  const ownVolume: VolumeSpec = { what: "Node volume: ", type: "gp2", sizeGib };
  const stated = props.instanceTypes?.[0];
  const common = { spot: props.capacityType === "SPOT", ...(windows ? { image: props.amiType ?? "" } : {}) };
  if (props.launchTemplate === undefined) {
    return {
      instanceType: stated ?? DEFAULT_NODE_TYPE,
      volumes: [ownVolume],
      publicIps: publicIps(undefined, context, "subnetIds"),
      ...common,
    };
  }
  const template = context.related("aws:ec2/launchTemplate:LaunchTemplate", "launchTemplate")[0];
  if (template === undefined) return "its launch template is not part of this stack";
  const inputs = inputsOf<LaunchTemplateProps>(template);
  const base = launchTemplateSpec(inputs, context, "subnetIds");
  const volumes = inputs.blockDeviceMappings === undefined ? [ownVolume] : base.volumes;
  return { ...base, instanceType: stated ?? base.instanceType ?? DEFAULT_NODE_TYPE, volumes, ...common };
}
