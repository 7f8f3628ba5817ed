import { unknownValue } from "../../../model";
import type { DeclaredUsage } from "../../../pricing";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { exactUsd, HOURS, labels, rangeUsd, reasons } from "./expect-usd";

const usageOf = (name: string, quantities: Record<string, number>): DeclaredUsage => ({ types: {}, resources: { [name]: quantities } });
const config = { "gcp:region": "us-central1" };

describe("disks and copies of them", () => {
  const disk = (inputs: Record<string, unknown>) => declare("gcp:compute/disk:Disk", "data", { zone: "europe-west3-a", ...inputs });

  it.each([
    ["pd-standard", 0.048],
    ["pd-balanced", 0.12],
    ["pd-ssd", 0.204],
  ])("prices %s by its provisioned GiB", (type, usdPerGib) => {
    expect(exactUsd(estimateOne(disk({ type, size: 200 })))).toBeCloseTo(200 * usdPerGib, 6);
  });

  it("prices a regional disk in two zones and states its capacity", () => {
    const regional = declare("gcp:compute/regionDisk:RegionDisk", "data", { region: "us-central1", type: "pd-ssd", size: 100 });
    const [node] = priceAll([regional]);
    expect(exactUsd(node?.estimate ?? { kind: "free", because: [] })).toBeCloseTo(100 * 0.34, 6);
    expect(node?.capacity).toEqual({ provider: "gcp", storageGib: 100 });
  });

  it("prices provisioned IOPS of pd-extreme", () => {
    const extreme = disk({ zone: "us-central1-a", type: "pd-extreme", size: 500, provisionedIops: 20_000 });
    expect(exactUsd(estimateOne(extreme))).toBeCloseTo(500 * 0.125 + 20_000 * 0.065, 6);
    expect(reasons(estimateOne(disk({ type: "pd-extreme", size: 500 })))).toEqual([
      "Provisioned IOPS (pd-extreme): provisionedIops is not declared, and Google picks a default",
    ]);
  });

  it("is unknown without a size or a figure", () => {
    expect(reasons(estimateOne(disk({ type: "pd-ssd" })))).toEqual(["SSD provisioned storage (pd-ssd): its size is not declared"]);
    expect(reasons(estimateOne(disk({ type: "pd-ssd", size: unknownValue })))).toEqual(['input "size" is not known until deployment']);
    expect(reasons(estimateOne(disk({ type: "hyperdisk-balanced", size: 10 })))[0]).toContain("no price for hyperdisk-balanced.storage");
  });

  it("bounds a snapshot by the size of its disk", () => {
    const source = disk({ zone: "us-central1-a", type: "pd-ssd", size: 300 });
    const snapshot = declare(
      "gcp:compute/snapshot:Snapshot",
      "snap",
      { zone: "us-central1-a", storageLocations: ["us-central1"] },
      { propertyDependencies: { sourceDisk: [source.urn] } },
    );
    expect(rangeUsd(estimateOne([snapshot, source]))).toEqual([0, 300 * 0.05]);
    expect(exactUsd(estimateOne([snapshot, source], { usage: usageOf("snap", { storedGib: 40 }) }))).toBeCloseTo(40 * 0.05, 6);
    const inMultiRegion = { ...snapshot, inputs: { zone: "us-central1-a" } };
    expect(exactUsd(estimateOne([inMultiRegion, source], { usage: usageOf("snap", { storedGib: 40 }) }))).toBeCloseTo(40 * 0.065, 6);
    expect(reasons(estimateOne([{ ...snapshot, inputs: { zone: "us-central1-a", storageLocations: ["asia"] } }]))).toHaveLength(1);
  });

  it("prices images where the book has a figure", () => {
    const image = declare("gcp:compute/image:Image", "image", { diskSizeGb: 20 });
    expect(rangeUsd(estimateOne(image, { config }))).toEqual([0, 20 * 0.05]);
    expect(reasons(estimateOne(image, { config: { "gcp:region": "europe-west1" } }))).toHaveLength(1);
    const machineImage = declare("gcp:compute/machineImage:MachineImage", "machine-image", { sourceInstance: "vm" });
    expect(exactUsd(estimateOne(machineImage, { config, usage: usageOf("machine-image", { storedGib: 12 }) }))).toBeCloseTo(12 * 0.05, 6);
  });
});

