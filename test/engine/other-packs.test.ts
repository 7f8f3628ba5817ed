import { join } from "node:path";
import type { Report } from "../../model";
import { runCli } from "../support/cli";
import { withRealEngine, withStack } from "../support/real-engine";

const folder = join(__dirname, "..", "preview", "policy-packs");
const programDir = join(folder, "program");
const pack = join(folder, "packs", "javascript");

withRealEngine("another pack in both engines", () => {
  it("says the same of the same resources, at the same levels", async () => {
    const real = await withStack(programDir, { "aws:region": "us-east-1" }, (stack) => stack.previewWith(pack));
    const { stdout } = await runCli(["preview", programDir, "--config", "aws:region=us-east-1", "--policy-pack", pack, "--format", "json"]);
    const { policyPacks } = JSON.parse(stdout) as Report;
    const embedded = policyPacks?.[0]?.findings ?? [];
    const stackUrn = "urn:pulumi:dev::packed::pulumi:pulumi:Stack::packed-dev";
    // The engine itself registers the default provider, which is one more in a count of resources.
    const told = (policy: string, level: string, urn: string, text: string) =>
      `${policy} ${level} ${urn} ${text
        .split("\n")
        .at(-1)
        ?.replace(/\d+ resources/, "n resources")}`;
    expect(embedded.length).toBeGreaterThanOrEqual(4);
    expect(embedded.map(({ policy, level, urn, message }) => told(policy, level, urn ?? stackUrn, message)).sort()).toEqual(
      real.violations.map(({ rule, level, urn, message }) => told(rule, level, urn, message)).sort(),
    );
  });
});
