import { unknownValue } from "../../../model";
import { noUsage } from "../../../pricing";
import { declare, estimateOne } from "../../support/declared";
import { expectRange, expectUnknown, expectUsd, HOURS } from "./expect-usd";

const config = { "aws:region": "us-east-1" };
const remote = (type: string, inputs: Record<string, unknown>) => declare(type, "one", inputs, { custom: false, notExpanded: true });
const used = (quantities: Record<string, number>) => ({ config, usage: { ...noUsage, resources: { one: quantities } } });
const NAT = (0.045 + 0.005) * HOURS;

describe("components that a plugin would expand", () => {
  it("a network of awsx has a NAT gateway in each of three zones unless told otherwise", () => {
    const vpc = (inputs: Record<string, unknown>) => estimateOne(remote("awsx:ec2:Vpc", inputs), used({ dataProcessedGib: 100 }));
    expectUsd(vpc({}), 3 * NAT + 100 * 0.045);
    expectUsd(vpc({ numberOfAvailabilityZones: 2 }), 2 * NAT + 4.5);
    expectUsd(vpc({ natGateways: { strategy: "Single" } }), NAT + 4.5);
    expect(vpc({ natGateways: { strategy: "None" } }).kind).toBe("free");
    expect(vpc({ subnetSpecs: [{ type: "Public" }] }).kind).toBe("free");
    expectUnknown(vpc({ natGateways: unknownValue }), /natGateways/, 0);
  });

  it("a balancer of awsx pays hours and addresses", () => {
    const balancer = (inputs: Record<string, unknown>) =>
      estimateOne(remote("awsx:lb:ApplicationLoadBalancer", inputs), used({ capacityUnits: 0 }));
    expectUsd(balancer({ subnetIds: ["a", "b", "c"] }), (0.0225 + 3 * 0.005) * HOURS);
    expectRange(balancer({}), (0.0225 + 2 * 0.005) * HOURS, (0.0225 + 3 * 0.005) * HOURS);
    expectUsd(balancer({ internal: true }), 0.0225 * HOURS);
  });

  it("a Fargate service of awsx takes the smallest task that holds its containers", () => {
    const service = (inputs: Record<string, unknown>) =>
      estimateOne(remote("awsx:ecs:FargateService", inputs), used({ logIngestedGib: 0 }));
    const container = { image: unknownValue, cpu: 512, memory: 3000 };
    expectUsd(service({ desiredCount: 2, taskDefinitionArgs: { container } }), 2 * (0.5 * 0.04048 + 3 * 0.004445) * HOURS);
    expectUsd(service({ taskDefinitionArgs: { container: { memory: 128 } } }), (0.25 * 0.04048 + 0.5 * 0.004445) * HOURS);
    expectUnknown(service({ taskDefinition: unknownValue }), /taskDefinition/, 0);
  });

  it("a cluster of pulumi-eks starts one to two t3.medium unless told otherwise", () => {
    const cluster = (inputs: Record<string, unknown>) => estimateOne(remote("eks:index:Cluster", inputs), { config });
    const node = 0.0416 * HOURS + 20 * 0.1;
    expectRange(cluster({ nodeAssociatePublicIpAddress: false }), 0.1 * HOURS + node, 0.1 * HOURS + 2 * node);
    expectUsd(cluster({ skipDefaultNodeGroup: true }), 0.1 * HOURS);
    expectUnknown(cluster({ fargate: true }), /decided in the cluster/, 0.1 * HOURS);
  });

  it("a managed group of pulumi-eks has one to two machines unless told otherwise", () => {
    const group = (inputs: Record<string, unknown>) =>
      estimateOne(remote("eks:index:ManagedNodeGroup", { cluster: unknownValue, ...inputs }), used({ surplusVcpuHours: 0 }));
    const node = 0.0416 * HOURS + 20 * 0.1;
    expectRange(group({}), node, 2 * (node + 0.005 * HOURS));
    expectRange(group({ scalingConfig: { minSize: 3, maxSize: 4, desiredSize: 3 } }), 3 * node, 4 * (node + 0.005 * HOURS));
  });

  it("costs what its children cost once it is expanded", () => {
    expect(estimateOne(declare("awsx:ec2:Vpc", "one", {}, { custom: false }), { config })).toEqual({
      kind: "free",
      because: ["a component groups other resources; they are priced one by one"],
    });
  });
});
