import { Firewall } from "@pulumi/gcp/compute/firewall";
import { Network } from "@pulumi/gcp/compute/network";
import { Subnetwork } from "@pulumi/gcp/compute/subnetwork";
import type * as pulumi from "@pulumi/pulumi";
import { networkOctet } from "../names";
import type { SiteSpec } from "../site";

/** From where Google's load balancers and health checks reach machines: https://cloud.google.com/load-balancing/docs/health-check-concepts#ip-ranges */
const GOOGLE_FRONT_END_RANGES = ["35.191.0.0/16", "130.211.0.0/22"];

/** The private network of a region: one subnetwork, from which machines reach Google's own services but not the internet. Free of charge. */
export class GcpNetwork {
  readonly region: string;
  private made: { readonly network: pulumi.Output<string>; readonly subnetwork: pulumi.Output<string> } | undefined;

  constructor(private readonly spec: SiteSpec) {
    this.region = spec.region;
  }

  ids(): { readonly network: pulumi.Input<string>; readonly subnetwork: pulumi.Input<string> } {
    if (this.made !== undefined) return this.made;
    const { name, region } = this.spec;
    const network = new Network(name, { autoCreateSubnetworks: false, routingMode: "REGIONAL" }, { parent: this.spec.parent });
    const subnetwork = new Subnetwork(
      name,
      { region, network: network.id, ipCidrRange: `10.${networkOctet(name)}.0.0/20`, privateIpGoogleAccess: true },
      { parent: network },
    );
    this.made = { network: network.id, subnetwork: subnetwork.id };
    return this.made;
  }

  /** The network tag that a workload's machines carry, so that rules can name them. */
  machineTag(workload: string): string {
    return this.spec.nameOf(workload);
  }

  /** Lets Google's load balancers and health checks reach a workload's machines on a port. */
  allowFrontEnds(name: string, workload: string, port: number, network: pulumi.Input<string>, parent: pulumi.Resource): void {
    new Firewall(
      `${name}-front-ends`,
      {
        network,
        direction: "INGRESS",
        sourceRanges: GOOGLE_FRONT_END_RANGES,
        targetTags: [this.machineTag(workload)],
        allows: [{ protocol: "tcp", ports: [String(port)] }],
        description: `Load balancer and health checks reach ${workload}`,
      },
      { parent },
    );
  }

  /** Lets one workload's machines reach another's. */
  allowCallers(
    name: string,
    workload: string,
    callers: readonly string[],
    ports: readonly number[],
    network: pulumi.Input<string>,
    parent: pulumi.Resource,
  ): void {
    if (callers.length === 0) return;
    new Firewall(
      `${name}-callers`,
      {
        network,
        direction: "INGRESS",
        sourceTags: callers.map((caller) => this.machineTag(caller)),
        targetTags: [this.machineTag(workload)],
        allows: [{ protocol: "tcp", ports: ports.map(String) }],
        description: `${callers.join(", ")} talk to ${workload}`,
      },
      { parent },
    );
  }
}
