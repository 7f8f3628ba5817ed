import { unknownValue } from "../../../model";
import type { DeclaredUsage } from "../../../pricing";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { exactUsd, HOURS, labels, rangeUsd, reasons } from "./expect-usd";

const usageOf = (name: string, quantities: Record<string, number>): DeclaredUsage => ({ types: {}, resources: { [name]: quantities } });
const FEE = 0.1 * HOURS;
/** Machine and boot disk of a node as Google makes it by default: e2-medium and 100 GiB pd-balanced, in us-central1. */
const DEFAULT_NODE = 0.03350571 * HOURS + 100 * 0.1;

describe("GKE cluster", () => {
  const cluster = (inputs: Record<string, unknown>) => declare("gcp:container/cluster:Cluster", "k8s", inputs);

  it("charges the fee and the default pool, in one zone", () => {
    const zonal = cluster({ location: "us-central1-a", initialNodeCount: 3 });
    expect(exactUsd(estimateOne(zonal))).toBeCloseTo(FEE + 3 * DEFAULT_NODE, 6);
    expect(labels(estimateOne(zonal))[1]).toBe("Default node pool: Instance usage (Linux/UNIX, on-demand, e2-medium)");
  });

  it("has the default pool's nodes in each of its zones", () => {
    expect(exactUsd(estimateOne(cluster({ location: "us-central1", initialNodeCount: 2 })))).toBeCloseTo(FEE + 6 * DEFAULT_NODE, 6);
    const listed = cluster({ location: "us-central1", initialNodeCount: 2, nodeLocations: ["us-central1-a", "us-central1-b"] });
    expect(exactUsd(estimateOne(listed))).toBeCloseTo(FEE + 4 * DEFAULT_NODE, 6);
    const further = cluster({ location: "us-central1-a", initialNodeCount: 2, nodeLocations: ["us-central1-b"] });
    const [node] = priceAll([further]);
    expect(exactUsd(node?.estimate ?? { kind: "free", because: [] })).toBeCloseTo(FEE + 4 * DEFAULT_NODE, 6);
    expect(node?.capacity).toMatchObject({ size: "e2-medium", count: { low: 4, high: 4 }, storageGib: 100 });
  });

  it("charges the fee alone where the default pool is removed", () => {
    expect(exactUsd(estimateOne(cluster({ location: "us-central1", removeDefaultNodePool: true, initialNodeCount: 1 })))).toBeCloseTo(
      FEE,
      6,
    );
  });

  it("prices pools within the cluster, spot and autoscaled ones too", () => {
    const pools = cluster({
      location: "us-central1-a",
      nodePools: [
        { name: "web", nodeCount: 2, nodeConfig: { machineType: "n1-standard-16", diskType: "pd-standard" } },
        { autoscaling: { minNodeCount: 1, maxNodeCount: 5 }, nodeConfig: { machineType: "n1-standard-16", spot: true, diskSizeGb: 50 } },
      ],
    });
    const web = 0.759996 * 0.7 * HOURS + 100 * 0.04;
    const spot = 0.26804 * HOURS + 50 * 0.1;
    const [low, high] = rangeUsd(estimateOne(pools));
    expect(low).toBeCloseTo(FEE + 2 * web + spot, 6);
    expect(high).toBeCloseTo(FEE + 2 * web + 5 * spot, 6);
  });

  it("prices Autopilot by what its pods request", () => {
    const autopilot = cluster({ location: "us-central1", enableAutopilot: true });
    const quantities = { autopilotVcpuHours: 1000, autopilotMemoryGibHours: 4000, autopilotEphemeralStorageGib: 10 };
    const expected = FEE + 1000 * 0.0445 + 4000 * 0.0049225 + 10 * 0.04;
    expect(exactUsd(estimateOne(autopilot, { usage: usageOf("k8s", quantities) }))).toBeCloseTo(expected, 6);
    expect(rangeUsd(estimateOne(autopilot))[0]).toBeCloseTo(FEE, 6);
  });

  it("is unknown where the number of nodes or a figure is missing", () => {
    expect(reasons(estimateOne(cluster({ location: "us-central1" })))).toEqual([
      "Default node pool: nodes: the number of nodes is not declared",
    ]);
    expect(reasons(estimateOne(cluster({ location: "us-central1", initialNodeCount: unknownValue })))).toHaveLength(1);
    const europe = estimateOne(cluster({ location: "europe-west1", removeDefaultNodePool: true }));
    expect(reasons(europe)).toEqual(["Cluster management fee: the price book has no price for gke.cluster.hour in europe-west1"]);
  });
});

