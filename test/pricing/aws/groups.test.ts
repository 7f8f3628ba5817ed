import { type DeclaredResource, unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { expectRange, expectUnknown, expectUsd, HOURS, labelsOf, usEast } from "./expect-usd";

const template = (inputs: object) =>
  declare("aws:ec2/launchTemplate:LaunchTemplate", "lt", {
    networkInterfaces: [{ associatePublicIpAddress: "false" }],
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 10 } }],
    ...inputs,
  });

const group = (inputs: object, property: string, from: DeclaredResource) =>
  declare(
    "aws:autoscaling/group:Group",
    "web",
    { [property]: { id: unknownValue }, ...inputs },
    { propertyDependencies: { [property]: [from.urn] } },
  );

const machine = 0.096 * HOURS + 10 * 0.08;

describe("Auto Scaling group", () => {
  it("costs its least to its largest number of machines", () => {
    const lt = template({ instanceType: "m5.large" });
    const web = group({ minSize: 2, maxSize: 6 }, "launchTemplate", lt);
    const [node, templateNode] = priceAll([web, lt], { config: usEast });
    if (node === undefined) throw new Error("a node expected");
    expectRange(node.estimate, 2 * machine, 6 * machine);
    expect(node.estimate).toMatchObject({ because: ["the group scales from 2 to 6 machines"] });
    expect(node.capacity).toMatchObject({ size: "m5.large", vcpus: 2, memoryGib: 8, count: { low: 2, high: 6 }, storageGib: 10 });
    expect(templateNode?.estimate.kind).toBe("free");
  });

  it("is exact where it does not scale, and zero machines cost exactly nothing", () => {
    const lt = template({ instanceType: "m5.large" });
    expectUsd(estimateOne([group({ minSize: 3, maxSize: 3 }, "launchTemplate", lt), lt], { config: usEast }), 3 * machine);
    const none = estimateOne([group({ minSize: 0, maxSize: 0 }, "launchTemplate", lt), lt], { config: usEast });
    expect(none).toMatchObject({ kind: "exact", usdPerMonth: 0 });
  });

  it("reads a launch configuration, which monitors in detail by itself", () => {
    const lc = declare("aws:ec2/launchConfiguration:LaunchConfiguration", "lc", {
      imageId: "ami-1",
      instanceType: "m5.large",
      associatePublicIpAddress: true,
      rootBlockDevice: { volumeType: "gp2", volumeSize: 8 },
    });
    const web = group({ minSize: 1, maxSize: 1 }, "launchConfiguration", lc);
    expectUsd(estimateOne([web, lc], { config: usEast }), 0.096 * HOURS + 0.8 + 0.005 * HOURS + 7 * 0.3);
  });

  it("splits a mixed group into on-demand and spot machines", () => {
    const lt = template({});
    const mixedInstancesPolicy = {
      launchTemplate: { launchTemplateSpecification: { launchTemplateId: unknownValue }, overrides: [{ instanceType: "m5.large" }] },
      instancesDistribution: { onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 50 },
    };
    const web = group({ minSize: 2, maxSize: 7, mixedInstancesPolicy }, "mixedInstancesPolicy", lt);
    const estimate = estimateOne([web, lt], { config: usEast });
    const quantityOf = (what: string) =>
      "lines" in estimate ? estimate.lines.find((line) => line.label.includes(what))?.quantity : undefined;
    // Of 2: one in the base and half of the other, rounded up. Of 7: one and half of six.
    expect(quantityOf("on-demand, m5.large")).toEqual({ low: 2 * HOURS, high: 4 * HOURS });
    expect(quantityOf("spot, m5.large")).toEqual({ low: 0, high: 3 * HOURS });
  });

  it("bounds the choice among spot types by the dearest", () => {
    const lt = template({});
    const mixedInstancesPolicy = {
      launchTemplate: { overrides: [{ instanceType: "m5.xlarge" }, { instanceType: "m5.large" }] },
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0, spotAllocationStrategy: "price-capacity-optimized" },
    };
    const web = group({ minSize: 4, maxSize: 4, mixedInstancesPolicy }, "mixedInstancesPolicy", lt);
    const estimate = estimateOne([web, lt], { config: usEast });
    const only = (type: string) => {
      const spot = { ...mixedInstancesPolicy, launchTemplate: { overrides: [{ instanceType: type }] } };
      const one = estimateOne([group({ minSize: 4, maxSize: 4, mixedInstancesPolicy: spot }, "mixedInstancesPolicy", lt), lt], {
        config: usEast,
      });
      return one.kind === "exact" ? one.usdPerMonth : Number.NaN;
    };
    expectRange(estimate, only("m5.large"), only("m5.xlarge"));
  });

  it("is unknown where the template lies elsewhere, or the type is chosen by attributes or weights", () => {
    const lt = template({ instanceType: "m5.large" });
    expectUnknown(estimateOne(group({ minSize: 1, maxSize: 2 }, "launchTemplate", lt), { config: usEast }), /not part of this stack/);
    const overrides = (override: object) => ({ mixedInstancesPolicy: { launchTemplate: { overrides: [override] } } });
    const at = (override: object) =>
      estimateOne([group({ minSize: 1, maxSize: 2, ...overrides(override) }, "mixedInstancesPolicy", lt), lt], { config: usEast });
    expectUnknown(at({ instanceRequirements: { vcpuCount: { min: 2 } } }), /by attributes/);
    expectUnknown(at({ instanceType: "m5.large", weightedCapacity: "2" }), /weights/);
    expectUnknown(
      estimateOne([group({ minSize: unknownValue, maxSize: 2 }, "launchTemplate", lt), lt], { config: usEast }),
      /"minSize" is not known/,
    );
  });

  it("charges the disks of a warm pool's stopped machines, and all of running ones", () => {
    const lt = template({ instanceType: "m5.large" });
    const at = (warmPool: object): readonly number[] => {
      const estimate = estimateOne([group({ minSize: 1, maxSize: 2, warmPool }, "launchTemplate", lt), lt], { config: usEast });
      const pool = ("lines" in estimate ? estimate.lines : []).filter(({ label }) => label.startsWith("Warm pool"));
      return (["low", "high"] as const).map((bound) => Number(pool.reduce((usd, line) => usd + line.usdPerMonth[bound], 0).toFixed(6)));
    };
    const disk = 10 * 0.08;
    expect(at({ minSize: 3, maxGroupPreparedCapacity: 3, poolState: "Stopped" })).toEqual([2.4, 2.4]);
    // As many as the group may have are prepared where nothing is said: none stands by beside 2, and one beside 1.
    expect(at({})).toEqual([0, disk]);
    expect(at({ minSize: 1, maxGroupPreparedCapacity: 4 })).toEqual([1.6, 2.4]);
    expect(at({ minSize: 1, maxGroupPreparedCapacity: 1, poolState: "Running" })).toEqual([machine, machine]);
  });

  it("counts the hours that its machines run, and those of peaks at the least of them", () => {
    const lt = template({ instanceType: "m5.large" });
    const usage = { types: {}, resources: { web: { runningHours: 365, peakMachineHours: 73 } } };
    const estimate = estimateOne([group({ minSize: 1, maxSize: 2 }, "launchTemplate", lt), lt], { config: usEast, usage });
    expectRange(estimate, 0.6 * machine, machine);
  });
});

