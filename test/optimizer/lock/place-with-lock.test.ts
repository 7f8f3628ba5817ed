import type { PriceBook } from "../../../catalog";
import type { Plan, PortfolioNeed, WorkloadNeed } from "../../../model";
import { place } from "../../../optimizer";
import { type LockedPlan, placeWithLock, readLock, renderLock } from "../../../optimizer/lock";
import { randomCase } from "../../oracle/random-case";
import { portfolio, smallMarket, type TinyBook, tinyBook, workload } from "../../support/tiny-book";

const ON = "2026-08-01";
const market = smallMarket();
const book = tinyBook(market);

type Placed = Extract<Plan, { status: "optimal" | "feasible" }>;
function placed({ plan }: { readonly plan: Plan }): Placed {
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  return plan;
}
const first = (need: PortfolioNeed, prices: PriceBook = book) => placeWithLock(need, undefined, prices, { on: ON });
const later = (need: PortfolioNeed, { lock }: LockedPlan, prices: PriceBook = book) =>
  placeWithLock(need, lock, prices, { on: "2026-09-01" });
const choices = (outcome: LockedPlan) =>
  placed(outcome).placements.map((one) => `${one.workload} ${one.region} ${one.count}x${one.size} ${one.purchase}`);

/** The market with some prices times a factor. */
function repriced(part: string, factor: number): TinyBook {
  const usdPerHour = Object.entries(market.usdPerHour).map(([key, usd]) => [key, key.includes(part) ? usd * factor : usd]);
  return { ...market, usdPerHour: Object.fromEntries(usdPerHour) };
}

test("without a lock it is the plan of place(), and everything is new", () => {
  const need = portfolio([workload(), workload({ name: "api", vcpus: 3 })]);
  const outcome = first(need);
  expect(outcome.plan).toEqual(place(need, book));
  expect(outcome.resolved.map(({ workload: name, cause }) => `${name} ${cause}`)).toEqual(["web new", "api new"]);
  expect(outcome.lock.decisions.map(({ workload: name, decidedOn }) => `${name} ${decidedOn}`)).toEqual([`api ${ON}`, `web ${ON}`]);
});

test("a lock and an unchanged need give the identical plan and the same bytes, on any portfolio", () => {
  let compared = 0;
  for (let seed = 70_000; seed < 70_150; seed++) {
    const { need, book: prices } = randomCase(seed);
    const before = first(need, prices);
    if (before.plan.status === "infeasible") continue;
    const text = renderLock(before.lock);
    const read = readLock(text, "costwright.lock.yaml");
    if (read.status !== "ok") throw new Error(JSON.stringify(read.diagnostics));
    const after = placeWithLock(need, read.lock, prices, { on: "2027-01-01" });
    expect({ seed, ...withoutMethod(placed(after)) }).toEqual({ seed, ...withoutMethod(placed(before)) });
    expect({ seed, text: renderLock(after.lock) }).toEqual({ seed, text });
    expect({ seed, resolved: after.resolved, groups: after.drift.groups }).toEqual({ seed, resolved: [], groups: [] });
    compared++;
  }
  expect(compared).toBeGreaterThan(50);
});

/** Pinned choices are found by another method. */
function withoutMethod({ solver: _, ...plan }: Placed) {
  return plan;
}

test("prices that move change the cost, not the choice; what a fresh plan would save is drift", () => {
  const need = portfolio([workload()]);
  const before = first(need);
  const dearer = tinyBook(repriced("aws", 1.5));
  const after = later(need, before, dearer);
  expect(choices(after)).toEqual(choices(before));
  expect(after.lock).toEqual(before.lock);
  const kept = after.kept[0];
  expect(kept?.usdPerMonth).toBeGreaterThan((kept?.lockedUsdPerMonth ?? 0) * 1.3);
  expect(after.drift.status).toBe("proven");
  // The plan is the best with this choice, and says how far that is from the best of all.
  const fresh = placed({ plan: place(need, dearer) });
  expect(placed(after)).toMatchObject({ status: "feasible" });
  const countedUsd = (600 + 24 * 0.6) / 12;
  expect(placed(after).gapFraction).toBeCloseTo(1 - (fresh.usdPerMonth + countedUsd) / placed(after).usdPerMonth, 6);
  expect(after.drift.savingUsdPerMonth).toBeCloseTo(placed(after).usdPerMonth - fresh.usdPerMonth, 2);
  expect(after.drift.groups[0]?.moves[0]).toMatchObject({ workload: "web", from: { provider: "aws" }, to: { provider: "azure" } });
});

