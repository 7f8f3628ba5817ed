import { gke } from "../../../blueprint/gcp/kubernetes";
import { allocatableOf } from "../../../blueprint/gcp/node-allocatable";
import type { PriceBook } from "../../../catalog";
import type { KubernetesNeed, PodNeed } from "../../../model";
import { builtInBook, quotes, totalUsd, withPrices, workload } from "./needs";

const pod = (changes: Partial<PodNeed> = {}): PodNeed => ({
  name: "web",
  count: 6,
  vcpus: 0.5,
  memoryGib: 1,
  gpus: 0,
  interruptible: false,
  ...changes,
});
const need: KubernetesNeed = { kind: "kubernetes", pods: [pod()], growthFactor: 2, customerKey: false };

test("a node keeps what GKE documents, and its agents take theirs", () => {
  // 16 GiB: 4 x 25 % + 4 x 20 % + 8 x 10 % = 2.6 GiB, and 100 MiB for eviction; 4 vCPUs: 60 + 10 + 10 thousandths.
  expect(allocatableOf({ vcpus: 4, memoryGib: 16 })).toEqual({
    vcpus: expect.closeTo(4 - 0.08 - 0.25, 9),
    memoryGib: expect.closeTo(16 - 2.6 - 100 / 1024 - 0.4, 9),
    pods: 100,
  });
});

const pools = (where: KubernetesNeed, zones = 2) => {
  const region = builtInBook.region("gcp", "us-central1");
  if (region === undefined) throw new Error("no us-central1");
  return gke.blueprints(where, workload({ zones }), region, builtInBook);
};

test("the nodes hold the pods, and those of the cluster itself", () => {
  const pods = [pod(), pod({ name: "api", count: 9, vcpus: 1.2, memoryGib: 3 }), pod({ name: "cache", count: 1, vcpus: 2, memoryGib: 14 })];
  const [blueprint] = pools({ ...need, pods });
  const nodes = (blueprint?.size.split(", ") ?? []).map((text) => text.split(" x "));
  const held = { vcpus: 0, memoryGib: 0 };
  for (const [count, type] of nodes) {
    const size = builtInBook.size("gcp", type ?? "");
    if (size === undefined) throw new Error(`no size ${type}`);
    const { vcpus, memoryGib } = allocatableOf(size);
    held.vcpus += Number(count) * vcpus;
    held.memoryGib += Number(count) * memoryGib;
  }
  expect(held.vcpus).toBeGreaterThanOrEqual(6 * 0.5 + 9 * 1.2 + 2 + 2 * 0.3);
  expect(held.memoryGib).toBeGreaterThanOrEqual(6 + 27 + 14 + 2 * 0.4);
  expect(blueprint?.count).toBeGreaterThanOrEqual(2);
});

test("pods that may be interrupted run on spot, with empty pools on demand for when there is none", () => {
  const pods = [pod(), pod({ name: "work", count: 20, vcpus: 1, memoryGib: 4, interruptible: true })];
  const found = quotes("gke", { ...need, pods }, workload());
  const [spot, onDemand] = found;
  expect(found).toHaveLength(2);
  expect(spot?.size).toContain("(spot)");
  expect(onDemand?.size).not.toContain("(spot)");
  expect(spot && totalUsd(spot)).toBeLessThan((onDemand && totalUsd(onDemand)) ?? 0);
  const blueprint = pools({ ...need, pods }).find(({ size }) => size.includes("(spot)"));
  const spare = blueprint?.parts.filter(({ name }) => name.endsWith("-instead")) ?? [];
  expect(spare.length).toBeGreaterThan(0);
  for (const { inputs } of spare) expect(inputs).toMatchObject({ nodeConfig: { spot: false }, autoscaling: { totalMinNodeCount: 0 } });
});

test("growth is in the bounds, not in the price", () => {
  const [quote] = quotes("gke", need, workload());
  const [fixed] = quotes("gke", { ...need, growthFactor: 1 }, workload());
  if (quote === undefined || fixed === undefined) throw new Error("no quote");
  expect(totalUsd(quote)).toBeCloseTo(totalUsd(fixed), 9);
  expect(quote.bounds?.lowUsdPerMonth).toBeCloseTo(totalUsd(quote), 6);
  expect((quote.bounds?.highUsdPerMonth ?? 0) - 73).toBeCloseTo(2 * (totalUsd(quote) - 73), 6);
});

test("pods with GPUs get nodes that have them", () => {
  const [quote] = quotes(
    "gke",
    { ...need, pods: [pod(), pod({ name: "train", count: 2, vcpus: 3, memoryGib: 12, gpus: 1 })] },
    workload({ zones: 1 }),
  );
  const gpus = (quote?.size.split(", ") ?? []).reduce((sum, text) => {
    const [count, type] = text.split(" x ");
    return sum + Number(count) * (builtInBook.size("gcp", type ?? "")?.gpuCount ?? 0);
  }, 0);
  expect(gpus).toBeGreaterThanOrEqual(2);
});

test("the same need gives the same nodes", () => {
  const pods = Array.from({ length: 6 }, (_, index) =>
    pod({ name: `p${index}`, count: 3 + index * 4, vcpus: 0.25 * (1 + index), memoryGib: 0.5 + index, interruptible: index % 2 === 0 }),
  );
  const sizes = (book: PriceBook) => quotes("gke", { ...need, pods }, workload(), book).map(({ size }) => size);
  // What is known of one book is not asked for another one.
  expect(sizes(withPrices({}))).toEqual(sizes(builtInBook));
});

test("where the cluster itself has no price it is compared with the very same elsewhere", () => {
  const [here] = quotes("gke", need, workload());
  const [there] = quotes("gke", need, workload({ regions: ["europe-west4"] }));
  expect(there?.size).toBe(here?.size);
  expect(there?.unpriced).toEqual([expect.stringContaining("gke.cluster.hour")]);
  expect(there?.comparisonUsdPerMonth).toBeGreaterThanOrEqual((there && totalUsd(there)) ?? Number.POSITIVE_INFINITY);
});
