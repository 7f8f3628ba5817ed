import type { CacheNeed } from "../../../model";
import { onlyQuote, quotes, totalUsd, workload } from "./needs";

const HOURS = 730;
const need: CacheNeed = { kind: "cache", engine: "valkey", memoryGib: 10, replicas: 1, customerKey: false };

test("an instance has room for the data, and is larger where that costs less", () => {
  const found = quotes("memorystore", { ...need, memoryGib: 7 }, workload());
  expect(found.map(({ size }) => size)).toEqual(["standard 11 GiB", "standard 10 GiB"]);
  const secretUsd = 0.06 + 0.003;
  expect(found.map(totalUsd)).toEqual([
    expect.closeTo(11 * 0.046 * HOURS + secretUsd, 6),
    expect.closeTo(10 * 0.054 * HOURS + secretUsd, 6),
  ]);
  expect(quotes("memorystore", need, workload())[0]?.memoryGibPerMachine).toBeGreaterThanOrEqual(10 / 0.7);
});

test("without zones and replicas the basic tier will do", () => {
  const found = quotes("memorystore", { ...need, replicas: 0, memoryGib: 2 }, workload({ zones: 1 }));
  expect(found.map(({ size }) => size).sort()).toEqual(["basic 3 GiB", "basic 5 GiB"]);
});

test("more replicas or more data take a cluster", () => {
  const replicated = quotes("memorystore", { ...need, replicas: 2 }, workload());
  expect(replicated.map(({ size, count }) => `${count} ${size}`)).toEqual(["9 standard-small", "9 highmem-medium", "9 highmem-xlarge"]);
  const [large] = quotes("memorystore", { ...need, memoryGib: 700 }, workload());
  if (large === undefined) throw new Error("no quote");
  expect((large.count / 2) * large.memoryGibPerMachine * 0.8 * 0.7).toBeGreaterThanOrEqual(700);
  expect(quotes("memorystore", { ...need, replicas: 6 }, workload())).toEqual([]);
});

test("a key of one's own is in the price", () => {
  const [plain] = quotes("memorystore", { ...need, memoryGib: 200 }, workload());
  const keyed = onlyQuote("memorystore", { ...need, memoryGib: 200, customerKey: true }).quote;
  expect(plain && totalUsd(keyed) - totalUsd(plain)).toBeCloseTo(0.3, 6);
});
