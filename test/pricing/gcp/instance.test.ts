import { unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";

const HOURS = 730;
const instance = (inputs: Record<string, unknown>) =>
  declare("gcp:compute/instance:Instance", "vm", {
    zone: "us-central1-a",
    bootDisk: { initializeParams: { image: "debian-cloud/debian-12" } },
    ...inputs,
  });
const usd = (estimate: ReturnType<typeof estimateOne>) => {
  if (estimate.kind !== "exact") throw new Error(`${estimate.kind}: ${JSON.stringify("because" in estimate ? estimate.because : [])}`);
  return estimate.usdPerMonth;
};

describe("Compute Engine instance", () => {
  it("prices machine, default boot disk and external address", () => {
    const estimate = estimateOne(
      instance({ machineType: "e2-standard-4", networkInterfaces: [{ network: "default", accessConfigs: [{}] }] }),
    );
    // e2 has no sustained-use discount; 10 GiB pd-standard at 0.04; an address in use at 0.005 an hour.
    expect(usd(estimate)).toBeCloseTo(0.13402284 * HOURS + 10 * 0.04 + 0.005 * HOURS, 6);
    expect(estimate.kind === "exact" && estimate.lines.map(({ label }) => label)).toEqual([
      "Instance usage (Linux/UNIX, on-demand, e2-standard-4)",
      "Boot disk: Standard provisioned storage (pd-standard)",
      "External IP address (in use on a standard VM)",
    ]);
  });

  it("deducts the sustained-use discount of a full month from an on-demand machine", () => {
    const estimate = estimateOne(instance({ machineType: "n1-standard-16" }));
    expect(usd(estimate)).toBeCloseTo(0.759996 * 0.7 * HOURS + 10 * 0.04, 3);
    expect(estimate.kind === "exact" && estimate.lines[0]?.provenance.arithmetic).toContain("sustained-use discount of a full month");
  });

  it.each([{ preemptible: true }, { provisioningModel: "SPOT" }])("prices spot without that discount: %j", (scheduling) => {
    const estimate = estimateOne(instance({ machineType: "n1-standard-16", scheduling }));
    expect(usd(estimate)).toBeCloseTo(0.26804 * HOURS + 10 * 0.04, 6);
  });
});

it("is here so that the builder is used for nodes too", () => {
  const [node] = priceAll([instance({ machineType: unknownValue })]);
  expect(node?.estimate).toMatchObject({ kind: "unknown", because: ['input "machineType" is not known until deployment'] });
});
