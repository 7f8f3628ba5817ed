import { loadBuiltInBook } from "../../../catalog";
import { pulumiPolicies } from "../../../policy-pack/pulumi-policy";
import { defaultSettings } from "../../../policy-pack/settings";

/** What the pack's policy of a rule makes of a resource's properties before it is registered, as Pulumi calls it. */
async function repaired(id: string, type: string, props: Record<string, unknown>): Promise<unknown> {
  const policy = pulumiPolicies({
    context: { project: "example", stack: "prod", config: { "aws-native:region": "us-east-1" } },
    loadBook: loadBuiltInBook,
    asOf: "2026-08-01",
    settings: defaultSettings(),
    exceptions: [],
  }).find(({ name }) => name === id);
  const args = { type, name: "one", props, urn: `urn:pulumi:prod::example::${type}::one`, opts: {}, getConfig: () => ({}) };
  if (policy?.remediateResource === undefined) throw new Error(`${id} repairs nothing`);
  return await (policy.remediateResource as unknown as (given: typeof args) => unknown)(args);
}

it("repairs a resource of a sister package in its own names", async () => {
  expect(await repaired("gp2-to-gp3", "aws-native:ec2:Volume", { availabilityZone: "us-east-1a", size: 500, volumeType: "gp2" })).toEqual({
    availabilityZone: "us-east-1a",
    size: 500,
    volumeType: "gp3",
    throughput: 250,
  });
});

it("repairs nothing that the package would make anew", async () => {
  const props = {
    instanceType: "m5.large",
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp2", volumeSize: 100 } }],
  };
  expect(await repaired("gp2-to-gp3", "aws-native:ec2:Instance", props)).toBeUndefined();
});
