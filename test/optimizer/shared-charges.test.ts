import { portfolioOf, shortBook } from "../../bench/portfolios";
import { loadBuiltInBook } from "../../catalog";
import type { Plan, PortfolioNeed, SiteCharge } from "../../model";
import { methodNames, place, verify } from "../../optimizer";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

const book = tinyBook(smallMarket());

function placed(plan: Plan): Extract<Plan, { status: "optimal" | "feasible" }> {
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  return plan;
}

const pair = [workload({ name: "api" }), workload({ name: "web" })];
const gateway = (region: string, usdPerMonth: number, workloads: readonly string[] = ["api", "web"]): SiteCharge => ({
  provider: region.split("-")[0] as string,
  region,
  label: `NAT gateway in ${region}`,
  usdPerMonth,
  workloads,
});

describe.each(["the router", ...methodNames])("by %s", (method) => {
  const options = method === "the router" ? {} : { solver: method };
  const plan = (need: PortfolioNeed) => {
    const found = placed(place(need, book, options));
    expect(verify(found, need, book)).toEqual([]);
    return found;
  };

  test("a site charge is due once, however many stand there", () => {
    const found = plan(portfolio(pair, { siteCharges: [gateway("aws-us", 10)] }));
    expect(found.placements.map(({ region }) => region)).toEqual(["aws-us", "aws-us"]);
    expect(found.shared).toEqual([{ label: "NAT gateway in aws-us", usdPerMonth: 10 }]);
    expect(found.usdPerMonth).toBe(2 * 294.4 + 10);
  });

  test("workloads share a dearer place where that saves the charge of one", () => {
    // Each alone would go to aws-us for 294.40; the two of them save a charge by going elsewhere together.
    const sites = ["aws-us", "azure-us", "gcp-us", "azure-eu", "gcp-eu"].map((region) => gateway(region, 80));
    const found = plan(portfolio(pair, { siteCharges: sites }));
    expect(found.placements.map(({ region }) => region)).toEqual(["aws-eu", "aws-eu"]);
    expect(found.shared).toBeUndefined();
  });

  test("a link charge is due where workloads that talk stand on both sides", () => {
    const apart = { traffic: [{ from: "api", to: "web", gibPerMonth: 0 }], differentProvider: [["api", "web"]] };
    const links = [
      { providers: ["aws", "azure"], label: "VPN aws azure", usdPerMonth: 200 },
      { providers: ["gcp", "aws"], label: "VPN gcp aws", usdPerMonth: 75 },
      { providers: ["azure", "gcp"], label: "VPN azure gcp", usdPerMonth: 500 },
    ] as const;
    const found = plan(portfolio(pair, { ...apart, linkCharges: links }));
    expect(new Set(found.placements.map(({ provider }) => provider))).toEqual(new Set(["aws", "gcp"]));
    expect(found.shared).toEqual([{ label: "VPN gcp aws", usdPerMonth: 75 }]);
    // Those that do not talk need no link.
    const { traffic: _, ...silent } = apart;
    expect(plan(portfolio(pair, { ...silent, linkCharges: links })).shared).toBeUndefined();
  });

  test("a charge of a side depends on the region, and one gateway serves links to several", () => {
    const apart = { traffic: [{ from: "api", to: "web", gibPerMonth: 0 }], differentProvider: [["api", "web"]] };
    const side = (provider: string, regions: readonly string[], usdPerMonth: number, others: readonly [string, string]) => ({
      providers: [provider, others[0]] as const,
      orWith: [others[1]],
      regions,
      label: `Side in ${regions.join(", ")}`,
      usdPerMonth,
    });
    const sides = [
      side("aws", ["aws-us"], 90, ["azure", "gcp"]),
      side("aws", ["aws-eu"], 20, ["azure", "gcp"]),
      side("azure", ["azure-us", "azure-eu"], 500, ["gcp", "aws"]),
      side("gcp", ["gcp-us", "gcp-eu"], 40, ["aws", "azure"]),
    ];
    // aws-eu costs 29.20 more than aws-us, and its side of a link 70 less.
    const found = plan(portfolio(pair, { ...apart, linkCharges: sides }));
    expect(new Set(found.placements.map(({ region }) => region))).toContain("aws-eu");
    expect(found.shared?.map(({ label }) => label).sort()).toEqual(["Side in aws-eu", "Side in gcp-us, gcp-eu"]);
    // Two links meet at azure: its side is due once.
    const three = [...pair, workload({ name: "db" })];
    const triangle = {
      traffic: [...apart.traffic, { from: "web", to: "db", gibPerMonth: 0 }],
      differentProvider: [["api", "web", "db"]],
      linkCharges: sides,
    };
    const all = plan(
      portfolio(
        three.map((one) => (one.name === "web" ? { ...one, providers: ["azure"] } : one)),
        triangle,
      ),
    );
    expect(all.shared?.filter(({ usdPerMonth }) => usdPerMonth === 500)).toHaveLength(1);
  });

  test("the budget of the whole counts what is shared", () => {
    const need = (budgetUsdPerMonth: number) => portfolio(pair, { siteCharges: [gateway("aws-us", 10)], budgetUsdPerMonth });
    expect(plan(need(598.8)).usdPerMonth).toBe(598.8);
    const everywhere = ["aws-us", "aws-eu", "azure-us", "gcp-us", "azure-eu", "gcp-eu"].map((region) => gateway(region, 10));
    expect(place(portfolio(pair, { siteCharges: everywhere, budgetUsdPerMonth: 598.7 }), book, options).status).toBe("infeasible");
  });
});

