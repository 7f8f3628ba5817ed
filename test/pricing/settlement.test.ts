import fc from "fast-check";
import type { OwnedCommitment, PriceBook } from "../../catalog";
import { type CostLine, type DeclaredResource, HOURS_PER_MONTH, highUsdPerMonth, lowUsdPerMonth } from "../../model";
import { coverMachines, noUsage, type PricedNode, priceStack } from "../../pricing";
import { consumptionPerUnit, type Demand, inOrder } from "../../pricing/coverable-lines";
import { Settlement } from "../../pricing/settlement";
import { bookUnder, list } from "../catalog/contract/contract-text";
import { declare } from "../support/declared";

const context = { project: "shop", stack: "prod", config: {} };
const sizes = ["m5.large", "m5.xlarge", "m5.4xlarge", "c5.large", "c5.2xlarge"];
const regions = ["us-east-1", "eu-west-1"];

const commitments = fc.array(
  fc.record({
    size: fc.constantFrom(...sizes),
    region: fc.option(fc.constantFrom(...regions), { nil: undefined }),
    kind: fc.constantFrom("size", "flexible", "family", "dollars", "dollars of a family"),
    amount: fc.integer({ min: 1, max: 80 }).map((eighths) => eighths / 8),
  }),
  { minLength: 1, maxLength: 7 },
);
const bookOf = (drawn: readonly { size: string; region: string | undefined; kind: string; amount: number }[]): PriceBook =>
  bookUnder([
    "commitments:",
    ...drawn.map(({ size, region, kind, amount }, index) => {
      const fields = {
        size: `size: ${size}, count: ${amount}`,
        flexible: `size: ${size}, sizeFlexible: true, count: ${amount}`,
        family: `family: ${size.split(".")[0]}, vcpus: ${amount * 4}`,
        dollars: `committedUsdPerHour: ${amount / 4}, discountPercent: 20`,
        "dollars of a family": `family: ${size.split(".")[0]}, committedUsdPerHour: ${amount / 4}, discountPercent: 30`,
      }[kind];
      const scope = region === undefined ? "" : `, region: ${region}`;
      return `  - { name: c${index}, kind: reservation, provider: aws, start: 2026-01-01, term: 1y, ${fields}${scope} }`;
    }),
  ]);

const line = (size: string, low: number, high: number): CostLine => ({
  label: size,
  quantity: { low, high },
  unit: "hour",
  usdPerUnit: 1,
  usdPerMonth: { low, high },
  provenance: { source: "a test", asOf: "2026-01-01", row: size },
});

const machines = fc.array(
  fc.record({
    size: fc.constantFrom(...sizes),
    region: fc.constantFrom(...regions),
    count: fc.integer({ min: 0, max: 3 }),
    more: fc.constantFrom(0, 0, 0, 1, 5),
  }),
  { maxLength: 14 },
);
type Machine = { readonly size: string; readonly region: string; readonly count: number; readonly more: number };
const demandOf = ({ size, region, count, more }: Machine, urn: string): Demand => {
  const facts = list.size("aws", size);
  return {
    urn,
    position: 0,
    line: line(size, count * HOURS_PER_MONTH, (count + more) * HOURS_PER_MONTH),
    provider: "aws",
    region,
    name: size,
    size,
    vcpus: facts?.vcpus as number,
    keptUsdPerUnit: 0,
  };
};

/** The rule as it is written down: commitment by commitment, line by line, what is left of the one for what is left of the other. */
function straightforward(demands: readonly Demand[], book: PriceBook) {
  const left = new Map(demands.map(({ urn, line: { quantity } }) => [urn, { ...quantity }]));
  const used = new Map<OwnedCommitment, { low: number; high: number }>();
  for (const commitment of book.commitments ?? []) {
    const { capacity } = commitment;
    const amount = (capacity.unit === "usd-per-hour" ? capacity.usdPerHour : capacity.count) * HOURS_PER_MONTH;
    const rest = { low: amount, high: amount };
    for (const demand of [...demands].sort(inOrder)) {
      for (const bound of ["low", "high"] as const) {
        const perUnit = consumptionPerUnit(commitment, demand, bound, book);
        const own = left.get(demand.urn);
        if (perUnit === undefined || own === undefined) continue;
        const units = Math.min(own[bound], rest[bound] / perUnit);
        own[bound] -= units;
        rest[bound] -= units * perUnit;
      }
    }
    used.set(commitment, { low: (amount - rest.low) / HOURS_PER_MONTH, high: (amount - rest.high) / HOURS_PER_MONTH });
  }
  return { left, used };
}

