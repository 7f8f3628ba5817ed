import { type Translation, translation } from "../translation";

interface ImageReference {
  readonly publisher?: string;
  readonly offer?: string;
  readonly sku?: string;
}

interface OsDisk {
  readonly storageAccountType?: string;
  readonly diskSizeGb?: number;
  readonly diffDiskSettings?: { readonly option?: string };
}

export interface MachineProps {
  readonly size?: string;
  readonly priority?: string;
  readonly licenseType?: string;
  readonly sourceImageReference?: ImageReference;
  readonly osDisk?: OsDisk;
  readonly osManagedDiskId?: string;
  readonly dedicatedHostId?: string;
  readonly dedicatedHostGroupId?: string;
  readonly plan?: object;
}

const image = (reference: ImageReference | undefined) =>
  reference && { publisher: reference.publisher, offer: reference.offer, sku: reference.sku };

const managedDisk = (disk: OsDisk | undefined) =>
  disk && {
    managedDisk: { storageAccountType: disk.storageAccountType },
    diskSizeGB: disk.diskSizeGb,
    diffDiskSettings: disk.diffDiskSettings && { option: disk.diffDiskSettings.option },
  };

/** An id of another resource is there or not: its value does not matter, and is mostly not known. */
const given = <Props extends object>(props: Props, property: keyof Props & string) => (property in props ? {} : undefined);

const machine = (kind: "Linux" | "Windows") =>
  translation<MachineProps>(
    `azure:compute/${kind.toLowerCase()}VirtualMachine:${kind}VirtualMachine`,
    "azure-native:compute:VirtualMachine",
    {
      hardwareProfile: { vmSize: (props) => props.size },
      priority: (props) => props.priority,
      licenseType: (props) => props.licenseType,
      osProfile: { windowsConfiguration: () => (kind === "Windows" ? {} : undefined) },
      storageProfile: {
        imageReference: (props) => image(props.sourceImageReference),
        // A disk that exists already is charged where it is declared.
        osDisk: (props) => ("osManagedDiskId" in props ? { createOption: "Attach" } : managedDisk(props.osDisk)),
      },
      host: (props) => given(props, "dedicatedHostId"),
      hostGroup: (props) => given(props, "dedicatedHostGroupId"),
      plan: (props) => given(props, "plan"),
    },
  );

interface StorageDisk {
  readonly createOption?: string;
  readonly managedDiskType?: string;
  readonly vhdUri?: string;
  readonly diskSizeGb?: number;
}

export interface FormerMachineProps {
  readonly vmSize?: string;
  readonly licenseType?: string;
  readonly osProfileWindowsConfig?: object;
  readonly storageImageReference?: ImageReference;
  readonly storageOsDisk?: StorageDisk & { readonly osType?: string };
  readonly storageDataDisks?: readonly StorageDisk[];
  readonly plan?: object;
}

const storageDisk = (disk: StorageDisk) => ({
  createOption: disk.createOption,
  diskSizeGB: disk.diskSizeGb,
  vhd: given(disk, "vhdUri"),
  managedDisk: { storageAccountType: disk.managedDiskType },
});

export interface ScaleSetProps {
  readonly sku?: string;
  readonly instances?: number;
  readonly priority?: string;
  readonly sourceImageReference?: ImageReference;
  readonly osDisk?: OsDisk;
  readonly dataDisks?: readonly DataDisk[];
  readonly hostGroupId?: string;
  readonly plan?: object;
}

interface DataDisk {
  readonly storageAccountType?: string;
  readonly diskSizeGb?: number;
  readonly ultraSsdDiskIopsReadWrite?: number;
  readonly ultraSsdDiskMbpsReadWrite?: number;
}

const dataDisk = (disk: DataDisk) => ({
  managedDisk: { storageAccountType: disk.storageAccountType },
  diskSizeGB: disk.diskSizeGb,
  diskIOPSReadWrite: disk.ultraSsdDiskIopsReadWrite,
  diskMBpsReadWrite: disk.ultraSsdDiskMbpsReadWrite,
});

const SCALE_SET = "azure-native:compute:VirtualMachineScaleSet";

const scaleSet = (kind: "Linux" | "Windows") =>
  translation<ScaleSetProps & { readonly licenseType?: string }>(
    `azure:compute/${kind.toLowerCase()}VirtualMachineScaleSet:${kind}VirtualMachineScaleSet`,
    SCALE_SET,
    {
      sku: { name: (props) => props.sku, capacity: (props) => props.instances },
      virtualMachineProfile: {
        priority: (props) => props.priority,
        licenseType: (props) => props.licenseType,
        osProfile: { windowsConfiguration: () => (kind === "Windows" ? {} : undefined) },
        storageProfile: {
          imageReference: (props) => image(props.sourceImageReference),
          osDisk: (props) => managedDisk(props.osDisk),
          dataDisks: (props) => props.dataDisks?.map(dataDisk),
        },
      },
      hostGroup: (props) => given(props, "hostGroupId"),
      plan: (props) => given(props, "plan"),
    },
  );

