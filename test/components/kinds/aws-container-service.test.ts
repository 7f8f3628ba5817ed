import { proven } from "./aws-proof";

test("a small container runs on Fargate, for what the plan says at its least, its expected and its most", async () => {
  const run = await proven({
    ...{ vcpus: 0.5, memoryGib: 1, minCount: 2, maxCount: 6, zones: 2, architectures: ["x86_64", "arm64"] },
    loadBalancer: { machinePort: 3000 },
    container: { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1", vcpus: 0.25, memoryGib: 0.5 },
    environment: { MODE: "live" },
  });
  const [placement] = run.plan.placements;
  expect(placement).toMatchObject({ form: "fargate", size: "0.25 vCPU and 0.5 GiB, ARM", count: 3 });
  expect({ plan: run.planUnpriced, stack: run.stackUnpriced, findings: run.findings }).toEqual({ plan: [], stack: [], findings: [] });
  const { lowUsdPerMonth, highUsdPerMonth } = run.stack.totals;
  expect(placement?.bounds?.lowUsdPerMonth).toBeCloseTo(lowUsdPerMonth, 2);
  expect(placement?.bounds?.highUsdPerMonth).toBeCloseTo(highUsdPerMonth ?? Number.NaN, 2);
  expect(run.one("ecs/service:Service")).toMatchObject({
    launchType: "FARGATE",
    desiredCount: 3,
    networkConfiguration: { assignPublicIp: false },
    deploymentCircuitBreaker: { enable: true, rollback: true },
  });
  expect(run.one("appautoscaling/target:Target")).toMatchObject({ minCapacity: 2, maxCapacity: 6 });
  expect(run.one("targetGroup:TargetGroup")).toMatchObject({ targetType: "ip", port: 3000 });
  expect(run.one("logGroup:LogGroup")).toMatchObject({ retentionInDays: 30 });
}, 180_000);
