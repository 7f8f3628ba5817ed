import type { GoogleSku } from "../../../catalog/update/google-rows";
import { googleRate } from "./documents";

/**
 * SKUs as the Cloud Billing Catalog describes them, at the prices that the built-in book has for the region: [service,
 * description, resource group, usage unit, tiers, regions, usage type?].
 */
type Row = readonly [
  service: string,
  description: string,
  group: string,
  usageUnit: string,
  tiers: number | readonly (readonly [from: number, usd: number])[],
  regions?: readonly string[],
  usageType?: string,
];

const everywhere = ["global"];
const iowa = ["us-central1"];
const frankfurt = ["europe-west3"];

const cloudSql = (["Zonal", "Regional"] as const).flatMap((zones, at): readonly Row[] => {
  const times = at + 1;
  const named = (what: string) => `Cloud SQL for MySQL: ${zones} - ${what} in Americas`;
  return [
    ["Cloud SQL", named("vCPU"), "SQLGen2InstancesCPU", "h", 0.0413 * times],
    ["Cloud SQL", named("RAM"), "SQLGen2InstancesRAM", "GiBy.h", 0.007 * times],
    ["Cloud SQL", named("Standard storage"), "SSD", "GiBy.mo", 0.17 * times],
    ["Cloud SQL", named("Low cost storage"), "PDStandard", "GiBy.mo", 0.09 * times],
    ["Cloud SQL", named("Micro instance"), "SQLGen2InstancesF1Micro", "h", 0.0105 * times],
    ["Cloud SQL", named("Small instance"), "SQLGen2InstancesG1Small", "h", 0.035 * times],
    ...[1, 2, 4, 8, 16, 32, 64, 96].map(
      (vcpus): Row => [
        "Cloud SQL",
        named(`${vcpus} vCPU + ${vcpus * 3.75}GB RAM`),
        "SQLGen2InstancesN1Standard",
        "h",
        0.06756 * vcpus * times,
      ],
    ),
  ];
});