export interface OrchestratedProps {
  readonly skuName?: string;
  readonly instances?: number;
  readonly priority?: string;
  readonly priorityMix?: { readonly baseRegularCount?: number; readonly regularPercentageAboveBase?: number };
  readonly licenseType?: string;
  readonly osProfile?: { readonly windowsConfiguration?: object };
  readonly sourceImageReference?: ImageReference;
  readonly osDisk?: OsDisk;
  readonly dataDisks?: readonly DataDisk[];
  readonly plan?: object;
}

export interface FormerScaleSetProps {
  readonly sku?: { readonly name?: string; readonly capacity?: number };
  readonly priority?: string;
  readonly licenseType?: string;
  readonly osProfileWindowsConfig?: object;
  readonly storageProfileImageReference?: ImageReference;
  readonly storageProfileOsDisk?: { readonly managedDiskType?: string; readonly osType?: string };
  readonly storageProfileDataDisks?: readonly { readonly managedDiskType?: string; readonly diskSizeGb?: number }[];
  readonly plan?: object;
}

export interface DiskProps {
  readonly storageAccountType?: string;
  readonly diskSizeGb?: number;
  readonly tier?: string;
  readonly diskIopsReadWrite?: number;
  readonly diskMbpsReadWrite?: number;
  readonly maxShares?: number;
}

export interface BastionProps {
  readonly sku?: string;
  readonly scaleUnits?: number;
}

interface PoolProps {
  readonly vmSize?: string;
  readonly nodeCount?: number;
  readonly autoScalingEnabled?: boolean;
  readonly minCount?: number;
  readonly maxCount?: number;
  readonly osDiskType?: string;
  readonly osDiskSizeGb?: number;
}

/** Version 5 called it `enableAutoScaling`. */
interface FormerPoolProps {
  readonly enableAutoScaling?: boolean;
}

const pool = (props: PoolProps & FormerPoolProps) => ({
  vmSize: props.vmSize,
  count: props.nodeCount,
  enableAutoScaling: props.autoScalingEnabled ?? props.enableAutoScaling,
  minCount: props.minCount,
  maxCount: props.maxCount,
  osDiskType: props.osDiskType,
  osDiskSizeGB: props.osDiskSizeGb,
});

export interface ClusterProps {
  readonly skuTier?: string;
  readonly defaultNodePool?: PoolProps;
}

export interface NodePoolProps extends PoolProps {
  readonly osType?: string;
  readonly priority?: string;
}

export interface GroupProps {
  readonly osType?: string;
  readonly priority?: string;
  readonly containers?: readonly { readonly cpu?: number; readonly memory?: number }[];
}

export interface RegistryProps {
  readonly sku?: string;
  readonly georeplications?: readonly object[];
}

export interface ContainerAppProps {
  readonly workloadProfileName?: string;
  readonly template?: {
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly containers?: readonly { readonly cpu?: number; readonly memory?: string }[];
  };
}

export interface EnvironmentProps {
  readonly workloadProfiles?: readonly { readonly name?: string; readonly workloadProfileType?: string }[];
}

export interface AutoscaleProps {
  readonly enabled?: boolean;
  readonly profiles?: readonly { readonly capacity?: { readonly minimum?: number; readonly maximum?: number } }[];
}

