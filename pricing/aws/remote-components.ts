import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { restApi } from "./api-gateway";
import { memoryGibOf, taskLines, vcpusOf } from "./ecs-service";
import { eksNodeGroup } from "./eks";
import { ecrRepository } from "./file-systems";
import { known } from "./known";
import { gibUsage, hourly, line, used } from "./lines";
import { loadBalancers } from "./load-balancer";
import { creditUsage, machineLines } from "./machine";
import { natGateway } from "./nat-gateway";

// Components of Pulumi's own packages for AWS whose resources a plugin makes. Where the plugin runs, its resources are
// priced one by one and these definitions are not asked; without it, the documented arguments and defaults tell the cost.

export interface VpcProps {
  readonly natGateways?: { readonly strategy?: string; readonly elasticIpAllocationIds?: readonly string[] };
  readonly numberOfAvailabilityZones?: number;
  readonly availabilityZoneNames?: readonly string[];
  readonly subnetSpecs?: readonly { readonly type?: string }[];
}

/** Zones that awsx spreads over, and one NAT gateway in each, unless told otherwise: https://www.pulumi.com/docs/iac/clouds/aws/guides/vpc/ */
const DEFAULT_ZONES = 3;

function natGatewaysOf({ natGateways, numberOfAvailabilityZones, availabilityZoneNames, subnetSpecs }: VpcProps): number {
  // Gateways serve private subnets; a network without any gets none.
  const isPrivate = subnetSpecs === undefined || subnetSpecs.some(({ type }) => type?.toLowerCase() === "private");
  const strategy = (natGateways?.strategy ?? "OnePerAz").toLowerCase();
  if (!isPrivate || strategy === "none") return 0;
  return strategy === "single" ? 1 : (availabilityZoneNames?.length ?? numberOfAvailabilityZones ?? DEFAULT_ZONES);
}

export const awsxVpc = pricedResource<VpcProps>({
  type: "awsx:ec2:Vpc",
  title: "VPC of awsx, with its NAT gateways",
  pricingPage: natGateway.pricingPage,
  usage: { dataProcessedGib: gibUsage("Data that passes through the NAT gateways, all together", 100) },
  price: (props) => {
    const gateways = natGatewaysOf(props);
    if (gateways === 0) return { free: "a network without NAT gateways is free of charge; traffic is charged where it arises" };
    const ownAddresses = props.natGateways?.elasticIpAllocationIds !== undefined;
    return [
      hourly("NAT gateway", "nat_gateway.hour", gateways),
      used("Data processed", "nat_gateway.data", "gb", "dataProcessedGib"),
      ...(ownAddresses ? [] : [hourly("Public IPv4 address (NAT gateway)", "public_ipv4.in_use", gateways)]),
    ];
  },
});

const [{ usage: balancerUsage, pricingPage: balancerPage, price: balancerPrice }] = loadBalancers as [(typeof loadBalancers)[number]];

export interface BalancerProps {
  readonly internal?: boolean;
  readonly subnetIds?: readonly string[];
  readonly subnets?: readonly unknown[];
  readonly subnetMappings?: readonly { readonly allocationId?: string }[];
}

/** awsx takes the subnets by id or as resources; how many there are is what counts. */
const awsxBalancers = (["application", "network"] as const).map((kind) =>
  pricedResource<BalancerProps>({
    type: kind === "application" ? "awsx:lb:ApplicationLoadBalancer" : "awsx:lb:NetworkLoadBalancer",
    title: `${kind === "application" ? "Application" : "Network"} load balancer of awsx`,
    pricingPage: balancerPage,
    ...(balancerUsage === undefined ? {} : { usage: balancerUsage }),
    price: (props, context) => {
      const subnets = known(() => props.subnetIds ?? props.subnets);
      return balancerPrice(
        {
          loadBalancerType: kind,
          get internal() {
            return props.internal;
          },
          ...(subnets === undefined ? {} : { subnets }),
        },
        context,
      );
    },
  }),
);

interface Container {
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
}

export interface FargateServiceProps {
  readonly desiredCount?: number;
  readonly assignPublicIp?: boolean;
  readonly taskDefinition?: string;
  readonly taskDefinitionArgs?: {
    readonly cpu?: string;
    readonly memory?: string;
    readonly container?: Container;
    readonly containers?: Readonly<Record<string, Container>>;
  };
}

/** vCPUs of a task, with the least and most GB beside them: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
const fargateSizes = [
  [0.25, 0.5, 2],
  [0.5, 1, 4],
  [1, 2, 8],
  [2, 4, 16],
  [4, 8, 30],
  [8, 16, 60],
  [16, 32, 120],
] as const;

/** The smallest task that holds the containers, as awsx chooses it; undefined where none does. */
function taskSizeOf({ cpu, memory, container, containers }: NonNullable<FargateServiceProps["taskDefinitionArgs"]>) {
  if (cpu !== undefined && memory !== undefined) {
    const [vcpus, memoryGib] = [vcpusOf(String(cpu)), memoryGibOf(String(memory))];
    return vcpus === undefined || memoryGib === undefined ? undefined : { vcpus, memoryGib };
  }
  const all = [...(container === undefined ? [] : [container]), ...Object.values(containers ?? {})];
  const needVcpus = all.reduce((sum, one) => sum + (one.cpu ?? 0), 0) / 1024;
  const needGib = all.reduce((sum, one) => sum + (one.memory ?? one.memoryReservation ?? 0), 0) / 1024;
  const fits = fargateSizes.find(([vcpus, , most]) => vcpus >= needVcpus && most >= needGib);
  if (fits === undefined) return undefined;
  const [vcpus, least] = fits;
  return { vcpus, memoryGib: Math.max(least, needGib <= 0.5 ? 0.5 : Math.ceil(needGib)) };
}