const leftOf = (demands: readonly Demand[], found: ReturnType<Settlement["coverages"]>) => {
  const covered = new Map(found.map(({ demand, left }) => [demand.urn, left]));
  return new Map(demands.map(({ urn, line: { quantity } }) => [urn, covered.get(urn) ?? quantity]));
};

function expectSame(
  actual: ReadonlyMap<string, { readonly low: number; readonly high: number }>,
  expected: ReadonlyMap<string, { readonly low: number; readonly high: number }>,
): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [urn, { low, high }] of expected) {
    expect(actual.get(urn)?.low).toBeCloseTo(low, 6);
    expect(actual.get(urn)?.high).toBeCloseTo(high, 6);
  }
}

test("law: the settlement hands out what the rule says, line by line", () => {
  fc.assert(
    fc.property(machines, commitments, (drawn, declared) => {
      const book = bookOf(declared);
      const demands = drawn.map((machine, index) => demandOf(machine, `m${index}`));
      const settlement = new Settlement(demands, book);
      const expected = straightforward(demands, book);
      expectSame(leftOf(demands, settlement.coverages()), expected.left);
      for (const { commitment, used } of settlement.uses()) {
        expect(used.low).toBeCloseTo(expected.used.get(commitment)?.low ?? Number.NaN, 6);
        expect(used.high).toBeCloseTo(expected.used.get(commitment)?.high ?? Number.NaN, 6);
      }
    }),
    { numRuns: 300, seed: 21 },
  );
});

test("law: lines that change are settled as if everything were settled anew", () => {
  const changes = fc.tuple(fc.nat(), fc.nat(), machines);
  fc.assert(
    fc.property(machines, commitments, changes, (drawn, declared, [first, second, others]) => {
      const book = bookOf(declared);
      const demands = drawn.map((machine, index) => demandOf(machine, `m${index}`));
      const settlement = new Settlement(demands, book);
      const gone = new Set(drawn.length === 0 ? [] : [`m${first % drawn.length}`, `m${second % drawn.length}`]);
      const added = others.slice(0, 3).map((machine, index) => demandOf(machine, [...gone][index] ?? `new${index}`));
      const after = [...demands.filter(({ urn }) => !gone.has(urn)), ...added];
      const changed = settlement.changedBy(gone, added);
      const before = leftOf(demands, settlement.coverages());
      const now = new Map(changed.map(({ demand, left }) => [demand.urn, left]));
      const actual = new Map(after.map(({ urn }) => [urn, now.get(urn) ?? before.get(urn) ?? { low: -1, high: -1 }]));
      expectSame(actual, straightforward(after, book).left);
      // Asked twice, it answers the same: nothing of the settlement was touched.
      expect(settlement.changedBy(gone, added)).toEqual(changed);
    }),
    { numRuns: 600, seed: 22 },
  );
});

test("law: nodes that are repriced in place cost what they cost in a stack that is covered anew", () => {
  const resource = (size: string, region: string, index: number): DeclaredResource =>
    declare("aws:ec2/instance:Instance", `i${index}`, { instanceType: size, region, associatePublicIpAddress: false });
  const places = fc.array(fc.tuple(fc.constantFrom(...sizes), fc.constantFrom(...regions)), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(places, commitments, fc.nat(), fc.constantFrom(...sizes), (declared, owned, pick, size) => {
      const book = bookOf(owned);
      const input = { book, usage: noUsage, context };
      const resources = declared.map(([type, region], index) => resource(type, region, index));
      const stack = priceStack(resources, input);
      const at = pick % resources.length;
      const changed = resource(size, declared[at]?.[1] ?? "", at);
      const alone = priceStack([changed], input).uncovered[0] as PricedNode;
      const now = new Map(stack.coveredWith(new Map([[changed.urn, alone]])).map((node) => [node.resource.urn, node]));
      const anew = coverMachines(
        stack.uncovered.map((node) => (node.resource.urn === changed.urn ? alone : node)),
        book,
      );
      for (const { resource: one, estimate } of anew.nodes) {
        const actual = (now.get(one.urn) ?? stack.node(one.urn))?.estimate;
        expect(actual && lowUsdPerMonth(actual)).toBeCloseTo(lowUsdPerMonth(estimate), 6);
        expect(actual && highUsdPerMonth(actual)).toBeCloseTo(highUsdPerMonth(estimate) ?? Number.NaN, 6);
      }
    }),
    { numRuns: 200, seed: 23 },
  );
});
