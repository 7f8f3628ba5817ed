import { commitmentPools, commitmentsWithoutPool } from "../../catalog";
import { bookUnder, list } from "./contract/contract-text";

const owning = (...rows: readonly string[]) =>
  bookUnder(["commitments:", ...rows.map((fields) => `  - { provider: aws, start: 2026-01-01, term: 1y, ${fields} }`)]);

test("commitments become pools in the order in which priced stacks use them up", () => {
  const book = owning(
    "name: plan, kind: savings-plan, committedUsdPerHour: 2, discountPercent: 28",
    "name: family, kind: committed-use, family: m5, vcpus: 12",
    "name: flexible, kind: reservation, region: eu-west-1, size: m5.large, sizeFlexible: true, count: 3, usdPerHour: 0.06",
    "name: one-size, kind: reservation, region: eu-west-1, size: m5.xlarge, count: 2",
  );
  const owned = { provider: "aws", owned: true, usdPerMonth: 0 };
  expect(commitmentPools(book)).toEqual([
    { ...owned, name: "one-size", region: "eu-west-1", size: "m5.xlarge", capacity: { unit: "vcpus", count: 8 }, discountFraction: 1 },
    {
      ...owned,
      name: "flexible",
      region: "eu-west-1",
      family: "m5",
      capacity: { unit: "vcpus", count: 6 },
      discountFraction: 1,
      usdPerMonth: 131.4,
    },
    { ...owned, name: "family", family: "m5", capacity: { unit: "vcpus", count: 12 }, discountFraction: 1 },
    {
      ...owned,
      name: "plan",
      capacity: { unit: "usd-per-hour", usdPerHour: 2 },
      discountFraction: 0.28,
      remainingFraction: 0,
      usdPerMonth: 1460,
    },
  ]);
  expect(commitmentsWithoutPool(book)).toEqual([]);
});

test("what cannot be said in vCPUs or dollars is told of, never counted on", () => {
  const book = owning(
    "name: any-size, kind: reservation, family: m5, count: 4",
    "name: small, kind: reservation, size: t3.large, sizeFlexible: true, count: 4",
    "name: database, kind: reservation, key: rds.postgres.single-az.db.m5.large, count: 4",
  );
  expect(commitmentPools(book)).toEqual([]);
  expect(commitmentsWithoutPool(book)).toEqual([
    'commitment "small" is not counted on when machines are placed: AWS counts sizes of t3 in units, not vCPUs',
    'commitment "any-size" is not counted on when machines are placed: it counts machines of the family m5, whatever their vCPUs',
  ]);
});

test("a book of list prices has none", () => {
  expect(commitmentPools(list)).toEqual([]);
  expect(commitmentsWithoutPool(list)).toEqual([]);
});
