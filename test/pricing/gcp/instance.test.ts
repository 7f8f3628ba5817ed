import { unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { exactUsd, HOURS, labels, reasons } from "./expect-usd";

const TYPE = "gcp:compute/instance:Instance";
const debian = { initializeParams: { image: "debian-cloud/debian-12" } };
const instance = (inputs: Record<string, unknown>) => declare(TYPE, "vm", { zone: "us-central1-a", bootDisk: debian, ...inputs });
const BOOT = 10 * 0.04;

describe("Compute Engine instance", () => {
  it("prices machine, default boot disk and external address", () => {
    const estimate = estimateOne(
      instance({ machineType: "e2-standard-4", networkInterfaces: [{ network: "default", accessConfigs: [{}] }] }),
    );
    // e2 has no sustained-use discount; 10 GiB pd-standard at 0.04; an address in use at 0.005 an hour.
    expect(exactUsd(estimate)).toBeCloseTo(0.13402284 * HOURS + BOOT + 0.005 * HOURS, 6);
    expect(labels(estimate)).toEqual([
      "Instance usage (Linux/UNIX, on-demand, e2-standard-4)",
      "Boot disk: Standard provisioned storage (pd-standard)",
      "External IP address (in use on a standard VM)",
    ]);
  });

  it("takes the price of its own region, whatever the stack's is", () => {
    const inEurope = instance({ machineType: "projects/p/zones/europe-west1-b/machineTypes/e2-standard-4", zone: "europe-west1-b" });
    const estimate = estimateOne(inEurope, { config: { "gcp:region": "us-central1" } });
    expect(exactUsd(estimate)).toBeCloseTo(0.14743092 * HOURS + 10 * 0.04, 6);
  });

  it("deducts the sustained-use discount of a full month from an on-demand machine", () => {
    const estimate = estimateOne(instance({ machineType: "n1-standard-16" }));
    expect(exactUsd(estimate)).toBeCloseTo(0.759996 * 0.7 * HOURS + BOOT, 6);
    const [line] = estimate.kind === "exact" ? estimate.lines : [];
    expect(line?.provenance.arithmetic).toContain("x 0.7 (sustained-use discount of a full month)");
  });

  it("deducts 20 % from N2", () => {
    expect(exactUsd(estimateOne(instance({ machineType: "n2-standard-8" })))).toBeCloseTo(0.388472 * 0.8 * HOURS + BOOT, 6);
  });

  it.each([{ preemptible: true }, { provisioningModel: "SPOT" }])("prices spot without that discount: %j", (scheduling) => {
    const estimate = estimateOne(instance({ machineType: "n1-standard-16", scheduling }));
    expect(exactUsd(estimate)).toBeCloseTo(0.26804 * HOURS + BOOT, 6);
  });

  it("prices boot disk by type and size, local SSDs and accelerators", () => {
    const estimate = estimateOne(
      instance({
        machineType: "n1-standard-16",
        bootDisk: { initializeParams: { image: "debian-12", type: "pd-ssd", size: 50 } },
        scratchDisks: [{ interface: "NVME" }, { interface: "NVME" }],
        guestAccelerators: [{ type: "nvidia-tesla-k80", count: 4 }],
      }),
    );
    expect(exactUsd(estimate)).toBeCloseTo(0.759996 * 0.7 * HOURS + 50 * 0.17 + 2 * 375 * 0.08 + 4 * 0.315 * HOURS, 6);
  });

  it("does not charge twice for accelerators and local SSDs that the machine type has", () => {
    const gpu = estimateOne(instance({ machineType: "g2-standard-4", guestAccelerators: [{ type: "nvidia-l4", count: 1 }] }));
    expect(exactUsd(gpu)).toBeCloseTo(0.706832255 * HOURS + BOOT, 4);
    const lssd = estimateOne(instance({ machineType: "c3-standard-4-lssd", scratchDisks: [{ interface: "NVME" }] }));
    expect(exactUsd(lssd)).toBeCloseTo(0.2427038904 * HOURS + BOOT, 4);
  });

  it("prices a custom machine type from its vCPUs and memory", () => {
    const estimate = estimateOne(instance({ machineType: "custom-6-20480" }));
    // The reference's figures: 0.139411 for 6 vCPUs and 0.0622466 for 20 GB, both after the discount of a full month.
    expect(exactUsd(estimate)).toBeCloseTo((6 * 0.023235 + 20 * 0.003112) * HOURS + BOOT, 6);
    expect(exactUsd(estimate)).toBeCloseTo((0.139411 + 0.0622466) * HOURS + BOOT, 1);
  });

  it("charges extended memory of N1 beyond 6.5 GiB per vCPU", () => {
    const estimate = estimateOne(instance({ machineType: "custom-2-15360-ext" }));
    expect(exactUsd(estimate)).toBeCloseTo((2 * 0.023235 + 13 * 0.003112 + 2 * 0.006685) * HOURS + BOOT, 6);
  });

  it.each([
    "windows-cloud/windows-2022",
    "projects/rhel-cloud/global/images/family/rhel-9",
    "suse-sap-cloud/sles-15-sp5-sap",
    "windows-sql-cloud/sql-std-2022",
  ])("never prices the licensed image %s as Linux", (image) => {
    const estimate = estimateOne(instance({ machineType: "e2-standard-4", bootDisk: { initializeParams: { image } } }));
    expect(reasons(estimate)).toEqual([
      `Operating system licence: the image ${image} carries a licence fee, and the price book has prices of plain Linux only`,
    ]);
    expect(estimate.kind === "unknown" && estimate.lowUsdPerMonth).toBeCloseTo(0.13402284 * HOURS + BOOT, 6);
  });

  it("says where Linux is assumed because the image is not known yet", () => {
    const estimate = estimateOne(instance({ machineType: "e2-medium", bootDisk: { initializeParams: { image: unknownValue } } }));
    expect(labels(estimate)[0]).toBe("Instance usage (Linux/UNIX assumed, on-demand, e2-medium)");
    expect(exactUsd(estimate)).toBeCloseTo(0.03350571 * HOURS + BOOT, 6);
  });

  it("does not charge for a boot disk that exists already, nor for a machine that is stopped", () => {
    const existing = estimateOne(instance({ machineType: "e2-medium", bootDisk: { source: "my-disk" } }));
    expect(exactUsd(existing)).toBeCloseTo(0.03350571 * HOURS, 6);
    const stopped = estimateOne(
      instance({ machineType: "e2-medium", desiredStatus: "TERMINATED", networkInterfaces: [{ accessConfigs: [{}] }] }),
    );
    expect(exactUsd(stopped)).toBeCloseTo(BOOT, 6);
  });

  it("is unknown where a price is not known, with the reason", () => {
    expect(reasons(estimateOne(instance({ machineType: unknownValue })))).toEqual(['input "machineType" is not known until deployment']);
    expect(reasons(estimateOne(instance({ machineType: "e9-huge-1" })))).toEqual([
      "Instance usage (Linux/UNIX, on-demand, e9-huge-1): the price book does not know the size e9-huge-1",
    ]);
    expect(
      reasons(estimateOne(instance({ machineType: "n1-standard-1", guestAccelerators: [{ type: "nvidia-tesla-t4", count: 1 }] })))[0],
    ).toContain("the price book has no price for gpu.nvidia-tesla-t4.full-month in us-central1");
    expect(reasons(estimateOne(instance({ machineType: "c4-standard-4" })))).toEqual([
      "Boot disk: Hyperdisk provisioned storage (hyperdisk-balanced): the price book has no price for hyperdisk-balanced.storage in us-central1",
    ]);
    expect(reasons(estimateOne(instance({ machineType: "n1-standard-1", scheduling: { nodeAffinities: [{ key: "k" }] } })))).toEqual([
      "it runs on a sole-tenant node, which is charged per node",
    ]);
  });

  it("does not end the preview on inputs of a surprising shape", () => {
    expect(reasons(estimateOne(instance({ machineType: 4 })))[0]).toMatch(/^its inputs have an unexpected shape/);
  });

  it("states the capacity of the machine", () => {
    const [node] = priceAll([instance({ machineType: "n2-standard-8", scratchDisks: [{}] })]);
    expect(node?.capacity).toEqual({
      provider: "gcp",
      size: "n2-standard-8",
      vcpus: 8,
      memoryGib: 32,
      storageGib: 385,
      count: { low: 1, high: 1 },
    });
  });
});