export const awsxFargateService = pricedResource<FargateServiceProps>({
  type: "awsx:ecs:FargateService",
  title: "Fargate service of awsx, with its tasks and their log",
  pricingPage: "https://aws.amazon.com/fargate/pricing/",
  usage: { logIngestedGib: gibUsage("Log data that the tasks write", 10) },
  price: ({ desiredCount = 1, assignPublicIp = false, taskDefinitionArgs, taskDefinition }) => {
    if (taskDefinition !== undefined || taskDefinitionArgs === undefined)
      return { unknown: "the size of its tasks is declared in a task definition elsewhere" };
    const size = taskSizeOf(taskDefinitionArgs);
    if (size === undefined) return { unknown: "no size of Fargate tasks holds its containers" };
    const lines: LineSpec[] = [
      ...taskLines({ ...size, extraStorageGib: 0, arm: false, windows: false }, desiredCount),
      used("Log data ingested", "cloudwatch.logs.ingestion", "gb", "logIngestedGib"),
    ];
    return assignPublicIp ? [...lines, line("Public IPv4 address", "public_ipv4.in_use", "hour", HOURS_PER_MONTH, desiredCount)] : lines;
  },
});

export interface EksComponentProps {
  readonly skipDefaultNodeGroup?: boolean;
  readonly autoMode?: { readonly enabled?: boolean };
  readonly fargate?: unknown;
  readonly instanceType?: string;
  readonly desiredCapacity?: number;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly nodeRootVolumeSize?: number;
  readonly nodeRootVolumeType?: string;
  readonly nodeAssociatePublicIpAddress?: boolean;
  readonly spotPrice?: string;
}

/** What pulumi-eks starts where nothing is said: https://www.pulumi.com/registry/packages/eks/api-docs/cluster/ */
const DEFAULT_NODES = { instanceType: "t3.medium", desired: 2, least: 1, most: 2, volumeGib: 20 };

function nodeLines(props: EksComponentProps): readonly LineSpec[] {
  const { instanceType, least, most, desired, volumeGib } = DEFAULT_NODES;
  const wanted = props.desiredCapacity ?? desired;
  const low = props.minSize ?? Math.min(least, wanted);
  const high = Math.max(props.maxSize ?? Math.max(most, wanted), low);
  const isPublic = props.nodeAssociatePublicIpAddress;
  return machineLines(
    {
      instanceType: props.instanceType ?? instanceType,
      spot: props.spotPrice !== undefined,
      publicIps:
        isPublic === undefined
          ? { low: 0, high: 1, because: "nodes in public subnets get a public IPv4 address, and its subnets are not known here" }
          : Number(isPublic),
      volumes: [{ what: "Node volume: ", type: props.nodeRootVolumeType ?? "gp2", sizeGib: props.nodeRootVolumeSize ?? volumeGib }],
    },
    { low, high, because: `the node group scales from ${low} to ${high} nodes` },
  );
}

const eksPage = "https://aws.amazon.com/eks/pricing/";

export const eksComponent = pricedResource<EksComponentProps>({
  type: "eks:index:Cluster",
  title: "EKS cluster of pulumi-eks, with its default node group",
  pricingPage: eksPage,
  usage: creditUsage,
  price: (props) => {
    if (props.autoMode?.enabled === true || (props.fargate !== undefined && props.fargate !== false))
      return [
        hourly("EKS cluster", "eks.cluster.hour"),
        { label: "Pods", price: { unknown: "what they use is decided in the cluster", per: "hour" }, quantity: 0 },
      ];
    return [hourly("EKS cluster", "eks.cluster.hour"), ...(props.skipDefaultNodeGroup === true ? [] : nodeLines(props))];
  },
});

const eksNodeGroups = ["eks:index:NodeGroup", "eks:index:NodeGroupV2"].map((type) =>
  pricedResource<EksComponentProps>({
    type,
    title: "Node group of pulumi-eks",
    pricingPage: eksPage,
    usage: creditUsage,
    price: nodeLines,
  }),
);

/** What pulumi-eks gives a managed group that states no scaling: https://www.pulumi.com/registry/packages/eks/api-docs/managednodegroup/ */
const DEFAULT_SCALING = { minSize: 1, desiredSize: 2, maxSize: 2 };

/** Its arguments are those of the node group of AWS, which it makes. */
const eksManagedNodeGroup = {
  ...eksNodeGroup,
  type: "eks:index:ManagedNodeGroup",
  title: "Managed node group of pulumi-eks",
  price: (props: Record<string, unknown>, context: PricingContext) => {
    const scaled: Record<string, unknown> =
      props.scalingConfig === undefined ? Object.create(props, { scalingConfig: { value: DEFAULT_SCALING } }) : props;
    return eksNodeGroup.price(scaled, context);
  },
};

/** Sorted by type. */
export const awsRemoteComponents = [
  { ...restApi, type: "aws-apigateway:index:RestAPI", title: "REST API of aws-apigateway; its functions are declared apart" },
  awsxVpc,
  { ...ecrRepository, type: "awsx:ecr:Repository", title: "ECR repository of awsx" },
  awsxFargateService,
  ...awsxBalancers,
  eksComponent,
  eksManagedNodeGroup,
  ...eksNodeGroups,
];
