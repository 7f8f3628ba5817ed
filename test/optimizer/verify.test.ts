import type { Placement, Plan } from "../../model";
import { place, verify } from "../../optimizer";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

type Placed = Extract<Plan, { status: "optimal" | "feasible" }>;

const book = tinyBook(smallMarket());
const need = portfolio(
  [
    workload({ name: "api", storageGibPerMachine: 100, loadBalancer: true }),
    workload({ name: "web", internetEgressGibPerMonth: 500, zones: 2, downtimeCostUsdPerHour: 10 }),
    workload({ name: "zed", providers: ["gcp"], purchases: ["spot"], interruptible: true, interruptionCostUsd: 3 }),
  ],
  {
    traffic: [{ from: "web", to: "api", gibPerMonth: 300 }],
    sameProvider: [["api", "web"]],
    differentProvider: [["web", "zed"]],
    quotas: [{ provider: "aws", maxVcpus: 24 }],
    maxProviders: 2,
    budgetUsdPerMonth: 2000,
  },
);

function plan(): Placed {
  const made = place(need, book);
  if (made.status === "infeasible") throw new Error(made.conflicts.join("; "));
  return made;
}

function with0(change: Partial<Placement>, name = "api"): Placed {
  const made = plan();
  return { ...made, placements: made.placements.map((one) => (one.workload === name ? { ...one, ...change } : one)) };
}

test("a sound plan has nothing wrong", () => {
  expect(verify(plan(), need, book)).toEqual([]);
  expect(plan()).toMatchObject({ status: "optimal", gapFraction: 0 });
});

test.each<[string, () => Placed, RegExp]>([
  ["another price book", () => ({ ...plan(), priceBook: { id: "other", asOf: "2026-01-01" } }), /made with price book other, not tiny/],
  ["a workload left out", () => ({ ...plan(), placements: plan().placements.slice(1) }), /api is not placed/],
  [
    "a workload placed twice",
    () => ({ ...plan(), placements: [...plan().placements, ...plan().placements.slice(0, 1)] }),
    /api is placed twice/,
  ],
  ["a workload that nobody needs", () => with0({ workload: "ghost" }), /ghost is placed but not needed|api is not placed/],
  ["a wrong cost", () => with0({ usdPerMonth: 1 }), /api: costs [\d.]+, the plan says 1/],
  ["a wrong cost line", () => with0({ costs: [] }), /api: the cost lines do not add up/],
  [
    "too few machines",
    () => with0({ count: (plan().placements.find((one) => one.workload === "web")?.count ?? 0) - 1 }, "web"),
    /web: \d+ machines/,
  ],
  ["too many machines", () => with0({ count: 19 }), /api: 19 machines where 18 carry the load/],
  ["a count that is no number", () => with0({ count: Number.NaN }), /api: NaN machines, outside 1 to 20/],
  ["an unknown region", () => with0({ region: "mars-1" }), /api: \w+ has no region mars-1/],
  ["an unknown size", () => with0({ size: "s9" }), /api: \w+ has no size s9/],
  ["a way of paying without a price", () => with0({ purchase: "reserved-1y" }), /api: s\d has no reserved-1y price/],
  ["spot for what must not be interrupted", () => with0({ purchase: "spot" }), /api: spot for a workload that is not interruptible/],
  ["capacity that the size does not have", () => with0({ vcpusPerMachine: 64 }), /api: s\d is not as the book has it/],
  ["a risk left out", () => with0({ riskUsdPerMonth: 0 }, "web"), /web: risks [\d.]+, the plan says 0/],
  ["a wrong utilisation", () => with0({ utilisation: { cpuFraction: 0.1, memoryFraction: 0.1 } }), /api: utilisation 0.1 and 0.1/],
  ["an unpriced line made up", () => with0({ unpriced: ["boot disk"] }), /api: 0 lines have no price, the plan names 1/],
  ["a flattering comparison", () => with0({ comparisonUsdPerMonth: 1 }), /api: compares at [\d.]+, the plan says 1/],
  ["a wrong total", () => ({ ...plan(), usdPerMonth: 5 }), /the placements cost [\d.]+, the plan says 5/],
  ["transfer left out", () => ({ ...plan(), transferUsdPerMonth: 0 }), /data transfer costs [\d.]+, the plan says 0/],
  ["a wrong risk total", () => ({ ...plan(), riskUsdPerMonth: 0 }), /the placements risk [\d.]+, the plan says 0/],
  ["an optimum with a gap", () => ({ ...plan(), gapFraction: 0.2 }), /called optimal with a gap of 0.2/],
  ["a gap that is no number", () => ({ ...plan(), gapFraction: Number.NaN }), /gap of NaN/],
])("finds %s", (_, broken, problem) => {
  expect(verify(broken(), need, book).join("\n")).toMatch(problem);
});

test.each<[string, Partial<typeof need>, RegExp]>([
  ["a broken same-provider group", { sameProvider: [["web", "zed"]] }, /web, zed must share a provider/],
  ["a broken same-region group", { sameRegion: [["web", "zed"]] }, /web, zed must share a region/],
  ["a broken different-provider group", { differentProvider: [["api", "web"]] }, /api, web must be at different providers/],
  ["too many providers", { maxProviders: 1 }, /2 providers, at most 1 allowed/],
  ["a quota exceeded", { quotas: [{ provider: "gcp", maxVcpus: 1 }] }, /\d+ vCPUs on gcp, the quota is 1/],
  ["a family quota exceeded", { quotas: [{ provider: "gcp", family: "s", maxVcpus: 1 }] }, /\d+ vCPUs on gcp s, the quota is 1/],
  ["a budget exceeded", { budgetUsdPerMonth: 10 }, /the plan takes [\d.]+ of a budget of 10/],
])("finds %s", (_, change, problem) => {
  expect(verify(plan(), { ...need, ...change }, book).join("\n")).toMatch(problem);
});

test.each<[string, Parameters<typeof workload>[0], RegExp]>([
  ["a provider that is not acceptable", { providers: ["gcp"] }, /api: provider \w+ is not acceptable/],
  ["a region that is not acceptable", { regions: ["gcp-us"] }, /api: region \S+ is not acceptable/],
  ["another jurisdiction", { jurisdictions: ["ch"] }, /api: \S+ is in none of ch/],
  ["another architecture", { architectures: ["arm64"] }, /api: architecture x86_64 is not acceptable/],
  ["missing GPUs", { gpusPerMachine: 1 }, /api: 0 GPUs, 1 needed/],
  ["a machine that is too small", { minVcpusPerMachine: 64 }, /api: the machine is too small/],
  ["zones that the region does not have", { zones: 4 }, /api: \S+ is not known to have 4 zones/],
])("finds %s", (_, change, problem) => {
  const changed = { ...need, workloads: need.workloads.map((one) => (one.name === "api" ? { ...one, ...change } : one)) };
  expect(verify(plan(), changed, book).join("\n")).toMatch(problem);
});

test("an infeasible plan must say why", () => {
  const silent: Plan = {
    priceBook: { id: "tiny", asOf: "" },
    offers: [],
    solver: "scan",
    warnings: [],
    status: "infeasible",
    conflicts: [],
  };
  expect(verify(silent, need, book)).toEqual(["infeasible without a conflict"]);
});
