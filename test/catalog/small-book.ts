import type { BookContent, InstancesFile, ServicesFile } from "../../catalog";

/** A small book with every form a row can take. */
export const smallInstances: InstancesFile = {
  format: "costwright-instances-1",
  provider: "aws",
  sources: {
    a: { name: "AWS Price List (new)", asOf: "2026-07-20" },
    b: { name: "AWS Price List (old)", asOf: "2025-11-04" },
  },
  doubts: [{ source: "b", types: "\\.metal", doubt: "may be low" }],
  families: {
    "m5.*": {
      family: "m5",
      successor: "m6i",
      sizes: { large: [2, 8, 0, 750, 650], xlarge: [4, 16], metal: [96, 384], odd: null },
      prices: {
        "on-demand": {
          source: "b",
          scale: { large: 1, xlarge: 2, metal: 48 },
          usd: { "eu-west-1": 0.107, "us-east-1,us-west-2": 0.096 },
          except: { "us-east-1": { metal: 5, odd: 0.3 } },
          absent: { "us-west-2": "metal" },
          from: { a: { "us-east-1": "*" } },
        },
      },
    },
    "t4g.*": {
      family: "t4g",
      arch: "arm64",
      burstable: true,
      sizes: { nano: [2, 0.5] },
      prices: { "on-demand": { source: "a", scale: { nano: 1 }, usd: { "us-east-1": 0.0042 } } },
    },
  },
};

export const smallServices: ServicesFile = {
  format: "costwright-services-1",
  sources: { a: { name: "AWS Price List", asOf: "2026-07-20" }, b: { name: "AWS Price List 2021", asOf: "2021-10", doubt: "old" } },
  prices: {
    "kms.key": { unit: "month", source: "a", usd: { "*": 1 } },
    "nat_gateway.hour": { unit: "hour", source: "a", usd: { "us-east-1,us-west-2": 0.045, "eu-west-1": 0.048 } },
    "rds.postgres.single-az.db.m5.*": {
      unit: "hour",
      source: "a",
      scale: { large: 1, xlarge: 2 },
      usd: { "us-east-1": 0.178, "eu-west-1": 0.196 },
      except: { "us-east-1": { "24xlarge": 8.5 } },
      absent: { "eu-west-1": ["xlarge"] },
      sourceByRegion: { "eu-west-1": "b" },
    },
    "s3.standard.storage": {
      unit: "gb-month",
      source: "a",
      usd: {
        "us-east-1": [
          [0, 0.023],
          [51200, 0.022],
        ],
      },
    },
  },
};

export const smallBook: BookContent = {
  regions: {
    format: "costwright-regions-1",
    regions: {
      aws: Object.fromEntries(
        ["eu-west-1", "us-east-1", "us-west-2"].map((id) => [
          id,
          {
            country: id.startsWith("eu") ? "IE" : "US",
            jurisdictions: id.startsWith("eu") ? ["ie", "eu", "eea"] : ["us"],
            continent: "europe",
            zones: 3,
          } as const,
        ]),
      ),
      azure: {},
      gcp: { "europe-west1": { country: "BE", jurisdictions: ["be", "eu", "eea"], continent: "europe", zones: 3 } },
    },
  },
  instances: { aws: smallInstances },
  spotAdvisor: {
    aws: {
      format: "costwright-spot-advisor-1",
      provider: "aws",
      sources: { a: { name: "AWS Spot Advisor", asOf: "2025-06-28" } },
      source: "a",
      bands: { a: [0, 0.05], e: [0.2, 1] },
      families: { "m5.*": { sizes: "large xlarge metal", regions: { "eu-west-1": "57a e -" } } },
    },
  },
  services: { aws: smallServices },
};
