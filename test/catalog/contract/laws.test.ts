import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type BookContent, BUILT_IN_BOOK_FOLDER, bookFromContent, type PriceBook } from "../../../catalog";
import { contractedBook } from "../../../catalog/contract";
import { type DeclaredResource, type Estimate, highUsdPerMonth, lowUsdPerMonth, type Provider, providers, purchases } from "../../../model";
import { declareExample } from "../../../policy-pack/example";
import { rules } from "../../../policy-pack/registry";
import { noUsage, pricedResource, priceStack, sum } from "../../../pricing";
import { priceLine } from "../../../pricing/cost-lines";
import { bookUnder, contract, list } from "./contract-text";

/*
 * Laws over the whole built-in book: on the stacks of every rule's examples, on one machine of every family, and on
 * baskets of cost lines for every unit price.
 */
const template = "t";
const mixed = (types: readonly string[]) => ({
  region: "us-east-1",
  minSize: 1,
  maxSize: 4,
  mixedInstancesPolicy: {
    instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0, spotAllocationStrategy: "capacity-optimized" },
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: "known" },
      overrides: types.map((instanceType) => ({ instanceType })),
    },
  },
});
/** Resources whose price depends on what else the book holds. */
const branching = declareExample(
  [
    { type: "aws:route53/healthCheck:HealthCheck", name: "check", inputs: { type: "HTTPS", enableSni: true, region: "us-east-1" } },
    { type: "aws:ec2/launchTemplate:LaunchTemplate", name: template, inputs: { instanceType: "m5.large", region: "us-east-1" } },
    {
      type: "aws:autoscaling/group:Group",
      name: "spot",
      inputs: mixed(["m5.large", "c5.large", "r5.large"]),
      from: { mixedInstancesPolicy: [template] },
    },
    {
      type: "azure-native:cosmosdb:DatabaseAccount",
      name: "documents",
      inputs: { location: "westeurope", locations: [{ locationName: "westeurope" }, { locationName: "northeurope" }] },
    },
    {
      type: "azure-native:compute:VirtualMachine",
      name: "windows",
      inputs: {
        location: "westeurope",
        hardwareProfile: { vmSize: "Standard_D4s_v3" },
        storageProfile: { osDisk: { createOption: "FromImage", osType: "Windows" } },
      },
    },
  ],
  "prod",
);
const stacks: readonly (readonly DeclaredResource[])[] = [
  branching,
  ...rules.flatMap(({ examples }) =>
    [...examples.flagged, ...examples.clean].map(({ resources, stack }) => declareExample(resources, stack ?? "prod")),
  ),
];

const bounds = (resources: readonly DeclaredResource[], book: PriceBook) => {
  const { nodes, totals } = priceStack(resources, { book, usage: noUsage, context: { project: "example", stack: "prod", config: {} } });
  return {
    totals,
    nodes: nodes.map(({ estimate }) => ({
      kind: estimate.kind,
      low: lowUsdPerMonth(estimate),
      high: highUsdPerMonth(estimate) ?? Number.POSITIVE_INFINITY,
    })),
  };
};
const whole = stacks.map((resources) => bounds(resources, list));
const SLACK = 1e-6;

test("the stacks are priced by all three providers' rows", () => {
  const priced = whole.flatMap(({ nodes }) => nodes).filter(({ kind }) => kind === "exact" || kind === "range");
  expect(priced.length).toBeGreaterThan(40);
});

