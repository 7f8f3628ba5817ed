import { loadBuiltInBook } from "../../catalog";
import type { Plan, PortfolioNeed } from "../../model";
import { enumerateOffers, place, realisedStorage } from "../../optimizer";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

const book = tinyBook(smallMarket());

function placed(plan: Plan): Extract<Plan, { status: "optimal" | "feasible" }> {
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  return plan;
}

test("one workload takes the cheapest offer, priced line by line", () => {
  // 4 vCPUs and 16 GiB at 50 %: 8 vCPUs and 32 GiB. us: s8 0.40 x 730 = 292, boot disk 30 x 0.08 = 2.40, balancer 0.0225 x 730 = 16.425, 2 addresses 2 x 0.005 x 730 = 7.30.
  const plan = placed(place(portfolio([workload({ loadBalancer: true })]), book));
  expect(plan).toMatchObject({
    status: "optimal",
    gapFraction: 0,
    solver: "scan",
    usdPerMonth: 318.125,
    transferUsdPerMonth: 0,
    warnings: [],
  });
  expect(plan.placements[0]).toMatchObject({
    workload: "web",
    provider: "aws",
    region: "aws-us",
    size: "s8",
    count: 1,
    usdPerMonth: 318.125,
    utilisation: { cpuFraction: 0.5, memoryFraction: 0.5 },
    costs: [
      { label: "Instance usage (Linux/UNIX, on-demand, s8 x 1)", usdPerMonth: 292 },
      { label: "Boot disk (gp3, 30 GiB)", usdPerMonth: 2.4 },
      { label: "Application load balancer", usdPerMonth: 16.425 },
      { label: "Public IPv4 addresses of the load balancer", usdPerMonth: 7.3 },
    ],
    // Two s4 cost the same for the machines, and one boot disk more.
    runnerUp: { provider: "aws", region: "aws-us", size: "s4", count: 2, extraUsdPerMonth: 2.4 },
  });
});

test("every reason counts against an offer, not the first alone", () => {
  const { offers, considered, rejections } = enumerateOffers(
    workload({ providers: ["aws"], jurisdictions: ["eu"], minVcpusPerMachine: 4, vcpus: 8, maxCount: 3 }),
    book,
  );
  // 3 providers x 2 regions x 3 sizes x 2 ways of paying.
  expect(considered).toBe(36);
  expect(offers.map(({ region, size, count, purchase }) => ({ region, size, count, purchase }))).toEqual([
    { region: "aws-eu", size: "s8", count: 2, purchase: "on-demand" },
  ]);
  expect(rejections).toEqual(
    [
      { requirement: "provider aws", offers: 24 },
      { requirement: "8 vCPUs and 16 GiB on at most 3 machines used to 50 %", offers: 24 },
      { requirement: "jurisdiction eu", offers: 18 },
      { requirement: "not interruptible, so no spot", offers: 18 },
      { requirement: "paid on-demand", offers: 18 },
      { requirement: "4 vCPUs a machine", offers: 12 },
    ].sort((a, b) => b.offers - a.offers || (a.requirement < b.requirement ? -1 : 1)),
  );
});

test("a missing disk price is named, charged for comparison, and never makes an offer look cheaper", () => {
  const { unitPrices, ...market } = smallMarket();
  const { "aws aws-us ebs.gp3.storage": _, ...fewer } = unitPrices;
  const plan = placed(place(portfolio([workload()]), tinyBook({ ...market, unitPrices: fewer })));
  // The highest boot disk anywhere: Google Cloud, 30 x 0.10.
  expect(plan.placements[0]).toMatchObject({
    region: "aws-us",
    usdPerMonth: 292,
    comparisonUsdPerMonth: 295,
    unpriced: ["boot disk (no price for ebs.gp3.storage in aws-us)"],
  });
  expect(plan.warnings).toEqual([
    "the plan's cost leaves out what the price book has no price for (offers were compared, and the budget judged, with the highest known price of the same line): web: boot disk (no price for ebs.gp3.storage in aws-us)",
  ]);
  expect(place(portfolio([workload()], { budgetUsdPerMonth: 294 }), tinyBook({ ...market, unitPrices: fewer })).status).toBe("infeasible");
});

