import { proven } from "./aws-proof";

const pods = {
  web: { count: 4, vcpus: 0.5, memoryGib: 1 },
  work: { count: 6, vcpus: 1, memoryGib: 4, interruptible: true },
};

test("a cluster is private and has the nodes that its pods cost least on, at the plan's cost", async () => {
  const run = await proven({ kind: "kubernetes", pods, customerKey: true, growthFactor: 2 });
  expect({ plan: run.planUnpriced, stack: run.stackUnpriced, findings: run.findings }).toEqual({ plan: [], stack: [], findings: [] });
  const [placement] = run.plan.placements;
  expect(placement?.form).toBe("eks");
  const { lowUsdPerMonth, highUsdPerMonth } = run.stack.totals;
  expect(run.planUsdPerMonth).toBeCloseTo(lowUsdPerMonth, 2);
  expect(placement?.bounds?.highUsdPerMonth).toBeCloseTo(highUsdPerMonth ?? Number.NaN, 2);
  expect(run.one("eks/cluster:Cluster")).toMatchObject({
    vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false },
    enabledClusterLogTypes: ["api", "audit", "authenticator"],
    encryptionConfig: { resources: ["secrets"] },
    deletionProtection: true,
  });
  const groups = run.all("nodeGroup:NodeGroup").map(({ inputs }) => inputs);
  const spot = groups.filter(({ capacityType }) => capacityType === "SPOT");
  expect(spot.length).toBeGreaterThan(0);
  for (const { instanceTypes, taints } of spot) {
    expect(taints).toEqual([{ key: "spot", value: "true", effect: "NO_SCHEDULE" }]);
    const instead = groups.find(
      (one) => one.capacityType === "ON_DEMAND" && String(one.instanceTypes) === String(instanceTypes) && one.taints,
    );
    expect(instead?.scalingConfig).toMatchObject({ minSize: 0 });
  }
  expect(run.one("launchTemplate:LaunchTemplate")).toMatchObject({ metadataOptions: { httpTokens: "required" } });
}, 180_000);
