import { architectures } from "../model";
import { alertsSchema } from "./alerts/alerts-schema";
import { anyKind } from "./kinds/kind-schemas";
import type {
  CommitmentPoolArgs,
  ConcentrationArgs,
  PoolCapacityArgs,
  PortfolioNeedArgs,
  QuotaArgs,
  RiskWeightsArgs,
  SecurityRiskArgs,
  TeamBudgetArgs,
  WorkloadArgs,
} from "./portfolio-args";
import { schedule } from "./schedule/schedule-schema";
import {
  aboveZero,
  boolean,
  closed,
  compliance,
  currentSchema,
  fraction,
  integer,
  internetAccess,
  label,
  listOf,
  MOST_SUPPLIERS,
  mapOf,
  movingSchema,
  number,
  type Properties,
  placeSets,
  privateServices,
  provider,
  purchase,
  type Schema,
  supplier,
  talksTo,
  text,
  usd,
  workloadName,
} from "./schema";
import type {
  CertificateArgs,
  ContainerArgs,
  DomainArgs,
  ImageArgs,
  LoadBalancerArgs,
  LoadStepArgs,
  NetworkArgs,
  ServiceArgs,
  SplitArgs,
  WorkloadNeedArgs,
  WorkloadSetupArgs,
} from "./workload-args";

export type { Schema } from "./schema";

const need: Properties<WorkloadNeedArgs> = {
  kind: { type: "string", enum: ["service"] },
  vcpus: number(0.25, 100_000),
  memoryGib: number(0.25, 1_000_000),
  minVcpusPerMachine: number(0.25, 1000),
  minMemoryGibPerMachine: number(0.25, 100_000),
  minCount: integer(1, 1000),
  maxCount: integer(1, 1000),
  zones: integer(1, 6),
  targetUtilisationFraction: { type: "number", exclusiveMinimum: 0, maximum: 1 },
  architectures: listOf({ type: "string", enum: architectures }),
  burstable: boolean,
  previousGenerations: boolean,
  gpusPerMachine: integer(0, 16),
  storageGibPerMachine: integer(0, 16_000),
  providers: listOf(supplier),
  regions: listOf(text),
  jurisdictions: listOf(text),
  purchases: listOf(purchase),
  interruptible: boolean,
  interruptionCostUsd: number(0, 1e9),
  downtimeCostUsdPerHour: number(0, 1e9),
  internetEgressGibPerMonth: number(0, 1e9),
  internetAccess,
  privateServices,
  customerKey: boolean,
  team: label,
  within: placeSets,
  compliance,
  minNetworkMbpsPerMachine: aboveZero(1e7),
  gpu: label,
  loadProfile: {
    type: "array",
    minItems: 1,
    maxItems: 100,
    items: closed<LoadStepArgs>({ timeFraction: aboveZero(1), loadFraction: fraction }, ["timeFraction", "loadFraction"]),
  },
  maxSpotFraction: fraction,
  split: closed<SplitArgs>({ providers: integer(2, MOST_SUPPLIERS), survivesLossOfOne: boolean }, ["providers"]),
  current: currentSchema,
  moving: movingSchema,
  ...schedule,
};

const loadBalancer: Properties<LoadBalancerArgs> = {
  internal: boolean,
  port: integer(1, 65_535),
  machinePort: integer(1, 65_535),
  healthPath: { type: "string", pattern: "^/", maxLength: 1024 },
  protocol: { type: "string", enum: ["http", "https"] },
  certificate: closed<CertificateArgs>({ aws: text, gcp: text }),
};

const domainName: Schema = { type: "string", pattern: "^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", maxLength: 253 };