test("zero prices are refused", () => {
  const market = smallMarket();
  const plan = placed(
    place(portfolio([workload()]), tinyBook({ ...market, usdPerHour: { ...market.usdPerHour, "gcp gcp-us s8 on-demand": 0 } })),
  );
  expect(plan.placements[0]).toMatchObject({ provider: "aws", usdPerMonth: 294.4 });
});

test("workloads that talk a lot share a region, those that talk little do not", () => {
  const pair = [workload({ name: "api", jurisdictions: ["eu"] }), workload({ name: "db" })];
  const chatty = placed(place(portfolio(pair, { traffic: [{ from: "api", to: "db", gibPerMonth: 5000 }] }), book));
  expect(chatty.placements.map((one) => one.region)).toEqual(["aws-eu", "aws-eu"]);
  // 5,000 GiB between zones: 5,000 x 1.073741824 GB x 0.01.
  expect(chatty.transferUsdPerMonth).toBeCloseTo(53.6871, 4);
  const quiet = placed(place(portfolio(pair, { traffic: [{ from: "api", to: "db", gibPerMonth: 10 }] }), book));
  expect(quiet.placements.map((one) => one.region)).toEqual(["aws-eu", "aws-us"]);
  expect(quiet.transferUsdPerMonth).toBeCloseTo(0.5, 6);
});

test("no workloads are an empty plan", () => {
  expect(place(portfolio([]), book)).toMatchObject({ status: "optimal", placements: [], usdPerMonth: 0 });
});

