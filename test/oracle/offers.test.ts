import { bookWithOffers, parseOffers } from "../../catalog/offers";
import { formatDiagnostic, type Plan, type PortfolioNeed, type WorkloadNeed } from "../../model";
import { methodNames, place, verify } from "../../optimizer";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";
import { bruteForce, objectiveOfPicks } from "./brute-force";
import { seeded } from "./seeded";

const CASES = 300;
const ROUNDING_USD = 0.0005;
const list = tinyBook(smallMarket());

interface Case {
  readonly need: PortfolioNeed;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

function bookOf(rows: Case["rows"]) {
  if (rows.length === 0) return list;
  const result = parseOffers(JSON.stringify({ asOf: "2026-07-01", source: "test", offers: rows }), "offers.yaml", list);
  if (result.status === "invalid") throw new Error(result.diagnostics.map(formatDiagnostic).join("\n"));
  return bookWithOffers(list, result.offers);
}

/** One to three workloads; a private cloud by the unit, an edge site by the size, negotiated prices: each sometimes, with holes. */
function offersCase(seed: number): Case {
  const { chance, pick } = seeded(seed);
  const sometimes = (share: number, fields: Record<string, unknown>) => (chance(share) ? fields : {});
  const workloads = Array.from({ length: pick([1, 2, 2, 3]) }, (_, index): WorkloadNeed => {
    const minCount = pick([1, 1, 2, 3]);
    return workload({
      name: `w${index}`,
      vcpus: pick([1, 2.5, 4, 7]),
      memoryGib: pick([4, 10, 16]),
      minCount,
      maxCount: minCount + pick([0, 2, 4]),
      zones: pick([1, 1, 2]) > minCount ? 1 : pick([1, 1, minCount]),
      targetUtilisationFraction: pick([0.5, 0.7]),
      storageGibPerMachine: pick([0, 0, 100]),
      loadBalancer: chance(0.3),
      internetEgressGibPerMonth: pick([0, 0, 200]),
      downtimeCostUsdPerHour: pick([0, 0, 20]),
      ...(chance(0.4) ? { interruptible: true, purchases: ["on-demand", "spot"] as const, interruptionCostUsd: pick([0, 5]) } : {}),
      ...(chance(0.2) ? { providers: pick([["dc"], ["edge", "aws"], ["aws", "dc"]]) } : {}),
      ...(chance(0.2) ? { jurisdictions: ["de"] } : {}),
      ...(chance(0.2) ? { minVcpusPerMachine: pick([2, 3]) } : {}),
      ...(chance(0.15)
        ? {
            loadProfile: [
              { timeFraction: 0.25, loadFraction: 1 },
              { timeFraction: 0.75, loadFraction: 0.4 },
            ],
          }
        : {}),
    });
  });
  const beside = {
    ...sometimes(0.8, { storageUsdPerGibMonth: pick([0, 0.03, 0.2]) }),
    ...sometimes(0.7, { egressUsdPerGib: pick([0, 0.01]) }),
    ...sometimes(0.5, { localUsdPerGib: 0 }),
    ...sometimes(0.7, { loadBalancerUsdPerMonth: pick([0, 30]) }),
    ...sometimes(0.6, { availabilityFraction: pick([0.99, 0.999]) }),
    ...sometimes(0.6, { zones: 2 }),
    ...sometimes(0.3, { capacityVcpus: pick([6, 12, 20]) }),
    ...sometimes(0.2, { capacityMemoryGib: pick([24, 40]) }),
  };
  const byUnit = {
    ...{ provider: "dc", region: "fra", country: "DE", continent: "europe", ...beside },
    ...{ vcpuUsdPerHour: pick([0.005, 0.02]), memoryGibUsdPerHour: pick([0.001, 0.004]) },
    ...sometimes(0.5, { stepVcpus: pick([0.5, 2, 4]) }),
    ...sometimes(0.5, { stepMemoryGib: pick([0.25, 4]) }),
    ...sometimes(0.4, { maxVcpusPerMachine: pick([4, 8]) }),
  };
  const edge = { provider: "edge", region: "muc", country: "DE", continent: "europe" };
  const rows = [
    ...(chance(0.7) ? [byUnit] : []),
    ...(chance(0.2) ? [{ ...byUnit, purchase: "spot", vcpuUsdPerHour: 0.003, interruptionFraction: 0.2 }] : []),
    ...(chance(0.6)
      ? [
          {
            ...edge,
            size: "box4",
            vcpus: 4,
            memoryGib: 16,
            usdPerHour: pick([0.02, 0.3]),
            capacityMachines: pick([1, 3]),
            storageUsdPerGibMonth: 0,
          },
          ...(chance(0.5) ? [{ ...edge, size: "box8", vcpus: 8, memoryGib: 64, usdPerHour: 0.1, purchase: "spot" }] : []),
        ]
      : []),
    ...(chance(0.5) ? [{ provider: "aws", region: "aws-eu", size: "s4", usdPerHour: pick([0.05, 0.5]) }] : []),
  ];
  const names = workloads.map(({ name }) => name);
  const need = portfolio(workloads, {
    ...(names.length > 1 && chance(0.4) ? { traffic: [{ from: "w0", to: "w1", gibPerMonth: pick([50, 3000]) }] } : {}),
    ...(names.length > 1 && chance(0.2) ? { sameRegion: [["w0", "w1"]] } : {}),
    ...(names.length > 1 && chance(0.2) ? { differentProvider: [["w0", "w1"]] } : {}),
    ...(chance(0.3) ? { maxProviders: pick([1, 2]) } : {}),
    ...(chance(0.2) ? { quotas: [{ provider: "dc", maxVcpus: pick([4, 16]) }] } : {}),
    ...(chance(0.2) ? { budgetUsdPerMonth: pick([100, 400]) } : {}),
  });
  return { need, rows };
}

const objectiveOf = (plan: Plan, need: PortfolioNeed, book: ReturnType<typeof bookOf>) =>
  plan.status === "infeasible"
    ? Number.POSITIVE_INFINITY
    : objectiveOfPicks(
        need,
        book,
        need.workloads.map(({ name }) => plan.placements.find((one) => one.workload === name)) as Parameters<typeof objectiveOfPicks>[2],
      );

describe("offers of a file", () => {
  const cases = Array.from({ length: CASES }, (_, seed) => {
    const one = offersCase(seed);
    const book = bookOf(one.rows);
    return { seed, ...one, book, optimum: bruteForce(one.need, book).objectiveUsd };
  });

  test("the cases have every kind of offer, and are often placed at one", () => {
    expect(cases.filter(({ optimum }) => optimum === Number.POSITIVE_INFINITY).length).toBeGreaterThan(CASES / 30);
    const used = (isUsed: (provider: string, size: string) => boolean) =>
      cases.filter(({ need, book }) => {
        const plan = place(need, book);
        return plan.status !== "infeasible" && plan.placements.some(({ provider, size }) => isUsed(provider, size));
      }).length;
    expect(used((provider) => provider === "dc")).toBeGreaterThan(CASES / 10);
    expect(used((provider) => provider === "edge")).toBeGreaterThan(CASES / 40);
    expect(used((provider, size) => provider === "aws" && size === "s4")).toBeGreaterThan(CASES / 20);
  });

  test.each(["the router", ...methodNames.filter((name) => name === "enumeration" || name === "highs")])(
    "%s finds the optimum",
    (method) => {
      const wrong: string[] = [];
      for (const { seed, need, book, optimum } of cases) {
        const plan = place(need, book, method === "the router" ? {} : { solver: method });
        const usd = objectiveOf(plan, need, book);
        if (usd !== optimum && !(Math.abs(usd - optimum) <= ROUNDING_USD)) wrong.push(`${seed}: ${usd}, the optimum is ${optimum}`);
        const problems = verify(plan, need, book);
        if (problems.length > 0) wrong.push(`${seed}: ${problems.join("; ")}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  const priced = {
    storageUsdPerGibMonth: 0.01,
    egressUsdPerGib: 0.01,
    localUsdPerGib: 0,
    loadBalancerUsdPerMonth: 5,
    availabilityFraction: 0.999,
  };
  const another = { provider: "new", region: "one", country: "IE", ...priced, zones: 3 };

  test("another offer never raises the objective", () => {
    for (const { seed, need, rows, optimum } of cases) {
      const more = bookOf([...rows, { ...another, vcpuUsdPerHour: 0.006, memoryGibUsdPerHour: 0.001 }]);
      const usd = objectiveOf(place(need, more), need, more);
      expect({ seed, isMore: usd > optimum + ROUNDING_USD }).toEqual({ seed, isMore: false });
    }
  });

  test("an offer that is dearer than all changes nothing", () => {
    for (const { seed, need, rows, book, optimum } of cases) {
      if (optimum === Number.POSITIVE_INFINITY) continue;
      const dear = bookOf([...rows, { ...another, vcpuUsdPerHour: 900, memoryGibUsdPerHour: 900 }]);
      const choices = (plan: Plan) =>
        plan.status === "infeasible"
          ? []
          : plan.placements.map(({ provider, region, size, count, purchase, usdPerMonth }) => [
              provider,
              region,
              size,
              count,
              purchase,
              usdPerMonth,
            ]);
      expect({ seed, choices: choices(place(need, dear)) }).toEqual({ seed, choices: choices(place(need, book)) });
    }
  });

  test("verify finds a plan that takes more than there is, or pays otherwise", () => {
    const rows = [{ ...another, size: "box", vcpus: 8, memoryGib: 32, usdPerHour: 0.01, capacityMachines: 2 }];
    const need = portfolio([workload({ name: "a" }), workload({ name: "b" })]);
    const plan = place(need, bookOf(rows));
    expect(plan.status === "infeasible" ? [] : plan.placements.map(({ provider }) => provider)).toEqual(["new", "new"]);
    const changed = (fields: object) => {
      const other = bookOf([{ ...rows[0], ...fields }]);
      return verify({ ...plan, priceBook: { ...plan.priceBook, id: other.id } }, need, other).join("; ");
    };
    expect(changed({})).toBe("");
    expect(changed({ capacityMachines: 1 })).toContain("2 machines of box at new one, there are 1");
    expect(changed({ capacityVcpus: 15 })).toContain("16 vcpus at new one, there are 15");
    expect(changed({ capacityMemoryGib: 63 })).toContain("64 GiB of memory at new one, there are 63");
    expect(changed({ storageUsdPerGibMonth: 0 })).toMatch(/costs .*, the plan says/);
    expect(changed({ usdPerHour: 0.02 })).toMatch(/costs .*, the plan says/);
  });

  test("a capacity that is too small is named, with what would do", () => {
    const rows = [{ ...another, size: "box", vcpus: 8, memoryGib: 32, usdPerHour: 0.01, capacityMachines: 1 }];
    const need = portfolio([workload({ name: "a", providers: ["new"] }), workload({ name: "b", providers: ["new"] })]);
    const plan = place(need, bookOf(rows));
    expect(plan.status).toBe("infeasible");
    expect(plan.status === "infeasible" ? plan.conflicts : []).toEqual([
      "no placement meets all of these together: the capacity of 1 machine of box at new one; provider new for a, b",
      expect.stringMatching(
        /^raising the capacity of 1 machine of box at new one to 2 would do: a placement for [\d.]+ USD a month exists then$/,
      ),
      expect.stringMatching(/^allowing aws for a, b would do/),
    ]);
  });
});
