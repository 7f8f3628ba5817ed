import { type JudgedWords, judged } from "./words";

/** The package lacks the property: no input of it can say otherwise. */
const lacks = () => undefined;

/** A machine's disk of the system is made anew where its class changes: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine */
const SYSTEM_DISK = ["storageProfile"];

interface MachineProps {
  readonly networkInterfaceIds?: readonly string[];
}

const machine = (type: string) =>
  judged<MachineProps>(
    type,
    {
      networkProfile: { networkInterfaces: (props) => props.networkInterfaceIds?.map(() => ({})) },
      // Attached by resources of their own.
      storageProfile: { dataDisks: lacks },
    },
    { replaces: SYSTEM_DISK, repairs: ["licenseType"] },
  );

interface ServerProps {
  readonly backupRetentionDays?: number;
  readonly geoRedundantBackupEnabled?: boolean;
  readonly sourceServerId?: string;
}

/** High availability is a block that is left out, and has no mode for "none". */
const server = (type: string) =>
  judged<ServerProps>(
    type,
    {
      backup: {
        backupRetentionDays: (props) => props.backupRetentionDays,
        geoRedundantBackup: (props) =>
          props.geoRedundantBackupEnabled === undefined ? undefined : props.geoRedundantBackupEnabled ? "Enabled" : "Disabled",
      },
      sourceServerResourceId: (props) => props.sourceServerId,
    },
    { instead: { "highAvailability.mode": "leave highAvailability out here" } },
  );

interface RegistryProps {
  readonly encryption?: object;
  readonly networkRuleSet?: object;
  readonly networkRuleSets?: readonly object[];
  readonly dataEndpointEnabled?: boolean;
  readonly zoneRedundancyEnabled?: boolean;
  readonly publicNetworkAccessEnabled?: boolean;
  readonly georeplications?: readonly object[];
  readonly quarantinePolicyEnabled?: boolean;
  readonly retentionPolicyInDays?: number;
  readonly trustPolicyEnabled?: boolean;
  readonly exportPolicyEnabled?: boolean;
}

const present: readonly (readonly [type: string, as: string])[] = [
  ["azure:authorization/assignment:Assignment", "azure-native:authorization:RoleAssignment"],
  ["azure:automation/jobSchedule:JobSchedule", "azure-native:automation:JobSchedule"],
  ["azure:automation/runBook:RunBook", "azure-native:automation:Runbook"],
  ["azure:automation/schedule:Schedule", "azure-native:automation:Schedule"],
  ["azure:devtest/globalVMShutdownSchedule:GlobalVMShutdownSchedule", "azure-native:devtestlab:GlobalSchedule"],
  ["azure:maintenance/assignmentVirtualMachine:AssignmentVirtualMachine", "azure-native:maintenance:ConfigurationAssignment"],
  ["azure:maintenance/configuration:Configuration", "azure-native:maintenance:MaintenanceConfiguration"],
  ["azure:monitoring/diagnosticSetting:DiagnosticSetting", "azure-native:monitor:DiagnosticSetting"],
];

interface SecurityRuleProps {
  readonly access?: string;
  readonly direction?: string;
  readonly sourceAddressPrefix?: string;
  readonly destinationPortRange?: string;
}

/**
 * What rules read of the package azure (Terraform's azurerm), beside what pricing does; what an update replaces is what
 * the package's documentation says ("Changing this forces a new resource").
 */
export const azureClassicJudged: readonly JudgedWords[] = [
  ...present.map(([type, as]) => judged<object>(type, {}, { as })),
  judged<{ readonly zoneRedundant?: boolean }>("azure:appservice/plan:Plan", {
    zoneRedundant: (props) => props.zoneRedundant,
    hyperV: lacks,
  }),
  judged<{ readonly zoneBalancingEnabled?: boolean }>("azure:appservice/servicePlan:ServicePlan", {
    zoneRedundant: (props) => props.zoneBalancingEnabled,
  }),
  machine("azure:compute/linuxVirtualMachine:LinuxVirtualMachine"),
  machine("azure:compute/windowsVirtualMachine:WindowsVirtualMachine"),
  judged<MachineProps>(
    "azure:compute/virtualMachine:VirtualMachine",
    { priority: lacks, networkProfile: { networkInterfaces: (props) => props.networkInterfaceIds?.map(() => ({})) } },
    { replaces: SYSTEM_DISK, repairs: ["licenseType"] },
  ),
  judged<RegistryProps>("azure:containerservice/registry:Registry", {
    encryption: (props) => ("encryption" in props ? {} : undefined),
    networkRuleSet: (props) => props.networkRuleSet ?? props.networkRuleSets,
    dataEndpointEnabled: (props) => (props.dataEndpointEnabled === true ? true : undefined),
    zoneRedundancy: (props) => (props.zoneRedundancyEnabled === true ? "Enabled" : undefined),
    publicNetworkAccess: (props) => (props.publicNetworkAccessEnabled === false ? "Disabled" : undefined),
    // Replicas are a part of the registry here, and a Premium feature like the policies.
    policies: (props) =>
      (props.georeplications ?? []).length > 0 ||
      props.quarantinePolicyEnabled === true ||
      props.retentionPolicyInDays !== undefined ||
      props.trustPolicyEnabled === true ||
      props.exportPolicyEnabled === false
        ? {}
        : undefined,
  }),
  // Pools, rules and members are resources of their own here.
  judged<object>("azure:lb/loadBalancer:LoadBalancer", {
    backendAddressPools: lacks,
    loadBalancingRules: lacks,
    inboundNatRules: lacks,
    inboundNatPools: lacks,
    outboundRules: lacks,
  }),
  judged<{ readonly createMode?: string }>(
    "azure:mssql/database:Database",
    {
      secondaryType: ({ createMode }) => (createMode === "Secondary" || createMode === "OnlineSecondary" ? "Geo" : undefined),
      sourceServerResourceId: lacks,
    },
    { repairs: ["licenseType"] },
  ),
  judged<object>("azure:mssql/elasticPool:ElasticPool", {}, { repairs: ["licenseType"] }),
  judged<object>("azure:mssql/managedInstance:ManagedInstance", {}, { repairs: ["licenseType"] }),
  server("azure:mysql/flexibleServer:FlexibleServer"),
  judged<SecurityRuleProps>(
    "azure:network/networkSecurityRule:NetworkSecurityRule",
    {
      access: (props) => props.access,
      direction: (props) => props.direction,
      sourceAddressPrefix: (props) => props.sourceAddressPrefix,
      destinationPortRange: (props) => props.destinationPortRange,
    },
    { as: "azure-native:network:SecurityRule" },
  ),
  judged<object>("azure:network/publicIp:PublicIp", { natGateway: lacks, linkedPublicIPAddress: lacks, servicePublicIPAddress: lacks }),
  server("azure:postgresql/flexibleServer:FlexibleServer"),
  judged<{ readonly allowNestedItemsToBePublic?: boolean }>("azure:storage/account:Account", {
    allowBlobPublicAccess: (props) => props.allowNestedItemsToBePublic,
  }),
];
