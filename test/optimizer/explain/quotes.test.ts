import type { PortfolioNeed, Quote } from "../../../model";
import { place } from "../../../optimizer";
import { explain, frontier, isPlaced, parseWhatIf, Runs, whatIfRows } from "../../../optimizer/explain";
import { portfolio, smallMarket, tinyBook, workload } from "../../support/tiny-book";

const book = tinyBook(smallMarket());
const quote = (form: string, usdPerMonth: number, changes: Partial<Quote> = {}): Quote => ({
  ...{ provider: "aws", region: "aws-eu", form, size: "db.r1", family: "r1", count: 1, purchase: "on-demand" },
  ...{ vcpusPerMachine: 2, memoryGibPerMachine: 16, zones: 1 },
  costs: [{ label: "Instances", usdPerMonth }],
  ...changes,
});
const need: PortfolioNeed = portfolio([
  workload({
    ...{ name: "db", kind: "database", jurisdictions: ["eu"] },
    offered: {
      quotes: [quote("rds", 100), quote("aurora", 130), quote("cloud-sql", 80, { provider: "gcp", region: "gcp-us" })],
      only: true,
    },
  }),
]);
const plan = place(need, book);
if (!isPlaced(plan)) throw new Error(plan.conflicts.join("; "));

test("an explanation names forms, and asks nothing of machines", () => {
  const [db] = explain(plan, need, new Runs(book)).workloads;
  expect(db).toMatchObject({
    considered: 3,
    fitting: 2,
    comparisons: [{ chosen: { form: "rds" }, runnerUp: { form: "aurora" }, extraUsdPerMonth: 30 }],
    alternatives: [{ form: "aurora", extraUsdPerMonth: 30 }],
    needFlips: [],
  });
  expect(db?.constraints.map(({ id }) => id.split(".").at(-1))).toEqual(["jurisdictions", "purchases", "interruptible"]);
  expect(db?.lost.find(({ field }) => field === "jurisdictions")).toMatchObject({
    offers: 1,
    savedUsdPerMonth: 20,
    best: [{ form: "cloud-sql", provider: "gcp" }],
  });
  // A quote is no machine with a price of an hour.
  expect(db?.comparisons[0]?.priceFlip).toBeUndefined();
});

test("what-if and the frontier choose among quotes", () => {
  const whatIf = parseWhatIf("jurisdiction=us", need, book);
  if (!("apply" in whatIf)) throw new Error(whatIf.message);
  expect(whatIfRows(plan, need, [whatIf], new Runs(book))).toMatchObject([
    { status: "placed", usdPerMonth: 80, difference: { moves: [{ from: { form: "rds" }, to: { form: "cloud-sql" } }] } },
  ]);
  const risky: PortfolioNeed = {
    ...need,
    workloads: need.workloads.map((one) => ({
      ...one,
      downtimeCostUsdPerHour: 1,
      offered: { quotes: [quote("single", 100), quote("several", 110, { zones: 2 })], only: true },
    })),
  };
  const risk = place(risky, book);
  if (!isPlaced(risk)) throw new Error(risk.conflicts.join("; "));
  expect(frontier(risky, new Runs(book)).points.length).toBeGreaterThan(0);
});

test("shared charges tie workloads together", () => {
  const shared = { ...need, siteCharges: [{ provider: "aws", region: "aws-eu", label: "NAT", usdPerMonth: 40, workloads: ["db"] }] };
  const charged = place(shared, book);
  if (!isPlaced(charged)) throw new Error(charged.conflicts.join("; "));
  const [db] = explain(charged, shared, new Runs(book)).workloads;
  expect(charged.usdPerMonth).toBe(140);
  expect(db?.comparisons[0]).toMatchObject({ extraUsdPerMonth: 30, besidesUsdPerMonth: 0 });
});
