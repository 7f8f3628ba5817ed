import { type Translation, translation } from "../translation";

interface BlockDeviceMapping {
  readonly deviceName?: string;
  readonly virtualName?: string;
  readonly ebs?: { readonly volumeType?: string; readonly volumeSize?: number; readonly iops?: number };
}

export interface InstanceProps {
  readonly instanceType?: string;
  readonly imageId?: string;
  readonly tenancy?: string;
  readonly hostId?: string;
  readonly monitoring?: boolean;
  readonly ebsOptimized?: boolean;
  readonly subnetId?: string;
  readonly creditSpecification?: { readonly cpuCredits?: string };
  readonly networkInterfaces?: readonly { readonly associatePublicIpAddress?: boolean }[];
  readonly blockDeviceMappings?: readonly (BlockDeviceMapping & { readonly noDevice?: object })[];
  readonly launchTemplate?: { readonly launchTemplateId?: string; readonly launchTemplateName?: string };
}

/** Device names that images use for their root. */
const isRoot = (mapping: BlockDeviceMapping) => mapping.deviceName === "/dev/xvda" || mapping.deviceName === "/dev/sda1";
const isVolume = (mapping: BlockDeviceMapping & { readonly noDevice?: object | string }) =>
  mapping.noDevice === undefined && mapping.virtualName === undefined;
const volume = ({ ebs }: BlockDeviceMapping) => ({ volumeType: ebs?.volumeType, volumeSize: ebs?.volumeSize, iops: ebs?.iops });

export interface LaunchTemplateProps {
  readonly launchTemplateData?: {
    readonly instanceType?: string;
    readonly imageId?: string;
    readonly ebsOptimized?: boolean;
    readonly instanceRequirements?: { readonly vCpuCount?: { readonly min?: number } };
    readonly instanceMarketOptions?: { readonly marketType?: string };
    readonly placement?: { readonly tenancy?: string };
    readonly creditSpecification?: { readonly cpuCredits?: string };
    readonly monitoring?: { readonly enabled?: boolean };
    readonly networkInterfaces?: readonly { readonly associatePublicIpAddress?: boolean }[];
    readonly blockDeviceMappings?: readonly {
      readonly deviceName?: string;
      readonly noDevice?: string;
      readonly virtualName?: string;
      readonly ebs?: { readonly volumeType?: string; readonly volumeSize?: number; readonly iops?: number; readonly throughput?: number };
    }[];
  };
}

interface TemplateReference {
  readonly launchTemplateId?: string;
  readonly launchTemplateName?: string;
}

export interface AutoScalingGroupProps {
  readonly minSize?: string;
  readonly maxSize?: string;
  readonly launchTemplate?: TemplateReference;
  readonly launchConfigurationName?: string;
  readonly vpcZoneIdentifier?: readonly string[];
  readonly mixedInstancesPolicy?: {
    readonly launchTemplate?: {
      readonly launchTemplateSpecification?: TemplateReference;
      readonly overrides?: readonly { readonly instanceType?: string; readonly weightedCapacity?: string }[];
    };
    readonly instancesDistribution?: {
      readonly onDemandBaseCapacity?: number;
      readonly onDemandPercentageAboveBaseCapacity?: number;
      readonly spotAllocationStrategy?: string;
    };
  };
}

export interface VolumeProps {
  readonly volumeType?: string;
  readonly size?: number;
  readonly iops?: number;
  readonly throughput?: number;
}

export interface ServiceProps {
  readonly launchType?: string;
  readonly desiredCount?: number;
  readonly schedulingStrategy?: string;
  readonly taskDefinition?: string;
  readonly cluster?: string;
  readonly capacityProviderStrategy?: readonly { readonly capacityProvider?: string; readonly weight?: number; readonly base?: number }[];
  readonly networkConfiguration?: { readonly awsvpcConfiguration?: { readonly assignPublicIp?: string } };
}

export interface TaskDefinitionProps {
  readonly cpu?: string;
  readonly memory?: string;
  readonly ephemeralStorage?: { readonly sizeInGiB?: number };
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
}

export interface EksClusterProps {
  readonly version?: string;
  readonly upgradePolicy?: { readonly supportType?: string };
  readonly controlPlaneScalingConfig?: { readonly tier?: string };
  readonly computeConfig?: { readonly enabled?: boolean };
}

export interface NodegroupProps {
  readonly amiType?: string;
  readonly capacityType?: string;
  readonly diskSize?: number;
  readonly instanceTypes?: readonly string[];
  readonly launchTemplate?: { readonly id?: string; readonly name?: string };
  readonly scalingConfig?: { readonly minSize?: number; readonly maxSize?: number; readonly desiredSize?: number };
}