describe("addresses, NAT, load balancers, VPN", () => {
  const address = declare("gcp:compute/address:Address", "ip", { region: "europe-west3" });

  it("charges an address that nothing uses, and none that is in use", () => {
    expect(exactUsd(estimateOne(address))).toBeCloseTo(0.012 * HOURS, 6);
    const rule = declare("gcp:compute/forwardingRule:ForwardingRule", "rule", {}, { propertyDependencies: { ipAddress: [address.urn] } });
    expect(estimateOne([address, rule])).toEqual({ kind: "free", because: ["an address of a forwarding rule is not charged"] });
    expect(estimateOne({ ...address, inputs: { addressType: "INTERNAL", region: "europe-west3" } }).kind).toBe("free");
    expect(reasons(estimateOne({ ...address, inputs: { region: "europe-north2" } }))).toHaveLength(1);
    expect(exactUsd(estimateOne(declare("gcp:compute/globalAddress:GlobalAddress", "ip", {})))).toBeCloseTo(0.01 * HOURS, 6);
  });

  it("prices a NAT gateway by machines up to 32, data and addresses", () => {
    const nat = declare("gcp:compute/routerNat:RouterNat", "nat", {
      region: "us-central1",
      natIpAllocateOption: "MANUAL_ONLY",
      natIps: ["a", "b"],
    });
    const two = 2 * 0.005 * HOURS;
    expect(rangeUsd(estimateOne(nat))).toEqual([two, expect.closeTo(two + 0.0448 * HOURS + 100 * 0.045, 6)]);
    const few = usageOf("nat", { assignedVms: 8, dataProcessedGib: 1000 });
    expect(exactUsd(estimateOne(nat, { usage: few }))).toBeCloseTo(two + (8 / 32) * 0.0448 * HOURS + 45, 6);
    const many = usageOf("nat", { assignedVms: 500, dataProcessedGib: 0 });
    expect(exactUsd(estimateOne(nat, { usage: many }))).toBeCloseTo(two + 0.0448 * HOURS, 6);
    const automatic = { ...nat, inputs: { region: "us-central1", natIpAllocateOption: "AUTO_ONLY" } };
    expect(labels(estimateOne(automatic))[2]).toBe("External IP address (in use, automatic)");
    expect(reasons(estimateOne({ ...nat, inputs: { region: "us-central1", type: "PRIVATE" } }))).toEqual([
      "the price book has no figures for Private NAT",
    ]);
    expect(reasons(estimateOne({ ...nat, inputs: { region: "us-central1", natIpAllocateOption: unknownValue } }))).toHaveLength(1);
  });

  it("counts addresses of a NAT gateway by the resources they come from", () => {
    const ips = ["a", "b", "c"].map((name) => declare("gcp:compute/address:Address", name, { region: "us-central1" }));
    const nat = declare(
      "gcp:compute/routerNat:RouterNat",
      "nat",
      { region: "us-central1", natIps: unknownValue },
      { propertyDependencies: { natIps: ips.map(({ urn }) => urn) } },
    );
    const [node, first] = priceAll([nat, ...ips], { usage: usageOf("nat", { assignedVms: 0, dataProcessedGib: 0 }) });
    expect(exactUsd(node?.estimate ?? { kind: "free", because: [] })).toBeCloseTo(3 * 0.005 * HOURS, 6);
    expect(first?.estimate.kind).toBe("free");
  });

  it("prices forwarding rules in us-central1 and global ones, and says that the first five share a fee", () => {
    const regional = declare("gcp:compute/forwardingRule:ForwardingRule", "lb", { region: "us-central1" });
    const global = declare("gcp:compute/globalForwardingRule:GlobalForwardingRule", "lb", { target: "proxy" });
    for (const rule of [regional, global]) {
      const estimate = estimateOne(rule, { usage: usageOf("lb", { dataProcessedGib: 500 }) });
      expect(exactUsd(estimate)).toBeCloseTo(0.01 * HOURS + 500 * 0.008, 6);
      expect(estimate.kind === "exact" && estimate.lines[0]?.provenance.doubt).toContain("first five");
    }
    expect(reasons(estimateOne({ ...regional, inputs: { region: "europe-west1" } }))).toEqual([
      "Forwarding rule: the price book has no price for forwarding-rule.hour in europe-west1",
      "Inbound data processed: the price book has no price for load-balancer.data in europe-west1",
    ]);
    expect(reasons(estimateOne({ ...global, inputs: { target: "all-apis" } }))[0]).toContain("Private Service Connect");
  });

  it("prices regional proxies, VPN tunnels, and CDN not at all", () => {
    const proxy = declare("gcp:compute/regionTargetHttpProxy:RegionTargetHttpProxy", "proxy", { region: "us-central1" });
    expect(exactUsd(estimateOne(proxy, { usage: usageOf("proxy", { proxyInstances: 2 }) }))).toBeCloseTo(2 * 0.025 * HOURS, 6);
    const tunnel = declare("gcp:compute/vPNTunnel:VPNTunnel", "vpn", { region: "europe-west3" });
    expect(exactUsd(estimateOne(tunnel, { usage: usageOf("vpn", { internetEgressGib: 2000 }) }))).toBeCloseTo(
      0.06 * HOURS + 1024 * 0.12 + 976 * 0.11,
      6,
    );
    expect(reasons(estimateOne({ ...tunnel, inputs: { region: "moon-north1" } }))).toHaveLength(2);
    const backend = declare("gcp:compute/backendService:BackendService", "backend", {});
    expect(estimateOne(backend).kind).toBe("free");
    expect(estimateOne({ ...backend, inputs: { enableCdn: true } }).kind).toBe("unknown");
    expect(estimateOne({ ...backend, inputs: { enableCdn: unknownValue } }).kind).toBe("unknown");
  });
});

