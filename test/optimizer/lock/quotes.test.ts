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

describe("a store whose need has changed", () => {
  /** Twice the load: a larger server of the same service, or another service that costs less. */
  const grown = (...quotes: readonly Quote[]) => {
    const need = portfolioOf(...quotes);
    return { ...need, workloads: need.workloads.map((one) => ({ ...one, vcpus: 4 })) };
  };
  const larger = quote("rds", 200, { size: "db.r2" });

  test("grows where its data is, however much less another service costs", () => {
    const after = later(grown(larger, quote("aurora", 20), quote("rds", 30, { region: "aws-us", size: "db.r2" })));
    expect(after.resolved).toMatchObject([{ cause: "no longer fits", after: [{ form: "rds", region: "aws-eu", size: "db.r2" }] }]);
  });

  test("moves where a move is declared to cost little", () => {
    const need = grown(larger, quote("aurora", 20));
    const moving = { dataGib: 0, overlapHours: 0, effortUsd: 10, resizeEffortUsd: 10, horizonMonths: 12 };
    expect(forms(later({ ...need, workloads: need.workloads.map((one) => ({ ...one, moving })) }))).toEqual(["aurora"]);
  });

  test("and so does a network, for everything stands in it", () => {
    const need = grown(larger, quote("aurora", 20));
    const network = { ...need, workloads: need.workloads.map((one) => ({ ...one, kind: "network" as const })) };
    expect(forms(later(network))).toEqual(["rds"]);
  });

  test("moves where staying is not possible, and caches are no stores", () => {
    const need = { ...grown(larger, quote("aurora", 20)), budgetUsdPerMonth: 100 };
    expect(forms(later(need))).toEqual(["aurora"]);
    const cache = grown(larger, quote("aurora", 20));
    expect(forms(later({ ...cache, workloads: cache.workloads.map((one) => ({ ...one, kind: "cache" as const })) }))).toEqual(["aurora"]);
  });
});
