import { unknownValue } from "../../model";
import { declare, estimateOne, priceAll } from "../support/declared";

const azure = { "azure:location": "eastus" };
const aws = { "aws-native:region": "us-east-1" };

/** The same resource in the words of two packages: type, inputs. */
const pairs: readonly (readonly [string, object, string, object])[] = [
  [
    "azure:compute/linuxVirtualMachine:LinuxVirtualMachine",
    { size: "Standard_D2s_v5", osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS", diskSizeGb: 128 } },
    "azure-native:compute:VirtualMachine",
    {
      hardwareProfile: { vmSize: "Standard_D2s_v5" },
      storageProfile: { osDisk: { createOption: "FromImage", diskSizeGB: 128, managedDisk: { storageAccountType: "Premium_LRS" } } },
    },
  ],
  [
    "azure:compute/windowsVirtualMachine:WindowsVirtualMachine",
    { size: "Standard_D2s_v5", osDisk: { caching: "None", storageAccountType: "StandardSSD_LRS" } },
    "azure-native:compute:VirtualMachine",
    {
      hardwareProfile: { vmSize: "Standard_D2s_v5" },
      osProfile: { windowsConfiguration: {} },
      storageProfile: { osDisk: { createOption: "FromImage", managedDisk: { storageAccountType: "StandardSSD_LRS" } } },
    },
  ],
  [
    "azure:compute/virtualMachine:VirtualMachine",
    {
      vmSize: "Standard_D2s_v5",
      storageOsDisk: { name: "os", createOption: "FromImage", managedDiskType: "Standard_LRS" },
      storageDataDisks: [{ name: "data", lun: 0, createOption: "Empty", diskSizeGb: 256, managedDiskType: "Premium_LRS" }],
    },
    "azure-native:compute:VirtualMachine",
    {
      hardwareProfile: { vmSize: "Standard_D2s_v5" },
      storageProfile: {
        osDisk: { createOption: "FromImage", managedDisk: { storageAccountType: "Standard_LRS" } },
        dataDisks: [{ createOption: "Empty", diskSizeGB: 256, managedDisk: { storageAccountType: "Premium_LRS" } }],
      },
    },
  ],
  [
    "azure:containerservice/kubernetesCluster:KubernetesCluster",
    {
      skuTier: "Standard",
      defaultNodePool: { vmSize: "Standard_D4s_v5", autoScalingEnabled: true, minCount: 1, maxCount: 4, osDiskType: "Managed" },
    },
    "azure-native:containerservice:ManagedCluster",
    {
      sku: { tier: "Standard" },
      agentPoolProfiles: [{ vmSize: "Standard_D4s_v5", enableAutoScaling: true, minCount: 1, maxCount: 4, osDiskType: "Managed" }],
    },
  ],
  [
    "azure:appservice/servicePlan:ServicePlan",
    { osType: "Linux", skuName: "P1v3", workerCount: 3 },
    "azure-native:web:AppServicePlan",
    { kind: "linux", reserved: true, sku: { name: "P1v3", capacity: 3 } },
  ],
  [
    "azure:postgresql/flexibleServer:FlexibleServer",
    { skuName: "GP_Standard_D4ds_v5", storageMb: 131072, highAvailability: { mode: "ZoneRedundant" } },
    "azure-native:dbforpostgresql:Server",
    { sku: { name: "Standard_D4ds_v5" }, storage: { storageSizeGB: 128 }, highAvailability: { mode: "ZoneRedundant" } },
  ],
  [
    "azure:storage/account:Account",
    { accountTier: "Standard", accountReplicationType: "GRS" },
    "azure-native:storage:StorageAccount",
    { kind: "StorageV2", sku: { name: "Standard_GRS" } },
  ],
  [
    "azure:apimanagement/service:Service",
    { skuName: "Premium_2" },
    "azure-native:apimanagement:ApiManagementService",
    { sku: { name: "Premium", capacity: 2 } },
  ],
  [
    "aws-native:ec2:Instance",
    {
      instanceType: "m5.large",
      tenancy: "default",
      networkInterfaces: [{ deviceIndex: "0", associatePublicIpAddress: true }],
      blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 30 } },
        { deviceName: "/dev/sdf", ebs: { volumeType: "io1", volumeSize: 100, iops: 1000 } },
      ],
    },
    "aws:ec2/instance:Instance",
    {
      instanceType: "m5.large",
      tenancy: "default",
      associatePublicIpAddress: true,
      rootBlockDevice: { volumeType: "gp3", volumeSize: 30 },
      ebsBlockDevices: [{ deviceName: "/dev/sdf", volumeType: "io1", volumeSize: 100, iops: 1000 }],
    },
  ],
  [
    "aws-native:rds:DbInstance",
    { engine: "postgres", dbInstanceClass: "db.m5.large", allocatedStorage: "100", storageType: "gp3", multiAz: true },
    "aws:rds/instance:Instance",
    { engine: "postgres", instanceClass: "db.m5.large", allocatedStorage: 100, storageType: "gp3", multiAz: true },
  ],
  [
    "aws-native:rds:DbInstance",
    { engine: "aurora-postgresql", dbInstanceClass: "db.r5.large", dbClusterIdentifier: "shop" },
    "aws:rds/clusterInstance:ClusterInstance",
    { engine: "aurora-postgresql", instanceClass: "db.r5.large", clusterIdentifier: "shop" },
  ],
  [
    "aws-native:dynamodb:Table",
    { billingMode: "PROVISIONED", provisionedThroughput: { readCapacityUnits: 10, writeCapacityUnits: 5 } },
    "aws:dynamodb/table:Table",
    { billingMode: "PROVISIONED", readCapacity: 10, writeCapacity: 5 },
  ],
  [
    "aws-native:elasticloadbalancingv2:LoadBalancer",
    { type: "network", scheme: "internal", subnets: ["a", "b"] },
    "aws:lb/loadBalancer:LoadBalancer",
    { loadBalancerType: "network", internal: true, subnets: ["a", "b"] },
  ],
];

