import * as compute from "@pulumi/azure-native/compute";
import * as network from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { tags } from "./tags";

const location = "westeurope";
const group = new resources.ResourceGroup("ledger", { location, tags });
const common = { resourceGroupName: group.name, location, tags };

const guard = new network.NetworkSecurityGroup("ledger", {
  ...common,
  securityRules: [
    {
      name: "https",
      priority: 100,
      direction: "Inbound",
      access: "Allow",
      protocol: "Tcp",
      sourceAddressPrefix: "Internet",
      sourcePortRange: "*",
      destinationAddressPrefix: "*",
      destinationPortRange: "8443",
    },
  ],
});
const virtualNetwork = new network.VirtualNetwork("ledger", { ...common, addressSpace: { addressPrefixes: ["10.31.0.0/16"] } });
const subnet = new network.Subnet("ledger", {
  resourceGroupName: group.name,
  virtualNetworkName: virtualNetwork.name,
  addressPrefix: "10.31.0.0/24",
  networkSecurityGroup: { id: guard.id },
});

const address = new network.PublicIPAddress("ledger", { ...common, sku: { name: "Standard" }, publicIPAllocationMethod: "Static" });
const balancerName = "ledger";
const balancerId = pulumi.interpolate`${group.id}/providers/Microsoft.Network/loadBalancers/${balancerName}`;
const balancer = new network.LoadBalancer("ledger", {
  ...common,
  loadBalancerName: balancerName,
  sku: { name: "Standard" },
  frontendIPConfigurations: [{ name: "front", publicIPAddress: { id: address.id } }],
  backendAddressPools: [{ name: "machines" }],
  probes: [{ name: "ready", protocol: "Tcp", port: 8443, intervalInSeconds: 15 }],
  loadBalancingRules: [
    {
      name: "https",
      protocol: "Tcp",
      frontendPort: 443,
      backendPort: 8443,
      frontendIPConfiguration: { id: pulumi.interpolate`${balancerId}/frontendIPConfigurations/front` },
      backendAddressPool: { id: pulumi.interpolate`${balancerId}/backendAddressPools/machines` },
      probe: { id: pulumi.interpolate`${balancerId}/probes/ready` },
    },
  ],
});

// As many machines as on the other cloud, of the size that its list names first.
new compute.VirtualMachineScaleSet("ledger", {
  ...common,
  orchestrationMode: "Uniform",
  sku: { name: "Standard_E8s_v5", tier: "Standard", capacity: 3 },
  zones: ["1", "2", "3"],
  upgradePolicy: { mode: "Automatic" },
  virtualMachineProfile: {
    osProfile: {
      computerNamePrefix: "ledger",
      adminUsername: "ledger",
      linuxConfiguration: {
        disablePasswordAuthentication: true,
        ssh: {
          publicKeys: [
            {
              path: "/home/ledger/.ssh/authorized_keys",
              keyData: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAMJdpTzc9BJfFBl9dxpVFXWgK0I7vDpU+toHiiMn219",
            },
          ],
        },
      },
    },
    storageProfile: {
      imageReference: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" },
      osDisk: { createOption: "FromImage", diskSizeGB: 32, managedDisk: { storageAccountType: "Premium_LRS" } },
      dataDisks: [{ lun: 0, createOption: "Empty", diskSizeGB: 512, managedDisk: { storageAccountType: "Premium_LRS" } }],
    },
    networkProfile: {
      networkInterfaceConfigurations: [
        {
          name: "primary",
          primary: true,
          ipConfigurations: [
            {
              name: "primary",
              primary: true,
              subnet: { id: subnet.id },
              loadBalancerBackendAddressPools: [{ id: pulumi.interpolate`${balancer.id}/backendAddressPools/machines` }],
            },
          ],
        },
      ],
    },
  },
});
