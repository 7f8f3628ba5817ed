import { unknownValue } from "../../../model";
import { declare, estimateOne } from "../../support/declared";
import { expectRange, expectUnknown, expectUsd, usEast } from "./expect-usd";

const template = declare("aws:ec2/launchTemplate:LaunchTemplate", "lt", {
  blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 73 } }],
});
const environment = (computeResources: object) =>
  declare(
    "aws:batch/computeEnvironment:ComputeEnvironment",
    "jobs",
    { type: "MANAGED", computeResources: { launchTemplate: { launchTemplateId: unknownValue }, ...computeResources } },
    { propertyDependencies: { computeResources: [template.urn] } },
  );
const costOf = (computeResources: object, usage: Record<string, number>) =>
  estimateOne([environment(computeResources), template], { config: usEast, usage: { types: {}, resources: { jobs: usage } } });

describe("Batch compute environment", () => {
  it("costs the hours of its machines, and of their disks", () => {
    // 73 GiB for a tenth of the 730 hours of a month.
    const machine = 100 * 0.096 + (73 / 730) * 100 * 0.08;
    expectUsd(costOf({ type: "EC2", instanceTypes: ["m5.large"], minVcpus: 0 }, { machineHours: 100 }), machine);
    expectUsd(costOf({ type: "EC2", instanceTypes: ["m5.large"] }, { machineHours: 0 }), 0);
  });

  it("may run on any of its sizes", () => {
    const disks = (73 / 730) * 100 * 0.08;
    const both = costOf({ type: "EC2", instanceTypes: ["m5.xlarge", "m5.large"] }, { machineHours: 100 });
    expectRange(both, 9.6 + disks, 19.2 + disks);
  });

  it("costs what tasks use on Fargate", () => {
    const tasks = costOf({ type: "FARGATE" }, { fargateVcpuHours: 100, fargateMemoryGibHours: 200 });
    expectUsd(tasks, 100 * 0.04048 + 200 * 0.004445);
  });

  it("is unknown where Batch chooses among whole families, and for Fargate Spot", () => {
    expectUnknown(costOf({ type: "SPOT", instanceTypes: ["optimal"] }, { machineHours: 1 }), /whole families/);
    expectUnknown(costOf({ type: "FARGATE_SPOT" }, {}), /FARGATE_SPOT/);
  });
});
