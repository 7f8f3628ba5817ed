import { Address, type AddressArgs } from "@pulumi/gcp/compute/address";
import { Firewall } from "@pulumi/gcp/compute/firewall";
import { GlobalAddress } from "@pulumi/gcp/compute/globalAddress";
import { Network } from "@pulumi/gcp/compute/network";
import { Router } from "@pulumi/gcp/compute/router";
import { RouterNat, type RouterNatArgs } from "@pulumi/gcp/compute/routerNat";
import { Subnetwork } from "@pulumi/gcp/compute/subnetwork";
import { ServiceConnectionPolicy } from "@pulumi/gcp/networkconnectivity/serviceConnectionPolicy";
import { Connection } from "@pulumi/gcp/servicenetworking/connection";
import type * as pulumi from "@pulumi/pulumi";
import { GATEWAY, GATEWAY_ADDRESS } from "../../../blueprint";
import { type Cut, cut } from "../../address-range";
import type { Caller } from "../link-side";
import { addressRangeOf, gatewayPart, kept, type PlacedWorkload, type SiteSpec } from "../site";
import { labelsOf } from "./labels";

/** From where Google's load balancers and health checks reach machines: https://cloud.google.com/load-balancing/docs/health-check-concepts#ip-ranges */
const GOOGLE_FRONT_END_RANGES = ["35.191.0.0/16", "130.211.0.0/22"];

/** A proxy-only subnetwork has 26 bits at least, what Google's own services stand in 24: https://cloud.google.com/load-balancing/docs/proxy-only-subnets, https://cloud.google.com/vpc/docs/configure-private-services-access */
const MACHINES: Cut = { at: 0, prefix: 20, narrowest: 29 };
const PROXIES: Cut = { at: 64, prefix: 23, narrowest: 26 };
const GOOGLE: Cut = { at: 128, prefix: 17, narrowest: 24 };

/** Every flow, summed up over as long as AWS does by default. */
const FLOW_LOGS = { aggregationInterval: "INTERVAL_10_MIN", flowSampling: 1, metadata: "INCLUDE_ALL_METADATA" };

/** The private network of a region: one subnetwork, from which machines reach Google's own services but not the internet. Free of charge. */
export class GcpNetwork {
  readonly region: string;
  private made: { readonly network: pulumi.Output<string>; readonly subnetwork: pulumi.Output<string> } | undefined;

  private privateServices: { readonly connection: Connection; readonly rangeName: pulumi.Output<string> } | undefined;
  private readonly policies = new Map<string, ServiceConnectionPolicy>();
  private proxySubnetwork: { readonly subnetwork: Subnetwork; readonly range: string } | undefined;

  constructor(private readonly spec: SiteSpec) {
    this.region = spec.region;
  }

  /** Addresses of the machines. */
  range(): string {
    return cut(addressRangeOf(this.spec), MACHINES);
  }

  ids(): { readonly network: pulumi.Input<string>; readonly subnetwork: pulumi.Input<string> } {
    if (this.made !== undefined) return this.made;
    const { name, region } = this.spec;
    const network = new Network(
      name,
      { autoCreateSubnetworks: false, routingMode: "REGIONAL" },
      { parent: this.spec.parent, ...kept(this.spec) },
    );
    const subnetwork = new Subnetwork(
      name,
      {
        region,
        network: network.id,
        ipCidrRange: this.range(),
        privateIpGoogleAccess: true,
        ...(this.spec.network?.flowLogs === undefined ? {} : { logConfig: FLOW_LOGS }),
      },
      { parent: network, ...kept(this.spec) },
    );
    this.made = { network: network.id, subnetwork: subnetwork.id };
    if (this.spec.gateway !== undefined) this.openWayOut(network);
    return this.made;
  }

  /** Cloud NAT: machines may open connections, nobody may open one to them. */
  private openWayOut(network: Network): void {
    const { name, region, tags } = this.spec;
    const address = gatewayPart<AddressArgs>(this.spec, GATEWAY_ADDRESS);
    const gateway = gatewayPart<Pick<RouterNatArgs, "natIpAllocateOption" | "sourceSubnetworkIpRangesToNat">>(this.spec, GATEWAY);
    const parent = network;
    const ip = new Address(address.name, { region, ...address.inputs, labels: labelsOf(tags) }, { parent });
    const router = new Router(name, { region, network: network.id }, { parent });
    new RouterNat(gateway.name, { region, router: router.name, ...gateway.inputs, natIps: [ip.selfLink] }, { parent });
  }

