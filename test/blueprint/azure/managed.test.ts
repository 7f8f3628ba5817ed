import { priceParts, quotesOf } from "../../../blueprint";
import { azureBatch } from "../../../blueprint/azure/batch";
import { managedRedis } from "../../../blueprint/azure/cache";
import { containerApps } from "../../../blueprint/azure/container-service";
import { aks } from "../../../blueprint/azure/kubernetes";
import { allocatableOf } from "../../../blueprint/azure/node-allocatable";
import type { BatchNeed, CacheNeed, ContainerNeed, FileStoreNeed, KubernetesNeed } from "../../../model";
import { book, region, totalUsd, wholeQuotes, withContainerApps, workload } from "./needs";

describe("caches", () => {
  const need: CacheNeed = { kind: "cache", engine: "redis", memoryGib: 1.9, replicas: 1, customerKey: false };
  const asker = workload({ zones: 2 });
  const sizes = (changes: Partial<CacheNeed>, of = asker) =>
    managedRedis.blueprints({ ...need, ...changes }, of, region("eastus"), book).map(({ size }) => size);

  test("the least size of each family that has room for the data and the service's own fifth", () => {
    expect(sizes({})).toEqual(["Balanced_B3", "ComputeOptimized_X3", "MemoryOptimized_M10"]);
    expect(sizes({}, workload({ zones: 2, targetUtilisationFraction: 1 }))).toContain("Balanced_B3");
    expect(sizes({ memoryGib: 2.5 }, workload({ zones: 2, targetUtilisationFraction: 1 }))).toContain("Balanced_B5");
  });

  test("a copy in another zone, and no more copies than there are", () => {
    const [one] = managedRedis.blueprints(need, asker, region("eastus"), book);
    expect(one).toMatchObject({ zones: 2, parts: [{ inputs: { highAvailability: "Enabled" } }, { name: "endpoint" }, { name: "zone" }] });
    const [alone] = managedRedis.blueprints({ ...need, replicas: 0 }, workload(), region("eastus"), book);
    expect(alone).toMatchObject({ zones: 1, parts: [{ inputs: { highAvailability: "Disabled" } }, {}, {}] });
    expect(sizes({ replicas: 2 })).toEqual([]);
    expect(sizes({}, workload({ zones: 3 }))).toEqual([]);
  });
});

test("a cache whose second node is in doubt is compared as if that cost as much as the first", () => {
  const need: CacheNeed = { kind: "cache", engine: "redis", memoryGib: 1.9, replicas: 1, customerKey: false };
  const quotes = quotesOf(need, workload({ zones: 2, regions: ["eastus"] }), book);
  const quote = quotes.find(({ size }) => size === "Balanced_B3");
  const usd = 0.065 * 730;
  expect(quote?.unpriced?.[quote.unpriced.length - 1]).toContain("second node");
  expect(quote?.costs.find(({ label }) => label.startsWith("Cache usage"))?.usdPerMonth).toBeCloseTo(usd, 4);
  expect(quote?.bounds?.highUsdPerMonth).toBeCloseTo(2 * usd + 0.54, 4);
  // The endpoint has a price in another region only.
  expect(quote?.comparisonUsdPerMonth).toBeCloseTo(2 * usd + 0.54 + 7.3 + 1, 4);
});

