import * as compute from "@pulumi/azure-native/compute";
import * as postgres from "@pulumi/azure-native/dbforpostgresql";
import * as network from "@pulumi/azure-native/network";
import * as logs from "@pulumi/azure-native/operationalinsights";
import * as resources from "@pulumi/azure-native/resources";

const location = "westeurope";
const tags = { environment: "dev", owner: "nobody" };
const group = new resources.ResourceGroup("dev", { location, tags });
const common = { resourceGroupName: group.name, location, tags };

const virtualNetwork = new network.VirtualNetwork("dev", { ...common, addressSpace: { addressPrefixes: ["10.2.0.0/16"] } });
const subnet = new network.Subnet("dev", {
  resourceGroupName: group.name,
  virtualNetworkName: virtualNetwork.name,
  addressPrefix: "10.2.0.0/24",
});
const nic = new network.NetworkInterface("jump", { ...common, ipConfigurations: [{ name: "primary", subnet: { id: subnet.id } }] });

// A generation that was replaced twice, with a premium disk for a machine that waits for logins.
new compute.VirtualMachine("jump", {
  ...common,
  hardwareProfile: { vmSize: "Standard_D8s_v3" },
  networkProfile: { networkInterfaces: [{ id: nic.id, primary: true }] },
  osProfile: {
    computerName: "jump",
    adminUsername: "dev",
    linuxConfiguration: {
      disablePasswordAuthentication: true,
      ssh: {
        publicKeys: [
          {
            path: "/home/dev/.ssh/authorized_keys",
            keyData: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAMJdpTzc9BJfFBl9dxpVFXWgK0I7vDpU+toHiiMn219",
          },
        ],
      },
    },
  },
  storageProfile: {
    imageReference: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" },
    osDisk: { createOption: "FromImage", diskSizeGB: 512, managedDisk: { storageAccountType: "Premium_LRS" } },
  },
});

// A premium disk and an address that nothing uses.
new compute.Disk("archive", { ...common, sku: { name: "Premium_LRS" }, diskSizeGB: 1024, creationData: { createOption: "Empty" } });
new network.PublicIPAddress("spare", { ...common, sku: { name: "Standard" }, publicIPAllocationMethod: "Static" });

// A development database with a standby in another zone.
new postgres.Server("app", {
  ...common,
  version: "16",
  sku: { name: "Standard_D4s_v3", tier: "GeneralPurpose" },
  storage: { storageSizeGB: 256 },
  highAvailability: { mode: "ZoneRedundant" },
  administratorLogin: "app",
  administratorLoginPassword: "dev-only-Passw0rd",
});

// A load balancer without a backend.
const address = new network.PublicIPAddress("idle", { ...common, sku: { name: "Standard" }, publicIPAllocationMethod: "Static" });
new network.LoadBalancer("idle", {
  ...common,
  sku: { name: "Standard" },
  frontendIPConfigurations: [{ name: "front", publicIPAddress: { id: address.id } }],
});

// Two years of development logs.
new logs.Workspace("dev", { ...common, sku: { name: "PerGB2018" }, retentionInDays: 730 });
