import { join } from "node:path";
import { loadBuiltInBook } from "../../../catalog";
import type { DeclaredResource, Finding, ResourceUtilisation, StackContext } from "../../../model";
import type { PolicyException } from "../../../policy-pack/exceptions/exception";
import { judge, readSettings } from "../../../policy-pack/judge";
import { steadyUse } from "../../../policy-pack/utilisation/example-use";
import { preview } from "../../../preview";
import { compareStacks, noUsage, priceStack } from "../../../pricing";

/*
 * Rules that found nothing in public programs, on a program that does what they speak of, in the SDKs' own words and
 * run as `costwright preview` runs it: a rule that never speaks must be silent for want of a case, not for a wrong name.
 */
let resources: readonly DeclaredResource[];
let context: StackContext;

beforeAll(async () => {
  const config = { "aws:region": "us-east-1", "azure-native:location": "eastus", "gcp:project": "shop", "gcp:region": "us-central1" };
  const outcome = await preview({ programDir: join(__dirname, "program"), stack: "prod", config });
  if (outcome.status !== "ok") throw new Error(JSON.stringify(outcome.diagnostics));
  ({ resources, context } = outcome);
}, 120_000);

interface Run {
  readonly stack?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly utilisation?: Readonly<Record<string, Omit<ResourceUtilisation, "resource">>>;
  readonly exceptions?: readonly PolicyException[];
  /** Resources that the stack had before. */
  readonly before?: (resource: DeclaredResource) => boolean;
  readonly asOf?: string;
  /** Types that are left out. */
  readonly without?: RegExp;
}

function findings({
  stack = "prod",
  settings: value = {},
  utilisation = {},
  exceptions = [],
  before,
  asOf = "2026-11-01",
  without = /^$/,
}: Run): readonly string[] {
  const book = loadBuiltInBook();
  const input = { book, usage: noUsage, context: { ...context, stack } };
  const priced = priceStack(
    resources.filter(({ type }) => !without.test(type)),
    input,
  );
  const { settings, diagnostics } = readSettings([{ origin: "test", value: value as never }]);
  expect(diagnostics).toEqual([]);
  const measured = Object.entries(utilisation).map(([name, one]): readonly [string, ResourceUtilisation] => {
    const urn = resources.find((resource) => resource.name === name && resource.custom)?.urn ?? name;
    return [urn, { ...one, resource: urn }];
  });
  const found = judge(priced, settings, {
    book,
    usage: noUsage,
    asOf,
    exceptions,
    utilisation: { resources: new Map(measured) },
    ...(before === undefined ? {} : { change: compareStacks(priceStack(resources.filter(before), input), priced) }),
  });
  return found.findings.map(({ rule, urn }: Finding) => `${rule} ${urn?.split("::").at(-1) ?? "(stack)"}`);
}

it.each([
  "backups-without-end daily",
  "backups-without-end snapshots",
  "duplicate-trail security",
  "fixed-table-capacity orders",
  "gp2-to-gp3 web",
  "high-resolution-alarm cpu",
  "idle-app-service-plan plan",
  "io1-to-gp3 ledger",
  "lambda-arm64 api",
  "lifecycle-below-minimum exports",
  "nat-without-gateway-endpoint nat",
  "on-demand-for-interruptible worker",
  "oversized-for-need analysis",
  "public-address-behind-load-balancer web",
  "throughput-beyond-machine fast",
  "traffic-between-regions reporter",
  "unattached-disk scratch",
  "unfinished-uploads exports",
  "unused-snapshot before-upgrade",
])("says: %s", (expected) => {
  expect(findings({ settings: { "unattached-disk": { keepTags: [] } } })).toContain(expected);
});

it.each([
  "detailed-monitoring-outside-production web",
  "no-off-hours-schedule (stack)",
  "premium-disk-outside-production scratch",
  "tier-outside-production images",
])("says outside production: %s", (expected) => {
  // A function or a schedule could be what switches machines off at night.
  expect(findings({ stack: "dev", without: /^aws:lambda|resourcePolicy/ })).toContain(expected);
});