describe("what cannot be placed says why", () => {
  const conflicts = (plan: Plan) => (plan.status === "infeasible" ? plan.conflicts : []);

  test("one requirement", () => {
    expect(conflicts(place(portfolio([workload({ gpusPerMachine: 1 })]), book))).toEqual([
      'web: none of 36 offers fits: no offer meets "1 GPU a machine". Allowing machines without GPUs would do: s8 x 1 in aws-us, on-demand, for 294.40 USD a month',
    ]);
  });
  test("two requirements that exclude each other", () => {
    expect(conflicts(place(portfolio([workload({ regions: ["aws-eu"], providers: ["gcp"] })]), book))).toEqual([
      'web: none of 36 offers fits: no offer meets "provider gcp" and "region aws-eu" together. Allowing provider aws would do: s8 x 1 in aws-eu, on-demand, for 323.60 USD a month; allowing region gcp-us would do: s8 x 1 in gcp-us, on-demand, for 353.40 USD a month',
    ]);
  });
  test("two requirements, neither of which is enough alone", () => {
    expect(conflicts(place(portfolio([workload({ gpusPerMachine: 1, architectures: ["arm64"] })]), book))).toEqual([
      'web: none of 36 offers fits: no offer meets "architecture arm64"; no offer meets "1 GPU a machine". Allowing architecture x86_64 and machines without GPUs would do: s8 x 1 in aws-us, on-demand, for 294.40 USD a month',
    ]);
  });
  test("groups", () => {
    const pair = [workload({ name: "a" }), workload({ name: "b" })];
    const found = conflicts(place(portfolio(pair, { sameRegion: [["a", "b"]], differentProvider: [["a", "b"]], maxProviders: 3 }), book));
    expect(found[0]).toBe("no placement meets all of these together: the same region for a, b; different providers for a, b");
    expect(found).toHaveLength(3);
  });
  test("a budget", () => {
    expect(conflicts(place(portfolio([workload()], { budgetUsdPerMonth: 100 }), book))).toEqual([
      "no placement meets a budget of 100.00 USD a month together with the workloads' own requirements",
      "raising the budget to 294.40 USD a month would do",
    ]);
  });
  test("quotas", () => {
    const quotas = (["aws", "azure", "gcp"] as const).map((provider) => ({ provider, maxVcpus: 4 }));
    expect(conflicts(place(portfolio([workload()], { quotas }), book))[0]).toBe(
      "no placement meets all of these together: a quota of 4 vCPUs on aws; a quota of 4 vCPUs on azure; a quota of 4 vCPUs on gcp",
    );
  });
  test("a budget that only another jurisdiction can keep", () => {
    const small = workload({ name: "db", jurisdictions: ["eu"] });
    expect(conflicts(place(portfolio([small], { budgetUsdPerMonth: 300 }), book))).toEqual([
      "no placement meets all of these together: a budget of 300.00 USD a month; jurisdiction eu for db",
      "allowing us for db would do: a placement for 294.40 USD a month exists then",
      "raising the budget to 323.60 USD a month would do",
    ]);
  });
  test("limits of every kind say how much would do", () => {
    const pair = [workload({ name: "a", team: "red" }), workload({ name: "b", providers: ["azure"] })];
    const reasons = (changes: Partial<PortfolioNeed>) => conflicts(place(portfolio(pair, changes), book));
    expect(reasons({ quotas: [{ provider: "azure", maxVcpus: 4 }] })).toEqual([
      "no placement meets all of these together: a quota of 4 vCPUs on azure; provider azure for b",
      "allowing aws for b would do: a placement for 588.80 USD a month exists then",
      "raising the quota on azure to 8 vCPUs would do: a placement for 618.00 USD a month exists then",
    ]);
    expect(reasons({ teamBudgets: [{ team: "red", usdPerMonth: 290 }] })).toEqual([
      "no placement meets a budget of 290.00 USD a month for team red together with the workloads' own requirements",
      "raising the budget of team red to 294.40 USD a month would do: a placement for 618.00 USD a month exists then",
    ]);
    expect(reasons({ maxCarbonKgPerMonth: 5 })).toEqual([
      "no placement meets at most 5 kg CO2e a month together with the workloads' own requirements",
      "allowing 19.7 kg CO2e a month would do: a placement for 618.00 USD a month exists then",
    ]);
    expect(reasons({ maxProviders: 1, differentProvider: [["a", "b"]] })).toEqual([
      "no placement meets all of these together: at most 1 provider; different providers for a, b",
      "allowing 2 providers would do: a placement for 618.00 USD a month exists then",
      "giving up different providers for a, b would do: a placement for 647.20 USD a month exists then",
    ]);
    expect(reasons({ differentProvider: [["a", "b"]], sameRegion: [["a", "b"]] })[0]).toBe(
      "no placement meets all of these together: the same region for a, b; different providers for a, b",
    );
  });
  test("needs that are no needs", () => {
    const broken = portfolio([workload({ vcpus: Number.NaN }), workload({ targetUtilisationFraction: 0 })], {
      traffic: [{ from: "web", to: "ghost", gibPerMonth: 1 }],
    });
    expect(conflicts(place(broken, book))).toEqual([
      "web: vcpus is NaN, not a number of at least 0",
      'workload "web" is declared twice',
      "web: targetUtilisationFraction is 0, it lies above 0 and up to 1",
      'traffic names workload "ghost", which is not declared',
    ]);
  });
});

test("a runner-up keeps to the groups, the quotas and the provider limit", () => {
  const plan = placed(
    place(
      portfolio([workload({ name: "a" }), workload({ name: "b", providers: ["azure"] })], {
        sameProvider: [["a", "b"]],
        quotas: [{ provider: "azure", region: "azure-us", maxVcpus: 16 }],
      }),
      book,
    ),
  );
  for (const one of plan.placements) expect(one.runnerUp?.provider).toBe("azure");
  expect(placed(place(portfolio([workload({ regions: ["aws-us"], maxCount: 1 })]), book)).placements[0]?.runnerUp).toBeUndefined();
});

