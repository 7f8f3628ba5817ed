import { join } from "node:path";
import { embeddedViolations, realPreview, sorted, withRealEngine, withStack } from "../support/real-engine";

/** What the engine plans for a resource, in its streamed events. */
interface Planned {
  readonly urn: string;
  readonly new?: { readonly inputs: Readonly<Record<string, unknown>> };
}

const programDir = join(__dirname, "programs", "waste");

// Runs where `pulumi` and its Node host are on PATH; the stand-in provider replaces every plugin.
withRealEngine("the pack in the real engine", () => {
  it("reports what the embedded judgement finds, message by message, and blocks by the budget", async () => {
    const config = { "aws:region": "us-east-1", "costwright:policies": JSON.stringify({ "stack-budget": { budgetUsdPerMonth: 200 } }) };
    const real = await realPreview(programDir, config);
    const embedded = await embeddedViolations(programDir, config);
    expect(embedded.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        "stack-budget",
        "previous-generation",
        "gp2-to-gp3",
        "unattached-address",
        "unknown-cost",
        "on-demand-for-interruptible",
      ]),
    );
    expect(sorted(real.violations)).toEqual(sorted(embedded));
    expect(real.violations.filter(({ level }) => level === "mandatory").map(({ rule }) => rule)).toEqual(["stack-budget", "stack-budget"]);
    expect(real.exitCode).not.toBe(0);
  });

  it("reports the same where the engine starts it as an executable", async () => {
    const config = { "aws:region": "us-east-1", "costwright:policies": JSON.stringify({ "stack-budget": { budgetUsdPerMonth: 200 } }) };
    const executable = join(__dirname, "..", "..", "policy-pack", "costwright-policies");
    const real = await withStack(programDir, config, (stack) => stack.previewWith(executable));
    expect(sorted(real.violations)).toEqual(sorted(await embeddedViolations(programDir, config)));
    expect(real.exitCode).not.toBe(0);
  });

  it("takes levels and configuration from Pulumi's own policy configuration, over the stack's", async () => {
    const config = { "aws:region": "us-east-1", "costwright:policies": JSON.stringify({ "stack-budget": { budgetUsdPerMonth: 200 } }) };
    const { violations, exitCode } = await realPreview(programDir, config, {
      all: "disabled",
      "stack-budget": { enforcementLevel: "advisory", budgetUsdPerMonth: 300 },
    });
    const budgets = violations.filter(({ urn }) => urn.includes("pulumi:pulumi:Stack"));
    expect(budgets.map(({ message }) => message)[0]).toContain("above the budget of 300.00 USD");
    expect(new Set(violations.map(({ rule, level }) => `${rule} ${level}`))).toEqual(new Set(["stack-budget advisory"]));
    expect(exitCode).toBe(0);
  });

  it("repairs in place what has a lower proven price, where the level says so, and nothing else", async () => {
    const config = { "aws:region": "us-east-1", "costwright:policies": JSON.stringify({ "gp2-to-gp3": "remediate" }) };
    const { violations, events } = await realPreview(programDir, config);
    const planned = events.flatMap(({ resourcePreEvent }) => {
      const { urn, new: state } = (resourcePreEvent as unknown as { metadata: Planned } | undefined)?.metadata ?? {};
      return urn === undefined || state === undefined || !urn.includes("ebs/volume") ? [] : [[urn.split("::").at(-1), state.inputs.type]];
    });
    expect(planned).toEqual(expect.arrayContaining([["old-disk", "gp3"]]));
    expect(planned).not.toEqual(expect.arrayContaining([["unknown-disk", "gp3"]]));
    expect(violations.filter(({ rule }) => rule === "gp2-to-gp3").map(({ urn, message }) => [urn.split("::").at(-1), message])).toEqual([
      ["unknown-disk", 'could not judge: input "type" is not known until deployment'],
    ]);
  });
});
