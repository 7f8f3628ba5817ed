import { unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { euWest, expectRange, expectUnknown, expectUsd, HOURS, labelsOf, usageOf, usEast } from "./expect-usd";

const INSTANCE = "aws:ec2/instance:Instance";
const root = (volumeType: string, volumeSize: number, more = {}) => ({ rootBlockDevice: { volumeType, volumeSize, ...more } });
const settled = { instanceType: "m5.large", associatePublicIpAddress: false, ...root("gp3", 20) };

describe("EC2 instance", () => {
  it("costs its hours and its root volume", () => {
    const estimate = estimateOne(declare(INSTANCE, "web", settled), { config: usEast });
    expectUsd(estimate, 0.096 * HOURS + 20 * 0.08);
    expect(labelsOf(estimate)).toEqual([
      "Instance usage (Linux/UNIX, on-demand, m5.large)",
      "Root volume: Storage (general purpose SSD, gp3)",
    ]);
  });

  it("costs what its own region charges", () => {
    expectUsd(estimateOne(declare(INSTANCE, "web", { ...settled, ...root("gp2", 10) }), { config: euWest }), 0.107 * HOURS + 10 * 0.11);
  });

  it("charges gp3 performance above what the storage includes", () => {
    const inputs = { ...settled, ...root("gp3", 100, { iops: 4000, throughput: 225 }) };
    expectUsd(estimateOne(declare(INSTANCE, "web", inputs), { config: usEast }), 0.096 * HOURS + 100 * 0.08 + 1000 * 0.005 + 100 * 0.04);
  });

  it("adds block devices of every type", () => {
    const ebsBlockDevices = [
      { volumeType: "io1", volumeSize: 50, iops: 500 },
      { volumeType: "st1", volumeSize: 500 },
      { volumeType: "sc1", volumeSize: 1000 },
    ];
    const estimate = estimateOne(declare(INSTANCE, "web", { ...settled, ebsBlockDevices }), { config: usEast });
    expectUsd(estimate, 0.096 * HOURS + 1.6 + 50 * 0.125 + 500 * 0.065 + 500 * 0.045 + 1000 * 0.015);
  });

  it("leaves the root volume's size to usage where only the image knows it", () => {
    const web = declare(INSTANCE, "web", { instanceType: "m5.large", associatePublicIpAddress: false });
    expectRange(estimateOne(web, { config: usEast }), 0.096 * HOURS, 0.096 * HOURS + 30 * 0.1);
    expectUsd(estimateOne(web, { config: usEast, usage: usageOf("web", { rootVolumeGib: 8 }) }), 0.096 * HOURS + 0.8);
  });

  it("asks the subnet whether it gets a public address", () => {
    const { associatePublicIpAddress: _, ...open } = settled;
    const subnet = (mapPublicIpOnLaunch: boolean) => declare("aws:ec2/subnet:Subnet", "net", { mapPublicIpOnLaunch });
    const web = (extra: Parameters<typeof declare>[3]) => declare(INSTANCE, "web", open, extra);
    const base = 0.096 * HOURS + 1.6;
    const inSubnet = { propertyDependencies: { subnetId: [subnet(true).urn] } };
    expectUsd(estimateOne([web(inSubnet), subnet(true)], { config: usEast }), base + 0.005 * HOURS);
    expectUsd(estimateOne([web(inSubnet), subnet(false)], { config: usEast }), base);
    expectRange(estimateOne(web({}), { config: usEast }), base, base + 0.005 * HOURS);
  });

  it("does not count an address twice beside an Elastic IP", () => {
    const web = declare(INSTANCE, "web", { ...settled, associatePublicIpAddress: true });
    const eip = declare("aws:ec2/eip:Eip", "ip", { instance: "web" }, { propertyDependencies: { instance: [web.urn] } });
    const [webNode, eipNode] = priceAll([web, eip], { config: usEast });
    if (webNode === undefined || eipNode === undefined) throw new Error("two nodes expected");
    expectUsd(webNode.estimate, 0.096 * HOURS + 1.6);
    expectUsd(eipNode.estimate, 0.005 * HOURS);
  });

  it("is unknown for licensed images and dedicated tenancy, with its disk as lower bound", () => {
    const at = (more: object) => estimateOne(declare(INSTANCE, "web", { ...settled, ...more }), { config: usEast });
    expectUnknown(at({ ami: "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022" }), /Linux\/UNIX prices only/, 1.6);
    expectUnknown(at({ getPasswordData: true }), /Linux\/UNIX prices only/, 1.6);
    expectUnknown(at({ tenancy: "dedicated" }), /shared tenancy only/, 1.6);
  });

  it("pays nothing for itself on a dedicated host", () => {
    expectUsd(estimateOne(declare(INSTANCE, "web", { ...settled, hostId: "h-1" }), { config: usEast }), 1.6);
  });

  it("pays the spot price where it asks for spot", () => {
    const spot = estimateOne(declare(INSTANCE, "web", { ...settled, instanceMarketOptions: { marketType: "spot" } }), { config: usEast });
    expect(labelsOf(spot)[0]).toBe("Instance usage (Linux/UNIX, spot, m5.large)");
    const request = estimateOne(declare("aws:ec2/spotInstanceRequest:SpotInstanceRequest", "web", settled), { config: usEast });
    expect(request).toEqual(spot);
    expect("usdPerMonth" in spot ? spot.usdPerMonth : 1e9).toBeLessThan(0.096 * HOURS);
  });

  it("charges declared use beyond the credits in the families that are unlimited by default, and only there", () => {
    const cost = (more: object) =>
      estimateOne(declare(INSTANCE, "web", { ...settled, ...more }), { config: usEast, usage: usageOf("web", { surplusVcpuHours: 40 }) });
    expectUsd(cost({ instanceType: "t3.medium" }), 0.0416 * HOURS + 20 * 0.08 + 40 * 0.05);
    expectUsd(cost({ instanceType: "t3.medium", creditSpecification: { cpuCredits: "standard" } }), 0.0416 * HOURS + 20 * 0.08);
    expectUsd(cost({ instanceType: "t2.medium" }), 0.0464 * HOURS + 20 * 0.08);
  });

  it("charges unlimited CPU credits by use, and detailed monitoring by metric", () => {
    const inputs = { ...settled, instanceType: "t3.medium", creditSpecification: { cpuCredits: "unlimited" }, monitoring: true };
    const estimate = estimateOne(declare(INSTANCE, "web", inputs), { config: usEast, usage: usageOf("web", { surplusVcpuHours: 10 }) });
    expectUsd(estimate, 0.0416 * HOURS + 1.6 + 10 * 0.05 + 7 * 0.3);
  });

  it("reads its launch template, and is unknown where that lies elsewhere", () => {
    const template = declare("aws:ec2/launchTemplate:LaunchTemplate", "lt", {
      instanceType: "m5.large",
      networkInterfaces: [{ associatePublicIpAddress: "true" }],
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 40 } }],
    });
    const web = declare(
      INSTANCE,
      "web",
      { launchTemplate: { id: unknownValue } },
      { propertyDependencies: { launchTemplate: [template.urn] } },
    );
    const [node, templateNode] = priceAll([web, template], { config: usEast });
    if (node === undefined) throw new Error("a node expected");
    expectUsd(node.estimate, 0.096 * HOURS + 0.005 * HOURS + 40 * 0.08);
    expect(templateNode?.estimate.kind).toBe("free");
    expectUnknown(estimateOne(web, { config: usEast }), /launch template that is not part of this stack/);
  });

  it("names the input or the price that is missing", () => {
    expectUnknown(
      estimateOne(declare(INSTANCE, "web", { ...settled, instanceType: unknownValue }), { config: usEast }),
      /"instanceType" is not known/,
    );
    expectUnknown(estimateOne(declare(INSTANCE, "web", {}), { config: usEast }), /names no instance type/);
    expectUnknown(
      estimateOne(declare(INSTANCE, "web", { ...settled, instanceType: "m5.huge" }), { config: usEast }),
      /does not know the size m5.huge/,
      1.6,
    );
    expectUnknown(
      estimateOne(declare(INSTANCE, "web", settled), { config: { "aws:region": "eu-central-1" } }),
      /ebs.gp3.storage in eu-central-1/,
      0.115 * HOURS,
    );
  });

  it("survives inputs of a surprising shape", () => {
    const estimate = estimateOne(declare(INSTANCE, "web", { ...settled, ebsBlockDevices: 7 }), { config: usEast });
    expectUnknown(estimate, /unexpected shape/);
  });

  it("states its capacity", () => {
    const [node] = priceAll([declare(INSTANCE, "web", settled)], { config: usEast });
    expect(node?.capacity).toEqual({
      size: "m5.large",
      provider: "aws",
      vcpus: 2,
      memoryGib: 8,
      storageGib: 20,
      count: { low: 1, high: 1 },
    });
  });
});

