import { onGoogle, unjudged } from "./gcp";

describe("a cache on Google Cloud", () => {
  test("costs what the plan says, is private and asks for its password", async () => {
    const stack = await onGoogle({ kind: "cache", memoryGib: 8, customerKey: true });
    expect(unjudged(stack)).toEqual([]);
    expect(stack.findings).toEqual([]);
    expect(stack.stack.totals.lowUsdPerMonth).toBeCloseTo(stack.plannedUsdPerMonth, 2);
    expect(stack.one(":Instance")).toMatchObject({
      tier: "STANDARD_HA",
      memorySizeGb: 12,
      connectMode: "PRIVATE_SERVICE_ACCESS",
      transitEncryptionMode: "SERVER_AUTHENTICATION",
      authEnabled: true,
      deletionProtection: true,
      labels: { costwright_workload: "it" },
    });
    expect(stack.one(":SecretVersion")).toHaveProperty("secretData");
    const component = stack.resources.find(({ type }) => type === "costwright:index:Cache");
    expect(component?.outputs).toHaveProperty("secretId");
  });

  test("a cluster asks by identity, and its endpoints are private", async () => {
    const stack = await onGoogle({ kind: "cache", memoryGib: 30, replicas: 2 });
    expect(unjudged(stack)).toEqual([]);
    expect(stack.findings).toEqual([]);
    expect(stack.stack.totals.lowUsdPerMonth).toBeCloseTo(stack.plannedUsdPerMonth, 2);
    expect(stack.one(":Cluster")).toMatchObject({
      replicaCount: 2,
      authorizationMode: "AUTH_MODE_IAM_AUTH",
      transitEncryptionMode: "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
      deletionProtectionEnabled: true,
    });
    expect(stack.one(":ServiceConnectionPolicy")).toMatchObject({ serviceClass: "gcp-memorystore-redis" });
  });
});
