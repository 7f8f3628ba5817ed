import { loadBuiltInBook } from "../catalog";
import { contractedBook, parseContract } from "../catalog/contract";
import type { DeclaredResource } from "../model";
import { defaultSettings, judge } from "../policy-pack/judge";
import { noUsage, priceStack } from "../pricing";
import { printRow, timeFunction } from "./measure";

const SECONDS_LIMIT = 2;

/** A synthetic stack of machines, disks, balancers, databases and free glue on all three clouds, all different. */
export function syntheticStack(count: number): readonly DeclaredResource[] {
  const sizes = {
    aws: ["m5.large", "c5.xlarge", "r6g.2xlarge", "t3.medium"],
    azure: ["Standard_D2s_v5", "Standard_E4s_v5", "Standard_B2s"],
    gcp: ["e2-standard-4", "n2-standard-8", "n1-standard-2"],
  };
  const kinds: readonly ((index: number) => { readonly type: string; readonly inputs: Record<string, unknown> })[] = [
    (i) => ({ type: "aws:ec2/instance:Instance", inputs: { instanceType: sizes.aws[i % 4], ami: `ami-${i}`, region: "us-east-1" } }),
    (i) => ({
      type: "aws:ebs/volume:Volume",
      inputs: { availabilityZone: "us-east-1a", size: 10 + (i % 500), type: i % 2 ? "gp2" : "gp3" },
    }),
    (i) => ({ type: "aws:iam/role:Role", inputs: { assumeRolePolicy: `{"${i}":1}` } }),
    (i) => ({
      type: "azure-native:compute:VirtualMachine",
      inputs: {
        location: "eastus",
        hardwareProfile: { vmSize: sizes.azure[i % 3] },
        storageProfile: { osDisk: { createOption: "FromImage" } },
      },
    }),
    (i) => ({
      type: "azure-native:network:PublicIPAddress",
      inputs: { location: "eastus", publicIPAddressName: `ip${i}`, sku: { name: "Standard" } },
    }),
    (i) => ({
      type: "gcp:compute/instance:Instance",
      inputs: { machineType: sizes.gcp[i % 3], zone: "us-central1-a", bootDisk: { initializeParams: { size: 20 + (i % 90) } } },
    }),
    (i) => ({ type: "gcp:storage/bucket:Bucket", inputs: { location: "us-central1", name: `bucket-${i}` } }),
    (i) => ({ type: "aws:s3/bucket:Bucket", inputs: { bucket: `bucket-${i}`, region: "us-east-1" } }),
    (i) => ({
      type: "aws:cloudwatch/logGroup:LogGroup",
      inputs: { name: `logs-${i}`, region: "us-east-1", retentionInDays: i % 3 ? 30 : 0 },
    }),
    (i) => ({
      type: "aws:rds/instance:Instance",
      inputs: { engine: "postgres", instanceClass: "db.m5.large", allocatedStorage: 20 + (i % 300), region: "us-east-1" },
    }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const { type, inputs } = (kinds[index % kinds.length] as (typeof kinds)[number])(index);
    return {
      urn: `urn:pulumi:dev::bench::${type}::r${index}`,
      type,
      name: `r${index}`,
      inputs,
      custom: true,
      dependencies: [],
      propertyDependencies: {},
    };
  });
}

/** Pricing and judging together, per resource; linear when the ratio between sizes equals the ratio of sizes. */
export async function run(): Promise<void> {
  const book = loadBuiltInBook();
  const context = { project: "bench", stack: "dev", config: {} };
  let previousMs: number | undefined;
  for (const count of [1_000, 10_000, 100_000]) {
    const resources = syntheticStack(count);
    const ms = timeFunction(
      () => {
        const stack = priceStack(resources, { book, usage: noUsage, context });
        judge(stack, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
      },
      count > 50_000 ? 1 : 3,
    );
    const perResource = `${((ms / count) * 1000).toFixed(1)} us each`;
    printRow(
      `price and judge ${count} resources (${perResource})`,
      `${ms.toFixed(0)} ms`,
      `the limit of ${SECONDS_LIMIT} s for 10,000`,
      ms / (SECONDS_LIMIT * 1000),
    );
    if (previousMs !== undefined) printRow("  growth for ten times the resources", "", "ten", ms / previousMs / 10);
    previousMs = ms;
  }
  measureCommitments(10_000);
  printRow(
    "memory of this process",
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
    "500 MiB",
    process.resourceUsage().maxRSS / 1024 / 500,
  );
}

/** The same with contract terms: every rule that suggests a change hands the commitments out anew. */
function measureCommitments(count: number): void {
  const list = loadBuiltInBook();
  const text = [
    "asOf: 2026-07-01",
    "commitments:",
    `  - { name: m5, kind: reservation, provider: aws, region: us-east-1, size: m5.large, count: ${count / 80}, start: 2026-01-01, term: 3y }`,
    `  - { name: c5, kind: reservation, provider: aws, size: c5.large, sizeFlexible: true, count: ${count / 100}, start: 2026-01-01, term: 3y }`,
    `  - { name: n2, kind: committed-use, provider: gcp, family: n2, vcpus: ${count / 10}, start: 2026-01-01, term: 3y }`,
    `  - { name: plan, kind: savings-plan, provider: aws, committedUsdPerHour: ${count / 200}, discountPercent: 28, start: 2026-01-01, term: 3y }`,
    `  - { name: azure, kind: savings-plan, provider: azure, committedUsdPerHour: ${count / 200}, discountPercent: 20, start: 2026-01-01, term: 3y }`,
  ].join("\n");
  const read = parseContract(text, "bench.yaml", list);
  if (read.status !== "ok") throw new Error(read.diagnostics.map(({ message }) => message).join("; "));
  const { book } = contractedBook(list, read.contract, { asOf: "2026-07-01" });
  const input = { book, usage: noUsage, context: { project: "bench", stack: "dev", config: {} } };
  const resources = syntheticStack(count);
  const ms = timeFunction(() => {
    const stack = priceStack(resources, input);
    judge(stack, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  }, 3);
  printRow(
    `price and judge ${count} resources with 5 commitments`,
    `${ms.toFixed(0)} ms`,
    `the limit of ${SECONDS_LIMIT} s`,
    ms / (SECONDS_LIMIT * 1000),
  );
}