describe("EBS", () => {
  const volume = (inputs: object) => declare("aws:ebs/volume:Volume", "data", { availabilityZone: "us-east-1a", ...inputs });
  it.each([
    [{ size: 100 }, 10],
    [{ size: 100, type: "gp3" }, 8],
    [{ size: 100, type: "gp3", iops: 6000, throughput: 250 }, 8 + 15 + 5],
    [{ size: 100, type: "io1", iops: 1000 }, 12.5 + 65],
    [{ size: 500, type: "sc1" }, 7.5],
    [{ size: 500, type: "st1" }, 22.5],
  ])("volume %j costs %d", (inputs, usd) => {
    expectUsd(estimateOne(volume(inputs)), usd);
  });

  it("names what it cannot price", () => {
    expectUnknown(estimateOne(volume({ type: "gp3" })), /its size comes from a snapshot/);
    expectUnknown(estimateOne(volume({ type: "io2", size: 100, iops: 1000 })), /no price for ebs.io2.iops/, 12.5);
    expectUnknown(estimateOne(volume({ type: "gp9", size: 1 })), /"gp9" is not a volume type/);
    expectUnknown(estimateOne(volume({ type: "gp3", size: unknownValue })), /"size" is not known/);
  });

  it("charges snapshots by their data", () => {
    const snapshot = declare("aws:ebs/snapshot:Snapshot", "copy", {});
    expectUsd(estimateOne(snapshot, { config: usEast, usage: usageOf("copy", { snapshotGib: 200 }) }), 10);
    expectRange(estimateOne(snapshot, { config: usEast }), 0, 5);
    expectUnknown(estimateOne(declare("aws:ebs/snapshot:Snapshot", "old", { storageTier: "archive" }), { config: usEast }), /archived/);
  });
});

