import { loadBuiltInBook } from "../../catalog";

/**
 * A sample of Google Cloud's unit prices against the price lists that they were restated from, typed in by hand.
 * A flat price is one tier from 0; sums worked back from a printed month keep the source's own rounding.
 */
const book = loadBuiltInBook();
const cells: readonly (readonly [key: string, region: string, usd: number | readonly (readonly [number, number])[]])[] = [
  ["pd-standard.storage", "us-central1", 0.04],
  ["pd-standard.storage", "europe-west3", 0.048],
  ["pd-standard.regional.storage", "us-central1", 0.08],
  ["pd-balanced.storage", "us-central1", 0.1],
  ["pd-balanced.storage", "europe-west3", 0.12],
  ["pd-balanced.regional.storage", "europe-west1", 0.2],
  ["pd-ssd.storage", "europe-west1", 0.17],
  ["pd-ssd.storage", "europe-west3", 0.204],
  ["pd-ssd.regional.storage", "europe-west3", 0.408],
  ["pd-extreme.storage", "europe-west3", 0.15],
  ["pd-snapshot.storage", "europe-west3", 0.059],
  ["pd-snapshot.storage", "us-central1", 0.05],
  ["hyperdisk-extreme.storage", "europe-west1", 0.138],
  ["local-ssd.storage", "europe-west3", 0.096],
  ["local-ssd.c4.storage", "us-central1", 0.16],
  ["local-ssd.c4a.storage", "europe-west1", 0.13213],
  ["local-ssd.c4d.storage", "europe-west1", 0.176176],
  ["cloud-nat.gateway.hour", "europe-west1", 0.0448],
  ["cloud-nat.data", "us-central1", 0.045],
  ["external-ip.in-use", "europe-west3", 0.005],
  ["external-ip.unused", "us-central1", 0.01],
  ["external-ip.unused", "europe-west3", 0.012],
  ["vpn.tunnel.hour", "europe-west3", 0.06],
  ["gcs.standard.storage", "us-central1", 0.02],
  ["gcs.standard.storage", "europe-west3", 0.023],
  ["gcs.standard.storage", "us", 0.026],
  ["gcs.standard.storage", "eur4", 0.044],
  ["gcs.standard.storage", "asia1", 0.0506],
  ["gcs.nearline.storage", "europe-west3", 0.013],
  ["gcs.coldline.storage", "asia", 0.00875],
  ["gcs.archive.storage", "us-central1", 0.0012],
  ["gcs.archive.storage", "nam4", 0.0028],
  ["gcs.dra.storage", "asia1", 0.046],
  ["gcs.archive.retrieval", "europe-west1", 0.05],
  [
    "egress.internet",
    "us-central1",
    [
      [0, 0.12],
      [1024, 0.11],
      [10240, 0.08],
    ],
  ],
  [
    "egress.internet",
    "europe-west1",
    [
      [0, 0.12],
      [1024, 0.11],
      [10240, 0.085],
    ],
  ],
  [
    "egress.internet.china",
    "europe-west1",
    [
      [0, 0.23],
      [1024, 0.22],
      [10240, 0.2],
    ],
  ],
  [
    "egress.internet.australia",
    "us-central1",
    [
      [0, 0.19],
      [1024, 0.18],
      [10240, 0.15],
    ],
  ],
  [
    "monitoring.ingest",
    "europe-west3",
    [
      [0, 0.258],
      [100_000, 0.151],
      [250_000, 0.061],
    ],
  ],
  ["egress.inter-region", "us-central1", 0.02],
  ["egress.inter-region", "europe-west1", 0.02],
  ["egress.inter-region", "southamerica-east1", 0.14],
  ["egress.inter-continent", "us-central1", 0.08],
  ["forwarding-rule.hour", "us-central1", 0.01],
  ["load-balancer.data", "us-central1", 0.008],
  ["gke.cluster.hour", "us-central1", 0.1],
  ["sql.ssd.storage.zonal", "us-central1", 0.17],
  ["sql.backup", "us-central1", 0.08],
  ["redis.cluster.highmem-xlarge", "us-central1", 0.8581],
  ["run.request-based.memory", "europe-west3", 0.0000035],
  ["secret-manager.version", "europe-west1", 0.06],
  [
    "kms.key-version.hsm-asymmetric",
    "global",
    [
      [0, 2.5],
      [2000, 1],
    ],
  ],
  ["pubsub.throughput", "global", 40],
];

/** Figures that the source states after dividing a printed sum: the book's shorter figure lies within that rounding. */
const rounded: readonly (readonly [key: string, region: string, usd: number, percent: number])[] = [
  ["sql.vcpu.zonal", "us-central1", 0.0412999, 0.00017],
  ["sql.memory.regional", "us-central1", 10.22 / 730, 0.00014],
  ["sql.db-n1-standard-4.zonal", "us-central1", 0.270205, 0.0025],
  ["redis.basic.m2", "us-central1", 19.71 / 730, 0.0051],
  ["gke.autopilot.vcpu", "us-central1", 32.485 / 730, 0.0015],
  ["gke.autopilot.memory", "us-central1", 3.5934 / 730, 0.0028],
  ["custom.n2.vcpu.full-month", "us-central1", 0.159315 / 6, 0.0043],
  ["custom.n1.memory.full-month", "us-central1", 0.0622466 / 20, 0.011],
  ["custom.n2d.memory.spot", "us-central1", 0.0185205 / 20, 0.037],
  ["bigquery.queries", "us-central1", 6.25005, 0.0008],
  ["local-ssd.spot.storage", "us-central1", 0.0354133, 0.038],
  ["run.instance-based.vcpu", "europe-west3", 0.0000216001, 0.0044],
  ["functions.memory", "us-central1", 0.0000025067, 0.27],
  ["kms.key-version.software", "us-central1", 0.0601852, 0.32],
];

it.each(cells)("%s in %s", (key, region, usd) => {
  const tiers = typeof usd === "number" ? [{ from: 0, usdPerUnit: usd }] : usd.map(([from, usdPerUnit]) => ({ from, usdPerUnit }));
  expect(book.unitPrice("gcp", region, key)?.tiers).toEqual(tiers);
});

it.each(rounded)("%s in %s lies within the rounding of its source", (key, region, usd, percent) => {
  const price = book.unitPrice("gcp", region, key);
  const difference = Math.abs((price?.tiers[0]?.usdPerUnit ?? 0) / usd - 1);
  // Half a unit of the sixth digit beside the stated bound.
  expect(difference).toBeLessThanOrEqual((percent * 1.02) / 100 + 5e-6);
  expect(price?.provenance.doubt).toContain("worked back from a printed monthly sum");
});

it.each([
  ["gke.cluster.hour", "europe-west1"],
  ["sql.vcpu.zonal", "europe-west1"],
  ["forwarding-rule.hour", "europe-west1"],
  ["redis.basic.m1", "europe-west1"],
  ["run.requests", "us-central1"],
  ["sql.hdd.storage.zonal", "us-central1"],
  ["egress.inter-zone", "us-central1"],
  ["external-ip.unused", "europe-north2"],
])("%s has no figure in %s", (key, region) => {
  expect(book.unitPrice("gcp", region, key)).toBeUndefined();
});
