import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan, PortfolioNeed, Provider, Purchase } from "../../model";
import { place } from "../../optimizer";
import { repositoryRoot } from "../support/cli";
import { portfolio, type TinyBook, tinyBook, workload } from "../support/tiny-book";

/* The worked example of docs/placement.md, read from its tables and placed. */
const [, example = ""] = readFileSync(join(repositoryRoot, "docs", "placement.md"), "utf8").split("### A worked example");

/** Rows of the table whose head starts with a cell. */
function table(first: string): readonly (readonly string[])[] {
  const lines = example.split("\n");
  const head = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  const rows: string[][] = [];
  for (let at = head + 2; lines[at]?.startsWith("|"); at++)
    rows.push(
      (lines[at] as string)
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.replace(/\*/g, "").trim()),
    );
  return rows;
}

interface Offer {
  readonly provider: Provider;
  readonly region: string;
  readonly size: string;
  readonly purchase: Purchase;
  readonly usdPerHour: number;
  readonly costUsd: number;
}

const offers = new Map(
  table("offer").map(([name = "", provider, region = "", size = "", purchase, usdPerHour, costUsd]): [string, Offer] => [
    name,
    {
      provider: provider as Provider,
      region,
      size,
      purchase: purchase as Purchase,
      usdPerHour: Number(usdPerHour),
      costUsd: Number(costUsd),
    },
  ]),
);
const combinations = table("api").map(([api = "", batch = "", cost, risk, data, sum]) => ({
  api,
  batch,
  cost: Number(cost),
  risk: Number(risk),
  data: Number(data),
  sum: Number(sum),
}));

const flat = (unit: "gib" | "gb-month" | "month", usd: number) => ({ unit, tiers: [[0, usd]] as const });
const places = [...new Map([...offers.values()].map((one) => [one.region, one])).values()];
const market: TinyBook = {
  regions: places.map(({ provider, region }) => ({
    provider,
    id: region,
    country: "IE",
    jurisdictions: ["eu"],
    continent: "europe",
    zones: 3,
  })),
  sizes: places.map(({ provider, size }) => ({
    provider,
    type: size,
    family: size,
    vcpus: 4,
    memoryGib: 16,
    architecture: "x86_64",
    burstable: false,
    bareMetal: false,
    gpuCount: 0,
  })),
  usdPerHour: Object.fromEntries(
    [...offers.values()].map((one) => [`${one.provider} ${one.region} ${one.size} ${one.purchase}`, one.usdPerHour]),
  ),
  unitPrices: {
    "aws eu-west-1 ebs.gp3.storage": flat("gb-month", 0.08),
    "azure westeurope disk.standard-ssd.E4.lrs": flat("month", 2.4),
    "aws eu-west-1 egress.inter-zone": flat("gib", 0.01),
    "aws eu-west-1 egress.internet": flat("gib", 0.09),
    "azure westeurope egress.internet": flat("gib", 0.08),
  },
  bands: { "aws eu-west-1 a4": 0.2 },
};
const book = tinyBook(market);
const one = { vcpus: 4, memoryGib: 16, targetUtilisationFraction: 1, maxCount: 1 };
const need = portfolio(
  [
    workload({ ...one, name: "api", downtimeCostUsdPerHour: 4 }),
    workload({ ...one, name: "batch", purchases: ["on-demand", "spot"], interruptible: true, interruptionCostUsd: 100 }),
  ],
  { traffic: [{ from: "batch", to: "api", gibPerMonth: 500 }] },
);

function figures(plan: Plan) {
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  const cents = (usd: number) => Math.round(usd * 100) / 100;
  const { transferUsdPerMonth: data, riskUsdPerMonth: risk } = plan;
  const cost = plan.usdPerMonth - data;
  const taken = plan.placements.map(
    ({ provider, region, size, purchase }) =>
      [...offers].find(
        ([, offer]) => offer.provider === provider && offer.region === region && offer.size === size && offer.purchase === purchase,
      )?.[0],
  );
  return { api: taken[0], batch: taken[1], cost: cents(cost), risk: cents(risk), data: cents(data), sum: cents(cost + risk + data) };
}

test("each offer costs what the table says", () => {
  expect(offers.size).toBe(3);
  for (const { usdPerHour, costUsd } of offers.values()) expect(usdPerHour * 730 + 2.4).toBeCloseTo(costUsd, 6);
});

test("each of the six plans has the figures of the table", () => {
  expect(combinations).toHaveLength(6);
  for (const row of combinations) {
    const pinned: PortfolioNeed = {
      ...need,
      workloads: need.workloads.map((own) => ({
        ...own,
        pinned: [{ ...(offers.get(own.name === "api" ? row.api : row.batch) as Offer), count: 1 }],
      })),
    };
    expect(figures(place(pinned, book))).toEqual(row);
  }
});

test("the best plan is the one in bold, and the quota costs what the text says", () => {
  const bold = /\*\*([\d.]+)\*\*/.exec(example)?.[1];
  const best = combinations.reduce((least, row) => (row.sum < least.sum ? row : least));
  expect(best.sum).toBe(Number(bold));
  expect(figures(place(need, book))).toEqual(best);
  const limited = figures(place({ ...need, quotas: [{ provider: "aws", maxVcpus: 4 }] }, book));
  const [, withQuota, price] = /B and C with ([\d.]+): the quota costs ([\d.]+) a month/.exec(example) ?? [];
  expect(limited).toMatchObject({ api: "B", batch: "C", sum: Number(withQuota) });
  expect(limited.sum - best.sum).toBeCloseTo(Number(price), 6);
});