describe("gateways and balancers", () => {
  it("NAT gateway: hours and data", () => {
    const nat = declare("aws:ec2/natGateway:NatGateway", "nat", { subnetId: unknownValue });
    expectUsd(estimateOne(nat, { config: usEast, usage: usageOf("nat", { dataProcessedGib: 500 }) }), 0.045 * HOURS + 500 * 0.045);
    expectRange(estimateOne(nat, { config: euWest }), 0.048 * HOURS, 0.048 * HOURS + 100 * 0.048);
  });

  it.each([
    ["aws:lb/loadBalancer:LoadBalancer", {}, 0.0225 * HOURS + 2 * 5.84027],
    ["aws:alb/loadBalancer:LoadBalancer", { loadBalancerType: "application" }, 0.0225 * HOURS + 2 * 5.84027],
    ["aws:lb/loadBalancer:LoadBalancer", { loadBalancerType: "network" }, 0.0225 * HOURS + 2 * 4.3802],
  ])("%s %j", (type, inputs, usd) => {
    const internal = declare(type, "lb", { ...inputs, internal: true });
    expectUsd(estimateOne(internal, { config: usEast, usage: usageOf("lb", { capacityUnits: 2 }) }), usd);
  });

  it("a balancer that faces the internet pays a public address in each zone", () => {
    const options = { config: usEast, usage: usageOf("lb", { capacityUnits: 0 }) };
    const balancer = (inputs: Record<string, unknown>) => estimateOne(declare("aws:lb/loadBalancer:LoadBalancer", "lb", inputs), options);
    expectUsd(balancer({ subnets: ["a", unknownValue, "c"] }), 0.0225 * HOURS + 3 * 0.005 * HOURS);
    expectRange(balancer({ subnets: unknownValue }), (0.0225 + 2 * 0.005) * HOURS, (0.0225 + 3 * 0.005) * HOURS);
    expectUsd(balancer({ loadBalancerType: "network", subnetMappings: [{ subnetId: "a", allocationId: unknownValue }] }), 0.0225 * HOURS);
    expectUsd(balancer({ subnets: ["a", "b"], ipAddressType: "dualstack-without-public-ipv4" }), 0.0225 * HOURS);
  });

  it("classic balancer: hours and data", () => {
    const balancer = declare("aws:elb/loadBalancer:LoadBalancer", "lb", {});
    expectUsd(estimateOne(balancer, { config: usEast, usage: usageOf("lb", { dataProcessedGib: 100 }) }), 0.025 * HOURS + 0.8);
  });

  it("keeps the hours of a gateway balancer whose units have no price", () => {
    const balancer = declare("aws:lb/loadBalancer:LoadBalancer", "lb", { loadBalancerType: "gateway" });
    expectUnknown(estimateOne(balancer, { config: usEast }), /gwlb.lcu/, 0.0125 * HOURS);
    expectUnknown(
      estimateOne(declare("aws:lb/loadBalancer:LoadBalancer", "lb", { loadBalancerType: "tape" }), { config: usEast }),
      /"tape" is not/,
    );
  });
});