test("a changed need decides itself anew and leaves the others where they are, though others cost less by now", () => {
  const need = portfolio([workload(), workload({ name: "api" })]);
  const before = first(need);
  const dearer = tinyBook(repriced("aws", 1.5));
  const changed = portfolio([workload(), workload({ name: "api", vcpus: 9 })]);
  const after = later(changed, before, dearer);
  expect(after.kept.map(({ workload: name }) => name)).toEqual(["web"]);
  expect(after.resolved).toMatchObject([{ workload: "api", cause: "need changed" }]);
  expect(choices(after).find((one) => one.startsWith("web"))).toBe(choices(before).find((one) => one.startsWith("web")));
  expect(after.lock.decisions.find(({ workload: name }) => name === "web")).toEqual(before.lock.decisions[1]);
  expect(after.lock.decisions.find(({ workload: name }) => name === "api")?.decidedOn).toBe("2026-09-01");
});

test.each<[string, (tiny: TinyBook) => TinyBook, string]>([
  [
    "its size is retired",
    (tiny) => ({ ...tiny, sizes: tiny.sizes.filter(({ provider, type }) => provider !== "aws" || type !== "s8") }),
    "price book tiny does not know the size s8 of aws",
  ],
  [
    "its region is closed",
    (tiny) => ({ ...tiny, regions: tiny.regions.filter(({ id }) => id !== "aws-us") }),
    "price book tiny has no region aws-us of aws",
  ],
  [
    "its price is gone",
    (tiny) => ({
      ...tiny,
      usdPerHour: Object.fromEntries(Object.entries(tiny.usdPerHour).filter(([key]) => key !== "aws aws-us s8 on-demand")),
    }),
    "s8 has no on-demand price in aws-us in price book tiny",
  ],
  [
    "its family is superseded",
    (tiny) => ({ ...tiny, sizes: tiny.sizes.map((size) => (size.provider === "aws" ? { ...size, successorFamily: "t" } : size)) }),
    "it fails: not superseded by a newer family",
  ],
  [
    "its size has fewer cores",
    (tiny) => ({
      ...tiny,
      sizes: tiny.sizes.map((size) => (size.provider === "aws" && size.type === "s8" ? { ...size, vcpus: 4 } : size)),
    }),
    "it takes 2 x s8 today, 1 locked",
  ],
])("a choice is decided anew where %s, and the reason says so", (_, change, reason) => {
  const need = portfolio([workload()]);
  const before = first(need);
  expect(choices(before)).toEqual(["web aws-us 1xs8 on-demand"]);
  const after = later(need, before, tinyBook(change(market)));
  expect(after.resolved).toMatchObject([{ cause: "no longer fits", reason }]);
  expect(after.kept).toEqual([]);
});

test("a deleted workload leaves the lock, a renamed one keeps its place", () => {
  const before = first(portfolio([workload(), workload({ name: "api", vcpus: 7 })]));
  const after = later(portfolio([workload({ name: "front" })]), before);
  expect(after.gone).toEqual(["api"]);
  expect(after.kept).toMatchObject([{ workload: "front", renamedFrom: "web" }]);
  expect(after.lock.decisions).toEqual([{ ...before.lock.decisions[1], workload: "front" }]);
});

test("two workloads with equal needs under new names are no rename: which is which is not known", () => {
  const before = first(portfolio([workload(), workload({ name: "api" })]));
  const after = later(portfolio([workload({ name: "a" }), workload({ name: "b" })]), before);
  expect(after.gone).toEqual(["api", "web"]);
  expect(after.resolved.map(({ cause }) => cause)).toEqual(["new", "new"]);
});

test("where joint requirements leave no room, the least set of locked choices is given up, and it is said why", () => {
  const needs = ["a", "b", "c"].map((name) => workload({ name, regions: name === "c" ? [] : ["aws-us", "gcp-us"] }));
  const before = first(portfolio(needs));
  const changed = needs.map((one) => (one.name === "c" ? { ...one, providers: ["gcp"] as const } : one));
  const after = later(portfolio(changed, { sameRegion: [["b", "c"]] }), before);
  expect(after.kept.map(({ workload: name }) => name)).toEqual(["a"]);
  expect(after.resolved.map(({ workload: name, cause }) => `${name} ${cause}`)).toEqual(["b freed", "c need changed"]);
  expect(after.resolved[0]?.reason).toMatch(
    /^with all locked choices kept, c cannot be placed \(.*\); no smaller set of workloads would do: b$/,
  );
  expect(
    placed(after)
      .placements.slice(1)
      .map(({ region }) => region),
  ).toEqual(["gcp-us", "gcp-us"]);
});

test("where nothing can be placed at all, the conflicts are those of the needs, and the lock stays as it is", () => {
  const before = first(portfolio([workload()]));
  const after = later(portfolio([workload()], { budgetUsdPerMonth: 1 }), before);
  expect(after.plan.status).toBe("infeasible");
  expect(after.plan.status === "infeasible" && after.plan.conflicts.join()).not.toContain("pinned");
  expect(after.lock).toEqual(before.lock);
});

