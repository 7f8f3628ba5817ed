import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup";
import { Eip, type EipArgs } from "@pulumi/aws/ec2/eip";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway";
import { NatGateway, type NatGatewayArgs } from "@pulumi/aws/ec2/natGateway";
import { Route } from "@pulumi/aws/ec2/route";
import { RouteTable } from "@pulumi/aws/ec2/routeTable";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { Subnet } from "@pulumi/aws/ec2/subnet";
import { Vpc } from "@pulumi/aws/ec2/vpc";
import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule";
import type * as pulumi from "@pulumi/pulumi";
import { GATEWAY, GATEWAY_ADDRESS, zonalPart } from "../../../blueprint";
import { type Cut, cut } from "../../address-range";
import type { Caller } from "../link-side";
import { addressRangeOf, gatewayPart, kept, type SiteSpec } from "../site";
import { privateEndpoints } from "./private-endpoints";
import { zonesOf } from "./zones";

/** A load balancer needs subnets in at least two zones. */
export const LOAD_BALANCER_ZONES = 2;

/** A /20 for the machines of each zone, and a /24 for its load balancers, which need 27 bits: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer */
const PRIVATE: Cut = { at: 0, prefix: 20, narrowest: 28 };
const PUBLIC: Cut = { at: 128, prefix: 24, narrowest: 27 };

/**
 * The private network of a region: a subnet per zone for machines, without a route to the internet, and public subnets
 * that are made only when a load balancer needs them. All of it is free of charge. The S3 gateway endpoint lets Amazon
 * Linux reach its package repositories, which lie in S3.
 */
export class AwsNetwork {
  readonly region: string;
  private vpc: Vpc | undefined;
  private privateSubnetIds: pulumi.Output<string>[] = [];
  private privateTables: readonly RouteTable[] = [];
  private publicSubnets: pulumi.Output<string>[] | undefined;
  private readonly groups = new Map<string, SecurityGroup>();
  private readonly range: string;

  constructor(readonly spec: SiteSpec) {
    this.region = spec.region;
    this.range = addressRangeOf(spec);
  }

  vpcId(): pulumi.Output<string> {
    return this.ensureVpc().id;
  }

  /** Subnets for machines in the first `zones` zones. */
  machineSubnetIds(zones: number): pulumi.Output<string>[] {
    this.ensureVpc();
    return this.privateSubnetIds.slice(0, zones);
  }

  /** Addresses of machines in the first zones: those of whoever talks from here. */
  rangesOf({ zones }: Caller): string[] {
    return this.zones()
      .slice(0, zones)
      .map((_, index) => cut(this.range, PRIVATE, index));
  }

  /** The network and the routes of its machines. */
  forLinks(): { readonly vpc: Vpc; readonly privateRoutes: readonly RouteTable[] } {
    return { vpc: this.ensureVpc(), privateRoutes: this.privateTables };
  }

  /** Subnets for a load balancer in front of machines in the first `zones` zones. */
  publicSubnetIds(zones: number): pulumi.Output<string>[] {
    this.publicSubnets ??= this.makePublicSubnets();
    return this.publicSubnets.slice(0, Math.max(zones, LOAD_BALANCER_ZONES));
  }

  /** The security group of a workload's machines; asked for by its callers' rules too, in any order. */
  machineGroup(workload: string, vpcId: pulumi.Input<string>): SecurityGroup {
    const known = this.groups.get(workload);
    if (known !== undefined) return known;
    const name = this.spec.nameOf(workload);
    const group = new SecurityGroup(
      `${name}-machines`,
      { ...this.common(`${name}-machines`), description: `Machines of ${workload}`, vpcId },
      { parent: this.spec.parent },
    );
    new SecurityGroupEgressRule(
      `${name}-machines-out`,
      {
        ...this.common(name),
        securityGroupId: group.id,
        ipProtocol: "-1",
        cidrIpv4: "0.0.0.0/0",
        description: "Machines may open connections",
      },
      { parent: this.spec.parent },
    );
    this.groups.set(workload, group);
    return group;
  }

