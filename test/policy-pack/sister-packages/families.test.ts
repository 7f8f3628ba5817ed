import { loadBuiltInBook } from "../../../catalog";
import { type Finding, unknownValue } from "../../../model";
import { declareExample, type ExampleResource, exampleDigest } from "../../../policy-pack/example";
import { judge, readSettings } from "../../../policy-pack/judge";
import type { Example } from "../../../policy-pack/rule";
import { steadyUse } from "../../../policy-pack/utilisation/example-use";
import { noUsage, priceStack } from "../../../pricing";

const CONFIG = { "aws-native:region": "us-east-1", "azure:location": "eastus" };

interface Program extends Pick<Example, "stack" | "utilisation"> {
  readonly resources: readonly ExampleResource[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Findings on single resources, without those on the whole stack. */
function findingsOf({ resources, stack = "prod", utilisation, settings: value = {} }: Program): readonly Finding[] {
  const context = { project: "example", stack, config: CONFIG };
  const priced = priceStack(declareExample(resources, stack), { book: loadBuiltInBook(), usage: noUsage, context });
  const digest = exampleDigest({ resources, stack, ...(utilisation === undefined ? {} : { utilisation }) });
  const { settings, diagnostics } = readSettings([{ origin: "test", value: value as never }]);
  expect(diagnostics).toEqual([]);
  const judged = judge(priced, settings, {
    book: loadBuiltInBook(),
    usage: noUsage,
    asOf: "2026-08-01",
    ...(digest === undefined ? {} : { utilisation: digest }),
  });
  return judged.findings.filter(({ rule, urn }) => rule !== "unknown-cost" && urn !== undefined);
}

const brief = ({ rule, urn = "" }: Finding) => `${rule} ${urn.split("::").at(-1)}`;

const one = (type: string, inputs: Readonly<Record<string, unknown>>, more: Omit<Program, "resources"> = {}): Program => ({
  resources: [{ type, name: "one", inputs }],
  ...more,
});

const machine = (size: string, inputs = {}) =>
  one("azure:compute/linuxVirtualMachine:LinuxVirtualMachine", {
    size,
    osDisk: { caching: "ReadWrite", storageAccountType: "StandardSSD_LRS" },
    ...inputs,
  });
const database = (inputs = {}, more = {}) =>
  one(
    "aws-native:rds:DbInstance",
    { engine: "postgres", engineVersion: "16", dbInstanceClass: "db.m6g.large", allocatedStorage: "100", storageType: "gp3", ...inputs },
    more,
  );
const flexible = (inputs: object) =>
  one(
    "azure:postgresql/flexibleServer:FlexibleServer",
    { skuName: "GP_Standard_D4ds_v5", storageMb: 131072, ...inputs },
    { stack: "test" },
  );
const bucket = (inputs: object) => one("aws-native:s3:Bucket", { versioningConfiguration: { status: "Enabled" }, ...inputs });

function natGateways(...subnets: readonly string[]): Program {
  return {
    stack: "dev",
    resources: [
      { type: "aws-native:ec2:Vpc", name: "net", inputs: { cidrBlock: "10.0.0.0/16" } },
      ...subnets.map((name) => ({
        type: "aws-native:ec2:Subnet",
        name,
        inputs: { vpcId: unknownValue },
        from: { vpcId: ["net"] },
      })),
      ...subnets.map((name) => ({
        type: "aws-native:ec2:NatGateway",
        name: `nat-${name}`,
        inputs: { subnetId: unknownValue },
        from: { subnetId: [name] },
      })),
    ],
  };
}

const quiet = steadyUse({ networkInBytesPerSecond: 0, networkOutBytesPerSecond: 0 });

/** Family, program, findings, and what a remedy says of the program's own names. */
const flagged: readonly (readonly [string, Program, readonly string[], string?])[] = [
  ["machines of azure", machine("Standard_D4_v2"), ["previous-generation one"]],
  ["machines of azure outside production", { ...machine("Standard_D64as_v5"), stack: "dev" }, ["costly-outside-production one"]],
  ["machines of aws-native", one("aws-native:ec2:Instance", { instanceType: "m4.xlarge", imageId: "ami-1" }), ["previous-generation one"]],
  [
    "an idle machine of aws-native",
    one(
      "aws-native:ec2:Instance",
      { instanceType: "m5.xlarge", imageId: "ami-1" },
      { utilisation: { one: steadyUse({ cpuFraction: 0.001, networkInBytesPerSecond: 1, networkOutBytesPerSecond: 1 }) } },
    ),
    ["idle-machine one"],
  ],
  [
    "nodes of aws-native that may be interrupted",
    one("aws-native:eks:Nodegroup", {
      instanceTypes: ["m6a.large"],
      scalingConfig: { minSize: 2, maxSize: 2, desiredSize: 2 },
      tags: { interruptible: "true" },
    }),
    ["on-demand-for-interruptible one"],
  ],
  [
    "disks of aws-native",
    one("aws-native:ec2:Volume", {
      availabilityZone: "us-east-1a",
      size: 500,
      volumeType: "gp2",
      tags: [{ key: "costwright:keep", value: "x" }],
    }),
    ["gp2-to-gp3 one"],
    "aws-native:ec2:Volume is judged as aws:ebs/volume:Volume: type is volumeType here.",
  ],
  [
    "disks of azure",
    one(
      "azure:compute/managedDisk:ManagedDisk",
      { storageAccountType: "Premium_LRS", diskSizeGb: 512, location: "westeurope" },
      { stack: "dev" },
    ),
    ["premium-disk-outside-production one", "unattached-disk one"],
    "azure:compute/managedDisk:ManagedDisk is judged as azure-native:compute:Disk: sku.name is storageAccountType here.",
  ],
  [
    "databases of aws-native",
    database({ dbInstanceClass: "db.m5.large" }),
    ["cheaper-database-class one"],
    "aws-native:rds:DbInstance is judged as aws:rds/instance:Instance: instanceClass is dbInstanceClass here.",
  ],
  [
    "databases of aws-native outside production",
    database({ multiAz: true, backupRetentionPeriod: 30 }, { stack: "dev" }),
    ["costly-outside-production one", "long-backups-outside-production one"],
  ],
  [
    "databases of azure",
    flexible({ highAvailability: { mode: "ZoneRedundant" }, backupRetentionDays: 30 }),
    ["costly-outside-production one", "long-backups-outside-production one"],
    "azure:postgresql/flexibleServer:FlexibleServer is judged as azure-native:dbforpostgresql:Server: for highAvailability.mode leave highAvailability out here.",
  ],
  [
    "load balancers of aws-native",
    one("aws-native:elasticloadbalancingv2:LoadBalancer", { type: "application" }),
    ["idle-load-balancer one"],
  ],
  [
    "load balancers of azure",
    one(
      "azure:network/applicationGateway:ApplicationGateway",
      { sku: { name: "Standard_v2", tier: "Standard_v2", capacity: 2 } },
      { utilisation: { one: steadyUse({ requestsPerSecond: 0 }) } },
    ),
    ["idle-load-balancer-traffic one"],
  ],
  ["addresses of aws-native", one("aws-native:ec2:Eip", {}), ["unattached-address one"]],
  ["addresses of azure", one("azure:network/publicIp:PublicIp", { allocationMethod: "Static" }), ["unattached-address one"]],
  ["buckets of aws-native", bucket({}), ["versions-kept-for-ever one"]],
  [
    "storage accounts of azure",
    one(
      "azure:storage/account:Account",
      { accountTier: "Standard", accountReplicationType: "LRS", allowNestedItemsToBePublic: true },
      { settings: { "public-exposure": { compliance: ["pci"] } } },
    ),
    ["public-exposure one"],
    "azure:storage/account:Account is judged as azure-native:storage:StorageAccount: allowBlobPublicAccess is allowNestedItemsToBePublic here.",
  ],
  [
    "backups of aws-native",
    one("aws-native:backup:BackupPlan", { backupPlan: { backupPlanRule: [{ ruleName: "daily", targetBackupVault: "vault" }] } }),
    ["backups-without-end one"],
  ],
  [
    "buckets of aws-native that keep parts of uploads",
    one("aws-native:s3:Bucket", { lifecycleConfiguration: { rules: [{ status: "Enabled", expirationInDays: 30 }] } }),
    ["unfinished-uploads one"],
  ],
  ["snapshots of azure", one("azure:compute/snapshot:Snapshot", { location: "westeurope", diskSizeGb: 64 }), ["unused-snapshot one"]],
  ["logs of aws-native", one("aws-native:logs:LogGroup", {}), ["endless-log-retention one"]],
  [
    "logs of azure",
    one("azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace", { retentionInDays: 730 }),
    ["endless-log-retention one"],
  ],
  ["NAT of aws-native", natGateways("a", "b"), ["costly-outside-production nat-b"]],
  [
    "NAT of azure",
    one("azure:network/natGateway:NatGateway", { skuName: "Standard", location: "westeurope" }, { utilisation: { one: quiet } }),
    ["idle-nat-gateway one"],
  ],
  ["Kubernetes of aws-native", one("aws-native:eks:Cluster", { version: "1.27" }), ["cluster-without-nodes one", "extended-support one"]],
  [
    "Kubernetes of azure",
    one(
      "azure:containerservice/kubernetesCluster:KubernetesCluster",
      { skuTier: "Standard", defaultNodePool: { vmSize: "Standard_D4s_v5", nodeCount: 1, osDiskType: "Ephemeral" } },
      { stack: "dev" },
    ),
    ["tier-outside-production one"],
    "azure:containerservice/kubernetesCluster:KubernetesCluster is judged as azure-native:containerservice:ManagedCluster: sku.tier is skuTier here.",
  ],
  [
    "plans of azure, whose tier follows from their size",
    one("azure:appservice/servicePlan:ServicePlan", { skuName: "S1", osType: "Linux" }, { stack: "dev" }),
    ["idle-app-service-plan one", "tier-outside-production one"],
  ],
];

const clean: readonly (readonly [string, Program])[] = [
  ["a machine of a current size", machine("Standard_D4as_v5")],
  [
    "a machine whose disk cannot be changed in place",
    one("aws-native:ec2:Instance", {
      instanceType: "m6a.large",
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp2", volumeSize: 500 } }],
    }),
  ],
  [
    "a fast system disk that a change would make anew",
    {
      ...machine("Standard_D2as_v5", { osDisk: { storageAccountType: "Premium_LRS", diskSizeGb: 512 } }),
      settings: { "no-off-hours-schedule": "disabled" },
      stack: "dev",
    },
  ],
  [
    "an attached disk",
    {
      resources: [
        { type: "aws-native:ec2:Volume", name: "data", inputs: { availabilityZone: "us-east-1a", size: 500, volumeType: "gp3" } },
        {
          type: "aws-native:ec2:VolumeAttachment",
          name: "attachment",
          inputs: { volumeId: unknownValue, instanceId: "i-1" },
          from: { volumeId: ["data"] },
        },
        { type: "azure:compute/managedDisk:ManagedDisk", name: "disk", inputs: { storageAccountType: "Premium_LRS", diskSizeGb: 64 } },
        {
          type: "azure:compute/dataDiskAttachment:DataDiskAttachment",
          name: "lun",
          inputs: { managedDiskId: unknownValue, lun: 0 },
          from: { managedDiskId: ["disk"] },
        },
      ],
    },
  ],
  ["a database of a Graviton class, and one without a standby", database({}, { stack: "dev" })],
  ["a server without high availability", flexible({ backupRetentionDays: 7 })],
  [
    "a balancer with a listener",
    {
      resources: [
        { type: "aws-native:elasticloadbalancingv2:LoadBalancer", name: "front", inputs: { type: "application" } },
        {
          type: "aws-native:elasticloadbalancingv2:Listener",
          name: "https",
          inputs: { loadBalancerArn: unknownValue },
          from: { loadBalancerArn: ["front"] },
        },
      ],
    },
  ],
  [
    "addresses in use",
    {
      resources: [
        { type: "aws-native:ec2:Eip", name: "fixed", inputs: { instanceId: "i-1" } },
        { type: "azure:network/publicIp:PublicIp", name: "ip", inputs: { allocationMethod: "Static" } },
        {
          type: "azure:network/networkInterface:NetworkInterface",
          name: "nic",
          inputs: { ipConfigurations: unknownValue },
          from: { ipConfigurations: ["ip"] },
        },
      ],
    },
  ],
  [
    "a bucket that ends old versions",
    bucket({
      lifecycleConfiguration: {
        rules: [
          {
            status: "Enabled",
            noncurrentVersionExpiration: { noncurrentDays: 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      },
    }),
  ],
  ["logs of two weeks", one("aws-native:logs:LogGroup", { retentionInDays: 14 })],
  ["logs of a month", one("azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace", { retentionInDays: 30 })],
  ["one NAT gateway", natGateways("a")],
  ["a NAT gateway of azure without a digest", one("azure:network/natGateway:NatGateway", { skuName: "Standard" })],
  [
    "a cluster with nodes",
    {
      resources: [
        { type: "aws-native:eks:Cluster", name: "cluster", inputs: { version: "1.33" } },
        {
          type: "aws-native:eks:Nodegroup",
          name: "nodes",
          inputs: { instanceTypes: ["m6a.large"], clusterName: unknownValue },
          from: { clusterName: ["cluster"] },
        },
      ],
    },
  ],
  ["a registry that deletes its old images itself", one("aws-native:ecr:Repository", { lifecyclePolicy: { lifecyclePolicyText: "{}" } })],
  [
    "a cluster whose tier is free",
    one(
      "azure:containerservice/kubernetesCluster:KubernetesCluster",
      { skuTier: "Free", defaultNodePool: { vmSize: "Standard_D4s_v5", nodeCount: 1 } },
      { stack: "dev" },
    ),
  ],
];

describe("rules judge the resources of sister packages", () => {
  it.each(flagged.map(([family, program, expected, note = ""]) => [family, program, expected, note] as const))(
    "flags %s",
    (_family, program, expected, note) => {
      const findings = findingsOf(program);
      expect(findings.map(brief)).toEqual(expected);
      expect(findings.map(({ remedy }) => remedy).join("\n")).toContain(note);
    },
  );

  it.each(clean)("leaves alone %s", (_title, program) => {
    expect(findingsOf(program).map(brief)).toEqual([]);
  });
});