export const computeTranslations: readonly Translation[] = [
  machine("Linux"),
  machine("Windows"),
  translation<FormerMachineProps>("azure:compute/virtualMachine:VirtualMachine", "azure-native:compute:VirtualMachine", {
    hardwareProfile: { vmSize: (props) => props.vmSize },
    licenseType: (props) => props.licenseType,
    osProfile: { windowsConfiguration: (props) => given(props, "osProfileWindowsConfig") },
    storageProfile: {
      imageReference: (props) => image(props.storageImageReference),
      osDisk: ({ storageOsDisk }) => storageOsDisk && { ...storageDisk(storageOsDisk), osType: storageOsDisk.osType },
      dataDisks: (props) => props.storageDataDisks?.map(storageDisk),
    },
    plan: (props) => given(props, "plan"),
  }),
  scaleSet("Linux"),
  scaleSet("Windows"),
  translation<OrchestratedProps>("azure:compute/orchestratedVirtualMachineScaleSet:OrchestratedVirtualMachineScaleSet", SCALE_SET, {
    sku: { name: (props) => props.skuName, capacity: (props) => props.instances },
    virtualMachineProfile: {
      priority: (props) => props.priority,
      licenseType: (props) => props.licenseType,
      osProfile: { windowsConfiguration: ({ osProfile }) => osProfile && given(osProfile, "windowsConfiguration") },
      storageProfile: {
        imageReference: (props) => image(props.sourceImageReference),
        osDisk: (props) => managedDisk(props.osDisk),
        dataDisks: (props) => props.dataDisks?.map(dataDisk),
      },
    },
    priorityMixPolicy: {
      baseRegularPriorityCount: (props) => props.priorityMix?.baseRegularCount,
      regularPriorityPercentageAboveBase: (props) => props.priorityMix?.regularPercentageAboveBase,
    },
    plan: (props) => given(props, "plan"),
  }),
  translation<FormerScaleSetProps>("azure:compute/scaleSet:ScaleSet", SCALE_SET, {
    sku: { name: (props) => props.sku?.name, capacity: (props) => props.sku?.capacity },
    virtualMachineProfile: {
      priority: (props) => props.priority,
      licenseType: (props) => props.licenseType,
      osProfile: { windowsConfiguration: (props) => given(props, "osProfileWindowsConfig") },
      storageProfile: {
        imageReference: (props) => image(props.storageProfileImageReference),
        osDisk: ({ storageProfileOsDisk: disk }) =>
          disk && { osType: disk.osType, managedDisk: { storageAccountType: disk.managedDiskType } },
        dataDisks: (props) =>
          props.storageProfileDataDisks?.map((disk) => ({
            diskSizeGB: disk.diskSizeGb,
            managedDisk: { storageAccountType: disk.managedDiskType },
          })),
      },
    },
    plan: (props) => given(props, "plan"),
  }),
  translation<AutoscaleProps>("azure:monitoring/autoscaleSetting:AutoscaleSetting", "azure-native:monitor:AutoscaleSetting", {
    enabled: (props) => props.enabled,
    profiles: (props) =>
      props.profiles?.map(({ capacity }) => ({ capacity: { minimum: `${capacity?.minimum}`, maximum: `${capacity?.maximum}` } })),
  }),
  translation<DiskProps>("azure:compute/managedDisk:ManagedDisk", "azure-native:compute:Disk", {
    sku: { name: (props) => props.storageAccountType },
    diskSizeGB: (props) => props.diskSizeGb,
    tier: (props) => props.tier,
    diskIOPSReadWrite: (props) => props.diskIopsReadWrite,
    diskMBpsReadWrite: (props) => props.diskMbpsReadWrite,
    maxShares: (props) => props.maxShares,
  }),
  translation<{ readonly diskSizeGb?: number }>("azure:compute/snapshot:Snapshot", "azure-native:compute:Snapshot", {
    diskSizeGB: (props) => props.diskSizeGb,
  }),
  translation<object>("azure:compute/image:Image", "azure-native:compute:Image", {}),
  translation<BastionProps>("azure:compute/bastionHost:BastionHost", "azure-native:network:BastionHost", {
    sku: { name: (props) => props.sku },
    scaleUnits: (props) => props.scaleUnits,
  }),
  translation<ClusterProps>("azure:containerservice/kubernetesCluster:KubernetesCluster", "azure-native:containerservice:ManagedCluster", {
    sku: { tier: (props) => props.skuTier },
    agentPoolProfiles: ({ defaultNodePool }) => defaultNodePool && [pool(defaultNodePool)],
  }),
  translation<NodePoolProps & FormerPoolProps>(
    "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool",
    "azure-native:containerservice:AgentPool",
    {
      vmSize: (props) => props.vmSize,
      count: (props) => props.nodeCount,
      enableAutoScaling: (props) => props.autoScalingEnabled ?? props.enableAutoScaling,
      minCount: (props) => props.minCount,
      maxCount: (props) => props.maxCount,
      osDiskType: (props) => props.osDiskType,
      osDiskSizeGB: (props) => props.osDiskSizeGb,
      osType: (props) => props.osType,
      scaleSetPriority: (props) => props.priority,
    },
  ),
  translation<RegistryProps>("azure:containerservice/registry:Registry", "azure-native:containerregistry:Registry", {
    sku: { name: (props) => props.sku },
    georeplications: (props) => props.georeplications && new Array(props.georeplications.length).fill({}),
  }),
  translation<GroupProps>("azure:containerservice/group:Group", "azure-native:containerinstance:ContainerGroup", {
    osType: (props) => props.osType,
    priority: (props) => props.priority,
    containers: (props) =>
      props.containers?.map((container) => ({ resources: { requests: { cpu: container.cpu, memoryInGB: container.memory } } })),
  }),
  translation<ContainerAppProps>("azure:containerapp/app:App", "azure-native:app:ContainerApp", {
    workloadProfileName: (props) => props.workloadProfileName,
    template: {
      containers: (props) => props.template?.containers?.map(({ cpu, memory }) => ({ resources: { cpu, memory } })),
      scale: { minReplicas: (props) => props.template?.minReplicas, maxReplicas: (props) => props.template?.maxReplicas },
    },
  }),
  translation<EnvironmentProps>("azure:containerapp/environment:Environment", "azure-native:app:ManagedEnvironment", {
    workloadProfiles: (props) => props.workloadProfiles?.map(({ name, workloadProfileType }) => ({ name, workloadProfileType })),
  }),
];