const setup: Properties<WorkloadSetupArgs> = {
  loadBalancer: { type: ["boolean", "object"], properties: loadBalancer, additionalProperties: false },
  listensOn: listOf(integer(1, 65_535)),
  domain: closed<DomainArgs>(
    {
      name: domainName,
      hostedOn: { type: "string", enum: ["aws", "azure"] },
      zone: text,
      mode: { type: "string", enum: ["active-active", "active-passive"] },
      queriesPerMonth: number(0, 1e12),
    },
    ["name", "hostedOn", "zone"],
  ),
  container: closed<ContainerArgs>(
    { image: text, vcpus: aboveZero(64), memoryGib: aboveZero(512), command: { type: "array", items: text } },
    ["image"],
  ),
  alerts: alertsSchema,
  metricsPort: integer(1, 65_535),
  image: closed<ImageArgs>({ aws: text, azure: text, gcp: text }),
  userData: { type: "string", maxLength: 16_384 },
  environment: { ...mapOf({ type: "string", maxLength: 4096 }), propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" } },
  sshPublicKey: { type: "string", pattern: "^(ssh|ecdsa)-\\S+ \\S+" },
  network: closed<NetworkArgs>({
    aws: closed<NonNullable<NetworkArgs["aws"]>>({ vpcId: text, subnetIds: listOf(text), publicSubnetIds: listOf(text) }, [
      "vpcId",
      "subnetIds",
    ]),
    azure: closed<NonNullable<NetworkArgs["azure"]>>({ subnetId: text }, ["subnetId"]),
    gcp: closed<NonNullable<NetworkArgs["gcp"]>>({ network: text, subnetwork: text }, ["network", "subnetwork"]),
  }),
  tags: mapOf({ type: "string", maxLength: 256 }),
};

const riskWeight = number(0, 1000);

export const serviceSchema: Schema = closed<ServiceArgs>({ ...need, ...setup, riskWeight }, ["vcpus", "memoryGib"]);

export const workloadSchema: Schema = closed<WorkloadArgs>({ ...need, ...setup, talksTo }, ["vcpus", "memoryGib"]);

const groups: Schema = { type: "array", items: { type: "array", items: { type: "string" }, minItems: 2, uniqueItems: true } };

const securityRisk: Schema = closed<SecurityRiskArgs>(
  {
    name: label,
    provider: supplier,
    region: text,
    purchases: listOf(purchase),
    workloads: listOf({ type: "string" }),
    severityUsd: usd,
    probabilityPerMonth: number(0, 1000),
  },
  ["name", "severityUsd", "probabilityPerMonth"],
);

const pool: Schema = closed<CommitmentPoolArgs>(
  {
    name: label,
    provider,
    region: text,
    family: text,
    size: text,
    capacity: closed<PoolCapacityArgs>({ vcpus: aboveZero(1e7), usdPerHour: aboveZero(1e9) }),
    discountFraction: aboveZero(1),
    usdPerMonth: usd,
    owned: boolean,
  },
  ["name", "provider", "capacity", "discountFraction"],
);

export const portfolioSchema: Schema = closed<PortfolioNeedArgs>(
  {
    workloads: { type: "object", minProperties: 1, propertyNames: workloadName, additionalProperties: anyKind(workloadSchema) },
    providers: listOf(supplier),
    regions: listOf(text),
    jurisdictions: listOf(text),
    within: placeSets,
    compliance,
    auditLog: boolean,
    links: boolean,
    networksLinked: boolean,
    privateDomain: domainName,
    maxProviders: integer(1, MOST_SUPPLIERS),
    budgetUsdPerMonth: aboveZero(1e12),
    teamBudgets: { type: "array", items: closed<TeamBudgetArgs>({ team: label, usdPerMonth: aboveZero(1e12) }, ["team", "usdPerMonth"]) },
    quotas: {
      type: "array",
      items: closed<QuotaArgs>({ provider: supplier, region: text, family: text, maxVcpus: integer(0, 1e7) }, ["provider", "maxVcpus"]),
    },
    sameProvider: groups,
    differentProvider: groups,
    sameRegion: groups,
    differentRegion: groups,
    differentZone: groups,
    maxSpotFraction: fraction,
    maxCarbonKgPerMonth: number(0, 1e12),
    riskWeight,
    riskWeights: closed<RiskWeightsArgs>({
      interruption: riskWeight,
      downtime: riskWeight,
      security: riskWeight,
      concentration: riskWeight,
    }),
    securityRisks: { type: "array", items: securityRisk },
    concentration: closed<ConcentrationArgs>({ lossUsd: usd, probabilityPerMonth: number(0, 1000) }, ["lossUsd", "probabilityPerMonth"]),
    pools: { type: "array", items: pool },
    timeLimitMs: integer(1, 3_600_000),
    alerts: alertsSchema,
    tags: mapOf({ type: "string", maxLength: 256 }),
  },
  ["workloads"],
);

/** Fields that decide the placement: they can never be outputs of other resources. */
export const needFields: readonly string[] = [...Object.keys(need), "loadBalancer", "container", "domain", "riskWeight", "talksTo"];
/** Fields that may hold outputs. */
export const setupFields: readonly string[] = Object.keys(setup);
