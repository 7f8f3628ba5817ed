import { cloudOf } from "../../model";
import { changeAt } from "../input-path";
import { placedBy } from "../origin";
import { minSavingField } from "../price-change";
import { type Outcome, rule, type Subject } from "../rule";
import { databaseClasses, databaseClassNamed, databaseTypes } from "../utilisation/database-classes";
import { steadyUse } from "../utilisation/example-use";
import { profileConfig, profileFor } from "../utilisation/profiles";
import { bears, demandOf } from "../utilisation/projection";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percentOf, usd } from "../wording";

type Config = EvidenceConfig & { readonly profile: string; readonly minSavingUsdPerMonth: number };

type Facts = {
  readonly class: string;
  readonly profile: string;
  readonly cpuFraction: number;
  readonly memoryFraction: number;
  readonly suggestedClass: string;
  readonly suggestedVcpus: number;
  readonly suggestedMemoryGib: number;
  readonly projectedCpuFraction: number;
  readonly projectedMemoryFraction: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

export const underutilisedDatabase = rule<Config, Facts>({
  id: "underutilised-database",
  title: "A smaller database class would bear what was measured",
  group: "sizing",
  why: "A managed database costs about twice the machine that it runs on, so spare capacity costs twice too. The suggestion is the smallest class of the same family on which the measured CPU, memory, network and disk throughput stay within the headroom that the advisor of the profile publishes, and whose default limit of connections is not reached. Memory must be measured, without what the database only caches: a database that is given less memory reads more from its disk. Judged only by a utilisation digest.",
  remedy: "Change the class to the one named, in a maintenance window: the database restarts or fails over.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: databaseTypes,
  config: {
    profile: profileConfig,
    ...evidenceConfig,
    minSavingUsdPerMonth: minSavingField(5),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, book, stack, reprice } = context;
    const { resource } = subject;
    const use = useOf(subject, context);
    // A database without clients is to be removed, not made smaller.
    if (use === undefined || use.get("connections")?.max === 0 || placedBy(stack, resource) !== undefined) return [];
    const classes = databaseClasses(subject, book);
    if (classes === undefined) return [];
    const { present, path, smaller } = classes;
    const measuredOn = use.size === undefined ? present.size : databaseClassNamed(subject, book, use.size);
    if (measuredOn === undefined) return [{ unjudged: `it was measured on ${use.size}, a class that the price book does not know` }];
    const { sizing, title } = profileFor(config.profile, cloudOf(present.size));
    const demand = demandOf(use, measuredOn, sizing);
    if (demand === undefined) return [];
    const connections = use.get("connections")?.max;
    const fits = (wanted: typeof demand) =>
      smaller.filter(({ size }) => bears(size, wanted, present.size, sizing) && takesConnections(subject, size.memoryGib, connections));
    const candidates = fits(demand);
    if (demand.memoryGib === undefined) {
      const hopeful = fits({ ...demand, memoryGib: 0 }).length > 0;
      return hopeful ? [{ unjudged: "not enough data: memoryFraction is not measured, and its CPU alone would fit a smaller class" }] : [];
    }
    let unpriced: string | undefined;
    for (const { name, size } of candidates) {
      const prices = reprice(resource, changeAt(resource.inputs, path, name));
      // A class without a price is not sold there: the next larger one may be.
      if (!prices.proven) {
        unpriced ??= prices.reason;
        continue;
      }
      const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
      if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
      const doubt = use.doubt(["cpuFraction", "memoryFraction"], sizing.windowDays);
      if (doubt !== undefined) return [{ unjudged: doubt }];
      return [
        {
          facts: {
            class: present.name,
            profile: title,
            cpuFraction: demand.vcpus / present.size.vcpus,
            memoryFraction: demand.memoryGib / present.size.memoryGib,
            suggestedClass: name,
            suggestedVcpus: size.vcpus,
            suggestedMemoryGib: size.memoryGib,
            projectedCpuFraction: demand.vcpus / size.vcpus,
            projectedMemoryFraction: demand.memoryGib / size.memoryGib,
            beforeUsdPerMonth,
            afterUsdPerMonth,
            savingUsdPerMonth,
          },
        },
      ];
    }
    return unpriced === undefined ? [] : [{ unjudged: `a smaller class than ${present.name} would do, but has no price: ${unpriced}` }];
  },
  message: (facts) =>
    `at its peaks (${facts.profile}) it uses ${percentOf(facts.cpuFraction)} of the CPU and ${percentOf(facts.memoryFraction)} of the memory of ${facts.class} (${usd(facts.beforeUsdPerMonth)} a month, storage included); ${facts.suggestedClass} (${facts.suggestedVcpus} vCPU, ${facts.suggestedMemoryGib} GiB) would be at ${percentOf(facts.projectedCpuFraction)} and ${percentOf(facts.projectedMemoryFraction)} for ${usd(facts.afterUsdPerMonth)}`,
  advice: (facts) =>
    `Change the class from ${facts.class} to ${facts.suggestedClass}, in a maintenance window: the database restarts or fails over.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "An RDS instance and a Cloud SQL instance at a tenth of their capacity",
        resources: [
          { type: "aws:rds/instance:Instance", name: "orders", inputs: postgres("db.m5.2xlarge") },
          {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: "users",
            inputs: { region: "us-central1", databaseVersion: "POSTGRES_15", settings: { tier: "db-custom-8-30720", diskSize: 100 } },
          },
        ],
        utilisation: { orders: quiet(0.1, 0.2), users: quiet(0.1, 0.2) },
        messages: [
          "at its peaks (AWS Compute Optimizer) it uses 10 % of the CPU and 20 % of the memory of db.m5.2xlarge (531.26 USD a month, storage included); db.m5.large (2 vCPU, 8 GiB) would be at 40 % and 80 % for 141.44 USD",
          "at its peaks (Google Cloud Recommender) it uses 10 % of the CPU and 20 % of the memory of db-custom-8-30720 (411.49 USD a month, storage included); db-custom-2-7680 (2 vCPU, 7.5 GiB) would be at 40 % and 80 % for 115.62 USD",
        ],
      },
    ],
    clean: [
      {
        title: "The memory is in use",
        resources: [{ type: "aws:rds/instance:Instance", name: "orders", inputs: postgres("db.m5.2xlarge") }],
        utilisation: { orders: quiet(0.1, 0.7) },
      },
      {
        title: "The connections would not fit",
        resources: [{ type: "aws:rds/instance:Instance", name: "orders", inputs: postgres("db.m5.xlarge") }],
        utilisation: {
          orders: steadyUse({
            cpuFraction: 0.1,
            memoryFraction: 0.2,
            connections: 1400,
            networkInBytesPerSecond: 1e6,
            networkOutBytesPerSecond: 1e6,
          }),
        },
      },
    ],
  },
});

/**
 * RDS derives the limit of connections from the memory: PostgreSQL a connection for each 9,531,392 bytes, at most 5,000;
 * MySQL and MariaDB one for each 12,582,880 (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html, read 2026-08).
 * A fifth is kept free.
 */
function takesConnections({ resource, props }: Subject, memoryGib: number, connections: number | undefined): boolean {
  if (connections === undefined || !resource.type.startsWith("aws:")) return true;
  const isPostgres = String(props.engine ?? "").includes("postgres");
  const limit = Math.min(isPostgres ? 5000 : 16_000, (memoryGib * 2 ** 30) / (isPostgres ? 9_531_392 : 12_582_880));
  return connections <= 0.8 * limit;
}

function postgres(instanceClass: string) {
  return { engine: "postgres", instanceClass, allocatedStorage: 100, storageType: "gp3", region: "us-east-1" };
}

function quiet(cpuFraction: number, memoryFraction: number) {
  return steadyUse({
    cpuFraction,
    memoryFraction,
    connections: 40,
    networkInBytesPerSecond: 1_000_000,
    networkOutBytesPerSecond: 1_000_000,
    diskMibPerSecond: 20,
  });
}
