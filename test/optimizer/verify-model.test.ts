import type { Placement, Plan, PortfolioNeed } from "../../model";
import { place, verify } from "../../optimizer";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

type Placed = Extract<Plan, { status: "optimal" | "feasible" }>;

const book = tinyBook(smallMarket());
const need = portfolio(
  [
    workload({
      name: "api",
      team: "red",
      zones: 2,
      downtimeCostUsdPerHour: 10,
      current: { provider: "gcp", region: "gcp-eu", size: "s4", count: 2, purchase: "on-demand" },
      moving: { dataGib: 10, overlapHours: 5, effortUsd: 1, resizeEffortUsd: 1, horizonMonths: 12 },
    }),
    workload({
      name: "db",
      team: "blue",
      providers: ["gcp"],
      within: [{ name: "gdpr", providers: [], regions: [], jurisdictions: ["eu"] }],
    }),
    workload({ name: "web", vcpus: 8, split: { providers: 2, survivesLossOfOne: true } }),
  ],
  {
    traffic: [{ from: "web", to: "api", gibPerMonth: 100 }],
    securityRisks: [{ name: "shared hosts", severityUsd: 1000, probabilityPerMonth: 0.01 }],
    concentration: { lossUsd: 1000, probabilityPerMonth: 0.01 },
    pools: [
      { name: "base", provider: "gcp", capacity: { unit: "vcpus", count: 4 }, discountFraction: 0.5, usdPerMonth: 10, owned: false },
      {
        name: "plan",
        provider: "aws",
        capacity: { unit: "usd-per-hour", usdPerHour: 0.1 },
        discountFraction: 0.2,
        usdPerMonth: 50,
        owned: true,
      },
    ],
    maxCarbonKgPerMonth: 1000,
    maxSpotFraction: 0.5,
    differentRegion: [["api", "db"]],
    differentZone: [["api", "db"]],
  },
);

const sound: Placed = (() => {
  const made = place(need, book);
  if (made.status === "infeasible") throw new Error(made.conflicts.join("; "));
  return made;
})();
const changed = (name: string, change: Partial<Placement>): Placed => ({
  ...sound,
  placements: sound.placements.map((one) => (one.workload === name && (one.part ?? 1) === 1 ? { ...one, ...change } : one)),
});
const pools = (change: Partial<NonNullable<Placed["pools"]>[0]>): Placed => ({
  ...sound,
  pools: (sound.pools ?? []).map((one) => (one.name === "base" ? { ...one, ...change } : one)),
});

test("a sound plan has nothing wrong, and has everything that is checked", () => {
  expect(verify(sound, need, book)).toEqual([]);
  expect(sound.pools?.map(({ name }) => name)).toEqual(["base", "plan"]);
  expect(sound.placements.map(({ workload: name, part }) => [name, part])).toEqual([
    ["api", undefined],
    ["db", undefined],
    ["web", 1],
    ["web", 2],
  ]);
  expect(sound.placements[0]?.move?.onceUsd).toBeGreaterThan(0);
  expect(sound.concentrationRiskUsdPerMonth).toBeGreaterThan(0);
});

test.each<[string, () => Placed, RegExp]>([
  ["a part left out", () => ({ ...sound, placements: sound.placements.slice(0, 3) }), /web, part 2 is not placed/],
  [
    "a part too many",
    () => ({ ...sound, placements: [...sound.placements, { ...(sound.placements[3] as Placement), part: 3 }] }),
    /web, part 3 is placed but not needed/,
  ],
  ["a part without its number", () => changed("web", { part: undefined as never }), /web, part 1 is not placed/],
  ["a part that carries too little", () => changed("web", { count: 1 }), /web, part 1: 1 machines do not carry the load/],
  [
    "a move left out",
    () => changed("api", { move: undefined as never }),
    /api: to move costs [\d.]+ once and [\d.]+ a month, the plan says 0 and 0/,
  ],
  ["emissions made up", () => changed("api", { carbonKgPerMonth: 0.1 }), /api: emits [\d.]+, the plan says 0.1/],
  ["emissions left out", () => changed("api", { carbonKgPerMonth: undefined as never }), /api: emits [\d.]+, the plan says nothing of it/],
  [
    "a risk under another name",
    () => changed("api", { risks: [{ kind: "security", label: "x", usdPerMonth: sound.placements[0]?.riskUsdPerMonth ?? 0 }] }),
    /api: downtime risks [\d.]+, the plan's lines say 0/,
  ],
  [
    "a mix without a profile",
    () => changed("api", { mix: [{ purchase: "on-demand", count: 2, machineHoursPerMonth: 1460, usdPerMonth: 1 }] }),
    /api: a mix of ways of paying without a load profile/,
  ],
  ["an owned pool left out", () => ({ ...sound, pools: (sound.pools ?? []).slice(0, 1) }), /the owned pool plan is left out/],
  ["a pool that nobody declared", () => pools({ name: "ghost" }), /pool ghost is not declared/],
  ["a flattering saving", () => pools({ savedUsdPerMonth: 500 }), /pool base saves [\d.]+, the plan says 500/],
  ["a pool for nothing", () => pools({ usdPerMonth: 0 }), /pool base costs 10, the plan says 0/],
  ["another capacity", () => pools({ capacity: 8 }), /pool base holds 4, the plan says 8/],
  ["another use", () => pools({ used: 1 }), /pool base is used to 4, the plan says 1/],
  ["no concentration", () => ({ ...sound, concentrationRiskUsdPerMonth: 0 }), /concentration risks [\d.]+, the plan says 0/],
  ["other emissions in all", () => ({ ...sound, carbonKgPerMonth: 1 }), /the placements emit [\d.]+, the plan says 1/],
  [
    "a total without pools",
    () => ({ ...sound, usdPerMonth: sound.placements.reduce((sum, one) => sum + one.usdPerMonth, 0) }),
    /the placements cost [\d.]+, the plan says [\d.]+/,
  ],
])("finds %s", (_, broken, problem) => {
  expect(verify(broken(), need, book).join("\n")).toMatch(problem);
});

