import type { PolicyResource } from "@pulumi/policy";
import { loadBuiltInBook } from "../../../catalog";
import { exampleDigest } from "../../../policy-pack/example";
import { pulumiPolicies } from "../../../policy-pack/pulumi-policy";
import { rules } from "../../../policy-pack/registry";
import { defaultSettings } from "../../../policy-pack/settings";

/** The pack's policy of a rule, as Pulumi calls it after a program has registered its resources. */
async function violations(id: string, withDigest: boolean): Promise<readonly string[]> {
  const rule = rules.find((one) => one.id === id);
  const example = rule?.examples.flagged[0];
  if (example === undefined) throw new Error(`${id} flags nothing`);
  const utilisation = withDigest ? exampleDigest(example) : undefined;
  const policy = pulumiPolicies({
    context: { project: "example", stack: "prod", config: {} },
    loadBook: loadBuiltInBook,
    asOf: "2026-08-01",
    settings: defaultSettings(),
    exceptions: [],
    ...(utilisation === undefined ? {} : { utilisation }),
  }).find(({ name }) => name === id);
  const resources = example.resources.map(({ type, name, inputs }) => ({
    type,
    name,
    props: inputs,
    urn: `urn:pulumi:prod::example::${type}::${name}`,
    opts: { aliases: [], customTimeouts: {}, additionalSecretOutputs: [], ignoreChanges: [], protect: false },
    provider: { type: "pulumi:providers:aws", name: "default", props: {}, urn: "urn:pulumi:prod::example::pulumi:providers:aws::default" },
    dependencies: [],
    propertyDependencies: {},
  }));
  const said: string[] = [];
  const report = (violation: unknown) => said.push(typeof violation === "string" ? violation : (violation as { message: string }).message);
  await policy?.validateStack?.({ resources: resources as unknown as PolicyResource[], getConfig: () => ({}) } as never, report as never);
  return said;
}

test.each(["idle-database", "underutilised-machine"])("the pack judges %s by the program's digest, and only by it", async (id) => {
  const example = rules.find((one) => one.id === id)?.examples.flagged[0];
  const said = await violations(id, true);
  expect(said.map((text) => text.split("\n")[0])).toEqual(example?.messages);
  expect(await violations(id, false)).toEqual([]);
});
