import { onGoogle, unjudged } from "./gcp";

const cluster = {
  kind: "kubernetes",
  pods: {
    web: { count: 6, vcpus: 0.5, memoryGib: 1 },
    work: { count: 12, vcpus: 1, memoryGib: 4, interruptible: true },
  },
};

describe("a cluster on Google Cloud", () => {
  test("costs what the plan says, and is private", async () => {
    const stack = await onGoogle({ ...cluster, customerKey: true });
    expect(unjudged(stack)).toEqual([]);
    expect(stack.findings).toEqual([]);
    expect(stack.stack.totals.lowUsdPerMonth).toBeCloseTo(stack.plannedUsdPerMonth, 2);
    expect(stack.one(":Cluster")).toMatchObject({
      location: "us-central1",
      nodeLocations: ["us-central1-a", "us-central1-b"],
      privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: true },
      deletionProtection: true,
      databaseEncryption: { state: "ENCRYPTED" },
      resourceLabels: { costwright_workload: "it" },
    });
    const pools = stack.all(":NodePool").map(({ inputs }) => inputs);
    expect(pools.some(({ nodeConfig }) => (nodeConfig as { spot: boolean }).spot)).toBe(true);
    for (const pool of pools) {
      expect(pool).toMatchObject({
        management: { autoRepair: true, autoUpgrade: true },
        nodeConfig: { workloadMetadataConfig: { mode: "GKE_METADATA" }, shieldedInstanceConfig: { enableSecureBoot: true } },
      });
      expect(pool.nodeConfig).toHaveProperty("bootDiskKmsKey");
    }
    expect(stack.one("projects/iAMMember:IAMMember")).toMatchObject({ role: "roles/container.defaultNodeServiceAccount" });
  });
});
