import { unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { exactUsd, HOURS, rangeUsd, reasons } from "./expect-usd";

const template = declare("gcp:compute/instanceTemplate:InstanceTemplate", "template", {
  machineType: "e2-standard-4",
  disks: [
    { boot: true, sourceImage: "debian-cloud/debian-12", diskSizeGb: 20, diskType: "pd-balanced" },
    { type: "SCRATCH", diskType: "local-ssd" },
    { source: "shared-data" },
  ],
  networkInterfaces: [{ accessConfigs: [{}] }],
});
const ONE = 0.13402284 * HOURS + 20 * 0.1 + 375 * 0.08 + 0.005 * HOURS;
const fromTemplate = { propertyDependencies: { versions: [template.urn] } };

const group = (inputs: Record<string, unknown>) =>
  declare("gcp:compute/instanceGroupManager:InstanceGroupManager", "group", { zone: "us-central1-a", ...inputs }, fromTemplate);

describe("managed instance groups", () => {
  it("the template costs nothing by itself", () => {
    expect(estimateOne(template).kind).toBe("free");
  });

  it("costs as many machines as its target size", () => {
    expect(exactUsd(estimateOne([group({ targetSize: 3 }), template]))).toBeCloseTo(3 * ONE, 6);
    expect(exactUsd(estimateOne([group({ targetSize: 0 }), template]))).toBe(0);
  });

  it("costs between the bounds of its autoscaler", () => {
    const regional = declare(
      "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
      "group",
      { region: "us-central1" },
      fromTemplate,
    );
    const autoscaler = declare(
      "gcp:compute/regionAutoscaler:RegionAutoscaler",
      "scaler",
      { region: "us-central1", autoscalingPolicy: { minReplicas: 2, maxReplicas: 10 } },
      { propertyDependencies: { target: [regional.urn] } },
    );
    const [node, , scaler] = priceAll([regional, template, autoscaler]);
    const [low, high] = rangeUsd(node?.estimate ?? { kind: "free", because: [] });
    expect(low).toBeCloseTo(2 * ONE, 6);
    expect(high).toBeCloseTo(10 * ONE, 6);
    expect(node?.estimate.kind === "range" && node.estimate.because).toEqual(["autoscaling from 2 to 10 machines (scaler)"]);
    expect(node?.capacity).toMatchObject({ size: "e2-standard-4", vcpus: 4, memoryGib: 16, count: { low: 2, high: 10 } });
    expect(scaler?.estimate.kind).toBe("free");
  });

  it("is unknown without its template, with several of them, or with an unknown size", () => {
    const alone = declare("gcp:compute/instanceGroupManager:InstanceGroupManager", "group", { zone: "us-central1-a", targetSize: 2 });
    expect(reasons(estimateOne(alone))).toEqual(["its instance template is not in this stack"]);
    expect(reasons(estimateOne([group({ targetSize: unknownValue }), template]))).toEqual([
      'input "targetSize" is not known until deployment',
    ]);
    const licensed = {
      ...template,
      inputs: { machineType: "e2-standard-4", disks: [{ boot: true, sourceImage: "windows-cloud/windows-2022" }] },
    };
    expect(reasons(estimateOne([group({ targetSize: 2 }), licensed]))[0]).toContain("windows-cloud/windows-2022 carries a licence fee");
  });

  it("prices an instance from the template, with its own machine type", () => {
    const one = declare(
      "gcp:compute/instanceFromTemplate:InstanceFromTemplate",
      "one",
      { zone: "us-central1-a", machineType: "e2-medium" },
      { propertyDependencies: { sourceInstanceTemplate: [template.urn] } },
    );
    expect(exactUsd(estimateOne([one, template]))).toBeCloseTo(ONE + (0.03350571 - 0.13402284) * HOURS, 6);
    expect(reasons(estimateOne(one))).toEqual(["its instance template is not in this stack"]);
  });
});