  /** The network tag that a workload's machines carry, so that rules can name them. */
  machineTag(workload: string): string {
    return this.spec.nameOf(workload);
  }

  /** Where the proxies of the region's load balancers run. */
  proxies(): { readonly subnetwork: Subnetwork; readonly range: string } {
    if (this.proxySubnetwork !== undefined) return this.proxySubnetwork;
    const { name, region } = this.spec;
    const range = cut(addressRangeOf(this.spec), PROXIES);
    const subnetwork = new Subnetwork(
      `${name}-proxies`,
      { region, network: this.ids().network, ipCidrRange: range, purpose: "REGIONAL_MANAGED_PROXY", role: "ACTIVE" },
      { parent: this.spec.parent },
    );
    this.proxySubnetwork = { subnetwork, range };
    return this.proxySubnetwork;
  }

  /**
   * Addresses of the network for what Google runs in one of its own (databases, caches, file stores), and the peering
   * that makes these reachable from here alone: https://cloud.google.com/vpc/docs/private-services-access
   */
  googleServices(): { readonly connection: Connection; readonly rangeName: pulumi.Output<string> } {
    if (this.privateServices !== undefined) return this.privateServices;
    const { name, parent } = this.spec;
    const { network } = this.ids();
    const [address = "", prefix] = cut(addressRangeOf(this.spec), GOOGLE).split("/");
    const range = new GlobalAddress(
      `${name}-google`,
      {
        purpose: "VPC_PEERING",
        addressType: "INTERNAL",
        address,
        prefixLength: Number(prefix),
        network,
        labels: labelsOf(this.spec.tags),
      },
      { parent },
    );
    const connection = new Connection(
      `${name}-google`,
      { network, service: "servicenetworking.googleapis.com", reservedPeeringRanges: [range.name], deletionPolicy: "ABANDON" },
      { parent },
    );
    this.privateServices = { connection, rangeName: range.name };
    return this.privateServices;
  }

  /** Addresses from which any workload here talks. */
  rangesOf(_: Caller): readonly string[] {
    return [this.range()];
  }

  /** What Google runs for the network in one of its own; undefined where it runs nothing. */
  usedGoogleServices(): { readonly connection: Connection; readonly range: string } | undefined {
    return this.privateServices === undefined
      ? undefined
      : { connection: this.privateServices.connection, range: cut(addressRangeOf(this.spec), GOOGLE) };
  }

  /** Lets a managed service make its endpoints in the subnetwork: https://cloud.google.com/vpc/docs/about-service-connection-policies */
  privateEndpoints(serviceClass: string): ServiceConnectionPolicy {
    const known = this.policies.get(serviceClass);
    if (known !== undefined) return known;
    const { name, parent, tags } = this.spec;
    const { network, subnetwork } = this.ids();
    const policy = new ServiceConnectionPolicy(
      `${name}-${serviceClass}`,
      { location: this.region, serviceClass, network, pscConfig: { subnetworks: [subnetwork] }, labels: labelsOf(tags) },
      { parent },
    );
    this.policies.set(serviceClass, policy);
    return policy;
  }

  /** Lets load balancers and health checks reach a workload's machines on a port. */
  allowFrontEnds({ name, workload, parent, setup }: PlacedWorkload, port: number, network: pulumi.Input<string>, regional: boolean): void {
    // Whoever brings a network opens it to the proxies that he has put there.
    const proxies = regional && setup.network?.gcp === undefined ? [this.proxies().range] : [];
    new Firewall(
      `${name}-front-ends`,
      {
        network,
        direction: "INGRESS",
        sourceRanges: [...GOOGLE_FRONT_END_RANGES, ...proxies],
        targetTags: [this.machineTag(workload)],
        allows: [{ protocol: "tcp", ports: [String(port)] }],
        description: `Load balancer and health checks reach ${workload}`,
      },
      { parent },
    );
  }

  /** Lets the declared callers' machines reach a workload's, and those of other providers by their addresses. */
  allowCallers({ name, workload, callers, linked = [], ports, parent }: PlacedWorkload, network: pulumi.Input<string>): void {
    if (linked.length > 0)
      new Firewall(
        `${name}-linked`,
        {
          network,
          direction: "INGRESS",
          sourceRanges: linked.flatMap(({ ranges }) => ranges),
          targetTags: [this.machineTag(workload)],
          allows: [{ protocol: "tcp", ports: ports.map(String) }],
          description: `${linked.map((caller) => caller.workload).join(", ")} talk to ${workload} through a link`,
        },
        { parent },
      );
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