test("spot risk counts the interruptions, and says where it assumes them", () => {
  const need = workload({ purchases: ["on-demand", "spot"], interruptible: true, interruptionCostUsd: 100 });
  const market = smallMarket();
  const bands = { "gcp gcp-us s8": 0.05 };
  const plan = placed(place(portfolio([need]), tinyBook({ ...market, bands })));
  // 0.05 interruptions of one machine x 100 USD.
  expect(plan.placements[0]).toMatchObject({ provider: "gcp", region: "gcp-us", purchase: "spot", riskUsdPerMonth: 5 });
  expect(plan.warnings).toEqual([]);
  const assumed = placed(place(portfolio([need]), book));
  expect(assumed.placements[0]).toMatchObject({ provider: "aws", purchase: "spot", riskUsdPerMonth: 100 });
  expect(assumed.warnings).toEqual([
    "no interruption rate is published for these spot machines, each is assumed to be interrupted 1 time a month: web (s8 in aws-us)",
  ]);
});

test("disks are rounded to what the provider sells", () => {
  expect(realisedStorage("azure", 100)?.data).toEqual({
    diskClass: "StandardSSD_LRS",
    sizeGib: 128,
    key: "disk.standard-ssd.E10.lrs",
    unitsPerMonth: 1,
  });
  expect(realisedStorage("gcp", 4)?.data).toMatchObject({ sizeGib: 10, unitsPerMonth: 10 });
  expect(realisedStorage("aws", 0.5)?.data).toMatchObject({ sizeGib: 1 });
  expect(realisedStorage("aws", 20_000)).toBeUndefined();
  expect(realisedStorage("aws", 0)).toEqual({ boot: { diskClass: "gp3", sizeGib: 30, key: "ebs.gp3.storage", unitsPerMonth: 30 } });
});

test("Google's newer families are priced with the only disks that they take", () => {
  expect(realisedStorage("gcp", 50, "n4-standard-4")?.boot).toMatchObject({
    diskClass: "hyperdisk-balanced",
    key: "hyperdisk-balanced.storage",
  });
  expect(realisedStorage("gcp", 50, "n2-standard-4")?.boot).toMatchObject({ diskClass: "pd-balanced" });
});

test("a Google Cloud load balancer is global unless a jurisdiction is declared", () => {
  const market = smallMarket();
  const { "gcp gcp-eu forwarding-rule.hour": _, ...fewer } = market.unitPrices;
  const tiny = tinyBook({ ...market, unitPrices: fewer });
  const only = { loadBalancer: true, regions: ["gcp-eu"] };
  const balancer = { label: "Forwarding rule", usdPerMonth: 18.25 };
  expect(placed(place(portfolio([workload(only)]), tiny)).placements[0]?.costs).toContainEqual(balancer);
  const regional = placed(place(portfolio([workload({ ...only, jurisdictions: ["eu"] })]), tiny)).placements[0];
  expect(regional?.costs).not.toContainEqual(balancer);
  expect(regional?.unpriced).toEqual(["load balancer (no price for forwarding-rule.hour in gcp-eu)"]);
});

test("an unknown solver is a mistake of the caller", () => {
  expect(() => place(portfolio([workload()]), book, { solver: "hihgs" })).toThrow(
    'unknown solver "hihgs": one of enumeration, lagrangian, javascript-lp-solver, highs',
  );
});

test("needs that differ only in zones or jurisdiction do not share the lines of their load balancers", () => {
  const book = loadBuiltInBook();
  const base = { vcpus: 4, memoryGib: 8, loadBalancer: true, providers: ["aws" as const], regions: ["us-east-1"] };
  const plan = place(portfolio([workload({ ...base, name: "two", zones: 2 }), workload({ ...base, name: "three", zones: 3 })]), book);
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  const addresses = plan.placements.map(({ workload: name, costs }) => [
    name,
    costs.find(({ label }) => /address/.test(label))?.usdPerMonth,
  ]);
  expect(addresses).toEqual([
    ["three", 10.95],
    ["two", 7.3],
  ]);
});
