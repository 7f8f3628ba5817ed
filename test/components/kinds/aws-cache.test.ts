import { expectSound, proven } from "./aws-proof";

const cache = { kind: "cache", memoryGib: 4, zones: 2 };

test("a cache is a replication group over two zones that only TLS and IAM tokens open, at the plan's cost", async () => {
  const run = await proven({ ...cache, customerKey: true });
  expectSound(run);
  expect(run.one("replicationGroup:ReplicationGroup")).toMatchObject({
    engine: "valkey",
    numNodeGroups: 1,
    replicasPerNodeGroup: 1,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
  });
  expect(run.one("elasticache/user:User")).toMatchObject({ authenticationMode: { type: "iam" } });
  expect(run.one("kms/key:Key")).toMatchObject({ enableKeyRotation: true });
  expect(run.one("subnetGroup:SubnetGroup").subnetIds).toHaveLength(2);
});

test("Redis OSS costs more than Valkey, which the policy pack says, and its default user is off", async () => {
  const run = await proven({ ...cache, engine: "redis" });
  expect(run.findings.map((finding) => finding.split(":", 1)[0])).toEqual(["redis-to-valkey"]);
  expect(run.stack.totals.lowUsdPerMonth).toBeCloseTo(run.planUsdPerMonth, 2);
  const off = run.all("elasticache/user:User").find(({ inputs }) => inputs.userName === "default");
  expect(off?.inputs).toMatchObject({ accessString: "off ~* -@all" });
});