test("a portfolio that shares gateways everywhere is proven, and the raw model finds nothing better", () => {
  const short = shortBook(loadBuiltInBook());
  const need = portfolioOf("a", 30, short);
  const names = need.workloads.map(({ name }) => name);
  const siteCharges = (["aws", "azure", "gcp"] as const).flatMap((provider) =>
    short.regions(provider).flatMap(({ id }) => [
      { provider, region: id, label: "NAT gateway", usdPerMonth: 70, workloads: names },
      { provider, region: id, label: "Endpoints", usdPerMonth: 44, workloads: names.filter((_, at) => at % 2 === 0) },
    ]),
  );
  const charged = { ...need, siteCharges };
  const plan = placed(place(charged, short, { timeLimitMs: 120_000 }));
  const raw = placed(place(charged, short, { timeLimitMs: 120_000, solver: "highs" }));
  expect(plan.status).toBe("optimal");
  const total = (one: typeof plan) => one.usdPerMonth + one.riskUsdPerMonth;
  expect(total(raw)).toBeGreaterThanOrEqual(total(plan) * (1 - plan.gapFraction) - 0.001);
  expect(total(plan)).toBeGreaterThanOrEqual(total(raw) * (1 - 0.0001) - 0.001);
  // What each would take alone costs more with the gateways that this takes.
  const apart = placed(place(need, short));
  expect(new Set(plan.placements.map(({ region }) => region)).size).toBeLessThan(
    new Set(apart.placements.map(({ region }) => region)).size,
  );
  // With hardly any time a plan is checked all the same, and says how far it is from the best.
  const late = placed(place(charged, short, { timeLimitMs: 1 }));
  expect(verify(late, charged, short)).toEqual([]);
  expect(total(late) * (1 - late.gapFraction)).toBeLessThanOrEqual(total(plan) + 0.001);
}, 300_000);

test("a charge couples workloads only where it can matter", () => {
  const solverOf = (need: PortfolioNeed) => placed(place(need, book)).solver;
  const here = pair.map((one) => ({ ...one, regions: ["aws-us"] }));
  const free = [...here, workload({ name: "far" })];
  // Free of charge, or nobody who may stand there.
  expect(solverOf(portfolio(pair, { siteCharges: [gateway("aws-us", 0)] }))).toBe("scan");
  expect(solverOf(portfolio(here, { siteCharges: [gateway("aws-eu", 10)] }))).toBe("scan");
  // Those that can stand nowhere else owe it: the others are free to join them.
  const joined = placed(place(portfolio(free, { siteCharges: [gateway("aws-us", 1000, ["api", "far", "web"])] }), book));
  expect(joined.placements.map(({ region }) => region)).toEqual(["aws-us", "aws-us", "aws-us"]);
  expect(joined).toMatchObject({ status: "optimal", gapFraction: 0, shared: [{ usdPerMonth: 1000 }] });
});

test("a runner-up counts the charge that it would leave, or make due", () => {
  const plan = placed(place(portfolio(pair, { siteCharges: [gateway("aws-us", 10, ["web"])] }), book));
  const [api, web] = plan.placements;
  expect(api?.runnerUp).toMatchObject({ region: "aws-us", extraUsdPerMonth: 2.4 });
  expect(web?.runnerUp).toMatchObject({ region: "aws-us", extraUsdPerMonth: 2.4 });
  const alone = placed(place(portfolio([workload({ name: "web" })], { siteCharges: [gateway("aws-us", 29, ["web"])] }), book));
  // aws-eu costs 29.20 more, and has no gateway.
  expect(alone.placements[0]?.runnerUp?.extraUsdPerMonth).toBeLessThan(2.4);
});

test("amounts and names are checked", () => {
  const need = portfolio(pair, {
    siteCharges: [gateway("aws-us", -1, ["api", "db"])],
    linkCharges: [{ providers: ["aws", "gcp"], label: "VPN", usdPerMonth: Number.NaN }],
  });
  expect(place(need, book)).toMatchObject({
    conflicts: [
      'site charge NAT gateway in aws-us in aws-us names workload "db", which is not declared',
      "site charge NAT gateway in aws-us in aws-us: usdPerMonth is -1, not a number of at least 0",
      "link charge VPN: usdPerMonth is NaN, not a number of at least 0",
    ],
  });
});

test("a check of a plan finds a charge that is left out", () => {
  const need = portfolio(pair, { siteCharges: [gateway("aws-us", 10)] });
  const { shared: _, ...without } = placed(place(need, book));
  expect(verify(without, need, book)).toEqual(["shared charges that are due: NAT gateway in aws-us 10.000000; the plan says none"]);
});