describe("EKS", () => {
  it("charges the control plane, and extended support of an old version", () => {
    const cluster = (inputs: Record<string, unknown>) => estimateOne(declare("aws:eks/cluster:Cluster", "k8s", inputs), { config: usEast });
    expectUsd(cluster({}), 0.1 * HOURS);
    expectUsd(cluster({ version: "1.33" }), 0.1 * HOURS);
    expectUsd(cluster({ version: "1.27" }), 0.6 * HOURS);
    expectUsd(cluster({ version: "1.27", upgradePolicy: { supportType: "STANDARD" } }), 0.1 * HOURS);
    expectUnknown(cluster({ computeConfig: { enabled: true } }), /Auto Mode/, 0.1 * HOURS);
  });

  const nodes = (inputs: object) =>
    declare("aws:eks/nodeGroup:NodeGroup", "nodes", { scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 }, ...inputs }, subnets);
  const subnet = declare("aws:ec2/subnet:Subnet", "net", {});
  const subnets = { propertyDependencies: { subnetIds: [subnet.urn] } };

  it("charges a node group from its least to its largest size, with EKS's defaults", () => {
    expectRange(estimateOne([nodes({}), subnet], { config: usEast }), 0.0416 * HOURS + 2, 3 * (0.0416 * HOURS + 2));
    const big = estimateOne([nodes({ instanceTypes: ["m5.large"], diskSize: 100 }), subnet], { config: usEast });
    expectRange(big, 0.096 * HOURS + 10, 3 * (0.096 * HOURS + 10));
  });

  it("is unknown for Windows nodes and for a choice among spot types, with the disks as lower bound", () => {
    expectUnknown(
      estimateOne([nodes({ amiType: "WINDOWS_CORE_2022_x86_64", instanceTypes: ["m5.large"] }), subnet], { config: usEast }),
      /licence/,
      5,
    );
    const spot = nodes({ capacityType: "SPOT", instanceTypes: ["m5.large", "m5a.large"] });
    expectUnknown(estimateOne([spot, subnet], { config: usEast }), /EKS chooses among its instance types/, 2);
    const one = estimateOne([nodes({ capacityType: "SPOT", instanceTypes: ["m5.large"] }), subnet], { config: usEast });
    expect(labelsOf(one)[0]).toBe("Instance usage (Linux/UNIX, spot, m5.large)");
  });
});