const rows: readonly Row[] = [
  [
    "Artifact Registry",
    "Artifact Registry Storage",
    "Storage",
    "GiBy.mo",
    [
      [0, 0],
      [0.5, 0.1],
    ],
    everywhere,
  ],
  [
    "BigQuery",
    "Analysis (us-central1)",
    "OnDemandAnalysis",
    "TiBy",
    [
      [0, 0],
      [1, 6.25],
    ],
  ],
  [
    "BigQuery",
    "Active Logical Storage (us-central1)",
    "ActiveStorage",
    "GiBy.mo",
    [
      [0, 0],
      [10, 0.023],
    ],
  ],
  [
    "BigQuery",
    "Long Term Logical Storage (us-central1)",
    "LongTermStorage",
    "GiBy.mo",
    [
      [0, 0],
      [10, 0.016],
    ],
  ],
  ["BigQuery", "Streaming Insert (us-central1)", "Streaming", "MiBy", 0.00005],
  [
    "BigQuery Storage API",
    "BigQuery Storage API - Write (us-central1)",
    "BQWrite",
    "GiBy",
    [
      [0, 0],
      [2048, 0.025],
    ],
  ],
  [
    "BigQuery Storage API",
    "BigQuery Storage API - Read",
    "BQRead",
    "TiBy",
    [
      [0, 0],
      [300, 1.1],
    ],
  ],
  [
    "Cloud Run Functions",
    "Cloud Run Functions (1st Gen) CPU",
    "Compute",
    "GHz.s",
    [
      [0, 0],
      [200000, 0.00001],
    ],
  ],
  [
    "Cloud Run Functions",
    "Cloud Run Functions (1st Gen) Memory",
    "Compute",
    "GiBy.s",
    [
      [0, 0],
      [400000, 0.0000025],
    ],
  ],
  [
    "Cloud Run Functions",
    "Cloud Run Functions (1st Gen) Invocations",
    "Compute",
    "count",
    [
      [0, 0],
      [2000000, 0.0000004],
    ],
  ],
  [
    "Cloud Run Functions",
    "Cloud Run Functions (1st Gen) Network Data Transfer Out",
    "Egress",
    "GiBy",
    [
      [0, 0],
      [5, 0.12],
    ],
  ],
  [
    "Cloud Run",
    "Requests",
    "Compute",
    "count",
    [
      [0, 0],
      [2000000, 0.0000004],
    ],
    frankfurt,
  ],
  [
    "Cloud Run",
    "Services CPU Tier 2  (Request-based billing)",
    "Compute",
    "s",
    [
      [0, 0],
      [180000, 0.0000336],
    ],
    frankfurt,
  ],
  [
    "Cloud Run",
    "Services Memory Tier 2 (Request-based billing)",
    "Compute",
    "GiBy.s",
    [
      [0, 0],
      [360000, 0.0000035],
    ],
    frankfurt,
  ],
  ["Cloud Run", "Services CPU (Instance-based billing) in europe-west3", "Compute", "s", 0.0000216, ["europe-west3", "us-central1"]],
  [
    "Cloud Run",
    "Services Memory (Instance-based billing) in europe-west3",
    "Compute",
    "GiBy.s",
    0.0000024,
    ["europe-west3", "us-central1"],
  ],
  ["Cloud Run", "Jobs CPU in us-central1", "Compute", "s", 0.0000216, ["europe-west3", "us-central1"]],
  ["Cloud Run", "Jobs Memory in us-central1", "Compute", "GiBy.s", 0.0000024, ["europe-west3", "us-central1"]],
  ...cloudSql,
  ["Cloud SQL", "Cloud SQL: Backups in Americas", "PDSnapshot", "GiBy.mo", 0.08],
  [
    "Cloud Storage",
    "Standard Storage US Regional",
    "RegionalStorage",
    "GiBy.mo",
    [
      [0, 0],
      [5, 0.02],
    ],
  ],
  ["Cloud Storage", "Standard Storage Belgium Multi-region", "MultiRegionalStorage", "GiBy.mo", 0.026],
  ["Cloud Storage", "Nearline Storage US Regional", "NearlineStorage", "GiBy.mo", 0.01],
  ["Cloud Storage", "Nearline Storage US Regional (Early Delete)", "NearlineStorage", "GiBy.d", 0.0003],
  ["Cloud Storage", "Coldline Storage US Regional", "ColdlineStorage", "GiBy.mo", 0.004],
  ["Cloud Storage", "Archive Storage Iowa", "ArchiveStorage", "GiBy.mo", 0.0012],
  ["Cloud Storage", "Durable Reduced Availability Storage US Regional", "DRAStorage", "GiBy.mo", 0.02],
  ["Cloud Storage", "Nearline Data Retrieval", "NearlineOps", "GiBy", 0.01, everywhere],
  ["Cloud Storage", "Coldline Data Retrieval", "ColdlineOps", "GiBy", 0.02, everywhere],
  ["Cloud Storage", "Archive Data Retrieval", "ArchiveOps", "GiBy", 0.05, everywhere],
  [
    "Cloud Storage",
    "Regional Standard Class A Operations",
    "RegionalOps",
    "count",
    [
      [0, 0],
      [5000, 0.000005],
    ],
    everywhere,
  ],
  [
    "Cloud Storage",
    "Regional Standard Class B Operations",
    "RegionalOps",
    "count",
    [
      [0, 0],
      [50000, 0.0000004],
    ],
    everywhere,
  ],
  ["Cloud Storage", "Regional Object Tagging Class A Operations", "RegionalOps", "count", 0.9, everywhere],
  [
    "Compute Engine",
    "Static Ip Charge",
    "IpAddress",
    "h",
    [
      [0, 0],
      [1, 0.01],
    ],
  ],
  [
    "Compute Engine",
    "External IP Charge on a Standard VM",
    "IpAddress",
    "h",
    [
      [0, 0],
      [744, 0.005],
    ],
    everywhere,
  ],
  ["Compute Engine", "External IP Charge on a Spot Preemptible VM", "IpAddress", "h", 0.0025, everywhere, "Preemptible"],
  ["Networking", "Network Load Balancing: Forwarding Rule Additional Service Charge", "LoadBalancing", "h", 0.01],
  ["Networking", "Network Load Balancing: Forwarding Rule Minimum Service Charge in Iowa", "LoadBalancing", "h", 0.025],
  ["Networking", "Network Load Balancing: Data Processing Charge in Iowa", "LoadBalancing", "GiBy", 0.008],
  ["Networking", "Networking Cloud VPN Tunnel in Iowa", "VPNTunnel", "h", 0.05],
  ["Networking", "Networking Cloud Nat Data Processing", "Nat", "GiBy", 0.045, everywhere],
  ["Networking", "Networking Cloud Nat Gateway Uptime", "Nat", "h", 0.0014, everywhere],
  [
    "Networking",
    "Network Internet Data Transfer Out from Americas to Americas",
    "PremiumInternetEgress",
    "GiBy",
    [
      [0, 0.12],
      [1024, 0.11],
      [10240, 0.08],
    ],
  ],
  [
    "Networking",
    "Network Internet Data Transfer Out from Americas to Australia",
    "PremiumInternetEgress",
    "GiBy",
    [
      [0, 0.19],
      [1024, 0.18],
      [10240, 0.15],
    ],
  ],
  [
    "Networking",
    "Network Internet Data Transfer Out from Americas to China",
    "PremiumInternetEgress",
    "GiBy",
    [
      [0, 0.23],
      [1024, 0.22],
      [10240, 0.2],
    ],
  ],
  [
    "Compute Engine",
    "Storage PD Capacity",
    "PDStandard",
    "GiBy.mo",
    [
      [0, 0],
      [30, 0.04],
    ],
  ],
  ["Compute Engine", "Balanced PD Capacity", "SSD", "GiBy.mo", 0.1],
  ["Compute Engine", "SSD backed PD Capacity", "SSD", "GiBy.mo", 0.17],
  ["Compute Engine", "Extreme PD Capacity", "SSD", "GiBy.mo", 0.125],
  ["Compute Engine", "Regional Storage PD Capacity", "PDStandard", "GiBy.mo", 0.08],
  ["Compute Engine", "Regional Balanced PD Capacity", "SSD", "GiBy.mo", 0.2],
  ["Compute Engine", "Regional SSD backed PD Capacity", "SSD", "GiBy.mo", 0.34],
  ["Compute Engine", "Hyperdisk Extreme Capacity", "SSD", "GiBy.mo", 0.125],
  ["Compute Engine", "Hyperdisk Extreme IOPS", "SSD", "mo", 0.032],
  ["Compute Engine", "Extreme PD IOPS", "SSD", "mo", 0.065],
  [
    "Compute Engine",
    "Storage PD Snapshot",
    "PDSnapshot",
    "GiBy.mo",
    [
      [0, 0],
      [5, 0.05],
    ],
  ],
  ["Compute Engine", "Storage Image", "StorageImage", "GiBy.mo", 0.05],
  ["Compute Engine", "Storage Machine Image", "MachineImage", "GiBy.mo", 0.05],
  ["Compute Engine", "SSD backed Local Storage", "LocalSSD", "GiBy.mo", 0.08],
  ["Compute Engine", "SSD backed Local Storage attached to Spot Preemptible VMs", "LocalSSD", "GiBy.mo", 0.0354, iowa, "Preemptible"],
  ["Compute Engine", "C4 Instance Local SSD running in Iowa", "LocalSSD", "GiBy.mo", 0.16],
  ["Compute Engine", "C4A Instance Local SSD running in Iowa", "LocalSSD", "GiBy.mo", 0.12],
  ["Compute Engine", "C4D Instance Local SSD running in Iowa", "LocalSSD", "GiBy.mo", 0.16],
  ["Compute Engine", "Custom Instance Core running in Americas", "CPU", "h", 0.033193],
  ["Compute Engine", "Custom Instance Ram running in Americas", "RAM", "GiBy.h", 0.004446],
  ["Compute Engine", "Custom Extended Instance Ram running in Americas", "RAM", "GiBy.h", 0.00955],
  ["Compute Engine", "Spot Preemptible Custom Instance Core running in Americas", "CPU", "h", 0.01014, iowa, "Preemptible"],
  ["Compute Engine", "Spot Preemptible Custom Instance Ram running in Americas", "RAM", "GiBy.h", 0.001359, iowa, "Preemptible"],
  ["Compute Engine", "N2 Custom Instance Core running in Americas", "CPU", "h", 0.033191],
  ["Compute Engine", "N2 Custom Instance Ram running in Americas", "RAM", "GiBy.h", 0.004449],
  ["Compute Engine", "Spot Preemptible N2D AMD Custom Instance Core running in Americas", "CPU", "h", 0.00691, iowa, "Preemptible"],
  ["Compute Engine", "Spot Preemptible N2D AMD Custom Instance Ram running in Americas", "RAM", "GiBy.h", 0.000926, iowa, "Preemptible"],
  ["Compute Engine", "Nvidia Tesla K80 GPU running in Americas", "GPU", "h", 0.45],
  ["Compute Engine", "Nvidia Tesla K80 GPU attached to Spot Preemptible VMs running in Americas", "GPU", "h", 0.1719, iowa, "Preemptible"],
  ["Cloud DNS", "ManagedZone", "DNS", "mo", 0.2, everywhere],
  ["Cloud DNS", "DNS Query (port 53)", "DNS", "count", 0.0000004, everywhere],
  ["Cloud Key Management Service (KMS)", "Active software symmetric key versions", "KMS", "mo", 0.06, everywhere],
  [
    "Cloud Key Management Service (KMS)",
    "Active HSM RSA 4096 bit key versions",
    "KMS",
    "mo",
    [
      [0, 2.5],
      [2000, 1],
    ],
    everywhere,
  ],
  [
    "Cloud Key Management Service (KMS)",
    "Active HSM ECDSA P-256 key versions",
    "KMS",
    "mo",
    [
      [0, 2.5],
      [2000, 1],
    ],
    everywhere,
  ],
  ["Cloud Key Management Service (KMS)", "Cryptographic operations with a software symmetric key", "KMS", "count", 0.000003, everywhere],
  ["Cloud Key Management Service (KMS)", "HSM cryptographic operations with a RSA   4096 bit key", "KMS", "count", 0.000015, everywhere],
  [
    "Kubernetes Engine",
    "Regional Kubernetes Clusters",
    "GKE",
    "h",
    [
      [0, 0],
      [720, 0.1],
    ],
  ],
  [
    "Kubernetes Engine",
    "Zonal Kubernetes Clusters",
    "GKE",
    "h",
    [
      [0, 0],
      [720, 0.1],
    ],
  ],
  ["Kubernetes Engine", "Autopilot Pod mCPU Requests (us-central1)", "GKE", "h", 0.0000445],
  ["Kubernetes Engine", "Autopilot Pod Memory Requests (us-central1)", "GKE", "GiBy.h", 0.0049225],
  ["Kubernetes Engine", "Autopilot Pod Ephemeral Storage Requests (us-central1)", "GKE", "GiBy.h", 0.0000548],
  [
    "Cloud Logging",
    "Log Volume",
    "Logging",
    "GiBy",
    [
      [0, 0],
      [50, 0.5],
    ],
    everywhere,
  ],
  [
    "Cloud Monitoring",
    "Metric Volume",
    "Monitoring",
    "MiBy",
    [
      [0, 0],
      [150, 0.258],
      [100000, 0.151],
      [250000, 0.061],
    ],
    everywhere,
  ],
  [
    "Cloud Monitoring",
    "Monitoring API Requests",
    "Monitoring",
    "count",
    [
      [0, 0],
      [1000000, 0.00001],
    ],
    everywhere,
  ],
  [
    "Cloud Pub/Sub",
    "Message Delivery Basic",
    "Message",
    "TiBy",
    [
      [0, 0],
      [0.009765625, 40],
    ],
    everywhere,
  ],
  ["Cloud Pub/Sub", "Subscriptions retained acknowledged messages", "Message", "GiBy.mo", 0.27, everywhere],
  ...(
    [
      ["Basic", [0.049, 0.027, 0.023, 0.019, 0.016]],
      ["Standard", [0.064, 0.054, 0.046, 0.035, 0.03]],
    ] as const
  ).flatMap(([tier, prices]) =>
    prices.map((usd, at): Row => ["Cloud Memorystore for Redis", `Redis Capacity ${tier} M${at + 1} Iowa`, "Memstore", "GiBy.h", usd]),
  ),
  ...(
    [
      ["SharedCoreNano", 0.0318],
      ["StandardSmall", 0.1425],
      ["HighmemMedium", 0.1923],
      ["HighmemXlarge", 0.8581],
    ] as const
  ).map(([node, usd]): Row => ["Cloud Memorystore for Redis", `Redis Cluster Node ${node} Iowa`, "Memstore", "h", usd]),
  ["Cloud Memorystore for Redis", "Memorystore for Redis Cluster: AOF Storage Iowa", "Memstore", "GiBy.h", 0.000548],
  ["Cloud Memorystore for Redis", "Memorystore for Redis Cluster: Backups Iowa", "Memstore", "GiBy.mo", 0.08111],
  [
    "Secret Manager",
    "Secret version replica storage",
    "Secret",
    "mo",
    [
      [0, 0],
      [6, 0.06],
    ],
    everywhere,
  ],
  [
    "Secret Manager",
    "Secret access operations",
    "Secret",
    "count",
    [
      [0, 0],
      [10000, 0.000003],
    ],
    everywhere,
  ],
  [
    "Secret Manager",
    "Secret rotate operations",
    "Secret",
    "count",
    [
      [0, 0],
      [3, 0.05],
    ],
    everywhere,
  ],
];

