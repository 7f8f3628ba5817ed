import { CustomerGateway } from "@pulumi/aws/ec2/customerGateway";
import { VpnConnection, type VpnConnectionArgs } from "@pulumi/aws/ec2/vpnConnection";
import { VpnGateway } from "@pulumi/aws/ec2/vpnGateway";
import { VpnGatewayRoutePropagation } from "@pulumi/aws/ec2/vpnGatewayRoutePropagation";
import * as pulumi from "@pulumi/pulumi";
import { linkAsn, linkConnection, tunnelsOf, unusedInsideRange } from "../../../blueprint";
import { LINK_LIFETIME_SECONDS, linksOf } from "../link";
import type { LinkSide } from "../link-side";
import { partInputs, partName, type SiteSpec } from "../site";
import type { AwsNetwork } from "./network";

/**
 * A virtual private gateway whose routes the private subnets learn, and a connection to each endpoint of the other side.
 * AWS makes the keys; they are secret outputs, and stay so on their way to the other side.
 */
export function awsLinkSide(spec: SiteSpec, network: AwsNetwork): LinkSide {
  const { name, region, tags } = spec;
  let made: VpnGateway | undefined;
  const gateway = () => {
    if (made !== undefined) return made;
    const { vpc, privateRoutes } = network.forLinks();
    const own = partName(name, "link");
    const gateway = new VpnGateway(
      own,
      { region, vpcId: vpc.id, amazonSideAsn: String(linkAsn.aws), tags: { Name: own, ...tags } },
      { parent: vpc },
    );
    for (const [index, { id: routeTableId }] of privateRoutes.entries())
      new VpnGatewayRoutePropagation(`${own}-${index + 1}`, { region, vpnGatewayId: gateway.id, routeTableId }, { parent: vpc });
    made = gateway;
    return gateway;
  };
  return {
    kind: "offers",
    provider: "aws",
    offer: (peer, endpoints) =>
      endpoints.flatMap((ipAddress, endpoint) => {
        const own = partName(name, linkConnection(peer, endpoint));
        const parent = gateway();
        const common = { region, tags: { Name: own, ...tags } };
        const peerGateway = new CustomerGateway(own, { ...common, type: "ipsec.1", ipAddress, bgpAsn: String(linkAsn[peer]) }, { parent });
        const plans = tunnelsOf("aws", peer).filter((plan) => plan.endpoint === endpoint);
        const inside = (tunnel: 1 | 2) => plans.find(({ awsTunnel }) => awsTunnel === tunnel)?.insideRange ?? unusedInsideRange(endpoint);
        const connection = new VpnConnection(
          own,
          {
            ...common,
            ...partInputs<Pick<VpnConnectionArgs, "type">>(linksOf(spec), linkConnection(peer, endpoint)),
            vpnGatewayId: parent.id,
            customerGatewayId: peerGateway.id,
            ...firstTunnel(inside(1)),
            ...secondTunnel(inside(2)),
          },
          { parent },
        );
        return plans.map((plan) => ({
          plan,
          peerAddress: plan.awsTunnel === 1 ? connection.tunnel1Address : connection.tunnel2Address,
          secret: pulumi.secret(plan.awsTunnel === 1 ? connection.tunnel1PresharedKey : connection.tunnel2PresharedKey),
        }));
      }),
  };
}

const ENCRYPTION = { phase1: ["AES256"], phase2: ["AES256-GCM-16"] };
const INTEGRITY = ["SHA2-384"];
/** The NIST curve P-384. */
const GROUP = [20];

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
function firstTunnel(insideRange: string): Partial<VpnConnectionArgs> {
  return {
    tunnel1InsideCidr: insideRange,
    tunnel1IkeVersions: ["ikev2"],
    tunnel1Phase1EncryptionAlgorithms: ENCRYPTION.phase1,
    tunnel1Phase1IntegrityAlgorithms: INTEGRITY,
    tunnel1Phase1DhGroupNumbers: GROUP,
    tunnel1Phase2EncryptionAlgorithms: ENCRYPTION.phase2,
    tunnel1Phase2IntegrityAlgorithms: INTEGRITY,
    tunnel1Phase2DhGroupNumbers: GROUP,
    tunnel1Phase2LifetimeSeconds: LINK_LIFETIME_SECONDS,
  };
}

function secondTunnel(insideRange: string): Partial<VpnConnectionArgs> {
  return {
    tunnel2InsideCidr: insideRange,
    tunnel2IkeVersions: ["ikev2"],
    tunnel2Phase1EncryptionAlgorithms: ENCRYPTION.phase1,
    tunnel2Phase1IntegrityAlgorithms: INTEGRITY,
    tunnel2Phase1DhGroupNumbers: GROUP,
    tunnel2Phase2EncryptionAlgorithms: ENCRYPTION.phase2,
    tunnel2Phase2IntegrityAlgorithms: INTEGRITY,
    tunnel2Phase2DhGroupNumbers: GROUP,
    tunnel2Phase2LifetimeSeconds: LINK_LIFETIME_SECONDS,
  };
}