describe("ECS service on Fargate", () => {
  const definition = (inputs: object) =>
    declare("aws:ecs/taskDefinition:TaskDefinition", "task", { cpu: "512", memory: "1024", ...inputs });
  const service = (inputs: object) =>
    declare(
      "aws:ecs/service:Service",
      "api",
      { launchType: "FARGATE", desiredCount: 2, ...inputs },
      { propertyDependencies: { taskDefinition: [definition({}).urn] } },
    );
  const at = (inputs: object, task: object = {}, more: readonly DeclaredResource[] = []) =>
    estimateOne([service(inputs), definition(task), ...more], { config: usEast });
  const taskUsd = (0.5 * 0.04048 + 1 * 0.004445) * HOURS;

  it("costs the vCPU and memory of its tasks", () => {
    expectUsd(at({}), 2 * taskUsd);
    expectUsd(at({}, { cpu: ".5 vCPU", memory: "1 GB" }), 2 * taskUsd);
    expectUsd(at({ capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }], launchType: undefined }), 2 * taskUsd);
    expectUsd(at({ desiredCount: 0 }), 0);
  });

  it("adds ARM, Windows, storage and public addresses", () => {
    expectUsd(at({}, { runtimePlatform: { cpuArchitecture: "ARM64" } }), 2 * (0.5 * 0.03238 + 0.00356) * HOURS);
    expectUsd(
      at({}, { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
      2 * (0.5 * (0.046552 + 0.046) + 0.00511175) * HOURS,
    );
    expectUsd(at({}, { ephemeralStorage: { sizeInGib: 50 } }), 2 * (taskUsd + 30 * 0.000111 * HOURS));
    expectUsd(at({ networkConfiguration: { assignPublicIp: true } }), 2 * (taskUsd + 0.005 * HOURS));
  });

  it("scales as its scalable target says", () => {
    const target = declare(
      "aws:appautoscaling/target:Target",
      "scale",
      { minCapacity: 1, maxCapacity: 10 },
      { propertyDependencies: { resourceId: [service({}).urn] } },
    );
    expectRange(at({}, {}, [target]), taskUsd, 10 * taskUsd);
  });

  it("is free on EC2, and unknown on Fargate Spot or without its task definition", () => {
    expect(at({ launchType: "EC2" }).kind).toBe("free");
    expect(at({ launchType: undefined }).kind).toBe("free");
    expectUnknown(at({ launchType: undefined, capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] }), /FARGATE_SPOT/);
    expectUnknown(estimateOne(service({}), { config: usEast }), /task definition is not part of this stack/);
    expectUnknown(at({}, { cpu: "lots" }), /states no cpu and memory/);
  });
});

test("EKS add-ons of AWS itself are free, others are not known", () => {
  const addon = (addonName: string) => estimateOne(declare("aws:eks/addon:Addon", "addon", { addonName }), { config: usEast });
  expect(addon("vpc-cni").kind).toBe("free");
  expectUnknown(addon("kubecost_kubecost"), /kubecost_kubecost/);
});