/** A SKU with all the fields that the documentation shows. */
export function documentedSku(
  [service, description, group, usageUnit, tiers, regions = iowa, usageType = "OnDemand"]: Row,
  at = 0,
): GoogleSku {
  const rates = typeof tiers === "number" ? ([[0, tiers]] as const) : tiers;
  const skuId = `${String(at).padStart(4, "0")}-TEST-0000`;
  return {
    name: `services/TEST/skus/${skuId}`,
    skuId,
    description,
    category: { serviceDisplayName: service, resourceFamily: "Compute", resourceGroup: group, usageType },
    serviceRegions: regions,
    pricingInfo: [
      {
        summary: "",
        pricingExpression: {
          usageUnit,
          usageUnitDescription: usageUnit,
          displayQuantity: 1,
          tieredRates: rates.map(([from, usd]) => googleRate(from, usd)),
        },
        currencyConversionRate: 1,
        effectiveTime: "2026-11-01T00:00:00Z",
      },
    ],
    serviceProviderName: "Google",
    geoTaxonomy: { type: "REGIONAL", regions },
  } as unknown as GoogleSku;
}

/** All of them, by the name of their service. */
export const googleSkus: ReadonlyMap<string, readonly GoogleSku[]> = rows.reduce((all, row, at) => {
  all.set(row[0], [...(all.get(row[0]) ?? []), documentedSku(row, at)]);
  return all;
}, new Map<string, GoogleSku[]>());
