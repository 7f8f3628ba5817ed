import { lowUsdPerMonth, unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";

const HOURS = 730;
const D2S_V5 = 0.115; // westeurope, Linux, on demand
const D2S_V5_SPOT = 0.021252; // westeurope, Linux, spot
const P10 = 21.68; // westeurope, Premium SSD of 128 GiB
const at = (type: string, inputs: Record<string, unknown>, extra = {}) =>
  declare(`azure-native:${type}`, "it", { location: "westeurope", ...inputs }, extra);
const usage = (values: Record<string, number>) => ({ usage: { types: {}, resources: { it: values } } });

const profile = { storageProfile: { osDisk: { managedDisk: { storageAccountType: "Premium_LRS" }, diskSizeGB: 128 } } };
const set = (inputs: Record<string, unknown>) =>
  at("compute:VirtualMachineScaleSet", { sku: { name: "Standard_D2s_v5", capacity: 3 }, virtualMachineProfile: profile, ...inputs });

describe("scale sets", () => {
  test("capacity times machine and disk", () => {
    const estimate = estimateOne(set({}));
    expect(estimate.kind).toBe("exact");
    expect(lowUsdPerMonth(estimate)).toBeCloseTo(3 * (D2S_V5 * HOURS + P10), 6);
  });

  test.each(["monitor", "insights"])("autoscale settings of the module %s bound the count", (module) => {
    const scaleSet = set({});
    const setting = declare(
      `azure-native:${module}:AutoscaleSetting`,
      "auto",
      {
        profiles: [{ capacity: { minimum: "2", maximum: "6", default: "2" } }, { capacity: { minimum: "4", maximum: "10", default: "4" } }],
      },
      { dependencies: [scaleSet.urn] },
    );
    const [node] = priceAll([scaleSet, setting]);
    expect(node).toMatchObject({ capacity: { count: { low: 2, high: 10 }, vcpus: 2 } });
    expect(node?.estimate).toMatchObject({ kind: "range", because: ["it autoscales between 2 and 10 instances"] });
    if (node?.estimate.kind === "range") {
      expect(node.estimate.lowUsdPerMonth).toBeCloseTo(2 * (D2S_V5 * HOURS + P10), 6);
      expect(node.estimate.highUsdPerMonth).toBeCloseTo(10 * (D2S_V5 * HOURS + P10), 6);
    }
  });

  test("a spot mix: 2 regular machines, half of the other 4, the rest spot", () => {
    const estimate = estimateOne(
      set({
        sku: { name: "Standard_D2s_v5", capacity: 6 },
        virtualMachineProfile: { ...profile, priority: "Spot" },
        priorityMixPolicy: { baseRegularPriorityCount: 2, regularPriorityPercentageAboveBase: 50 },
      }),
    );
    expect(lowUsdPerMonth(estimate)).toBeCloseTo(4 * D2S_V5 * HOURS + 2 * D2S_V5_SPOT * HOURS + 6 * P10, 6);
  });

  test("a count of zero is exact and nothing; no count, no size and an unknown count are named", () => {
    expect(estimateOne(set({ sku: { name: "Standard_D2s_v5", capacity: 0 } }))).toMatchObject({ kind: "exact", usdPerMonth: 0 });
    expect(estimateOne(set({ sku: { name: "Standard_D2s_v5" } }))).toMatchObject({
      because: ["neither sku.capacity nor an autoscale setting says how many machines there are"],
    });
    expect(estimateOne(set({ sku: {} }))).toMatchObject({ because: ["no sku.name (machine size) is declared"] });
    expect(estimateOne(set({ sku: { name: "Standard_D2s_v5", capacity: unknownValue } }))).toMatchObject({
      because: ['input "sku.capacity" is not known until deployment'],
    });
    expect(estimateOne(at("compute:VirtualMachineScaleSet", { orchestrationMode: "Flexible" })).kind).toBe("free");
  });
});

describe("disks", () => {
  test.each([
    ["Premium_LRS", { diskSizeGB: 100 }, P10],
    ["Premium_LRS", { diskSizeGB: 129 }, 41.811428], // P15
    ["StandardSSD_LRS", { diskSizeGB: 20 }, 2.4], // E4
    ["Standard_LRS", { diskSizeGB: 1 }, 1.536], // S4, the smallest
    ["Premium_LRS", { diskSizeGB: 100, tier: "P15" }, 41.811428],
    // Premium SSD v2: 3,000 IOPS and 125 MB/s are included.
    [
      "PremiumV2_LRS",
      { diskSizeGB: 100, diskIOPSReadWrite: 4000, diskMBpsReadWrite: 225 },
      HOURS * (100 * 0.00013 + 1000 * 0.000008 + 100 * 0.000065),
    ],
    [
      "UltraSSD_LRS",
      { diskSizeGB: 64, diskIOPSReadWrite: 500, diskMBpsReadWrite: 10 },
      HOURS * (64 * 0.000213 + 500 * 0.000088 + 10 * 0.000572),
    ],
  ])("%s %j", (name, inputs, expected) => {
    const estimate = estimateOne(at("compute:Disk", { sku: { name }, ...inputs }), usage({ diskOperationsPerMonth: 0 }));
    expect(estimate.kind).toBe("exact");
    expect(lowUsdPerMonth(estimate)).toBeCloseTo(expected, 6);
  });

  test("a disk of no type, no size or too large is named", () => {
    expect(estimateOne(at("compute:Disk", { diskSizeGB: 10 }))).toMatchObject({ kind: "unknown" });
    expect(estimateOne(at("compute:Disk", { sku: { name: "Premium_LRS" } }))).toMatchObject({
      because: ["Storage: its size is not declared and follows the image or the source; declare diskSizeGB"],
    });
    expect(estimateOne(at("compute:Disk", { sku: { name: "Premium_LRS" }, diskSizeGB: 40_000 }))).toMatchObject({
      because: ["Storage: 40000 GiB is above the largest Premium SSD, 32,767 GiB"],
    });
    expect(estimateOne(at("compute:Disk", { sku: { name: "Tape_LRS" }, diskSizeGB: 10 }))).toMatchObject({
      because: ['Storage: disk type "Tape_LRS" is not known'],
    });
  });

  test("a snapshot holds at most its disk's data; declared usage is exact", () => {
    const snapshot = at("compute:Snapshot", { diskSizeGB: 128 });
    expect(estimateOne(snapshot)).toMatchObject({ kind: "range", lowUsdPerMonth: 0, highUsdPerMonth: 128 * 0.05 });
    expect(estimateOne(snapshot, usage({ storedGib: 40 }))).toMatchObject({ kind: "exact", usdPerMonth: 40 * 0.05 });
    expect(estimateOne(at("compute:Image", {}), usage({ storedGib: 30 }))).toMatchObject({ kind: "exact", usdPerMonth: 30 * 0.05 });
  });
});

describe("Kubernetes", () => {
  const pool = { name: "system", vmSize: "Standard_D2s_v5", count: 3, osDiskType: "Managed" };

  test("node pools of a Free cluster, with the default OS disk of 128 GiB", () => {
    const [node] = priceAll([at("containerservice:ManagedCluster", { agentPoolProfiles: [pool] })]);
    expect(node?.estimate.kind).toBe("exact");
    expect(node === undefined ? Number.NaN : lowUsdPerMonth(node.estimate)).toBeCloseTo(3 * (D2S_V5 * HOURS + P10), 6);
    expect(node).toMatchObject({ capacity: { size: "Standard_D2s_v5", count: { low: 3, high: 3 } } });
  });

  test("the Standard tier has an hourly price where the book knows it", () => {
    const cluster = (location: string) =>
      declare("azure-native:containerservice:ManagedCluster", "it", { location, sku: { name: "Base", tier: "Standard" } });
    expect(estimateOne(cluster("eastus"))).toMatchObject({ kind: "exact", usdPerMonth: 0.1 * HOURS });
    expect(estimateOne(cluster("westeurope"))).toMatchObject({
      because: ["Cluster management (Standard): the price book has no price for aks.standard.hour in westeurope"],
    });
  });

  test("an autoscaled spot pool inherits its region from the cluster", () => {
    const cluster = at("containerservice:ManagedCluster", {});
    const nodes = declare(
      "azure-native:containerservice:AgentPool",
      "it",
      { vmSize: "Standard_D2s_v5", enableAutoScaling: true, minCount: 0, maxCount: 5, osDiskType: "Ephemeral", scaleSetPriority: "Spot" },
      { dependencies: [cluster.urn] },
    );
    expect(estimateOne([nodes, cluster])).toMatchObject({
      kind: "range",
      lowUsdPerMonth: 0,
      highUsdPerMonth: 5 * D2S_V5_SPOT * HOURS,
      because: ["the node pool autoscales between 0 and 5 nodes"],
    });
  });

  test("Windows nodes, no size, no bounds and an undeclared disk type", () => {
    const one = (inputs: Record<string, unknown>) => estimateOne(at("containerservice:AgentPool", inputs));
    expect(one({ ...pool, osType: "Windows" })).toMatchObject({ kind: "unknown" });
    expect(one({})).toMatchObject({ because: ["Node pool nodes: no vmSize is declared, AKS then chooses one"] });
    expect(one({ vmSize: "Standard_D2s_v5", enableAutoScaling: true })).toMatchObject({
      because: ["Node pool nodes: it autoscales, but minCount and maxCount are not both declared"],
    });
    expect(one({ vmSize: "Standard_D2s_v5" })).toMatchObject({
      kind: "range",
      because: [expect.stringContaining("osDiskType is not declared")],
    });
    expect(one({ vmSize: "Standard_D2s_v5", powerState: { code: "Stopped" }, osDiskType: "Managed" })).toMatchObject({
      kind: "exact",
      usdPerMonth: 0,
    });
  });
});
