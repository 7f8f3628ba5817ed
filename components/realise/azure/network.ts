import { ApplicationSecurityGroup } from "@pulumi/azure-native/network/applicationSecurityGroup";
import { NatGateway, type NatGatewayArgs } from "@pulumi/azure-native/network/natGateway";
import { PublicIPAddress, type PublicIPAddressArgs } from "@pulumi/azure-native/network/publicIPAddress";
import { Subnet, type SubnetArgs } from "@pulumi/azure-native/network/subnet";
import { VirtualNetwork } from "@pulumi/azure-native/network/virtualNetwork";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup";
import * as pulumi from "@pulumi/pulumi";
import { GATEWAY, GATEWAY_ADDRESS } from "../../../blueprint";
import { linkRange } from "../link";
import type { Caller } from "../link-side";
import { addressRangeOf, gatewayPart, kept, type SiteSpec } from "../site";
import { SubnetRanges } from "./subnet-ranges";

/** The resource group and the private network of a region. Machines have no address and no default way out. Free of charge. */
export class AzureNetwork {
  readonly location: string;
  private resourceGroup: ResourceGroup | undefined;
  private virtualNetwork: VirtualNetwork | undefined;
  private subnet: Subnet | undefined;
  private readonly ranges: SubnetRanges;
  private readonly own = new Map<string, Subnet>();
  private storage = false;
  private natGateway: NatGateway | undefined;
  private readonly groups = new Map<string, ApplicationSecurityGroup>();

  constructor(private readonly spec: SiteSpec) {
    this.location = spec.region;
    this.ranges = new SubnetRanges(addressRangeOf(spec));
  }

  group(): ResourceGroup {
    const { name, tags, parent } = this.spec;
    this.resourceGroup ??= new ResourceGroup(name, { location: this.location, tags }, { parent });
    return this.resourceGroup;
  }

  /** Of the machines of all services. */
  subnetId(): pulumi.Output<string> {
    this.subnet ??= this.madeSubnet(this.spec.name, { addressPrefix: this.ranges.machines, ...this.wayOut() });
    return this.subnet.id;
  }

  /** The gateway to the internet, for subnets whose machines or containers may open connections; nothing where nobody needs it. */
  wayOut(): Pick<SubnetArgs, "natGateway"> {
    if (this.spec.gateway === undefined) return {};
    this.natGateway ??= this.madeGateway();
    return { natGateway: { id: this.natGateway.id } };
  }

  private madeGateway(): NatGateway {
    const { tags, parent } = this.spec;
    const address = gatewayPart<Partial<PublicIPAddressArgs>>(this.spec, GATEWAY_ADDRESS);
    const gateway = gatewayPart<Partial<NatGatewayArgs>>(this.spec, GATEWAY);
    const ip = new PublicIPAddress(address.name, { ...this.common(), ...address.inputs, tags }, { parent });
    return new NatGateway(gateway.name, { ...this.common(), ...gateway.inputs, publicIpAddresses: [{ id: ip.id }], tags }, { parent });
  }

  /** A subnet that a workload has to itself, so that rules can tell it from others. */
  ownSubnet(workload: string, args: Omit<SubnetArgs, "resourceGroupName" | "virtualNetworkName" | "addressPrefix">): Subnet {
    const made = this.madeSubnet(this.spec.nameOf(workload), { ...args, addressPrefix: this.rangeOf(workload) });
    this.own.set(workload, made);
    return made;
  }

  /** Addresses of a workload's own subnet, whether it has one or not: rules of others name it in any order. */
  rangeOf(workload: string): string {
    return this.ranges.of(workload);
  }

  /** Addresses from which a workload talks: known when all workloads of the site have their own. */
  rangesOf({ workload, form }: Caller): readonly pulumi.Input<string>[] {
    return form === undefined ? [this.ranges.machines] : [this.later(() => this.rangeOf(workload))];
  }

  /** Addresses of those workloads that stand in subnets of their own, where no security group of machines tells them apart. */
  ownRanges(workloads: readonly string[]): readonly string[] {
    return workloads.filter((workload) => this.spec.formed?.includes(workload)).map((workload) => this.rangeOf(workload));
  }

  /** Subnets of workloads that reach storage accounts: known when all workloads of the site have been realised. */
  subnetsThatStore(workloads: readonly string[]): pulumi.Output<readonly string[]> {
    this.storage = true;
    return this.later(() => {
      const subnets = workloads.flatMap((workload) => this.own.get(workload) ?? this.subnet ?? []);
      return pulumi.all([...new Set(subnets)].map(({ id }) => id));
    });
  }

  network(): VirtualNetwork {
    const { name, tags, parent } = this.spec;
    this.virtualNetwork ??= new VirtualNetwork(
      name,
      {
        ...this.common(),
        addressSpace: { addressPrefixes: [this.ranges.whole, ...(this.spec.links === undefined ? [] : [linkRange(name)])] },
        tags,
      },
      // The subnets are resources of their own.
      { parent, ignoreChanges: ["subnets"], ...kept(this.spec) },
    );
    return this.virtualNetwork;
  }

  /** What stands for a workload's machines in security rules; asked for by its callers' rules too, in any order. */
  machines(workload: string): ApplicationSecurityGroup {
    const known = this.groups.get(workload);
    if (known !== undefined) return known;
    const { tags, parent } = this.spec;
    const made = new ApplicationSecurityGroup(this.spec.nameOf(workload), { ...this.common(), tags }, { parent });
    this.groups.set(workload, made);
    return made;
  }

  common(): { readonly resourceGroupName: pulumi.Output<string>; readonly location: string } {
    return { resourceGroupName: this.group().name, location: this.location };
  }

  private madeSubnet(name: string, args: Omit<SubnetArgs, "resourceGroupName" | "virtualNetworkName">): Subnet {
    const network = this.network();
    const place = { resourceGroupName: this.group().name, virtualNetworkName: network.name };
    const serviceEndpoints = this.later(() => (this.storage ? [{ service: "Microsoft.Storage" }] : undefined));
    return new Subnet(name, { ...place, defaultOutboundAccess: false, serviceEndpoints, ...args }, { parent: network });
  }

  /** A site's workloads are realised without a pause; what they ask of each other in any order is looked at after that. */
  private later<T>(value: () => pulumi.Input<T>): pulumi.Output<T> {
    return pulumi.output(Promise.resolve().then(value)) as pulumi.Output<T>;
  }
}
