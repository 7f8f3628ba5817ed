import { LoadBalancer as AzureLoadBalancer } from "@pulumi/azure-native/network/loadBalancer";
import { PublicIPAddress } from "@pulumi/azure-native/network/publicIPAddress";
import type * as input from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "../../load-balancer";
import type { PlacedWorkload } from "../site";
import type { AzureNetwork } from "./network";

const FRONT = "front";
const POOL = "machines";
const PROBE = "health";

export interface AzureBalancer {
  readonly poolId: pulumi.Output<string>;
  readonly probeId: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
}

/** A Standard load balancer with one address, public or in the machines' subnet. It passes TCP through: TLS ends on the machines. */
export function azureLoadBalancer(
  workload: PlacedWorkload,
  { internal, protocol, port, machinePort, healthPath }: LoadBalancer,
  network: AzureNetwork,
): AzureBalancer {
  const { name, tags, parent } = workload;
  const { front, addressOf } = internal ? privateFront(workload, network) : publicFront(workload, network);
  // Parts of a load balancer refer to each other by full id, so its name cannot be left to Pulumi.
  const id = pulumi.interpolate`${network.group().id}/providers/Microsoft.Network/loadBalancers/${name}`;
  const balancer = new AzureLoadBalancer(
    name,
    {
      ...network.common(),
      loadBalancerName: name,
      sku: { name: "Standard", tier: "Regional" },
      frontendIPConfigurations: [{ name: FRONT, ...front }],
      backendAddressPools: [{ name: POOL }],
      probes: [
        {
          name: PROBE,
          port: machinePort,
          intervalInSeconds: 15,
          probeThreshold: 2,
          // A probe over https would refuse certificates that the machines signed themselves.
          ...(protocol === "http" ? { protocol: "Http", requestPath: healthPath } : { protocol: "Tcp" }),
        },
      ],
      loadBalancingRules: [
        {
          name: "service",
          protocol: "Tcp",
          frontendPort: port,
          backendPort: machinePort,
          frontendIPConfiguration: { id: pulumi.interpolate`${id}/frontendIPConfigurations/${FRONT}` },
          backendAddressPool: { id: pulumi.interpolate`${id}/backendAddressPools/${POOL}` },
          probe: { id: pulumi.interpolate`${id}/probes/${PROBE}` },
          enableTcpReset: true,
          idleTimeoutInMinutes: 4,
        },
      ],
      tags,
    },
    { parent },
  );
  return {
    poolId: pulumi.interpolate`${balancer.id}/backendAddressPools/${POOL}`,
    probeId: pulumi.interpolate`${balancer.id}/probes/${PROBE}`,
    endpoint: pulumi.interpolate`${protocol}://${addressOf(balancer)}:${port}`,
  };
}

interface Front {
  readonly front: input.network.FrontendIPConfigurationArgs;
  readonly addressOf: (balancer: AzureLoadBalancer) => pulumi.Output<string | undefined>;
}

/** An address lies in one zone or in all three. */
const zonesOf = ({ need }: PlacedWorkload) => (need.zones > 1 ? { zones: ["1", "2", "3"] } : {});

function publicFront(workload: PlacedWorkload, network: AzureNetwork): Front {
  const { name, tags, parent } = workload;
  const address = new PublicIPAddress(
    name,
    {
      ...network.common(),
      sku: { name: "Standard", tier: "Regional" },
      publicIPAllocationMethod: "Static",
      ...zonesOf(workload),
      tags,
    },
    { parent },
  );
  return { front: { publicIPAddress: { id: address.id } }, addressOf: () => address.ipAddress };
}

function privateFront(workload: PlacedWorkload, network: AzureNetwork): Front {
  const subnet = { id: workload.setup.network?.azure?.subnetId ?? network.subnetId() };
  return {
    front: { subnet, privateIPAllocationMethod: "Dynamic", ...zonesOf(workload) },
    addressOf: ({ frontendIPConfigurations }) => frontendIPConfigurations.apply((fronts) => fronts?.[0]?.privateIPAddress),
  };
}
