import { join } from "node:path";
import { runCli } from "../support/cli";
import { embeddedViolations, type RealStackOptions, sorted, withRealEngine, withStack } from "../support/real-engine";

const programDir = join(__dirname, "programs", "excepted");
const config = { "aws:region": "us-east-1" };

// The engine starts a pack in the pack's own folder: the program's files have to be found all the same.
const ways: readonly (readonly [string, RealStackOptions])[] = [
  ["called in the project's folder", { copyTo: {} }],
  ["with the program in a folder of its own", { copyTo: { main: "app" } }],
  ["called in the program's folder below the project's", { copyTo: { main: "app" }, callFrom: "app" }],
];

withRealEngine("exceptions in the real engine", () => {
  test.each(ways)("are accepted as on the command line, %s", async (_, options) => {
    await withStack(
      programDir,
      config,
      async (stack) => {
        const real = await stack.run("preview");
        const embedded = await embeddedViolations(stack.projectDir, config);
        expect(sorted(real.violations)).toEqual(sorted(embedded));

        const about = (rule: string) =>
          real.violations.filter((one) => one.rule === rule && !one.message.startsWith("could not judge")).map(({ urn }) => name(urn));
        expect(about("gp2-to-gp3").sort()).toEqual(["dear-disk", "expired-disk", "plain-disk"]);
        expect(about("endless-log-retention")).toEqual(["archive-logs"]);
        // The expired of the file, the one above its ceiling, and the expired of the component.
        expect(about("lapsed-exception")).toHaveLength(3);
        // The disk that is gone, and the component's on a rule that finds nothing.
        expect(about("unused-exception")).toHaveLength(2);
        expect(real.violations.filter(({ message }) => message.includes('"reason" is missing'))).toHaveLength(1);

        const { stdout } = await runCli(["preview", stack.projectDir, "--config", "aws:region=us-east-1", "--format", "json"]);
        const { findings, excepted } = JSON.parse(stdout) as Record<"findings" | "excepted", readonly { rule: string; urn?: string }[]>;
        const judged = real.violations.filter(({ message }) => !message.startsWith("could not judge"));
        expect(findings.map(({ rule }) => rule).sort()).toEqual(judged.map(({ rule }) => rule).sort());
        expect(excepted.map(({ urn }) => name(urn ?? "")).sort()).toEqual(["accepted-disk", "archive-disk"]);
      },
      options,
    );
  });
});

const name = (urn: string) => urn.split("::").at(-1) ?? "";
