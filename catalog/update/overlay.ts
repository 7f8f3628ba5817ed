import type { Diagnostic, Provider } from "../../model";
import { type BookContent, type FamilyRow, INSTANCES_FORMAT, type InstancesFile } from "../book-format";
import { checkServices } from "../check-services";
import { compactInstances, type InstanceFacts, type InstanceRow } from "./compact-instances";
import { withDocumentedPlans, withoutPlans } from "./documented-plans";
import { expandFacts, expandFamily } from "./expand-instances";
import type { FetchedPart } from "./fetched";
import { FetchedMachines } from "./fetched-machines";
import { overlayServices } from "./overlay-services";
import { type ImplausibleRow, implausiblyCheap } from "./plausibility";
import { documentedGpu, documentedSize, documentedSuccessor, isBurstable } from "./size-knowledge";
import { Sources } from "./source-keys";
import { splitTypeName } from "./type-names";

/** Google's prices are products of prices per vCPU and GiB with many digits: a seventh digit may round differently. */
const toleranceFraction: Readonly<Record<Provider, number>> = { aws: 0, azure: 0, gcp: 2e-7 };

export interface Overlaid {
  readonly content: BookContent;
  readonly implausible: readonly (ImplausibleRow & { readonly provider: Provider })[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The previous book with the fetched parts over it. What a part speaks for is replaced, the rest stays as it was, row
 * by row and with its own source and date. The parts are of one provider and are taken in one after the other: only what
 * is not a machine price is kept of each, and those are kept in columns.
 */
export function overlay(previous: BookContent, provider: Provider, parts: Iterable<FetchedPart>): Overlaid {
  const instances = { ...previous.instances };
  const services = { ...previous.services };
  const implausible: (ImplausibleRow & { provider: Provider })[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = new Sources(previous.instances[provider]?.sources ?? {});
  const fetched = new FetchedMachines();
  const rest: FetchedPart[] = [];
  for (const part of parts) {
    fetched.add(part, part.instances.length === 0 ? "" : sources.key(part.source));
    rest.push({ ...part, instances: [] });
  }
  const machines = overlayInstances(provider, previous.instances[provider], rest, fetched, sources);
  if (machines !== undefined) {
    instances[provider] = machines.file;
    implausible.push(...machines.implausible.map((row) => ({ ...row, provider })));
  }
  const priced = overlayServices(previous.services[provider], rest);
  if (priced !== undefined) {
    services[provider] = priced.file;
    diagnostics.push(...priced.diagnostics, ...checkServices(priced.file, `${provider}/services.json`));
  }
  return { content: { ...previous, instances, services }, implausible, diagnostics };
}

function overlayInstances(
  provider: Provider,
  previous: InstancesFile | undefined,
  parts: readonly FetchedPart[],
  fetched: FetchedMachines,
  sources: Sources,
): { readonly file: InstancesFile; readonly implausible: readonly ImplausibleRow[] } | undefined {
  if (parts.every((part) => part.replaces.length === 0)) return undefined;
  const replaced = new Map<string, ReadonlySet<string> | "all">();
  for (const { replaces } of parts) {
    for (const { region, purchase, types } of replaces) replaced.set(`${region} ${purchase}`, types === undefined ? "all" : new Set(types));
  }
  const isReplaced = ({ region, purchase, type }: InstanceRow) => {
    const scope = replaced.get(`${region} ${purchase}`);
    return scope === "all" || (scope?.has(type) ?? false);
  };
  const families = Object.entries(previous?.families ?? {});
  const implausible = implausibleOf(families, fetched, isReplaced);
  const leftOut = new Set(implausible.map(({ region, type }) => `${region} ${type}`));
  const added = fetched.byFamily((name) => splitTypeName(provider, name).pattern);
  const facts = factsOf(provider, previous, parts);

  // Family by family, so that the cells of one are in memory at a time. Where nothing changes, a family stays to the letter.
  const patterns = new Set([...families.map(([pattern]) => pattern), ...added.keys()]);
  const overlaid: Record<string, FamilyRow> = {};
  for (const pattern of [...patterns].sort()) {
    const known = previous?.families[pattern];
    const before = known === undefined ? [] : expandFamily(pattern, withoutPlans(known));
    const kept = before.filter((row) => !isReplaced(row));
    const own = added
      .get(pattern)
      ?.map((at) => fetched.row(at))
      .filter(({ region, type }) => !leftOut.has(`${region} ${type}`));
    if (known !== undefined && own === undefined && kept.length === before.length) overlaid[pattern] = known;
    else Object.assign(overlaid, compact(provider, previous, [...kept, ...(own ?? [])], facts));
  }
  const used = new Set(
    Object.values(overlaid).flatMap(({ prices }) =>
      Object.values(prices).flatMap((table) => [table.source, ...Object.keys(table.from ?? {})]),
    ),
  );
  const doubts = previous?.doubts?.filter(({ source }) => used.has(source)) ?? [];
  return {
    file: withDocumentedPlans({
      format: INSTANCES_FORMAT,
      provider,
      sources: sources.only(used),
      ...(doubts.length > 0 ? { doubts } : {}),
      families: overlaid,
    }),
    implausible,
  };
}

/** Fetched prices that cannot be right beside all others. Apart, so that the cells compared are not held any longer. */
function implausibleOf(
  families: readonly (readonly [pattern: string, row: FamilyRow])[],
  fetched: FetchedMachines,
  isReplaced: (row: InstanceRow) => boolean,
): readonly ImplausibleRow[] {
  const kept = families.flatMap(([pattern, row]) => expandFamily(pattern, onDemandOnly(row)).filter((cell) => !isReplaced(cell)));
  const own = fetched.rowsPaid("on-demand");
  const found = implausiblyCheap([...kept, ...own]);
  if (found.length === 0) return found;
  const cells = new Set(own.map(({ region, type }) => `${region} ${type}`));
  return found.filter(({ region, type }) => cells.has(`${region} ${type}`));
}

function onDemandOnly(row: FamilyRow): FamilyRow {
  const { "on-demand": table } = row.prices;
  return { ...row, prices: table === undefined ? {} : { "on-demand": table } };
}

/** Rows of one family in the book's form; what is known of the family stays. */
function compact(
  provider: Provider,
  previous: InstancesFile | undefined,
  rows: readonly InstanceRow[],
  facts: ReadonlyMap<string, InstanceFacts>,
): Readonly<Record<string, FamilyRow>> {
  return compactInstances({
    provider,
    sources: {},
    doubts: [],
    rows,
    facts,
    familyFacts: (pattern, family) => {
      const known = previous?.families[pattern];
      const successor = known === undefined ? documentedSuccessor(provider, family) : known.successor;
      const sibling = Object.values(previous?.families ?? {}).find((row) => row.family === family);
      return {
        burstable: known === undefined ? isBurstable(provider, pattern) : (known.burstable ?? false),
        ...(successor === undefined ? {} : { successor }),
        sustainedUseFraction: (known ?? sibling)?.sustainedUse ?? 0,
      };
    },
    toleranceFraction: toleranceFraction[provider],
  }).families;
}

/** What is known of a size stays; a new size has what its source and the vendor's documentation say. */
function factsOf(
  provider: Provider,
  previous: InstancesFile | undefined,
  parts: readonly FetchedPart[],
): ReadonlyMap<string, InstanceFacts> {
  const facts = previous === undefined ? new Map<string, InstanceFacts>() : expandFacts(previous);
  const architectures = new Map<string, InstanceFacts["architecture"]>();
  for (const part of parts) {
    for (const [type, stated] of Object.entries(part.facts)) {
      const known = facts.get(type);
      // A capacity that is known stays; one that the source states now fills a gap.
      if (known !== undefined && (known.vcpus !== undefined || stated.vcpus === undefined)) continue;
      const { pattern } = splitTypeName(provider, type);
      const family = previous?.families[pattern];
      const capacity = stated.vcpus === undefined ? documentedSize(provider, type) : undefined;
      const gpu = family === undefined ? documentedGpu(provider, pattern) : family.gpu;
      const architecture = family === undefined ? (architectures.get(pattern) ?? stated.architecture) : (family.arch ?? "x86_64");
      architectures.set(pattern, architecture);
      facts.set(type, { ...stated, ...capacity, architecture, ...(gpu === undefined ? {} : { gpu }) });
    }
  }
  return facts;
}
