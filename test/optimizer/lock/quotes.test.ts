import type { Plan, PortfolioNeed, Quote } from "../../../model";
import { choiceText, type LockedPlan, needHash, placeWithLock, readLock, renderLock } from "../../../optimizer/lock";
import { portfolio, smallMarket, tinyBook, workload } from "../../support/tiny-book";

const book = tinyBook(smallMarket());

const quote = (form: string, usdPerMonth: number, changes: Partial<Quote> = {}): Quote => ({
  ...{ provider: "aws", region: "aws-eu", form, size: "db.r1", family: "r1", count: 1, purchase: "on-demand" },
  ...{ vcpusPerMachine: 2, memoryGibPerMachine: 16, zones: 1 },
  costs: [{ label: "Instances", usdPerMonth }],
  ...changes,
});
const portfolioOf = (...quotes: readonly Quote[]): PortfolioNeed =>
  portfolio([workload({ name: "db", kind: "database", offered: { quotes, only: true } })]);
const forms = ({ plan }: { readonly plan: Plan }) =>
  plan.status === "infeasible" ? plan.conflicts : plan.placements.map(({ form }) => form);
const before = placeWithLock(portfolioOf(quote("rds", 100), quote("aurora", 120)), undefined, book, { on: "2026-08-01" });
const later = (need: PortfolioNeed, { lock }: LockedPlan = before) => placeWithLock(need, lock, book, { on: "2026-09-01" });

test("a lock records what is bought, and is read as it was written", () => {
  const text = renderLock(before.lock);
  expect(text).toContain("form: rds");
  expect(text).toContain("form: aurora");
  const read = readLock(text, "costwright.lock.yaml");
  expect(read).toMatchObject({ status: "ok", edited: [], lock: before.lock });
  expect(choiceText(before.lock.decisions[0]?.choice as Parameters<typeof choiceText>[0])).toBe("aws aws-eu, 1 x rds db.r1, on-demand");
});

test("other prices are the same need: the choice is kept, and what could move is drift", () => {
  const repriced = portfolioOf(quote("rds", 190), quote("aurora", 120));
  expect(needHash(repriced.workloads[0] as PortfolioNeed["workloads"][number])).toBe(before.lock.decisions[0]?.needHash);
  const after = later(repriced);
  expect(forms(after)).toEqual(["rds"]);
  expect(after.kept).toMatchObject([{ workload: "db", usdPerMonth: 190, lockedUsdPerMonth: 100 }]);
  expect(after.drift.groups).toMatchObject([{ savingUsdPerMonth: 70, moves: [{ from: { form: "rds" }, to: { form: "aurora" } }] }]);
});

test("a move between forms costs its effort, even with the same size", () => {
  const [group] = later(portfolioOf(quote("rds", 190), quote("aurora", 120))).drift.groups;
  // 24 hours of the old one and the effort of another size.
  expect(group?.onceUsd).toBeCloseTo(150 + (24 * 190) / 730, 2);
});

test("what is no longer offered, or no longer fits, is decided anew", () => {
  const gone = later(portfolioOf(quote("aurora", 120)));
  expect(forms(gone)).toEqual(["aurora"]);
  expect(gone.resolved).toMatchObject([
    {
      workload: "db",
      cause: "no longer fits",
      reason: expect.stringContaining("aws aws-eu, 1 x rds db.r1, on-demand is no longer offered for it"),
    },
  ]);
  const need = portfolioOf(quote("rds", 100), quote("cloud-sql", 300, { provider: "gcp", region: "gcp-us" }));
  const elsewhere = { ...need, workloads: need.workloads.map((one) => ({ ...one, providers: ["gcp"] })) };
  expect(forms(later(elsewhere))).toEqual(["cloud-sql"]);
});

test("machines that are locked no longer serve where only quotes do", () => {
  const machines = placeWithLock(portfolio([workload({ name: "db", kind: "database" })]), undefined, book, { on: "2026-08-01" });
  expect(later(portfolioOf(quote("rds", 100)), machines).resolved).toMatchObject([
    { cause: "no longer fits", reason: expect.stringContaining("plain machines no longer serve it") },
  ]);
});