export interface FunctionProps {
  readonly memorySize?: number;
  readonly architectures?: readonly string[];
  readonly ephemeralStorage?: { readonly size?: number };
  readonly snapStart?: { readonly applyOn?: string };
  readonly runtime?: string;
}

export const computeTranslations: readonly Translation[] = [
  translation<InstanceProps>("aws-native:ec2:Instance", "aws:ec2/instance:Instance", {
    instanceType: (props) => props.instanceType,
    ami: (props) => props.imageId,
    tenancy: (props) => props.tenancy,
    hostId: (props) => props.hostId,
    monitoring: (props) => props.monitoring,
    ebsOptimized: (props) => props.ebsOptimized,
    subnetId: (props) => props.subnetId,
    associatePublicIpAddress: (props) => props.networkInterfaces?.[0]?.associatePublicIpAddress,
    creditSpecification: { cpuCredits: (props) => props.creditSpecification?.cpuCredits },
    launchTemplate: {
      id: (props) => props.launchTemplate?.launchTemplateId,
      name: (props) => props.launchTemplate?.launchTemplateName,
    },
    rootBlockDevice: (props) => props.blockDeviceMappings?.filter(isRoot).map(volume)[0],
    ebsBlockDevices: (props) => props.blockDeviceMappings?.filter((mapping) => !isRoot(mapping) && isVolume(mapping)).map(volume),
  }),
  translation<LaunchTemplateProps>("aws-native:ec2:LaunchTemplate", "aws:ec2/launchTemplate:LaunchTemplate", {
    instanceType: ({ launchTemplateData: data }) => data?.instanceType,
    imageId: ({ launchTemplateData: data }) => data?.imageId,
    ebsOptimized: ({ launchTemplateData: data }) => (data?.ebsOptimized === true ? "true" : undefined),
    instanceRequirements: { vcpuCount: { min: ({ launchTemplateData: data }) => data?.instanceRequirements?.vCpuCount?.min } },
    instanceMarketOptions: { marketType: ({ launchTemplateData: data }) => data?.instanceMarketOptions?.marketType },
    placement: { tenancy: ({ launchTemplateData: data }) => data?.placement?.tenancy },
    creditSpecification: { cpuCredits: ({ launchTemplateData: data }) => data?.creditSpecification?.cpuCredits },
    monitoring: { enabled: ({ launchTemplateData: data }) => data?.monitoring?.enabled },
    networkInterfaces: ({ launchTemplateData: data }) =>
      data?.networkInterfaces?.map(({ associatePublicIpAddress: stated }) => ({
        associatePublicIpAddress: stated === undefined ? undefined : String(stated),
      })),
    blockDeviceMappings: ({ launchTemplateData: data }) =>
      data?.blockDeviceMappings?.map(({ deviceName, noDevice, virtualName, ebs }) => ({ deviceName, noDevice, virtualName, ebs })),
  }),
  translation<{ readonly mapPublicIpOnLaunch?: boolean }>("aws-native:ec2:Subnet", "aws:ec2/subnet:Subnet", {
    mapPublicIpOnLaunch: (props) => props.mapPublicIpOnLaunch,
  }),
  translation<AutoScalingGroupProps>("aws-native:autoscaling:AutoScalingGroup", "aws:autoscaling/group:Group", {
    minSize: (props) => (props.minSize === undefined ? undefined : Number(props.minSize)),
    maxSize: (props) => (props.maxSize === undefined ? undefined : Number(props.maxSize)),
    launchConfiguration: (props) => props.launchConfigurationName,
    vpcZoneIdentifiers: (props) => props.vpcZoneIdentifier,
    launchTemplate: {
      id: (props) => props.launchTemplate?.launchTemplateId,
      name: (props) => props.launchTemplate?.launchTemplateName,
    },
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification: {
          launchTemplateId: (props) => props.mixedInstancesPolicy?.launchTemplate?.launchTemplateSpecification?.launchTemplateId,
          launchTemplateName: (props) => props.mixedInstancesPolicy?.launchTemplate?.launchTemplateSpecification?.launchTemplateName,
        },
        overrides: (props) =>
          props.mixedInstancesPolicy?.launchTemplate?.overrides?.map(({ instanceType, weightedCapacity }) => ({
            instanceType,
            weightedCapacity,
          })),
      },
      instancesDistribution: {
        onDemandBaseCapacity: (props) => props.mixedInstancesPolicy?.instancesDistribution?.onDemandBaseCapacity,
        onDemandPercentageAboveBaseCapacity: (props) =>
          props.mixedInstancesPolicy?.instancesDistribution?.onDemandPercentageAboveBaseCapacity,
        spotAllocationStrategy: (props) => props.mixedInstancesPolicy?.instancesDistribution?.spotAllocationStrategy,
      },
    },
  }),
  translation<VolumeProps>("aws-native:ec2:Volume", "aws:ebs/volume:Volume", {
    type: (props) => props.volumeType,
    size: (props) => props.size,
    iops: (props) => props.iops,
    throughput: (props) => props.throughput,
  }),
  translation<{ readonly ipamPoolId?: string }>("aws-native:ec2:Eip", "aws:ec2/eip:Eip", { ipamPoolId: (props) => props.ipamPoolId }),
  translation<ServiceProps>("aws-native:ecs:Service", "aws:ecs/service:Service", {
    launchType: (props) => props.launchType,
    schedulingStrategy: (props) => props.schedulingStrategy,
    // CloudFormation's default, where the package aws starts none.
    desiredCount: (props) => props.desiredCount ?? 1,
    taskDefinition: (props) => props.taskDefinition,
    cluster: (props) => props.cluster,
    capacityProviderStrategies: (props) =>
      props.capacityProviderStrategy?.map(({ capacityProvider, weight, base }) => ({ capacityProvider, weight, base })),
    networkConfiguration: {
      assignPublicIp: ({ networkConfiguration }) => networkConfiguration?.awsvpcConfiguration?.assignPublicIp?.toUpperCase() === "ENABLED",
    },
  }),
  translation<TaskDefinitionProps>("aws-native:ecs:TaskDefinition", "aws:ecs/taskDefinition:TaskDefinition", {
    cpu: (props) => props.cpu,
    memory: (props) => props.memory,
    ephemeralStorage: { sizeInGib: (props) => props.ephemeralStorage?.sizeInGiB },
    runtimePlatform: {
      cpuArchitecture: (props) => props.runtimePlatform?.cpuArchitecture,
      operatingSystemFamily: (props) => props.runtimePlatform?.operatingSystemFamily,
    },
  }),
  translation<{ readonly clusterSettings?: readonly { readonly name?: string; readonly value?: string }[] }>(
    "aws-native:ecs:Cluster",
    "aws:ecs/cluster:Cluster",
    { settings: (props) => props.clusterSettings?.map(({ name, value }) => ({ name, value })) },
  ),
  translation<EksClusterProps>("aws-native:eks:Cluster", "aws:eks/cluster:Cluster", {
    version: (props) => props.version,
    upgradePolicy: { supportType: (props) => props.upgradePolicy?.supportType },
    controlPlaneScalingConfig: { tier: (props) => props.controlPlaneScalingConfig?.tier },
    computeConfig: { enabled: (props) => props.computeConfig?.enabled },
  }),
  translation<NodegroupProps>("aws-native:eks:Nodegroup", "aws:eks/nodeGroup:NodeGroup", {
    amiType: (props) => props.amiType,
    capacityType: (props) => props.capacityType,
    diskSize: (props) => props.diskSize,
    instanceTypes: (props) => props.instanceTypes,
    launchTemplate: { id: (props) => props.launchTemplate?.id, name: (props) => props.launchTemplate?.name },
    scalingConfig: {
      minSize: (props) => props.scalingConfig?.minSize,
      maxSize: (props) => props.scalingConfig?.maxSize,
      desiredSize: (props) => props.scalingConfig?.desiredSize,
    },
  }),
  translation<{ readonly addonName?: string }>("aws-native:eks:Addon", "aws:eks/addon:Addon", { addonName: (props) => props.addonName }),
  translation<FunctionProps>("aws-native:lambda:Function", "aws:lambda/function:Function", {
    memorySize: (props) => props.memorySize,
    architectures: (props) => props.architectures,
    ephemeralStorage: { size: (props) => props.ephemeralStorage?.size },
    snapStart: { applyOn: (props) => props.snapStart?.applyOn },
    runtime: (props) => props.runtime,
  }),
  translation<{ readonly provisionedPollerConfig?: { readonly minimumPollers?: number } }>(
    "aws-native:lambda:EventSourceMapping",
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    { provisionedPollerConfig: { minimumPollers: (props) => props.provisionedPollerConfig?.minimumPollers } },
  ),
];