describe("a removed row", () => {
  const content = readContent();
  const rows = providers.flatMap((provider) => [
    ...Object.keys(content.instances[provider]?.families ?? {}).map((row) => ({ provider, part: "instances" as const, row })),
    ...Object.keys(content.services[provider]?.prices ?? {}).map((row) => ({ provider, part: "services" as const, row })),
  ]);
  /** Rows that a stack asks for are few among all: noted once, so that each of them is removed and not only guessed at. */
  const asked = new Set<string>();
  const listening: PriceBook = {
    ...list,
    instancePrice(provider, region, type, purchase) {
      const cell = list.instancePrice(provider, region, type, purchase);
      note(provider, cell?.provenance.row);
      return cell;
    },
    unitPrice(provider, region, key) {
      const price = list.unitPrice(provider, region, key);
      note(provider, price?.provenance.row);
      return price;
    },
  };
  function note(provider: string, row: string | undefined): void {
    const [file, name] = row?.split(" ") ?? [];
    if (file !== undefined && name !== undefined) asked.add(`${provider} ${file.includes("instances") ? "instances" : "services"} ${name}`);
  }
  for (const resources of stacks) bounds(resources, listening);
  const used = rows.filter(({ provider, part, row }) => asked.has(`${provider} ${part} ${row}`));

  function check({ provider, part, row }: (typeof rows)[number]): readonly string[] {
    const book = bookFromContent(without(content, provider, part, row), { id: "x" });
    return stacks.flatMap((resources, position) => {
      const before = whole[position];
      if (before === undefined) return [];
      const after = bounds(resources, book);
      const problems: string[] = [];
      const high = (totals: typeof after.totals) => totals.highUsdPerMonth ?? Number.POSITIVE_INFINITY;
      if (high(after.totals) < high(before.totals) - SLACK) problems.push("the total's upper bound fell");
      after.nodes.forEach((node, index) => {
        const old = before.nodes[index];
        if (old === undefined) problems.push("a node appeared");
        else if (node.high < old.high - SLACK) problems.push(`upper bound of ${resources[index]?.type} fell`);
        else if (old.kind === "unknown" && node.kind !== "unknown") problems.push(`${resources[index]?.type} became known`);
        else if (old.kind !== "free" && node.kind === "free") problems.push(`${resources[index]?.type} became free`);
      });
      return problems.map((problem) => `without ${provider} ${part} ${row}, stack ${position}: ${problem}`);
    });
  }

  test("no row that the stacks ask for can go and lower an upper bound, or make an unknown a number", () => {
    expect(used.length).toBeGreaterThan(25);
    expect(used.flatMap(check)).toEqual([]);
  }, 120_000);

  test("nor can any other row of the book", () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), (row) => {
        expect(check(row)).toEqual([]);
      }),
      { numRuns: 12, seed: 17 },
    );
  }, 120_000);

  test("every family of machines, one by one: a machine of it becomes unknown, a machine of another stays as it was", () => {
    const machine = (provider: Provider, region: string, size: string, name: string) =>
      ({
        aws: { type: "aws:ec2/instance:Instance", name, inputs: { region, instanceType: size, associatePublicIpAddress: false } },
        azure: { type: "azure-native:compute:VirtualMachine", name, inputs: { location: region, hardwareProfile: { vmSize: size } } },
        gcp: { type: "gcp:compute/instance:Instance", name, inputs: { zone: `${region}-b`, machineType: size, bootDisk: {} } },
      })[provider];
    const problems: string[] = [];
    let judged = 0;
    for (const { provider, row } of rows.filter(({ part }) => part === "instances")) {
      const sizes = Object.keys(content.instances[provider]?.families[row]?.sizes ?? {}).map((size) => row.replace("*", size));
      const place = firstSold(provider, sizes);
      if (place === undefined) continue;
      judged += 1;
      const other = list.sizesIn(provider, place.region).find((size) => !sizes.includes(size)) ?? place.size;
      const resources = declareExample(
        [machine(provider, place.region, place.size, "own"), machine(provider, place.region, other, "other")],
        "prod",
      );
      const before = bounds(resources, list);
      const after = bounds(resources, bookFromContent(without(content, provider, "instances", row), { id: "x" }));
      const lineOf = (kind: typeof before) => kind.nodes.map(({ kind: one, high }) => `${one} ${high}`).slice(1);
      if (after.nodes[1]?.kind !== "unknown") problems.push(`${row}: its machine is still ${after.nodes[1]?.kind}`);
      if (place.size !== other && lineOf(before)[1] !== lineOf(after)[1]) problems.push(`${row}: another machine moved`);
      if (after.totals.highUsdPerMonth !== null) problems.push(`${row}: the total has an upper bound`);
    }
    expect(judged).toBeGreaterThan(500);
    expect(problems).toEqual([]);
  }, 120_000);

  test("every unit price, one by one: a line of it becomes unknown and takes the upper bound with it", () => {
    const problems: string[] = [];
    let judged = 0;
    for (const { provider, row } of rows.filter(({ part }) => part === "services")) {
      const book = bookFromContent(without(content, provider, "services", row), { id: "x" });
      const start = row.endsWith(".*") ? row.slice(0, -1) : row;
      const keys = list.unitPriceKeys(provider).filter((key) => key === row || (row.endsWith(".*") && key.startsWith(start)));
      for (const region of [...list.regions(provider).map(({ id }) => id), "global"]) {
        // The keys of one row share its fate: two of them, and one that has nothing to do with it.
        const basket = [...keys.slice(0, 2), stable[provider]];
        const [before, after] = [list, book].map((one) => costOf(provider, region, basket, one));
        if (before === undefined || after === undefined) continue;
        if (before.kind !== "unknown") judged += 1;
        const high = (estimate: Estimate) => highUsdPerMonth(estimate) ?? Number.POSITIVE_INFINITY;
        if (high(after) < high(before) - SLACK) problems.push(`without ${row}: the upper bound fell in ${region}`);
        if (before.kind === "unknown" && after.kind !== "unknown") problems.push(`without ${row}: known in ${region}`);
        if (lowUsdPerMonth(after) > lowUsdPerMonth(before) + SLACK) problems.push(`without ${row}: the certain part rose in ${region}`);
      }
    }
    expect(judged).toBeGreaterThan(5_000);
    expect(problems).toEqual([]);
  }, 120_000);
});

