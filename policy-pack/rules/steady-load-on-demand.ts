import { type OwnedCommitment, type PriceBook, type PricedWay, waysOfPaying } from "../../catalog";
import { cloudOf, highUsdPerMonth, linesOf, lowUsdPerMonth, type Provider, purchaseText } from "../../model";
import { coverMachines } from "../../pricing";
import { machinesOf, singleMachineTypes } from "../machines";
import { boundsOf, lessBy, minSavingField } from "../price-change";
import type { Proof } from "../proof-log";
import { type Outcome, rule, type Subject } from "../rule";
import { ENVIRONMENT_TAGS, NON_PRODUCTION_NAMES, nonProductionName } from "../stack-environment";
import { steadyUse } from "../utilisation/example-use";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percent, usd } from "../wording";

type Config = EvidenceConfig & {
  readonly term: string;
  readonly allowUpfront: boolean;
  readonly minLoadFraction: number;
  readonly minSavingUsdPerMonth: number;
};

type Facts = {
  readonly size: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  readonly loadFraction: number;
  readonly way: string;
  readonly terms: string;
  readonly lockInMonths: number;
  readonly upfrontUsd: number;
  readonly breakEvenMonth: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

const WINDOW_DAYS = 30;

const googleMachine = {
  machineType: "e2-standard-4",
  zone: "europe-west1-b",
  bootDisk: { initializeParams: { size: 10, type: "pd-standard" } },
};

export const steadyLoadOnDemand = rule<Config, Facts>({
  id: "steady-load-on-demand",
  title: "A machine that works all month is paid on demand",
  group: "purchase",
  why: `On demand is the price of being able to stop at any time. A machine that ran all of ${WINDOW_DAYS} days at a steady load (its median is at least half of its 95th percentile) is bought cheaper with a commitment, which is owed for its whole term whether the machine runs or not: the finding names the term and the month from which it has paid for itself. The price is that of the price book and the contract; machines that commitments already cover are left alone. Resize first: a commitment to a size that is too large saves nothing. Judged only by a utilisation digest.`,
  remedy: "Commit to what is sure to run for the term, for all such machines together; a plan for any size and region binds least.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: singleMachineTypes,
  config: {
    ...evidenceConfig,
    term: { type: "string", default: "1y", choices: ["1y", "3y"], doc: "Longest lock-in that is suggested: 1y or 3y." },
    allowUpfront: { type: "boolean", default: false, doc: "Suggest commitments of which a part or all is paid at the start." },
    minLoadFraction: {
      type: "number",
      default: 0.2,
      minimum: 0,
      maximum: 1,
      doc: "Least median CPU (0..1): a machine that does less should become smaller before anything is committed.",
    },
    minSavingUsdPerMonth: minSavingField(10),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, book, stack } = context;
    const { resource } = subject;
    const use = useOf(subject, context);
    const cpu = use?.get("cpuFraction");
    const machines = use && machinesOf(subject, context);
    if (use === undefined || cpu === undefined || machines === undefined || machines.purchase !== "on-demand") return [];
    if (cpu.p50 < config.minLoadFraction || cpu.p50 < cpu.p95 / 2 || isCovered(subject, stack)) return [];
    // What is not for production comes and goes.
    if (nonProductionName(stack, resource, { nonProductionNames: NON_PRODUCTION_NAMES, environmentTags: ENVIRONMENT_TAGS }) !== undefined)
      return [];
    const { size, region } = machines;
    const longestMonths = config.term === "3y" ? 36 : 12;
    const ways = pricedWays(book, cloudOf(size), region, size.type);
    const onDemand = ways.find(({ way }) => way === "on-demand");
    // A machine with a licence on top (Windows) has a line at another price than the one compared here.
    const position = onDemand === undefined ? -1 : onDemandLine(subject, onDemand);
    if (onDemand === undefined || position < 0) return [];
    const commitments = ways.filter(({ lockInMonths }) => lockInMonths > 0);
    if (commitments.length === 0)
      return [
        {
          unjudged:
            "it is used steadily on demand, and the price book has no price of a commitment for it: `costwright prices update` reads them",
        },
      ];
    const best = commitments
      .filter(({ lockInMonths, upfrontUsd }) => lockInMonths <= longestMonths && (config.allowUpfront || upfrontUsd === 0))
      .filter(({ breakEvenMonth }) => typeof breakEvenMonth === "number")
      .sort((a, b) => a.usdPerMonth - b.usdPerMonth || (a.way < b.way ? -1 : 1))[0];
    if (best === undefined || typeof best.breakEvenMonth !== "number") return [];
    const savingUsdPerMonth = onDemand.usdPerMonth - best.usdPerMonth;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    const doubt = use.doubt(["cpuFraction"], WINDOW_DAYS);
    if (doubt !== undefined) return [{ unjudged: doubt }];
    return [
      {
        proof: proofOfCommitment(subject, book, { position, size: size.type, usdPerMonth: best.usdPerMonth }),
        facts: {
          size: size.type,
          region,
          from: cpu.from,
          to: cpu.to,
          loadFraction: cpu.p50,
          way: purchaseText(best.way),
          terms: best.terms,
          lockInMonths: best.lockInMonths,
          upfrontUsd: best.upfrontUsd,
          breakEvenMonth: best.breakEvenMonth,
          beforeUsdPerMonth: onDemand.usdPerMonth,
          afterUsdPerMonth: best.usdPerMonth,
          savingUsdPerMonth,
        },
      },
    ];
  },
  message: (facts) => {
    const upfront = facts.upfrontUsd === 0 ? "" : `, ${usd(facts.upfrontUsd)} of it at the start`;
    return `${facts.size} ran from ${facts.from} to ${facts.to} at a median of ${percent(facts.loadFraction)} CPU and costs ${usd(facts.beforeUsdPerMonth)} a month on demand; ${facts.way} (${facts.terms}) costs ${usd(facts.afterUsdPerMonth)}${upfront}, ${percent(facts.savingUsdPerMonth / facts.beforeUsdPerMonth)} less, is owed for ${facts.lockInMonths} months and has paid for itself in month ${facts.breakEvenMonth}`;
  },
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A machine that works day and night",
        resources: [{ type: "gcp:compute/instance:Instance", name: "api", inputs: googleMachine }],
        utilisation: { api: steadyUse({ cpuFraction: 0.55 }) },
        messages: [
          "e2-standard-4 ran from 2026-06-20 to 2026-07-31 at a median of 55 % CPU and costs 107.62 USD a month on demand; 1-year commitment (resource-based committed use, paid by the month) costs 67.80 USD, 37 % less, is owed for 12 months and has paid for itself in month 8",
        ],
      },
    ],
    clean: [
      {
        title: "A machine whose load comes and goes",
        resources: [{ type: "gcp:compute/instance:Instance", name: "api", inputs: googleMachine }],
        utilisation: { api: steadyUse({ cpuFraction: 0.25 }, { p95: 0.9, p99: 0.9, p995: 0.9, max: 0.9 }) },
      },
      {
        title: "A machine on spot",
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "api",
            inputs: { instanceType: "m5.xlarge", region: "us-east-1", instanceMarketOptions: { marketType: "spot" } },
          },
        ],
        utilisation: { api: steadyUse({ cpuFraction: 0.55 }) },
      },
    ],
  },
});

