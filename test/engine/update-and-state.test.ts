import { join } from "node:path";
import { runCli } from "../support/cli";
import { embeddedViolations, sorted, stateViolations, withRealEngine, withStack } from "../support/real-engine";

const programDir = join(__dirname, "programs", "waste");
const config = { "aws:region": "us-east-1" };

// Runs where `pulumi` and its Node host are on PATH; the stand-in provider replaces every plugin.
withRealEngine("the pack after a preview", () => {
  it("finds in `pulumi up`, in `pulumi policy analyze` and in `costwright estimate` of the state what a preview finds", async () => {
    await withStack(programDir, config, async (stack) => {
      const previewed = sorted(await embeddedViolations(programDir, config));
      const updated = await stack.run("up");
      // The declared budget of the portfolio is passed; a stack policy runs when everything stands.
      expect(updated.exitCode).not.toBe(0);
      // What a preview cannot know is known now: nothing else may differ.
      const aboutUnknown = (text: string) => text.includes("unknown-disk");
      expect(sorted(updated.violations).filter((one) => !aboutUnknown(one))).toEqual(previewed.filter((one) => !aboutUnknown(one)));

      const state = await stack.exportState();
      const analyzed = await stack.analyze(state);
      const judged = stateViolations(state, stack.projectDir);
      expect(judged.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["previous-generation", "gp2-to-gp3", "unattached-address"]));
      // The engine does not tell a pack which resources of a state are only read: those it judges like the stack's own.
      const onlyRead = ({ urn }: { readonly urn: string }) => urn.endsWith("::read-only");
      expect(sorted(analyzed.violations.filter((one) => !onlyRead(one)))).toEqual(sorted(judged));
      expect(analyzed.violations.filter(onlyRead).map(({ rule }) => rule)).toEqual(["endless-log-retention"]);

      const { stdout } = await runCli(["estimate", state, "--format", "json"]);
      const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; urn?: string }[] };
      const told = (list: readonly { rule: string; urn?: string }[]) => list.map(({ rule, urn }) => `${rule} ${urn}`).sort();
      expect(told(analyzed.violations.filter((one) => !onlyRead(one) && !one.message.startsWith("could not judge")))).toEqual(
        told(findings.map(({ rule, urn }) => ({ rule, urn: urn ?? analyzedStack(judged) }))),
      );
    });
  });
});

function analyzedStack(violations: readonly { readonly urn: string }[]): string {
  return violations.find(({ urn }) => urn.includes("pulumi:pulumi:Stack"))?.urn ?? "";
}