test("an edited choice that is accepted is the decision from then on", () => {
  const need = portfolio([workload()]);
  const { lock } = first(need);
  const [decision] = lock.decisions;
  if (decision === undefined) throw new Error("one decision");
  const edited = { decisions: [{ ...decision, choice: { ...decision.choice, provider: "gcp" as const, region: "gcp-eu" } }] };
  const after = placeWithLock(need, edited, book, { on: ON, accepted: ["web"] });
  expect(choices(after)).toEqual(["web gcp-eu 1xs8 on-demand"]);
  expect(after.resolved).toMatchObject([{ cause: "accepted" }]);
  expect(after.lock.decisions[0]?.usdPerMonth).toBeGreaterThan(decision.usdPerMonth);
});

describe("moves", () => {
  const moving = { dataGib: 100, overlapHours: 73, effortUsd: 200, resizeEffortUsd: 50, horizonMonths: 12 };
  const need = (changes: Partial<WorkloadNeed> = {}) => portfolio([workload({ moving, ...changes })]);
  const dearer = tinyBook(repriced("aws", 1.5));
  // An s8 of 0.6 USD/h on AWS, 0.44 on Azure, each with a boot disk of 2.40 a month.
  const keptUsd = 0.6 * 730 + 2.4;
  const freshUsd = 0.44 * 730 + 2.4;
  const onceUsd = 200 + 100 * 0.09 + 0.6 * 73;

  test("payback is what a move costs once, by what it saves a month", () => {
    const after = later(need(), first(need()), dearer);
    expect(after.drift.groups).toHaveLength(1);
    const [group] = after.drift.groups;
    expect(group?.savingUsdPerMonth).toBeCloseTo(keptUsd - freshUsd, 4);
    expect(group?.onceUsd).toBeCloseTo(onceUsd, 4);
    expect(group?.paybackMonths).toBeCloseTo(onceUsd / (keptUsd - freshUsd), 4);
    expect(group).toMatchObject({ paysBack: true, horizonMonths: 12, isAssumed: false });
  });

  test("--update moves what pays back, and nothing else", () => {
    const before = first(need());
    const moved = placeWithLock(need(), before.lock, dearer, { on: "2026-09-01", update: "all" });
    expect(choices(moved)).toEqual(["web azure-us 1xs8 on-demand"]);
    expect(moved.resolved).toMatchObject([
      { workload: "web", cause: "moved", before: [{ region: "aws-us" }], after: [{ region: "azure-us" }] },
    ]);
    expect(moved.drift.groups).toEqual([]);
    const short = need({ moving: { ...moving, horizonMonths: 1 } });
    const stays = placeWithLock(short, before.lock, dearer, { on: "2026-09-01", update: ["web"] });
    expect(choices(stays)).toEqual(choices(before));
    expect(stays.drift.groups).toMatchObject([{ paysBack: false, horizonMonths: 1 }]);
    expect(stays.lock).toEqual(before.lock);
    const forced = placeWithLock(short, before.lock, dearer, { on: "2026-09-01", update: ["web"], force: true });
    expect(choices(forced)).toEqual(["web azure-us 1xs8 on-demand"]);
  });

  test("only the workloads that are named may move", () => {
    const two = portfolio([workload({ moving }), workload({ name: "api", moving })]);
    const after = placeWithLock(two, first(two).lock, dearer, { on: "2026-09-01", update: ["api"] });
    expect(choices(after)).toEqual(["api azure-us 1xs8 on-demand", "web aws-us 1xs8 on-demand"]);
    expect(after.drift.groups.map(({ moves }) => moves.map(({ workload: name }) => name))).toEqual([["web"]]);
  });

  test("workloads that must share a region move together or not at all", () => {
    const two = portfolio([workload({ moving }), workload({ name: "api", moving })], { sameRegion: [["web", "api"]] });
    const after = later(two, first(two), dearer);
    expect(after.drift.groups).toHaveLength(1);
    expect(after.drift.groups[0]?.moves.map(({ workload: name }) => name)).toEqual(["api", "web"]);
    expect(after.drift.groups[0]?.onceUsd).toBeCloseTo(2 * onceUsd, 4);
  });

  test("where a need says nothing, the cost of a move is assumed, and said to be", () => {
    const plain = portfolio([workload()]);
    const after = later(plain, first(plain), dearer);
    expect(after.drift.groups[0]).toMatchObject({ isAssumed: true, horizonMonths: 12 });
    expect(after.drift.groups[0]?.onceUsd).toBeCloseTo(600 + 0.6 * 24, 4);
  });
});
