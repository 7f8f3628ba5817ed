import { ApplicationSecurityGroup } from "@pulumi/azure-native/network/applicationSecurityGroup";
import { Subnet } from "@pulumi/azure-native/network/subnet";
import { VirtualNetwork } from "@pulumi/azure-native/network/virtualNetwork";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup";
import type * as pulumi from "@pulumi/pulumi";
import { networkOctet } from "../names";
import type { SiteSpec } from "../site";

/** The resource group and the private network of a region. Machines have no address and no default way out. Free of charge. */
export class AzureNetwork {
  readonly location: string;
  private resourceGroup: ResourceGroup | undefined;
  private subnet: Subnet | undefined;
  private readonly groups = new Map<string, ApplicationSecurityGroup>();

  constructor(private readonly spec: SiteSpec) {
    this.location = spec.region;
  }

  group(): ResourceGroup {
    const { name, tags, parent } = this.spec;
    this.resourceGroup ??= new ResourceGroup(name, { location: this.location, tags }, { parent });
    return this.resourceGroup;
  }

  subnetId(): pulumi.Output<string> {
    if (this.subnet !== undefined) return this.subnet.id;
    const { name, tags, parent } = this.spec;
    const range = `10.${networkOctet(name)}.0.0`;
    const network = new VirtualNetwork(
      name,
      { ...this.common(), addressSpace: { addressPrefixes: [`${range}/16`] }, tags },
      // The subnet below is a resource of its own.
      { parent, ignoreChanges: ["subnets"] },
    );
    this.subnet = new Subnet(
      name,
      {
        resourceGroupName: this.group().name,
        virtualNetworkName: network.name,
        addressPrefix: `${range}/20`,
        defaultOutboundAccess: false,
      },
      { parent: network },
    );
    return this.subnet.id;
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
}
