import { type AzureStack, azureStack } from "./azure-stack";

const pods = {
  web: { count: 6, vcpus: 0.5, memoryGib: 1 },
  cache: { count: 2, vcpus: 2, memoryGib: 12 },
};

/** One run for all: each stands where the book has most of its prices. */
let stack: AzureStack;
beforeAll(async () => {
  stack = await azureStack(
    "eastus",
    { kind: "cache", memoryGib: 1.9 },
    {
      files: { kind: "file-store", regions: ["westeurope"], storedGib: 500, throughputMibps: 160 },
      cluster: { kind: "kubernetes", zones: 3, pods },
      renders: {
        kind: "batch",
        regions: ["westeurope"],
        tasks: 400,
        taskVcpus: 2,
        taskMemoryGib: 4,
        taskHours: 0.5,
        deadlineHours: 6,
        checkpointMinutes: 15,
        image: "registry.example/render:1",
      },
    },
  );
});

test("what is priced costs what the plan says, what is not is named on both sides", () => {
  expect(stack.findings).toEqual([]);
  expect(stack.stackUsdPerMonth).toBeCloseTo(stack.planUsdPerMonth, 2);
  // Of the cache's second node the stack has a range, and the plan says that it is in doubt.
  expect(stack.unpricedInPlan.filter((line) => !line.startsWith("the second node"))).toEqual(stack.unpricedInStack);
  expect(stack.unpricedInStack.every((line) => line.includes("private-endpoint"))).toBe(true);
});

test("the cache has no public address and no keys, and speaks TLS", () => {
  expect(stack.named(":RedisEnterprise", "shop-data")).toMatchObject({
    publicNetworkAccess: "Disabled",
    minimumTlsVersion: "1.2",
    highAvailability: "Enabled",
  });
  expect(stack.named("redisenterprise:Database", "shop-data")).toMatchObject({
    clientProtocol: "Encrypted",
    accessKeysAuthentication: "Disabled",
  });
});

test("the share is in every zone, reached from the network alone and backed up every night", () => {
  expect(stack.named(":StorageAccount", "shop-files")).toMatchObject({
    kind: "FileStorage",
    sku: { name: "Premium_ZRS" },
    networkRuleSet: { defaultAction: "Deny" },
    enableHttpsTrafficOnly: true,
  });
  expect(stack.named(":FileShare", "shop-files-share")).toMatchObject({ shareQuota: 584, enabledProtocols: "SMB" });
  expect(stack.named("recoveryservices:Vault", "shop-files-backup")).toMatchObject({
    properties: {
      redundancySettings: { standardTierStorageRedundancy: "ZoneRedundant" },
      securitySettings: { softDeleteSettings: { softDeleteState: "Enabled" } },
    },
  });
  expect(stack.named(":ProtectionPolicy", "shop-files-backup")).toMatchObject({
    properties: { vaultRetentionPolicy: { vaultRetention: { dailySchedule: { retentionDuration: { count: 7 } } } } },
  });
});

test("the cluster is private, knows no local accounts, and has nodes in every zone that may double", () => {
  expect(stack.named(":ManagedCluster", "shop-cluster")).toMatchObject({
    apiServerAccessProfile: { enablePrivateCluster: true },
    disableLocalAccounts: true,
    sku: { tier: "Standard" },
    networkProfile: { networkPolicy: "cilium" },
  });
  for (const { inputs } of stack.all(":AgentPool")) {
    const { minCount, maxCount, availabilityZones } = inputs as Readonly<Record<string, unknown>>;
    expect(maxCount).toBe(2 * Number(minCount));
    expect(availabilityZones).toEqual(["1", "2", "3"]);
  }
});

test("the batch pool is empty until tasks wait, on spot, without public addresses", () => {
  expect(stack.one("batch:Pool")).toMatchObject({
    scaleSettings: { autoScale: { evaluationInterval: "PT5M" } },
    targetNodeCommunicationMode: "Simplified",
  });
  expect(stack.one("batch:BatchAccount")).toMatchObject({ allowedAuthenticationModes: ["AAD"] });
  expect(stack.all(":PublicIPAddress")).toEqual([]);
});