test("parts are in the order of their providers, and apart", () => {
  const [first, second] = sound.placements.slice(2) as [Placement, Placement];
  const with0 = (...parts: readonly Placement[]): Placed => ({ ...sound, placements: [...sound.placements.slice(0, 2), ...parts] });
  expect(verify(with0({ ...second, part: 1 }, { ...first, part: 2 }), need, book).join("\n")).toMatch(
    /the parts of web are not in the order of their providers/,
  );
  expect(verify(with0(first, { ...first, part: 2 }), need, book).join("\n")).toMatch(/the parts of web must be at different providers/);
});

test.each<[string, Partial<PortfolioNeed>, RegExp]>([
  ["a team's budget", { teamBudgets: [{ team: "red", usdPerMonth: 10 }] }, /team red takes [\d.]+ of a budget of 10/],
  ["emissions", { maxCarbonKgPerMonth: 1 }, /[\d.]+ kg CO2e a month, at most 1 allowed/],
  ["different regions", { differentRegion: [["web", "db", "api"]] }, /web, db, api must be in different regions/],
  ["the same provider, part by part", { sameProvider: [["api", "db"]] }, /api, db must share a provider/],
])("finds that a plan breaks %s", (_, change, problem) => {
  expect(verify(sound, { ...need, ...change }, book).join("\n")).toMatch(problem);
});

test("finds zones that are shared, and too much spot", () => {
  const pair = [workload({ name: "a", zones: 2 }), workload({ name: "b", zones: 2 })];
  const together = place(portfolio(pair), book);
  expect(verify(together, portfolio(pair, { differentZone: [["a", "b"]] }), book).join("\n")).toMatch(
    /a, b need 4 zones of their own in aws aws-us, which has 3/,
  );
  const spot = portfolio([workload({ interruptible: true, purchases: ["spot"] })]);
  expect(verify(place(spot, book), { ...spot, maxSpotFraction: 0.5 }, book).join("\n")).toMatch(
    /8 of 8 vCPUs on spot, at most 0.5 of them allowed/,
  );
});

test.each<[string, Parameters<typeof workload>[0], RegExp]>([
  [
    "a place outside a set",
    { within: [{ name: "moon", providers: [], regions: ["moon-1"], jurisdictions: [] }] },
    /api: aws aws-\w+ is not within moon/,
  ],
  ["an unknown network", { minNetworkMbpsPerMachine: 1000 }, /api: a network of unknown Mbit\/s, 1000 needed/],
  ["another GPU", { gpusPerMachine: 1, gpu: "T4" }, /api: GPU of unknown model, T4 needed/],
  [
    "spot for all where a share is allowed",
    { interruptible: true, purchases: ["on-demand", "spot"], maxSpotFraction: 0.5 },
    /api: all machines on spot, at most 0.5 of them may be/,
  ],
])("finds %s", (_, change, problem) => {
  const own = portfolio([workload({ name: "api", interruptible: true, purchases: ["spot"] })]);
  const plan = place(own, book);
  expect(
    verify(plan, portfolio([workload({ name: "api", interruptible: true, purchases: ["spot"], ...change })]), book).join("\n"),
  ).toMatch(problem);
});