describe("buckets and registries", () => {
  const bucket = (inputs: Record<string, unknown>) => declare("gcp:storage/bucket:Bucket", "bucket", inputs);
  const usage = usageOf("bucket", {
    storageGib: 1000,
    classAOperationsPerMonth: 200_000,
    classBOperationsPerMonth: 1_000_000,
    dataRetrievalGib: 50,
  });

  // Writes (class A) cost twice as much where they are stored in several regions.
  it.each([
    ["europe-west3", 0.023, 0.05],
    ["US", 0.026, 0.1],
    ["NAM4", 0.044, 0.1],
  ])("prices a standard bucket in %s", (location, usdPerGib, usdPer10kClassA) => {
    const operations = 20 * usdPer10kClassA + 100 * 0.004;
    expect(exactUsd(estimateOne(bucket({ location }), { usage }))).toBeCloseTo(1000 * usdPerGib + operations, 6);
  });

  it("charges retrieval from colder classes and traffic only where it is declared", () => {
    const coldline = bucket({ location: "ASIA", storageClass: "COLDLINE" });
    expect(exactUsd(estimateOne(coldline, { usage }))).toBeCloseTo(1000 * 0.00875 + 20 * 2 * 0.1 + 100 * 0.05 + 50 * 0.02, 6);
    const traffic = usageOf("bucket", { storageGib: 0, classAOperationsPerMonth: 0, classBOperationsPerMonth: 0, internetEgressGib: 100 });
    expect(exactUsd(estimateOne(bucket({ location: "us-central1" }), { usage: traffic }))).toBeCloseTo(100 * 0.12, 6);
  });

  it("charges what a lifecycle moves to a colder class, and copies to another region, only where they are declared", () => {
    const none = { storageGib: 0, classAOperationsPerMonth: 0, classBOperationsPerMonth: 0 };
    const cold = usageOf("bucket", { ...none, nearlineStorageGib: 100, nearlineRetrievalGib: 10, otherRegionEgressGib: 50 });
    expect(exactUsd(estimateOne(bucket({ location: "us-central1" }), { usage: cold }))).toBeCloseTo(100 * 0.01 + 10 * 0.01 + 50 * 0.02, 6);
    const moves = usageOf("bucket", { ...none, coldlineMovesPerMonth: 20_000 });
    expect(exactUsd(estimateOne(bucket({ location: "asia" }), { usage: moves }))).toBeCloseTo(2 * 0.1, 6);
    expect(reasons(estimateOne(bucket({ location: "us-central1" }), { usage: moves }))[0]).toContain("gcs.coldline.class-a");
    const job = declare("gcp:storage/transferJob:TransferJob", "job", { transferSpec: { gcsDataSource: { bucketName: "a" } } });
    expect(estimateOne(job).kind).toBe("free");
    expect(estimateOne({ ...job, inputs: { transferSpec: { sourceAgentPoolName: "own" } } }).kind).toBe("unknown");
  });

  it("is a range without usage, and unknown where a figure is missing", () => {
    expect(rangeUsd(estimateOne(bucket({ location: "us-central1" })))[0]).toBe(0);
    expect(reasons(estimateOne(bucket({ location: "us-central1", storageClass: "NEARLINE" })))).toHaveLength(2);
    expect(reasons(estimateOne(bucket({ location: unknownValue })))).toEqual(["the resource's location is not known until deployment"]);
    expect(reasons(estimateOne(bucket({ location: "us", storageClass: "LUKEWARM" })))).toEqual(["the storage class LUKEWARM is not known"]);
    expect(reasons(estimateOne(bucket({ location: "us", customPlacementConfig: { dataLocations: ["A", "B"] } })))).toHaveLength(1);
    expect(reasons(estimateOne(bucket({ location: "us", autoclass: { enabled: true } })))[0]).toContain("Autoclass");
  });

  it("prices Artifact Registry per GB and Container Registry per GiB", () => {
    const repository = declare("gcp:artifactregistry/repository:Repository", "repo", { location: "europe-west1", format: "DOCKER" });
    expect(exactUsd(estimateOne(repository, { usage: usageOf("repo", { storageGib: 100 }) }))).toBeCloseTo(107.3741824 * 0.1, 6);
    expect(estimateOne({ ...repository, inputs: { location: "europe-west1", mode: "VIRTUAL_REPOSITORY" } }).kind).toBe("free");
    expect(estimateOne({ ...repository, inputs: { location: "europe-west1", mode: unknownValue } }).kind).toBe("unknown");
    const registry = declare("gcp:container/registry:Registry", "gcr", {});
    const quantities = { storageGib: 10, classAOperationsPerMonth: 10_000, classBOperationsPerMonth: 10_000 };
    expect(exactUsd(estimateOne(registry, { usage: usageOf("gcr", quantities) }))).toBeCloseTo(10 * 0.026 + 0.05 + 0.004, 6);
  });
});