describe("files", () => {
  const backup = { retentionDays: 7, otherRegion: false, dailyChangeFraction: 0.02 };
  const need: FileStoreNeed = { kind: "file-store", storedGib: 500, throughputMibps: 10, backup, customerKey: false };
  const asker = workload({ zones: 2, regions: ["westeurope"] });
  const quote = (changes: Partial<FileStoreNeed>) => wholeQuotes("azure-files", { ...need, ...changes }, asker)[0];

  test("as large as the data or the throughput asks for, in every zone", () => {
    expect(quote({})).toMatchObject({ region: "westeurope", size: "500 GiB, Premium_ZRS", zones: 3 });
    expect(quote({ throughputMibps: 160 })?.size).toBe("584 GiB, Premium_ZRS");
    expect(quote({ storedGib: 5 })?.size).toBe("100 GiB, Premium_ZRS");
    for (const throughputMibps of [101, 150, 333, 1000]) {
      const gib = Number.parseInt(quote({ throughputMibps, storedGib: 5 })?.size ?? "", 10);
      expect(100 + Math.ceil(0.04 * gib) + Math.ceil(0.06 * gib)).toBeGreaterThanOrEqual(throughputMibps);
    }
  });

  test("backups are charged by the instance and by what is kept", () => {
    const withBackups = quote({});
    const without = quote({ backup: { ...backup, retentionDays: 0 } });
    if (withBackups === undefined || without === undefined) throw new Error("no quote");
    expect(totalUsd(withBackups) - totalUsd(without)).toBeCloseTo(2 * 5 + 500 * 1.12 * 0.028, 4);
  });
});

describe("containers", () => {
  const need: ContainerNeed = {
    kind: "service",
    vcpusPerReplica: 0.6,
    memoryGibPerReplica: 1,
    architectures: ["x86_64"],
    loadBalancer: true,
  };
  const asker = workload({ vcpus: 2, memoryGib: 2, minCount: 2, maxCount: 8, zones: 2, regions: ["westeurope"] });
  test("replicas by the load in steps of a quarter vCPU; least and most are the bounds", () => {
    const [one] = containerApps.blueprints(need, asker, region("westeurope"), withContainerApps);
    if (one?.expected === undefined) throw new Error("no blueprint");
    expect(one).toMatchObject({ size: "0.75 vCPU and 1.5 GiB", count: 4, zones: 2 });
    const seconds = 730 * 3600;
    const usdPerReplica = seconds * (0.75 * 0.000024 + 1.5 * 0.000003);
    const expected = priceParts(one.expected, "westeurope", withContainerApps);
    expect(expected.unpriced).toEqual([]);
    expect(expected.lowUsdPerMonth).toBeCloseTo(4 * usdPerReplica + 4 * 2.99, 2);
    expect(priceParts(one.parts, "westeurope", withContainerApps)).toMatchObject({
      lowUsdPerMonth: expect.closeTo(2 * usdPerReplica + 4 * 2.99, 2),
      highUsdPerMonth: expect.closeTo(8 * usdPerReplica + 4 * 2.99, 2),
    });
  });

  test("neither Arm nor more than 4 vCPUs", () => {
    expect(containerApps.blueprints({ ...need, vcpusPerReplica: 5 }, asker, region("westeurope"), withContainerApps)).toEqual([]);
    expect(containerApps.blueprints({ ...need, architectures: ["arm64"] }, asker, region("westeurope"), withContainerApps)).toEqual([]);
  });
});