  private ensureVpc(): Vpc {
    if (this.vpc !== undefined) return this.vpc;
    const { name } = this.spec;
    const vpc = new Vpc(
      name,
      { ...this.common(name), cidrBlock: this.range, enableDnsHostnames: true, enableDnsSupport: true },
      { parent: this.spec.parent, ...kept(this.spec) },
    );
    const parent = vpc;
    // The default group would let everything inside it talk: taken over and emptied.
    new DefaultSecurityGroup(name, { ...this.common(name), vpcId: vpc.id }, { parent });
    const routes = this.privateRoutes(vpc);
    this.privateTables = routes;
    this.privateSubnetIds = this.zones().map((zone, index) => {
      const subnetName = `${name}-private-${index + 1}`;
      const subnet = new Subnet(
        subnetName,
        { ...this.common(subnetName), vpcId: vpc.id, availabilityZone: zone, cidrBlock: cut(this.range, PRIVATE, index) },
        { parent },
      );
      new RouteTableAssociation(
        subnetName,
        { region: this.region, subnetId: subnet.id, routeTableId: (routes[index] ?? routes[0]).id },
        { parent },
      );
      return subnet.id;
    });
    new VpcEndpoint(
      `${name}-s3`,
      {
        ...this.common(`${name}-s3`),
        vpcId: vpc.id,
        serviceName: `com.amazonaws.${this.region}.s3`,
        vpcEndpointType: "Gateway",
        routeTableIds: routes.map(({ id }) => id),
      },
      { parent },
    );
    this.vpc = vpc;
    if (this.spec.gateway !== undefined) this.openWaysOut(routes, parent);
    privateEndpoints(this.spec, vpc, this.privateSubnetIds);
    return vpc;
  }

  private makePublicSubnets(): pulumi.Output<string>[] {
    const vpc = this.ensureVpc();
    const { name } = this.spec;
    const parent = vpc;
    const gateway = new InternetGateway(name, { ...this.common(name), vpcId: vpc.id }, { parent });
    const routes = new RouteTable(
      `${name}-public`,
      { ...this.common(`${name}-public`), vpcId: vpc.id, routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }] },
      { parent },
    );
    return this.zones().map((zone, index) => {
      const subnetName = `${name}-public-${index + 1}`;
      const subnet = new Subnet(
        subnetName,
        { ...this.common(subnetName), vpcId: vpc.id, availabilityZone: zone, cidrBlock: cut(this.range, PUBLIC, index) },
        { parent },
      );
      new RouteTableAssociation(subnetName, { region: this.region, subnetId: subnet.id, routeTableId: routes.id }, { parent });
      return subnet.id;
    });
  }

  /** Routes of the private subnets: one table for all, or one for each zone that has a gateway of its own. The first is for zones without. */
  private privateRoutes(vpc: Vpc): readonly [RouteTable, ...RouteTable[]] {
    const { name, gateway = [] } = this.spec;
    const own = (index: number) => gateway.some((part) => part.name === zonalPart(GATEWAY, index));
    const table = (tableName: string) => new RouteTable(tableName, { ...this.common(tableName), vpcId: vpc.id }, { parent: vpc });
    const first = table(`${name}-private`);
    const others = this.zones().flatMap((_, index) => (index > 0 && own(index) ? [table(zonalPart(`${name}-private`, index))] : []));
    return [first, ...others];
  }

  /** NAT gateways in public subnets: machines may open connections, nobody may open one to them. */
  private openWaysOut(routes: readonly RouteTable[], parent: Vpc): void {
    const subnetIds = this.publicSubnetIds(routes.length);
    for (const [index, table] of routes.entries()) {
      const address = gatewayPart<EipArgs>(this.spec, zonalPart(GATEWAY_ADDRESS, index));
      const gateway = gatewayPart<Omit<NatGatewayArgs, "subnetId">>(this.spec, zonalPart(GATEWAY, index));
      const ip = new Eip(address.name, { ...this.common(address.name), ...address.inputs }, { parent });
      const subnetId = subnetIds[index];
      if (subnetId === undefined) throw new Error("a network has a public subnet in each of its zones");
      const nat = new NatGateway(
        gateway.name,
        { ...this.common(gateway.name), ...gateway.inputs, allocationId: ip.allocationId, subnetId },
        { parent },
      );
      new Route(
        gateway.name,
        { region: this.region, routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id },
        { parent },
      );
    }
  }

  private zones(): readonly string[] {
    return zonesOf(this.region, Math.max(this.spec.zones, LOAD_BALANCER_ZONES));
  }

  private common(name: string) {
    return { region: this.region, tags: { Name: name, ...this.spec.tags } };
  }
}
