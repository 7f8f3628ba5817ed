import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadBuiltInBook } from "../../catalog";
import { readNeedsFile } from "../../components/needs-file";
import { place } from "../../optimizer";
import { parseExceptions } from "../../policy-pack/exceptions/parse-exceptions";
import { readSettings } from "../../policy-pack/judge";
import { rules } from "../../policy-pack/registry";
import { parseUsageFile, pricedResources } from "../../pricing";
import { repositoryRoot, runCli } from "../support/cli";

/* What the docs show must work as it stands there. */
function blocks(file: string, language: string): readonly string[] {
  const text = readFileSync(join(repositoryRoot, file), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map((match) => match[1] ?? "");
}

test("the README's program previews", async () => {
  const [source = ""] = blocks("README.md", "ts");
  const folder = mkdtempSync(join(repositoryRoot, "test", "docs", ".program-"));
  try {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(folder, "index.ts"), source);
    const { exitCode, stdout, stderr } = await runCli(["preview", ".", "--as-of", "2026-11-01"], { cwd: folder });
    expect(stderr).not.toContain("error");
    expect(stdout).toMatch(/^PLACEMENT {2}shop: [\d,]+ of [\d,]+ offers fit, optimal/m);
    expect(exitCode).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the needs file of the placement guide places", () => {
  const [text = ""] = blocks("docs/placement.md", "yaml");
  const book = loadBuiltInBook();
  const need = readNeedsFile("workloads.yaml", text, book);
  if (!("workloads" in need)) throw new Error(JSON.stringify(need));
  expect(place(need, book)).toMatchObject({ status: "optimal", placements: [{ workload: "api" }, { workload: "web" }] });
});

test("the guide to explanations shows what the command prints", async () => {
  const [text = ""] = blocks("docs/explain.md", "yaml");
  const folder = mkdtempSync(join(repositoryRoot, "test", "docs", ".needs-"));
  try {
    writeFileSync(join(folder, "needs.yaml"), text);
    const asked = ["--explain", "web", "--what-if", "web: jurisdiction=us", "--frontier"];
    const { exitCode, stdout } = await runCli(["place", "needs.yaml", "--time-limit", "60", ...asked], { cwd: folder });
    expect(exitCode).toBe(0);
    const printed = stdout.split("\n").map((line) => line.trim().replace(/ +/g, " "));
    for (const block of blocks("docs/explain.md", "text")) {
      // How many offers fail a requirement changes with every book.
      for (const line of block.trimEnd().split("\n")) {
        const shown = line
          .trim()
          .replace(/ +/g, " ")
          .replace(/^(\D+) [\d,]+ ([\d.]+ less)/, "$1 # $2");
        expect(printed.map((one) => one.replace(/^(\D+) [\d,]+ ([\d.]+ less)/, "$1 # $2"))).toContain(shown);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the policy settings of the guide are accepted, as a file and in the stack", () => {
  const [file = ""] = blocks("docs/policies.md", "json");
  const [stack = ""] = blocks("docs/policies.md", "yaml");
  const inStack = /costwright:policies: '(.*)'/.exec(stack)?.[1] ?? "";
  for (const text of [file, inStack]) {
    const { settings, diagnostics } = readSettings([{ origin: "docs/policies.md", value: JSON.parse(text) }]);
    expect(diagnostics).toEqual([]);
    expect(settings["stack-budget"]).toMatchObject({ level: "mandatory", config: { budgetUsdPerMonth: 1000 } });
  }
});

test("the usage file of the guide is accepted", () => {
  const [text = ""] = blocks("docs/estimates.md", "yaml");
  expect(parseUsageFile(text, "usage.yaml", pricedResources)).toMatchObject({
    status: "ok",
    usage: { resources: { uploads: { storageGib: 2000 } } },
  });
});

test("every link of the docs leads somewhere", () => {
  const files = [
    "README.md",
    "CONTRIBUTING.md",
    ...readdirSync(join(repositoryRoot, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];
  const broken = files.flatMap((file) => {
    const text = readFileSync(join(repositoryRoot, file), "utf8");
    return [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        try {
          readFileSync(join(repositoryRoot, file, "..", target));
          return false;
        } catch {
          return true;
        }
      })
      .map((target) => `${file}: ${target}`);
  });
  expect(broken).toEqual([]);
});

test("the exceptions of the guide are read", () => {
  const [text = ""] = blocks("docs/pull-requests.md", "yaml");
  const ids = rules.map(({ id }) => id);
  expect(parseExceptions(text, "costwright.exceptions.yaml", ids)).toMatchObject({ status: "ok", exceptions: [{ owner: "team-data" }] });
});
