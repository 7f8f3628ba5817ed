import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { tags as labels } from "./tags";

const config = new pulumi.Config();
const region = "europe-west1";
const network = new gcp.compute.Network("ledger", { autoCreateSubnetworks: false });
const subnetwork = new gcp.compute.Subnetwork("ledger", { network: network.id, region, ipCidrRange: "10.30.0.0/24" });
const proxies = new gcp.compute.Subnetwork("proxies", {
  network: network.id,
  region,
  ipCidrRange: "10.30.1.0/24",
  purpose: "REGIONAL_MANAGED_PROXY",
  role: "ACTIVE",
});
new gcp.compute.Firewall("ledger", {
  network: network.id,
  // The proxies, and the provider's health checks.
  sourceRanges: ["10.30.1.0/24", "35.191.0.0/16", "130.211.0.0/22"],
  allows: [{ protocol: "tcp", ports: ["8443"] }],
});
const healthy = new gcp.compute.RegionHealthCheck("ledger", { region, httpHealthCheck: { port: 8443, requestPath: "/ready" } });

/** Machines over three zones; each keeps its own disk. */
function machines(name: string, machineType: string, targetSize: number, dataGib: number) {
  const template = new gcp.compute.RegionInstanceTemplate(name, {
    region,
    machineType,
    disks: [
      { boot: true, sourceImage: "ubuntu-os-cloud/ubuntu-2404-lts-amd64", diskType: "pd-ssd", diskSizeGb: 30 },
      { diskType: "pd-ssd", diskSizeGb: dataGib },
    ],
    networkInterfaces: [{ network: network.id, subnetwork: subnetwork.id }],
    labels,
  });
  return new gcp.compute.RegionInstanceGroupManager(name, {
    region,
    baseInstanceName: name,
    targetSize,
    versions: [{ instanceTemplate: template.id }],
    namedPorts: [{ name: "ledger", port: 8443 }],
  });
}

const ledger = machines("ledger", "n2-highmem-8", 3, 500);
// Reports run on a machine of their own, by night and by day.
machines("reports", "n2-highmem-8", 1, 100);

const backend = new gcp.compute.RegionBackendService("ledger", {
  region,
  protocol: "HTTP",
  portName: "ledger",
  loadBalancingScheme: "EXTERNAL_MANAGED",
  healthChecks: healthy.id,
  backends: [{ group: ledger.instanceGroup, balancingMode: "UTILIZATION", capacityScaler: 1 }],
});
const routes = new gcp.compute.RegionUrlMap("ledger", { region, defaultService: backend.id });
const proxy = new gcp.compute.RegionTargetHttpsProxy("ledger", {
  region,
  urlMap: routes.id,
  sslCertificates: [config.require("certificate")],
});
new gcp.compute.ForwardingRule(
  "ledger",
  { region, network: network.id, target: proxy.id, portRange: "443", loadBalancingScheme: "EXTERNAL_MANAGED", labels },
  { dependsOn: proxies },
);
