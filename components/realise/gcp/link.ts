import { randomBytes } from "node:crypto";
import { ExternalVpnGateway } from "@pulumi/gcp/compute/externalVpnGateway";
import { HaVpnGateway } from "@pulumi/gcp/compute/haVpnGateway";
import { NetworkPeeringRoutesConfig } from "@pulumi/gcp/compute/networkPeeringRoutesConfig";
import { Router } from "@pulumi/gcp/compute/router";
import { RouterInterface } from "@pulumi/gcp/compute/routerInterface";
import { RouterPeer } from "@pulumi/gcp/compute/routerPeer";
import { VPNTunnel, type VPNTunnelArgs } from "@pulumi/gcp/compute/vpntunnel";
import * as pulumi from "@pulumi/pulumi";
import { linkAsn, linkConnection } from "../../../blueprint";
import type { Provider } from "../../../model";
import { linksOf } from "../link";
import type { LinkSide, PeerTunnel } from "../link-side";
import { partInputs, partName, type SiteSpec } from "../site";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";

interface Gateway {
  readonly gateway: HaVpnGateway;
  readonly router: Router;
}

/** An HA VPN gateway, a router that tells the other side of the subnets and of what Google runs for them, and the tunnels. */
export function gcpLinkSide(spec: SiteSpec, network: GcpNetwork): LinkSide {
  let made: Gateway | undefined;
  const gateway = () => {
    made ??= makeGateway(spec, network);
    return made;
  };
  return {
    kind: "joins",
    provider: "gcp",
    makesSecrets: true,
    endpoints: () => [0, 1].map((endpoint) => gateway().gateway.vpnInterfaces.apply((interfaces) => interfaces[endpoint]?.ipAddress ?? "")),
    join: (peer, tunnels) => join(spec, gateway(), peer, tunnels),
  };
}

function makeGateway(spec: SiteSpec, network: GcpNetwork): Gateway {
  const { name, region, parent, tags } = spec;
  const own = partName(name, "link");
  const networkId = network.ids().network;
  const gateway = new HaVpnGateway(own, { region, network: networkId, labels: labelsOf(tags) }, { parent });
  // Databases, caches and file stores lie in a network of Google's own: it has to learn the way back, and the other side the way there.
  const services = network.usedGoogleServices();
  if (services !== undefined)
    new NetworkPeeringRoutesConfig(
      own,
      {
        network: pulumi.output(networkId).apply((id) => id.slice(id.lastIndexOf("/") + 1)),
        peering: services.connection.peering,
        exportCustomRoutes: true,
        importCustomRoutes: false,
      },
      { parent },
    );
  const router = new Router(
    own,
    {
      region,
      network: networkId,
      bgp: {
        asn: linkAsn.gcp,
        advertiseMode: "CUSTOM",
        advertisedGroups: ["ALL_SUBNETS"],
        ...(services === undefined
          ? {}
          : { advertisedIpRanges: [{ range: services.range, description: "What Google runs for the network" }] }),
      },
    },
    { parent },
  );
  return { gateway, router };
}

/** One cipher for each role, as Google advises: https://cloud.google.com/network-connectivity/docs/vpn/concepts/supported-ike-ciphers */
const cipherSuite = {
  phase1: { encryptions: ["AES-CBC-256"], integrities: ["HMAC-SHA2-384-192"], prves: ["PRF-HMAC-SHA2-384"], dhs: ["Group-20"] },
  phase2: { encryptions: ["AES-GCM-16-256"], pfs: ["Group-20"] },
};

function join(
  spec: SiteSpec,
  { gateway, router }: Gateway,
  peer: Provider,
  tunnels: readonly PeerTunnel[],
): readonly pulumi.Output<string>[] {
  const { name, region, tags } = spec;
  const labels = labelsOf(tags);
  const parent = gateway;
  const peerGateway = new ExternalVpnGateway(
    partName(name, `link-${peer}`),
    {
      redundancyType: "TWO_IPS_REDUNDANCY",
      interfaces: tunnels.map(({ plan, peerAddress }) => ({ id: plan.endpoint, ipAddress: peerAddress })),
      labels,
    },
    { parent },
  );
  return tunnels.map(({ plan, secret }, index) => {
    const part = linkConnection(peer, index);
    const own = partName(name, part);
    const tunnel = new VPNTunnel(
      own,
      {
        region,
        ...partInputs<Partial<VPNTunnelArgs>>(linksOf(spec), part),
        vpnGateway: gateway.id,
        vpnGatewayInterface: plan.endpoint,
        peerExternalGateway: peerGateway.id,
        peerExternalGatewayInterface: plan.endpoint,
        sharedSecret: secret ?? newSecret(),
        router: router.id,
        ikeVersion: 2,
        cipherSuite,
        labels,
      },
      // A key that was made here stays the one of the state: the other side takes it from there.
      { parent, additionalSecretOutputs: ["sharedSecret"], ...(secret === undefined ? { ignoreChanges: ["sharedSecret"] } : {}) },
    );
    const insideAddress = plan.inside.gcp ?? "";
    const face = new RouterInterface(
      own,
      { region, router: router.name, ipRange: `${insideAddress}/30`, vpnTunnel: tunnel.name },
      { parent: tunnel },
    );
    new RouterPeer(
      own,
      { region, router: router.name, interface: face.name, peerIpAddress: plan.inside[peer] ?? "", peerAsn: linkAsn[peer] },
      { parent: tunnel },
    );
    return pulumi.secret(tunnel.sharedSecret.apply((key) => key ?? ""));
  });
}

/** 256 bits, in characters that every provider takes. */
const newSecret = (): pulumi.Output<string> => pulumi.secret(randomBytes(32).toString("hex"));