describe("GKE node pool", () => {
  const cluster = declare("gcp:container/cluster:Cluster", "k8s", {
    location: "us-central1",
    nodeLocations: ["us-central1-a", "us-central1-b"],
  });
  const pool = (inputs: Record<string, unknown>) =>
    declare(
      "gcp:container/nodePool:NodePool",
      "pool",
      { location: "us-central1", ...inputs },
      { propertyDependencies: { cluster: [cluster.urn] } },
    );

  it("has its nodes in each zone of its cluster", () => {
    expect(exactUsd(estimateOne([pool({ nodeCount: 3 }), cluster]))).toBeCloseTo(6 * DEFAULT_NODE, 6);
    expect(exactUsd(estimateOne([pool({ nodeCount: 3, nodeLocations: ["us-central1-f"] }), cluster]))).toBeCloseTo(3 * DEFAULT_NODE, 6);
    expect(exactUsd(estimateOne([pool({ nodeCount: 0 }), cluster]))).toBe(0);
  });

  it("is where its cluster is, though the cluster's location is not known yet", () => {
    const placeless = declare("gcp:container/cluster:Cluster", "k8s", { removeDefaultNodePool: true, initialNodeCount: 1 });
    const from = { propertyDependencies: { cluster: [placeless.urn], location: [placeless.urn] } };
    const hanging = declare("gcp:container/nodePool:NodePool", "pool", { location: unknownValue, nodeCount: 2 }, from);
    // Without a location the cluster is in the provider's zone: one zone.
    const config = { "gcp:zone": "us-central1-a" };
    expect(exactUsd(estimateOne([hanging, placeless], { config }))).toBeCloseTo(2 * DEFAULT_NODE, 6);
    const regional = { ...placeless, inputs: { location: "us-central1" } };
    expect(exactUsd(estimateOne([hanging, regional]))).toBeCloseTo(6 * DEFAULT_NODE, 6);
    expect(reasons(estimateOne([hanging]))).toEqual(["the resource's location is not known until deployment"]);
  });

  it("scales per zone, or over all zones with total bounds", () => {
    const perZone = pool({ initialNodeCount: 1, autoscaling: { minNodeCount: 1, maxNodeCount: 4 } });
    expect(rangeUsd(estimateOne([perZone, cluster]))).toEqual([expect.closeTo(2 * DEFAULT_NODE, 6), expect.closeTo(8 * DEFAULT_NODE, 6)]);
    const total = pool({ autoscaling: { totalMinNodeCount: 1, totalMaxNodeCount: 4 } });
    const [node] = priceAll([total, cluster]);
    expect(rangeUsd(node?.estimate ?? { kind: "free", because: [] })[1]).toBeCloseTo(4 * DEFAULT_NODE, 6);
    expect(node?.capacity?.count).toEqual({ low: 1, high: 4 });
  });

  it("prices local SSDs and accelerators of spot and on-demand nodes", () => {
    const gpu = pool({
      nodeCount: 1,
      nodeLocations: ["us-central1-a"],
      nodeConfig: { machineType: "n1-standard-16", localSsdCount: 1, guestAccelerators: [{ type: "nvidia-tesla-k80", count: 2 }] },
    });
    expect(exactUsd(estimateOne([gpu, cluster]))).toBeCloseTo(0.759996 * 0.7 * HOURS + 100 * 0.1 + 375 * 0.08 + 2 * 0.315 * HOURS, 6);
  });

  it("is unknown for Windows nodes, sole tenants and undeclared counts", () => {
    const windows = pool({ nodeCount: 1, nodeConfig: { imageType: "WINDOWS_LTSC_CONTAINERD" } });
    expect(reasons(estimateOne([windows, cluster]))[0]).toContain("WINDOWS_LTSC_CONTAINERD carries a licence fee");
    expect(reasons(estimateOne([pool({ nodeCount: 1, nodeConfig: { nodeGroup: "g" } }), cluster]))[0]).toContain("sole-tenant");
    expect(reasons(estimateOne([pool({}), cluster]))).toEqual(["the number of nodes is not declared"]);
    expect(reasons(estimateOne([pool({ nodeCount: unknownValue }), cluster]))).toEqual(['input "nodeCount" is not known until deployment']);
  });
});