const config = { ...azure, ...aws, "azure-native:location": "eastus", "aws:region": "us-east-1" };

describe("a resource of a sister package costs what its own cloud's other package says", () => {
  it.each(pairs)("%s", (type, inputs, as, asInputs) => {
    const estimate = estimateOne(declare(type, "one", inputs as Record<string, unknown>), { config });
    const same = estimateOne(declare(as, "one", asInputs as Record<string, unknown>), { config });
    expect(estimate).toEqual(same);
    // Equal for the right reason: whatever is missing is a figure of the book, never an input.
    const because = estimate.kind === "unknown" ? estimate.because : [];
    expect(because.filter((reason) => !reason.includes("the price book has no"))).toEqual([]);
  });
});

describe("around a resource of a sister package", () => {
  it("the region comes from its own package's configuration, which is named where it is missing", () => {
    const volume = declare("aws-native:ec2:Volume", "data", { volumeType: "gp3", size: 100 });
    expect(estimateOne(volume, { config: aws })).toMatchObject({ kind: "exact", usdPerMonth: 8 });
    expect(estimateOne(volume, { config: { "aws:region": "us-east-1" } })).toMatchObject({
      kind: "unknown",
      because: ["no region: neither the resource, its provider nor the stack configuration (aws-native:region) names one"],
    });
  });

  it("an unknown input is named as the program declares it", () => {
    const machine = declare("azure:compute/linuxVirtualMachine:LinuxVirtualMachine", "vm", { size: unknownValue, location: "eastus" });
    expect(estimateOne(machine)).toMatchObject({ kind: "unknown", because: ['input "size" is not known until deployment'] });
  });

  it("a database inherits its server's location, and a function app finds its plan", () => {
    const server = declare("azure:mssql/server:Server", "sql", { location: "East US", version: "12.0" });
    const database = declare(
      "azure:mssql/database:Database",
      "orders",
      { skuName: "S0", serverId: unknownValue },
      { dependencies: [server.urn], propertyDependencies: { serverId: [server.urn] } },
    );
    const plan = declare("azure:appservice/servicePlan:ServicePlan", "plan", { osType: "Linux", skuName: "Y1", location: "eastus" });
    const app = declare(
      "azure:appservice/linuxFunctionApp:LinuxFunctionApp",
      "api",
      { servicePlanId: unknownValue, location: "eastus" },
      { dependencies: [plan.urn], propertyDependencies: { servicePlanId: [plan.urn] } },
    );
    const [sql, , functions] = priceAll([database, server, app, plan]);
    expect(sql).toMatchObject({ region: "eastus", provider: "azure", estimate: { kind: "range" } });
    expect(functions?.estimate).toMatchObject({ kind: "range", lines: [{ label: "Executions" }, { label: "Execution time" }] });
  });

  it("a load balancer's rules are counted where they are declared apart", () => {
    const balancer = declare("azure:lb/loadBalancer:LoadBalancer", "front", { sku: "Standard", location: "eastus" });
    const rules = [1, 2, 3, 4, 5, 6, 7].map((number) =>
      declare(
        "azure:lb/rule:Rule",
        `rule${number}`,
        {},
        { dependencies: [balancer.urn], propertyDependencies: { loadbalancerId: [balancer.urn] } },
      ),
    );
    expect(estimateOne([balancer, ...rules])).toMatchObject({
      lines: expect.arrayContaining([
        expect.objectContaining({ label: "Additional rules", quantity: { low: 1460, high: 1460 } }),
      ]) as unknown,
    });
  });

  it("usage declared for either type holds, its own first", () => {
    const bucket = declare("aws-native:s3:Bucket", "logs", {});
    const used = (types: Record<string, Record<string, number>>) => estimateOne(bucket, { config: aws, usage: { types, resources: {} } });
    expect(used({ "aws:s3/bucket:Bucket": { storageGib: 1000, putRequestsPerMonth: 0, getRequestsPerMonth: 0 } })).toMatchObject({
      usdPerMonth: 23,
    });
    expect(
      used({
        "aws:s3/bucket:Bucket": { storageGib: 1000, putRequestsPerMonth: 0, getRequestsPerMonth: 0 },
        "aws-native:s3:Bucket": { storageGib: 2000 },
      }),
    ).toMatchObject({ usdPerMonth: 46 });
  });
});
