import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { preview } from "../../preview";
import { startStandInProviders } from "../support/stand-in-provider";

const path = (process.env.PATH ?? "").split(delimiter);
const found = ["pulumi", "pulumi-language-nodejs"].every((name) => path.some((folder) => existsSync(join(folder, name))));
const withRealEngine = found ? describe : describe.skip;

// Runs where `pulumi` and its Node host are on PATH; the stand-in provider replaces every plugin.
withRealEngine("the real engine", () => {
  it("sees the same resources, URN by URN", async () => {
    const programDir = join(__dirname, "programs", "parity");
    const config = { "aws:region": "eu-west-1" };
    const folder = mkdtempSync(join(tmpdir(), "costwright-real-"));
    const providers = await startStandInProviders(["aws", "gcp", "parity"]);
    try {
      const configFile = join(folder, "Pulumi.dev.yaml");
      mkdirSync(join(folder, "state"));
      const pulumi = (...args: string[]) =>
        promisify(execFile)("pulumi", [...args, "--non-interactive", "--stack", "dev"], {
          cwd: programDir,
          maxBuffer: 1 << 26,
          env: {
            ...process.env,
            PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
            PULUMI_HOME: join(folder, "home"),
            PULUMI_CONFIG_PASSPHRASE: "test",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_NODEJS_TRANSPILE_ONLY: "true",
            PULUMI_DEBUG_PROVIDERS: providers.debugProviders,
          },
        });
      // Made with the default secrets provider's own file, which `stack init` would put beside the program.
      await pulumi("stack", "init", "--no-select", "--secrets-provider", "passphrase").finally(() =>
        rmSync(join(programDir, "Pulumi.dev.yaml"), { force: true }),
      );
      writeFileSync(configFile, JSON.stringify({ config }));
      const { stdout } = await pulumi("preview", "--json", "--config-file", configFile);
      const { steps } = JSON.parse(stdout.slice(stdout.indexOf("{\n"))) as { steps: readonly { urn: string }[] };
      const real = steps.map(({ urn }) => urn).filter((urn) => !/::pulumi:providers:[^:]+::default(_|$)/.test(urn));

      const outcome = await preview({ programDir, config });
      if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
      const embedded = outcome.resources.map(({ urn }) => urn);
      expect(embedded).toHaveLength(16);
      expect(embedded.sort()).toEqual(real.sort());
    } finally {
      providers.close();
      rmSync(folder, { recursive: true });
    }
  });
});
