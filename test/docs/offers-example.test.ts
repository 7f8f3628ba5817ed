import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadBuiltInBook } from "../../catalog";
import { bookWithOffers, parseOffers } from "../../catalog/offers";
import { readNeedsFile } from "../../components/needs-file";
import { formatDiagnostic } from "../../model";
import { place } from "../../optimizer";
import { repositoryRoot } from "../support/cli";

/* The guide's example, read and placed as it stands: docs/offers.md cannot say what is not so. */
const guide = readFileSync(join(repositoryRoot, "docs", "offers.md"), "utf8");
const example = (name: string) => {
  const text = new RegExp(`<!-- example: ${name} -->\n\`\`\`\\w+\n([^]*?)\`\`\``).exec(guide)?.[1];
  if (text === undefined) throw new Error(`no example ${name}`);
  return text;
};

test("the example's placements are those of the plan", () => {
  const list = loadBuiltInBook();
  const read = parseOffers(example("offers.csv"), "offers.csv", list);
  if (read.status === "invalid") throw new Error(read.diagnostics.map(formatDiagnostic).join("\n"));
  const book = bookWithOffers(list, read.offers);
  expect(book.instancePrice("aws", "eu-central-1", "m7a.large", "on-demand")).toMatchObject({
    usdPerHour: 0.07,
    provenance: { source: "private offer", row: "offers.csv:7" },
  });
  const need = readNeedsFile("needs.yaml", example("needs.yaml"), book);
  if (!("workloads" in need)) throw new Error(need.map(formatDiagnostic).join("\n"));
  const plan = place(need, book);
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("\n"));
  expect({ status: plan.status, gap: plan.gapFraction }).toEqual({ status: "optimal", gap: 0 });
  const rows = plan.placements.map(({ workload, provider, region, size, count, usdPerMonth }) => [
    workload.padEnd(7),
    `${provider} ${region}`.padEnd(14),
    `${size} x ${count}`.padEnd(18),
    usdPerMonth.toFixed(2).padStart(6),
  ]);
  const said = example("placements").trim().split("\n");
  expect(said.map((line) => line.replace(/ +/g, " "))).toEqual(rows.map((row) => row.join("").replace(/ +/g, " ")));
});

test("the table names every field of the schema", () => {
  const { properties } = JSON.parse(readFileSync(join(repositoryRoot, "schema", "offers.schema.json"), "utf8")).properties.offers.items as {
    readonly properties: object;
  };
  for (const field of Object.keys(properties)) expect(guide).toContain(`\`${field}\``);
});
