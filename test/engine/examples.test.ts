import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { embeddedViolations, realPreview, sorted, withRealEngine } from "../support/real-engine";

const examples = ["finance", "plain-stack", "research-batch", "web-shop"];
const expected: Readonly<Record<string, readonly string[]>> = {
  "plain-stack": ["gp2-to-gp3", "unattached-disk", "costly-outside-production"],
};

// Each example under the real engine, with the built pack: the same findings, word for word, as `costwright preview`.
withRealEngine("the examples in the real engine", () => {
  test.each(examples)("%s", async (example) => {
    const programDir = join(__dirname, "..", "..", "examples", example);
    const { config } = parse(readFileSync(join(programDir, "Pulumi.dev.yaml"), "utf8")) as { config: Record<string, string> };
    const real = await realPreview(programDir, config);
    const embedded = await embeddedViolations(programDir, config);
    expect(embedded.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...(expected[example] ?? [])]));
    expect(sorted(real.violations)).toEqual(sorted(embedded));
    expect(real.exitCode).toBe(0);
  });
});
