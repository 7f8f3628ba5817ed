import { readFileSync } from "node:fs";
import { join } from "node:path";
import { complianceNames, complianceProfiles } from "../../model";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** The profiles and their clauses as the documentation shows them. */
function table(): string {
  const lines = complianceNames.flatMap((name) => {
    const { title, clauses, jurisdictions, backupDays, auditLogDays, tags } = complianceProfiles[name];
    const figure = {
      jurisdiction: jurisdictions.join(", "),
      backup: `${backupDays} days`,
      "audit-log": `${auditLogDays} days`,
      tags: tags.join(", "),
    } as Readonly<Record<string, string>>;
    return clauses.map(({ subject, clause, asks, url }, index) =>
      row([
        index === 0 ? `\`${name}\`: ${title}` : "",
        `${subject}${figure[subject] === undefined ? "" : ` (${figure[subject]})`}`,
        `[${clause}](${url})`,
        asks,
      ]),
    );
  });
  return [row(["profile", "subject", "clause", "it asks"]), "|---|---|---|---|", ...lines].join("\n");
}

test("the documentation lists every profile with every clause", () => {
  const text = readFileSync(join(__dirname, "../../docs/components.md"), "utf8");
  const shown = /<!-- profiles:[^>]*-->\n([\s\S]*?)\n<!-- \/profiles -->/.exec(text)?.[1];
  expect(shown).toBe(table());
});