/** One unit price of each provider that is sold in most regions. */
const stable: Readonly<Record<Provider, string>> = {
  aws: "nat_gateway.hour",
  azure: "public-ip.standard.hour",
  gcp: "pd-standard.storage",
};

/** What 1,000 units of each key cost together. */
function costOf(provider: Provider, region: string, keys: readonly string[], book: PriceBook): Estimate {
  const outcomes = keys.map((key) => {
    const unit = book.unitPrice(provider, region, key)?.unit ?? "hour";
    const spec = { label: key, price: { key, per: unit }, quantity: 1000 };
    return priceLine(spec, definition, { provider, region, book, usage: {} });
  });
  return sum(
    outcomes.flatMap((outcome) => ("line" in outcome ? [outcome.line] : [])),
    outcomes.flatMap((outcome) => ("missing" in outcome ? [outcome.missing] : [])),
    [],
  );
}

const definition = pricedResource({ type: "test:index:Basket", title: "Basket", pricingPage: "", price: () => [] });

function firstSold(provider: Provider, sizes: readonly string[]): { readonly region: string; readonly size: string } | undefined {
  for (const { id } of list.regions(provider)) {
    const sold = new Set(list.sizesIn(provider, id));
    const size = sizes.find((one) => sold.has(one));
    if (size !== undefined) return { region: id, size };
  }
  return undefined;
}

describe("a contract", () => {
  const everything = (percent: number) => [
    "discounts:",
    ...providers.map((provider) => `  - { provider: ${provider}, discountPercent: ${percent}, spot: true }`),
  ];

  test("of 0 % changes nothing: every price of the book is the list's own", () => {
    const book = contractedBook(list, contract(...everything(0)), { asOf: "2026-08-01" }).book;
    for (const provider of providers) {
      const keys = list.unitPriceKeys(provider);
      const types = list.types(provider);
      for (const [index, { id }] of list.regions(provider).entries()) {
        expect(book.sizesIn(provider, id)).toEqual(list.sizesIn(provider, id));
        // Each region sees another part of the sizes and keys, so that all of them come up.
        const share = <T>(values: readonly T[]) => values.filter((_, position) => position % 20 === index % 20);
        for (const type of share(types)) {
          for (const purchase of purchases) {
            expect(JSON.stringify(book.instancePrice(provider, id, type, purchase))).toBe(
              JSON.stringify(list.instancePrice(provider, id, type, purchase)),
            );
          }
        }
        for (const key of share(keys)) {
          expect(JSON.stringify(book.unitPrice(provider, id, key))).toBe(JSON.stringify(list.unitPrice(provider, id, key)));
        }
      }
    }
    for (const [position, resources] of stacks.entries()) expect(bounds(resources, book)).toEqual(whole[position]);
  });

  test("of a larger percentage never raises a cost", () => {
    const percent = fc.integer({ min: 0, max: 9_999 }).map((hundredths) => hundredths / 100);
    const scope = fc.record({
      provider: fc.constantFrom(...providers),
      service: fc.constantFrom("", "service: compute, "),
    });
    fc.assert(
      fc.property(percent, percent, scope, (a, b, { provider, service }) => {
        const under = (discount: number) =>
          bookUnder(["discounts:", `  - { provider: ${provider}, ${service}discountPercent: ${discount}, spot: true }`]);
        const [less, more] = [under(Math.min(a, b)), under(Math.max(a, b))];
        for (const resources of stacks) {
          const [dear, cheap] = [bounds(resources, less), bounds(resources, more)];
          cheap.nodes.forEach((node, index) => {
            const old = dear.nodes[index];
            expect(node.kind).toBe(old?.kind);
            expect(node.low).toBeLessThanOrEqual((old?.low ?? 0) + SLACK);
            expect(node.high).toBeLessThanOrEqual((old?.high ?? 0) + SLACK);
          });
        }
      }),
      { numRuns: 20, seed: 23 },
    );
  }, 120_000);
});

function readContent(): BookContent {
  const read = (file: string) => {
    const path = join(BUILT_IN_BOOK_FOLDER, file);
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  };
  const perProvider = (part: string) =>
    Object.fromEntries(
      providers.flatMap((provider) => {
        const file = read(`${provider}/${part}.json`);
        return file === undefined ? [] : [[provider, file]];
      }),
    );
  return {
    regions: read("regions.json"),
    instances: perProvider("instances"),
    spotAdvisor: perProvider("spot-advisor"),
    services: perProvider("services"),
  };
}

function without(content: BookContent, provider: Provider, part: "instances" | "services", row: string): BookContent {
  const drop = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).filter(([name]) => name !== row));
  if (part === "instances") {
    const file = content.instances[provider];
    return file === undefined
      ? content
      : { ...content, instances: { ...content.instances, [provider]: { ...file, families: drop(file.families) } } };
  }
  const file = content.services[provider];
  return file === undefined
    ? content
    : { ...content, services: { ...content.services, [provider]: { ...file, prices: drop(file.prices) } } };
}
