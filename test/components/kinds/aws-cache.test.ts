import { realised } from "../run-declared";
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

test("only the workloads that talk to it reach a cache, on its port", async () => {
  const place = { providers: ["aws"], regions: ["us-east-1"] };
  const machine = { vcpus: 1, memoryGib: 2, minCount: 1, zones: 1 };
  const run = await realised({
    ...place,
    workloads: { main: cache, web: { ...machine, talksTo: { main: { gibPerMonth: 1 } } }, other: machine },
  });
  const rules = run.all("securityGroupIngressRule:SecurityGroupIngressRule").filter(({ name }) => name.includes("-main-"));
  expect(rules.map(({ inputs }) => [inputs.fromPort, inputs.toPort, inputs.description])).toEqual([[6379, 6379, "web talks to main"]]);
  expect(JSON.stringify(run.resources)).not.toContain("mapPublicIpOnLaunch");
}, 180_000);