describe("clusters", () => {
  const pod = { gpus: 0, interruptible: false };
  const pods = [
    { ...pod, name: "web", count: 6, vcpus: 0.5, memoryGib: 1 },
    { ...pod, name: "cache", count: 2, vcpus: 2, memoryGib: 12 },
  ];
  const need: KubernetesNeed = { kind: "kubernetes", pods, growthFactor: 2, customerKey: false };
  const asker = workload({ zones: 3 });

  test("the nodes hold the pods, cost what they say and grow to twice as many", () => {
    const [quote] = wholeQuotes("aks", need, asker);
    const [one] = aks.blueprints(need, asker, region("eastus"), book);
    if (quote?.bounds === undefined || one === undefined) throw new Error("no quote");
    const nodes = quote.size.split(", ").map((text) => /^(\d+) x (\S+)/.exec(text) ?? []);
    const room = nodes.map(([, count, type]) => {
      const size = book.size("azure", type ?? "");
      const usd = book.instancePrice("azure", "eastus", type ?? "", "on-demand")?.usdPerHour;
      if (size === undefined || usd === undefined) throw new Error(type);
      const each = allocatableOf(size);
      return { vcpus: Number(count) * each.vcpus, memoryGib: Number(count) * each.memoryGib, usd: Number(count) * (usd * 730 + 19.71) };
    });
    const sum = (of: "vcpus" | "memoryGib" | "usd") => room.reduce((total, one) => total + one[of], 0);
    expect(sum("vcpus")).toBeGreaterThanOrEqual(6 * 0.5 + 2 * 2);
    expect(sum("memoryGib")).toBeGreaterThanOrEqual(6 + 24);
    expect(totalUsd(quote)).toBeCloseTo(73 + sum("usd"), 0);
    expect(quote.bounds.lowUsdPerMonth).toBeCloseTo(totalUsd(quote), 2);
    expect(quote.bounds.highUsdPerMonth - 73).toBeCloseTo(2 * (totalUsd(quote) - 73), 2);
  });

  test("the same need gives the same nodes", () => {
    const sizes = () => aks.blueprints(need, asker, region("eastus"), book).map(({ size }) => size);
    expect(sizes()).toEqual(sizes());
  });

  test("what a node keeps for itself", () => {
    // 4 vCPUs: 140 thousandths and the agents; 16 GiB: 2,250 MB, 100 MiB and the agents.
    expect(allocatableOf({ vcpus: 4, memoryGib: 16 })).toEqual({
      vcpus: expect.closeTo(4 - 0.14 - 0.35, 6),
      memoryGib: expect.closeTo(16 - 2250 / 1024 - 100 / 1024 - 0.5, 6),
      pods: 100,
    });
  });
});

describe("batch", () => {
  const need: BatchNeed = {
    kind: "batch",
    tasksPerRun: 400,
    taskVcpus: 2,
    taskMemoryGib: 4,
    taskHours: 0.5,
    deadlineHours: 6,
    runsPerMonth: 20,
    checkpointMinutes: 15,
    priority: 1,
  };
  const asker = workload({ purchases: ["on-demand", "spot"], interruptible: true });
  const pools = (changes: Partial<BatchNeed> = {}, of = asker) =>
    azureBatch.blueprints({ ...need, ...changes }, of, region("westeurope"), book);

  test("a pool that finishes a run before its deadline, on spot for less", () => {
    const blueprints = pools();
    expect(blueprints.map(({ purchase }) => purchase)).toEqual(["on-demand", "spot"]);
    for (const { count, parts, purchase } of blueprints) {
      const rounds = Math.ceil(need.tasksPerRun / (count * Number(parts[0]?.inputs.taskSlotsPerNode)));
      expect(rounds * need.taskHours + 0.25 + (purchase === "spot" ? 0.25 : 0)).toBeLessThanOrEqual(need.deadlineHours);
    }
    const [onDemand, spot] = blueprints.map(({ parts }) => priceParts(parts.slice(0, 1), "westeurope", book).lowUsdPerMonth);
    expect(spot).toBeLessThan(onDemand ?? 0);
    // 400 tasks of an hour on one vCPU each, twenty times: the dedicated pool costs a little more than these alone.
    expect(onDemand).toBeGreaterThan(20 * 400 * 0.03);
    expect(onDemand).toBeLessThan(20 * 400 * 0.08);
  });

  test("only what may be interrupted is on spot, and a deadline that no task meets is no offer", () => {
    expect(pools({}, workload()).map(({ purchase }) => purchase)).toEqual(["on-demand"]);
    expect(pools({ deadlineHours: 0.6 })).toEqual([]);
  });

  test("nodes that were taken away are stood in for", () => {
    const formula = JSON.stringify(pools()[1]?.parts[0]?.inputs);
    expect(formula).toContain("$PreemptedNodeCount");
    expect(formula).toContain("$TargetLowPriorityNodes");
  });
});
