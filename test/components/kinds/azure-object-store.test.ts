import { azureStack, expectAsPlanned } from "./azure-stack";

test("a private container in every zone, with its lifecycle, versions and callers, costs what the plan says", async () => {
  const data = {
    kind: "object-store",
    storedGib: 1000,
    writesPerMonth: 100_000,
    readsPerMonth: 500_000,
    readGibPerMonth: 200,
    rarelyReadAfterDays: 30,
    expireAfterDays: 400,
    lockedForDays: 10,
    customerKey: true,
  };
  const open = { kind: "object-store", storedGib: 10, readsPerMonth: 1000, readGibPerMonth: 5, internetEgressGibPerMonth: 5 };
  const stack = await azureStack("eastus", data, { open });
  expectAsPlanned(stack);
  expect(stack.unpricedInPlan).toEqual([]);
  expect(stack.planUsdPerMonth).toBeGreaterThan(15);
  const account = stack.named(":StorageAccount", "shop-data");
  expect(account).toMatchObject({
    sku: { name: "Standard_ZRS" },
    allowSharedKeyAccess: false,
    allowBlobPublicAccess: false,
    minimumTlsVersion: "TLS1_2",
    enableHttpsTrafficOnly: true,
    networkRuleSet: { defaultAction: "Deny", virtualNetworkRules: [] },
    immutableStorageWithVersioning: { enabled: true, immutabilityPolicy: { immutabilityPeriodSinceCreationInDays: 10 } },
  });
  expect(stack.named(":StorageAccount", "shop-open")).toMatchObject({ networkRuleSet: { defaultAction: "Allow" } });
  expect(stack.named(":BlobServiceProperties", "shop-data")).toMatchObject({
    isVersioningEnabled: true,
    deleteRetentionPolicy: { days: 30 },
  });
  expect(stack.named(":ManagementPolicy", "shop-data")).toMatchObject({
    policy: {
      rules: [
        {
          definition: {
            actions: {
              baseBlob: { tierToCold: { daysAfterModificationGreaterThan: 30 }, delete: { daysAfterModificationGreaterThan: 400 } },
              version: { delete: { daysAfterCreationGreaterThan: 30 } },
            },
          },
        },
      ],
    },
  });
  expect(stack.named(":BlobContainer", "shop-data")).toMatchObject({ publicAccess: "None" });
});