it.each<[string, Run["settings"]]>([
  ["licence-not-brought desk", { "licence-not-brought": { ownsWindowsLicences: true } }],
  ["missing-owner-tags web", { "missing-owner-tags": "advisory" }],
  ["outside-residency web", { "outside-residency": { jurisdictions: ["eu"] } }],
  ["resource-budget web", { "resource-budget": { maxUsdPerMonth: 50 } }],
  ["stack-budget (stack)", { "stack-budget": { budgetUsdPerMonth: 100 } }],
  ["stale-price-book (stack)", { "stale-price-book": { maxAgeDays: 1 } }],
  ["tag-budget (stack)", { "tag-budget": { tag: "interruptible", budgets: ["true=10"] } }],
  ["month-end-forecast (stack)", { "month-end-forecast": { budgetUsdPerMonth: 100, spentUsd: 90 } }],
])("says by configuration: %s", (expected, settings) => {
  expect(findings({ settings: settings ?? {} })).toContain(expected);
});

it("says what a change adds", () => {
  const before = ({ name }: DeclaredResource) => name !== "analysis";
  expect(findings({ before, settings: { "change-budget": { maxIncreaseUsdPerMonth: 100 } } })).toContain("change-budget (stack)");
});

const nothing = steadyUse({ cpuFraction: 0.001, networkInBytesPerSecond: 1, networkOutBytesPerSecond: 1 });
const light = {
  cpuFraction: 0.1,
  memoryFraction: 0.1,
  networkInBytesPerSecond: 1_000_000,
  networkOutBytesPerSecond: 1_000_000,
  diskMibPerSecond: 5,
};

it.each<[string, Run["utilisation"]]>([
  ["idle-cache sessions", { sessions: steadyUse({ requestsPerSecond: 0 }) }],
  ["idle-database archive", { archive: steadyUse({ connections: 0 }) }],
  ["idle-load-balancer-traffic front", { front: steadyUse({ requestsPerSecond: 0.0001 }) }],
  ["idle-machine web", { web: nothing }],
  ["idle-nat-gateway nat", { nat: steadyUse({ networkInBytesPerSecond: 0, networkOutBytesPerSecond: 0 }) }],
  ["overprovisioned-throughput orders", { orders: steadyUse({ readUnitsPerSecond: 20, writeUnitsPerSecond: 10 }) }],
  ["oversized-autoscaling-minimum nodes", { nodes: steadyUse({ machines: 10, cpuFraction: 0.1, memoryFraction: 0.1 }) }],
  ["overutilised-machine web", { web: steadyUse({ ...light, cpuFraction: 0.99 }) }],
  ["steady-load-on-demand steady", { steady: steadyUse({ ...light, cpuFraction: 0.55 }) }],
  ["underutilised-database reports", { reports: steadyUse({ ...light, connections: 10 }) }],
  ["underutilised-disk ledger", { ledger: steadyUse({ diskIops: 500, diskMibPerSecond: 5 }) }],
  ["underutilised-machine analysis", { analysis: steadyUse(light) }],
  ["underutilised-node-pool workers", { workers: steadyUse({ cpuFraction: 0.2, memoryFraction: 0.3 }) }],
])("says by a digest: %s", (expected, utilisation) => {
  expect(findings({ asOf: "2026-08-01", utilisation: utilisation ?? {} })).toContain(expected);
});

it("says which exceptions hold no longer, or are of no use", () => {
  const base = { reason: "agreed", owner: "web team", place: { file: "costwright.exceptions.yaml" } };
  const exceptions = [
    { ...base, rules: ["gp2-to-gp3"], resource: "web", expires: "2026-01-01" },
    { ...base, rules: ["gp2-to-gp3"], resource: "gone", expires: "2027-01-01" },
  ];
  expect(findings({ exceptions }).filter((one) => one.includes("exception"))).toEqual(["lapsed-exception web", "unused-exception (stack)"]);
});