const waysKnown = new WeakMap<PriceBook, Map<string, readonly PricedWay[]>>();

/** Thousands of machines share a few sizes. */
function pricedWays(book: PriceBook, provider: Provider, region: string, type: string): readonly PricedWay[] {
  const known = waysKnown.get(book) ?? new Map<string, readonly PricedWay[]>();
  waysKnown.set(book, known);
  const key = `${provider} ${region} ${type}`;
  const ways = known.get(key) ?? waysOfPaying(book, provider, region, type).filter((one): one is PricedWay => one.status === "priced");
  known.set(key, ways);
  return ways;
}

type Node = Parameters<typeof lowUsdPerMonth>[0];
type Stack = Parameters<typeof nonProductionName>[0];

/** Commitments take something off what it costs. */
function isCovered({ resource }: { readonly resource: { readonly urn: string } }, stack: Stack): boolean {
  if (stack.commitmentUses.length === 0) return false;
  const bounds = (estimate: Node | undefined) => estimate && `${lowUsdPerMonth(estimate)} ${highUsdPerMonth(estimate)}`;
  return bounds(stack.node(resource.urn)?.estimate) !== bounds(uncoveredOf(stack).get(resource.urn));
}

const uncovered = new WeakMap<Stack, ReadonlyMap<string, Node>>();

function uncoveredOf(stack: Stack): ReadonlyMap<string, Node> {
  const known = uncovered.get(stack) ?? new Map(stack.uncovered.map(({ resource, estimate }) => [resource.urn, estimate]));
  uncovered.set(stack, known);
  return known;
}

/** The line that pays for the machine's hours on demand; -1 where there is none. */
function onDemandLine({ estimate }: { readonly estimate: Node }, onDemand: PricedWay): number {
  return linesOf(estimate).findIndex(({ usdPerMonth }) => Math.abs(usdPerMonth.low - onDemand.usdPerMonth) < 0.005 * onDemand.usdPerMonth);
}

/** The resource as it is paid, and covered by a commitment of its size that costs so much: its disks and addresses stay. */
function proofOfCommitment(
  { props: _, ...node }: Subject,
  book: PriceBook,
  { position, size, usdPerMonth }: { readonly position: number; readonly size: string; readonly usdPerMonth: number },
): Proof {
  const commitment: OwnedCommitment = {
    name: "suggested",
    kind: "reservation",
    provider: cloudOf({ provider: node.provider ?? "aws" }),
    size,
    sizeFlexible: false,
    capacity: { unit: "machines", count: 1 },
    expires: "9999-12-31",
    usdPerMonth,
    provenance: { source: "suggestion", asOf: book.asOf, row: size },
  };
  const committed = Object.create(book, { commitments: { value: [commitment] } }) as PriceBook;
  const [covered = node] = coverMachines([{ ...node, coverableLines: [{ position, size }] }], committed).nodes;
  return { before: boundsOf([node.estimate]), after: lessBy(boundsOf([covered.estimate]), -usdPerMonth) };
}
