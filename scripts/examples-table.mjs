// The table of docs/examples.md, from the goldens of the examples: no figure of it is written by hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Examples that are compared with a stack written by hand, in the order of the page. */
export const industries = {
  "web-shop": "e-commerce",
  finance: "finance",
  "health-records": "healthcare",
  timetable: "education",
  tracking: "logistics",
  "research-batch": "research",
};

const start = "<!-- Written by `npm run docs` from test/golden. Do not edit. -->";
const end = "<!-- End of the table. -->";

/** `CHANGE     -1,414.55 USD/month without 5 unknown changes (before: 2.00, after: 1.00 to 1.50, 20 % less): 2 created` */
const changeLine =
  /^CHANGE +(.+?) USD\/month(?: without (\d+) unknown changes?)? \(before: (.+?), after: (.+?)(?:, ([\d to]+ %) less)?\): /m;

function row(root, example, industry) {
  const golden = readFileSync(join(root, "test", "golden", `${example}.txt`), "utf8");
  const found = changeLine.exec(golden);
  if (found === null) throw new Error(`test/golden/${example}.txt holds no comparison of two stacks: run \`npm run golden\``);
  const [, change, unknowns, before, after, saved] = found;
  const share = saved ?? (unknowns === undefined ? "" : `${unknowns} unknown`);
  return `| ${industry} | [\`${example}\`](#${example}) | ${before} | ${after} | ${change} | ${share} |`;
}

/** The page with its table written anew. */
export function withExamplesTable(root, page) {
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error("docs/examples.md has lost the marks of its table");
  const table = [
    "| industry | example | by hand, USD/month | portfolio, USD/month | difference | saved |",
    "|---|---|---:|---:|---:|---:|",
    ...Object.entries(industries).map(([example, industry]) => row(root, example, industry)),
  ];
  return `${page.slice(0, from)}${start}\n\n${table.join("\n")}\n\n${page.slice(to)}`;
}
