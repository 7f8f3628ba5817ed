import { ApplicationSecurityGroup } from "@pulumi/azure-native/network/applicationSecurityGroup";
import { Subnet, type SubnetArgs } from "@pulumi/azure-native/network/subnet";
import { VirtualNetwork } from "@pulumi/azure-native/network/virtualNetwork";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup";
import type * as pulumi from "@pulumi/pulumi";
import { networkOctet } from "../names";
import type { SiteSpec } from "../site";
import { SubnetRanges } from "./subnet-ranges";

/** The resource group and the private network of a region. Machines have no address and no default way out. Free of charge. */
export class AzureNetwork {
  readonly location: string;
  private resourceGroup: ResourceGroup | undefined;
  private virtualNetwork: VirtualNetwork | undefined;
  private subnet: Subnet | undefined;
  private readonly ranges: SubnetRanges;
  private readonly groups = new Map<string, ApplicationSecurityGroup>();

  constructor(private readonly spec: SiteSpec) {
    this.location = spec.region;
    this.ranges = new SubnetRanges(networkOctet(spec.name));
  }

  group(): ResourceGroup {
    const { name, tags, parent } = this.spec;
    this.resourceGroup ??= new ResourceGroup(name, { location: this.location, tags }, { parent });
    return this.resourceGroup;
  }

  /** Of the machines of all services. */
  subnetId(): pulumi.Output<string> {
    this.subnet ??= this.madeSubnet(this.spec.name, { addressPrefix: this.ranges.machines });
    return this.subnet.id;
  }

  /** A subnet that a workload has to itself, so that rules can tell it from others. */
  ownSubnet(workload: string, args: Omit<SubnetArgs, "resourceGroupName" | "virtualNetworkName" | "addressPrefix">): Subnet {
    return this.madeSubnet(this.spec.nameOf(workload), { ...args, addressPrefix: this.rangeOf(workload) });
  }

  /** Addresses of a workload's own subnet, whether it has one or not: rules of others name it in any order. */
  rangeOf(workload: string): string {
    return this.ranges.of(workload);
  }

  network(): VirtualNetwork {
    const { name, tags, parent } = this.spec;
    this.virtualNetwork ??= new VirtualNetwork(
      name,
      { ...this.common(), addressSpace: { addressPrefixes: [this.ranges.whole] }, tags },
      // The subnets are resources of their own.
      { parent, ignoreChanges: ["subnets"] },
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
    return new Subnet(name, { ...place, defaultOutboundAccess: false, ...args }, { parent: network });
  }
}