describe("Cloud Run and functions", () => {
  const usage = usageOf("app", { instanceSecondsPerMonth: 100_000, requestsPerMonth: 3_000_000 });

  it("prices request-based billing by CPU, memory and requests", () => {
    const service = declare("gcp:cloudrunv2/service:Service", "app", {
      location: "europe-west3",
      template: { containers: [{ image: "i", resources: { cpuIdle: true, limits: { cpu: "2", memory: "1Gi" } } }] },
    });
    const expected = 100_000 * (2 * 0.0000336 + 1 * 0.0000035) + 3 * 0.4;
    const [node] = priceAll([service], { usage });
    expect(exactUsd(node?.estimate ?? { kind: "free", because: [] })).toBeCloseTo(expected, 6);
    expect(node?.capacity).toEqual({ provider: "gcp", vcpus: 2, memoryGib: 1 });
    const v1 = declare("gcp:cloudrun/service:Service", "app", {
      location: "europe-west3",
      template: { spec: { containers: [{ image: "i", resources: { limits: { cpu: "2000m", memory: "1024Mi" } } }] } },
    });
    expect(exactUsd(estimateOne(v1, { usage }))).toBeCloseTo(expected, 6);
  });

  it("charges minimum instances all month with instance-based billing", () => {
    const always = declare("gcp:cloudrunv2/service:Service", "app", {
      location: "europe-west3",
      template: { scaling: { minInstanceCount: 2 }, containers: [{ image: "i", resources: { limits: { cpu: "1", memory: "512Mi" } } }] },
    });
    const perSecond = 0.0000216 + 0.5 * 0.0000024;
    expect(exactUsd(estimateOne(always, { usage }))).toBeCloseTo(2 * HOURS * 3600 * perSecond, 6);
    expect(rangeUsd(estimateOne(always))[0]).toBeCloseTo(2 * HOURS * 3600 * perSecond, 6);
  });

  it("is unknown elsewhere, for idle instances, GPUs and broken limits", () => {
    const service = (location: string, template: object) => declare("gcp:cloudrunv2/service:Service", "app", { location, template });
    expect(reasons(estimateOne(service("us-central1", { containers: [{ image: "i" }] })))).toHaveLength(3);
    expect(reasons(estimateOne(service("europe-west3", { scaling: { minInstanceCount: 1 } })))[0]).toContain("Idle minimum instances (1)");
    expect(reasons(estimateOne(service("europe-west3", { nodeSelector: { accelerator: "nvidia-l4" } })))[0]).toContain("GPU (nvidia-l4)");
    expect(reasons(estimateOne(service("europe-west3", { containers: [{ resources: { limits: { cpu: "much" } } }] })))).toEqual([
      'its CPU limit "much" is not a quantity',
    ]);
    expect(reasons(estimateOne(service("europe-west3", { containers: [{ resources: { limits: { cpu: unknownValue } } }] })))).toHaveLength(
      1,
    );
  });

  it("prices jobs by the seconds that tasks run", () => {
    const job = declare("gcp:cloudrunv2/job:Job", "app", {
      location: "europe-west3",
      template: { template: { containers: [{ image: "i", resources: { limits: { cpu: "4", memory: "2Gi" } } }] } },
    });
    const seconds = usageOf("app", { taskSecondsPerMonth: 36_000 });
    expect(exactUsd(estimateOne(job, { usage: seconds }))).toBeCloseTo(36_000 * (4 * 0.0000216 + 2 * 0.0000024), 6);
    expect(reasons(estimateOne({ ...job, inputs: { ...job.inputs, location: unknownValue } }))).toHaveLength(1);
  });

  it("prices first-generation functions by the CPU that comes with their memory", () => {
    const fn = declare("gcp:cloudfunctions/function:Function", "app", {
      region: "us-central1",
      availableMemoryMb: 512,
      runtime: "nodejs22",
    });
    const quantities = usageOf("app", { requestsPerMonth: 2_000_000, executionSecondsPerMonth: 400_000, internetEgressGib: 10 });
    const expected = 400_000 * (0.8 * 0.00001 + 0.5 * 0.0000025) + 2 * 0.4 + 10 * 0.12;
    expect(exactUsd(estimateOne(fn, { usage: quantities }))).toBeCloseTo(expected, 6);
    expect(reasons(estimateOne({ ...fn, inputs: { region: "us-central1", availableMemoryMb: 300 } }))).toHaveLength(1);
    expect(reasons(estimateOne({ ...fn, inputs: { region: "us-central1", availableMemoryMb: unknownValue } }))).toHaveLength(1);
  });

  it("prices second-generation functions as Cloud Run", () => {
    const fn = declare("gcp:cloudfunctionsv2/function:Function", "app", {
      location: "europe-west3",
      serviceConfig: { availableMemory: "2Gi" },
    });
    expect(exactUsd(estimateOne(fn, { usage }))).toBeCloseTo(100_000 * (0.0000336 + 2 * 0.0000035) + 3 * 0.4, 6);
    expect(reasons(estimateOne({ ...fn, inputs: { location: "europe-west3", serviceConfig: { availableMemory: "lots" } } }))).toHaveLength(
      1,
    );
  });

  it("prices a serverless connector as its machines", () => {
    const connector = declare("gcp:vpcaccess/connector:Connector", "c", { region: "us-central1", minInstances: 2, maxInstances: 4 });
    const one = 0.0083764275 * HOURS;
    expect(rangeUsd(estimateOne(connector))).toEqual([expect.closeTo(2 * one, 5), expect.closeTo(4 * one, 5)]);
    expect(reasons(estimateOne({ ...connector, inputs: { region: "us-central1", minInstances: unknownValue } }))).toHaveLength(1);
  });
});
