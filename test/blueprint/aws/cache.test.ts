import { nodeMemoryGib } from "../../../blueprint/aws/cache";
import type { CacheNeed } from "../../../model";
import { book, cheapest, quotes, usdPerMonth } from "./workload";

const cache: CacheNeed = { kind: "cache", engine: "valkey", memoryGib: 4, replicas: 1, customerKey: false };

test("the cheapest node that holds the data beside what is reserved, once for each copy", () => {
  const best = cheapest(quotes(cache));
  expect(best).toMatchObject({ form: "elasticache-group", size: "cache.r6g.large", count: 2, zones: 2 });
  // 0.1648 USD an hour, twice: https://aws.amazon.com/elasticache/pricing/
  expect(usdPerMonth(best)).toBeCloseTo(2 * 730 * 0.1648, 2);
});

test("data that no single node holds lies in shards, each with its replicas", () => {
  const sharded = quotes({ ...cache, memoryGib: 1000 });
  expect(sharded.length).toBeGreaterThan(0);
  for (const { count, memoryGibPerMachine, size } of sharded) {
    const holds = nodeMemoryGib({ type: size.replace("cache.", ""), memoryGib: memoryGibPerMachine }) * 0.75 * 0.7;
    expect((count / 2) * holds).toBeGreaterThanOrEqual(1000);
    expect(count).toBeLessThanOrEqual(90);
  }
});

test("burstable nodes and superseded families only where they are wanted", () => {
  const sizes = (changes: object) => quotes({ ...cache, memoryGib: 0.2 }, changes).map(({ size }) => size);
  expect(sizes({}).filter((size) => /^cache\.t/.test(size))).toEqual([]);
  expect(sizes({ burstable: true })).toContain("cache.t4g.micro");
  expect(sizes({})).not.toContain("cache.r4.large");
  expect(sizes({ previousGenerations: true })).toContain("cache.r4.large");
});

test.each([
  // Published: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
  ["m5.large", 6_854_542_746],
  ["m6g.xlarge", 13_891_921_715],
  ["r5.large", 14_037_181_030],
  ["r6g.2xlarge", 56_711_183_565],
  ["r5.24xlarge", 682_485_973_811],
])("a %s is never thought to hold more than it does", (type, bytes) => {
  const size = book.size("aws", type);
  if (size === undefined) throw new Error(type);
  const gib = nodeMemoryGib(size);
  expect(gib).toBeLessThanOrEqual(bytes / 2 ** 30);
  expect(gib).toBeGreaterThan((bytes / 2 ** 30) * 0.95);
});
