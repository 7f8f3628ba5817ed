import type { PortfolioNeed } from "../../../model";
import { place } from "../../../optimizer";
import { isPlaced, parseWhatIf, Runs, WHAT_IF_SYNTAX, type WhatIf, type WhatIfRow, whatIfRows } from "../../../optimizer/explain";
import { portfolio, smallMarket, tinyBook, workload } from "../../support/tiny-book";

const book = tinyBook(smallMarket());
const shop = portfolio([workload({ name: "api", jurisdictions: ["eu"] }), workload()], { budgetUsdPerMonth: 700 });

function read(text: string, need: PortfolioNeed): WhatIf {
  const whatIf = parseWhatIf(text, need, book);
  if ("message" in whatIf) throw new Error(whatIf.message);
  return whatIf;
}

function asked(text: string, need = shop): WhatIfRow {
  const plan = place(need, book);
  const [row] = whatIfRows(isPlaced(plan) ? plan : undefined, need, [read(text, need)], new Runs(book));
  if (row === undefined) throw new Error("no row");
  return row;
}

test("each change is a plan of its own against the plan as it is", () => {
  // As it is: api 323.60 in aws-eu, web 294.40 in aws-us.
  expect(asked("web: provider=gcp")).toMatchObject({
    status: "placed",
    // s8 at 0.48 x 730 and a disk of 3.00.
    usdPerMonth: 323.6 + 353.4,
    difference: { usdPerMonth: 59, riskUsdPerMonth: 0, moves: [{ workload: "web", from: { region: "aws-us" }, to: { region: "gcp-us" } }] },
    objectiveBounds: { leastUsdPerMonth: 59, mostUsdPerMonth: 59 },
  });
  // Both in azure: 29.20 more for web, 32.12 for api.
  expect(asked("without provider=aws").difference).toMatchObject({ usdPerMonth: 61.32 });
  expect(asked("jurisdiction=us").difference).toMatchObject({ usdPerMonth: -29.2, moves: [{ workload: "api" }] });
  expect(asked("region=aws-us,aws-eu").difference).toMatchObject({ usdPerMonth: 0, moves: [] });
});

test("several changes at once", () => {
  expect(asked("api: jurisdiction=us and web: provider=gcp").difference).toMatchObject({ usdPerMonth: 29.8 });
});

test("a budget, and none", () => {
  const row = asked("budget=600");
  expect(row).toMatchObject({ status: "infeasible" });
  expect(row.conflicts[0]).toContain("a budget of 600.00 USD a month");
  expect(asked("without budget").difference).toMatchObject({ usdPerMonth: 0 });
});

test("what cannot be placed says why", () => {
  expect(asked("purchase=spot").status).toBe("infeasible");
  expect(asked("purchase=spot").conflicts.join(" ")).toContain("not interruptible");
  expect(asked("without jurisdiction=eu")).toMatchObject({
    status: "infeasible",
    conflicts: ["api: nothing is left of its jurisdictions (eu)"],
  });
});

test("what would do where nothing can be placed now", () => {
  const row = asked("budget=650", { ...shop, budgetUsdPerMonth: 10 });
  expect(row).toMatchObject({ status: "placed", usdPerMonth: 618 });
  expect(row).not.toHaveProperty("difference");
});

test("without time a row is skipped, not guessed", () => {
  const runs = new Runs(book, { timeLimitMs: 1e-9 });
  expect(whatIfRows(undefined, shop, [read("provider=gcp", shop)], runs)).toEqual([
    { text: "provider=gcp", status: "skipped", conflicts: [] },
  ]);
  expect(runs.skipped).toEqual(["what if provider=gcp"]);
});

test.each([
  ["cheaper", '"cheaper" is no field that can be changed', WHAT_IF_SYNTAX],
  ["provder=aws", '"provder" is no field that can be changed', 'did you mean "provider"?'],
  ["provider=awz", 'there is no provider "awz"', 'did you mean "aws"?'],
  ["provider", '"provider" names no value', WHAT_IF_SYNTAX],
  ["wbe: provider=aws", 'there is no workload "wbe"', 'did you mean "web"?'],
  ["region=aws-eu;provider=gcp", 'there is no region "aws-eu;provider=gcp"', undefined],
  ["budget=lots", '"budget=lots" is no amount above 0', "budget=1200"],
  ["budget=-1", '"budget=-1" is no amount above 0', "budget=1200"],
  ["web: budget=5", '"web: budget=5" gives one workload a budget', WHAT_IF_SYNTAX],
  ["without budget=5", '"without budget=5" names an amount to do without', "without budget"],
  ["", '"" is no change', WHAT_IF_SYNTAX],
])("%j is refused", (text, message, hint) => {
  const refused = parseWhatIf(text, shop, book);
  if (!("message" in refused)) throw new Error("accepted");
  expect(refused.message).toContain(message);
  if (hint !== undefined) expect(refused.hint).toContain(hint);
});
