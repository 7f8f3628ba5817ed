import * as gcp from "@pulumi/gcp";

const zone = "us-central1-a";
const labels = { environment: "dev", owner: "nobody" };

// The first generation, on the dearest disk.
new gcp.compute.Instance("runner", {
  zone,
  machineType: "n1-standard-8",
  bootDisk: { initializeParams: { image: "debian-cloud/debian-12", size: 200, type: "pd-ssd" } },
  networkInterfaces: [{ network: "default", accessConfigs: [{}] }],
  labels,
});

// A disk and an address that nothing uses.
new gcp.compute.Disk("old-data", { zone, type: "pd-ssd", size: 500, labels });
new gcp.compute.Address("spare", { region: "us-central1" });

// A development database with a standby in another zone.
new gcp.sql.DatabaseInstance("app", {
  region: "us-central1",
  databaseVersion: "POSTGRES_16",
  deletionProtection: false,
  settings: {
    tier: "db-custom-4-16384",
    edition: "ENTERPRISE",
    availabilityType: "REGIONAL",
    diskType: "PD_SSD",
    diskSize: 200,
    userLabels: labels,
  },
});

const network = new gcp.compute.Network("dev", { autoCreateSubnetworks: false });
const router = new gcp.compute.Router("dev", { region: "us-central1", network: network.id });
new gcp.compute.RouterNat("dev", {
  region: "us-central1",
  router: router.name,
  natIpAllocateOption: "AUTO_ONLY",
  sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
});
