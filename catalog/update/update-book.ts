import { rmSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { type Diagnostic, type Provider, providers } from "../../model";
import { bookFromContent, newestFigure } from "../book-from-content";
import type { PriceBook } from "../price-book";
import { awsParts, awsServices } from "./aws";
import { AWS_PRICE_LIST_URL } from "./aws-price-list";
import type { AwsSpotSource } from "./aws-spot";
import type { AzureManagement } from "./azure-credentials";
import { AZURE_RETAIL_PRICES_URL, azureParts, azureServices } from "./azure-retail-prices";
import { readBookContent, storeBook } from "./book-cache";
import { type ChangeKind, changesOf, type PriceChange } from "./diff-books";
import type { FetchedPart, PartRequest } from "./fetched";
import { freeMemory } from "./free-memory";
import { GOOGLE_BILLING_CATALOG_URL, googleParts, googleServices } from "./google-billing-catalog";
import type { GoogleCredentials } from "./google-credentials";
import { FetchFailure, type HttpOptions, PriceHttp } from "./http";
import { BrokenDocument } from "./json-members";
import { overlay } from "./overlay";
import type { ImplausibleRow } from "./plausibility";
import { checkUpdate } from "./sanity-gate";
import { Staging } from "./staging";

export const defaultSources: Readonly<Record<Provider, string>> = {
  aws: AWS_PRICE_LIST_URL,
  azure: AZURE_RETAIL_PRICES_URL,
  gcp: GOOGLE_BILLING_CATALOG_URL,
};

/** What `--service` can name. */
export const updatableServices: Readonly<Record<Provider, readonly string[]>> = {
  aws: awsServices,
  azure: azureServices,
  gcp: googleServices,
};
export const allUpdatableServices: readonly string[] = providers.flatMap((provider) => updatableServices[provider]);

/** What happens during an update, for a progress display. */
export type UpdateEvent =
  | { readonly kind: "planned"; readonly parts: number; readonly reused: number }
  | { readonly kind: "bytes"; readonly bytes: number }
  | { readonly kind: "part"; readonly name: string; readonly prices: number; readonly isReused: boolean }
  | { readonly kind: "retry"; readonly url: string; readonly reason: string; readonly pauseMs: number };

export interface UpdateOptions {
  readonly cacheFolder: string;
  /** Folder of the book that the update goes over. */
  readonly previousFolder: string;
  readonly providers: readonly Provider[];
  /** Empty: every region that the book knows. */
  readonly regions: readonly string[];
  /** Empty: every service that can be read. */
  readonly services: readonly string[];
  readonly sources: Readonly<Record<Provider, string>>;
  readonly googleCredentials: GoogleCredentials;
  /** Reads the sizes of Azure machines; absent: from their names. */
  readonly azureManagement?: AzureManagement;
  /** Where AWS spot prices are asked for, and the keys that sign; absent: those of the book stay as they are. */
  readonly awsSpot?: AwsSpotSource;
  /** Take the update although the sanity gate would refuse it, ambiguous prices left out. */
  readonly accept: boolean;
  /** ISO instant. */
  readonly now: string;
  readonly http: Omit<HttpOptions, "onBytes" | "onRetry">;
  readonly onEvent: (event: UpdateEvent) => void;
}

export type UpdateOutcome =
  | {
      readonly status: "updated";
      readonly id: string;
      readonly asOf: string;
      readonly folder: string;
      /** Number of prices that were added, removed or moved. */
      readonly changes: Readonly<Record<ChangeKind, number>>;
      readonly warnings: readonly Diagnostic[];
    }
  | { readonly status: "refused" | "failed"; readonly diagnostics: readonly Diagnostic[] };

/**
 * Fetches list prices and writes a new book over the previous one into the cache. Nothing of the previous book is
 * touched; after a failure or a refusal the parts that were fetched stay in the staging folder for the next run.
 */
export async function updateBook(options: UpdateOptions): Promise<UpdateOutcome> {
  const { cacheFolder, onEvent, now, accept } = options;
  const previous = readBookContent(options.previousFolder);
  const before = bookFromContent(previous);
  const http = new PriceHttp({
    ...options.http,
    onBytes: (bytes) => onEvent({ kind: "bytes", bytes }),
    onRetry: (url, reason, pauseMs) => onEvent({ kind: "retry", url, reason, pauseMs }),
  });
  const stagingFolder = join(cacheFolder, "staging");
  const staging = new Staging(stagingFolder, now);
  try {
    const warnings: Diagnostic[] = [];
    const warn = (message: string) => warnings.push({ severity: "warning", message });
    const planned = await Promise.allSettled(options.providers.map((provider) => planParts(provider, http, before, options, warn)));
    const failures = planned.flatMap((one) => (one.status === "rejected" ? [diagnosticOf(one.reason)] : []));
    if (failures.length > 0) return { status: "failed", diagnostics: failures };
    const requests = planned.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    if (requests.length === 0) {
      const diagnostic: Diagnostic = {
        severity: "error",
        message: "nothing to fetch: no source has a region and service that fit what was asked for",
      };
      return { status: "failed", diagnostics: [diagnostic] };
    }
    const failed = await fetchAll(requests, staging, options);
    if (failed.length > 0) return { status: "failed", diagnostics: failed };

    const refusals: Diagnostic[] = [];
    const touched = new Set<string>();
    const changes: Record<ChangeKind, number> = { added: 0, moved: 0, removed: 0 };
    let content = previous;
    // Provider by provider and from the staging folder, so that the rows of one are in memory at a time.
    for (const provider of options.providers) {
      freeMemory();
      const own = requests.filter((request) => request.provider === provider);
      const notes = new Notes();
      let lost: string | undefined;
      // One part after the other: none is held once the overlay has what it needs of it.
      const taken = function* (): Generator<FetchedPart> {
        for (const request of own) {
          const name = nameOf(request);
          const found = staging.find(request);
          if (found === undefined) {
            lost = name;
            return;
          }
          notes.add(name, found);
          refusals.push(...found.ambiguities.map(({ what, rows }) => ambiguous(name, what, rows)));
          for (const { region } of [...found.replaces, ...found.unitPrices]) touched.add(`${provider} ${region}`);
          yield found;
        }
      };
      const overlaid = overlay(content, provider, taken());
      if (lost !== undefined) {
        const diagnostic: Diagnostic = { severity: "error", message: `${lost} is gone from ${stagingFolder}`, hint: "run again" };
        return { status: "failed", diagnostics: [diagnostic] };
      }
      for (const message of notes.texts()) warn(message);
      if (overlaid.diagnostics.length > 0) return { status: "failed", diagnostics: overlaid.diagnostics };
      content = overlaid.content;
      warnings.push(...overlaid.implausible.map((row) => leftOut(provider, row)));
      freeMemory();
      // Books of its own for each provider: what they spread out is gone before the next. What is new is only counted.
      const [was, is] = [bookFromContent(previous, { id: "before" }), bookFromContent(content, { id: "after" })];
      const isInScope = (_: Provider, region: string) => touched.has(`${provider} ${region}`) || touched.has(`${provider} *`);
      const moves: PriceChange[] = [];
      for (const change of changesOf(was, is, provider, { isInScope })) {
        changes[change.kind]++;
        if (change.kind !== "added") moves.push(change);
      }
      refusals.push(...checkUpdate(was, moves, isInScope));
    }
    if (refusals.length > 0 && !accept) return { status: "refused", diagnostics: refusals };
    warnings.push(...refusals.map((one): Diagnostic => ({ severity: "warning", message: `accepted: ${one.message}` })));
    const stored = storeBook(cacheFolder, content, now);
    rmSync(stagingFolder, { recursive: true, force: true });
    return { status: "updated", ...stored, asOf: newestFigure(content), changes, warnings };
  } finally {
    await http.close();
  }
}

/** What the parts left out, each said once with the parts that it holds for. */
class Notes {
  private readonly names = new Map<string, string[]>();

  add(name: string, { notes }: FetchedPart): void {
    for (const note of notes) this.names.set(note, [...(this.names.get(note) ?? []), name]);
  }

  texts(): readonly string[] {
    return [...this.names].map(
      ([note, own]) => `${own.slice(0, 3).join(", ")}${own.length > 3 ? ` and ${own.length - 3} more` : ""}: left out ${note}`,
    );
  }
}

async function planParts(
  provider: Provider,
  http: PriceHttp,
  book: PriceBook,
  options: UpdateOptions,
  warn: (message: string) => void,
): Promise<readonly PartRequest[]> {
  const known = book.regions(provider).map(({ id }) => id);
  const regions = options.regions.length === 0 ? known : known.filter((id) => options.regions.includes(id));
  const base = options.sources[provider].replace(/\/+$/, "");
  const context = { now: options.now, signal: options.http.signal, warn };
  const services = servicesOf(provider, options.services);
  if (regions.length === 0 || services.length === 0) return [];
  switch (provider) {
    case "aws":
      return awsParts(
        http,
        { priceList: base, ...(options.awsSpot === undefined ? {} : { spot: options.awsSpot }) },
        { regions, services, withEveryRegion: regions.length === known.length, book },
        context,
      );
    case "azure":
      return azureParts(
        http,
        base,
        { regions, services, isEveryRegion: regions.length === known.length },
        options.azureManagement,
        context,
      );
    case "gcp":
      return googleParts(
        http,
        base,
        options.googleCredentials,
        { regions, services, sizes: book.sizes("gcp"), book, isEveryRegion: regions.length === known.length },
        context,
      );
  }
}

/** Services of a provider that were asked for; all of them where none was named. */
function servicesOf(provider: Provider, asked: readonly string[]): readonly string[] {
  const known = updatableServices[provider];
  return asked.length === 0 ? known : known.filter((service) => asked.includes(service));
}

/** Often enough that the buffers of many small parts do not add up, and seldom enough to take no time. */
const PARTS_BETWEEN_COLLECTIONS = 8;

async function fetchAll(
  requests: readonly PartRequest[],
  staging: Staging,
  { http, onEvent }: UpdateOptions,
): Promise<readonly Diagnostic[]> {
  const found = requests.map((request) => priceCount(staging.find(request)));
  onEvent({ kind: "planned", parts: requests.length, reused: found.filter((count) => count !== undefined).length });
  const limit = pLimit(http.concurrency);
  const diagnostics: Diagnostic[] = [];
  let fetched = 0;
  await Promise.all(
    requests.map((request, index) =>
      limit(async () => {
        const known = found[index];
        // After a failure nothing new is begun; what is under way is finished and kept.
        if (known === undefined && diagnostics.length > 0) return;
        try {
          const prices = known ?? (await fetchPart(request, staging));
          if (known === undefined && ++fetched % PARTS_BETWEEN_COLLECTIONS === 0) freeMemory();
          onEvent({ kind: "part", name: nameOf(request), prices, isReused: known !== undefined });
        } catch (error) {
          diagnostics.push(diagnosticOf(error));
        }
      }),
    ),
  );
  // Several parts of one dead source fail alike: said once.
  return diagnostics.filter(({ message }, at) => diagnostics.findIndex((other) => other.message === message) === at);
}

/** Fetches a part into the staging folder; the number of its prices. */
async function fetchPart(request: PartRequest, staging: Staging): Promise<number> {
  const part = await request.fetch();
  staging.keep(request, part);
  return part.instances.length + part.unitPrices.length;
}

function priceCount(part: FetchedPart | undefined): number | undefined {
  return part && part.instances.length + part.unitPrices.length;
}

function ambiguous(name: string, what: string, rows: readonly string[]): Diagnostic {
  const message = `${name}: ${what} has ${rows.length} prices: ${rows.join("; ")}`;
  return { severity: "error", message, hint: "--accept leaves this price out: it is then unknown" };
}

function leftOut(provider: Provider, { region, type, usdPerHour, usualUsdPerHour }: ImplausibleRow): Diagnostic {
  const message = `left out: ${provider} ${region} ${type} at ${usdPerHour} USD an hour; elsewhere it is about ${usualUsdPerHour.toPrecision(3)}`;
  return { severity: "warning", message };
}

function nameOf({ provider, service, region }: PartRequest): string {
  return region === "*" ? `${provider} ${service}` : `${provider} ${service} ${region}`;
}

function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof FetchFailure) {
    return {
      severity: "error",
      message: `cannot read ${error.message}`,
      hint: "the previous book stays in use; run again to go on where this stopped",
    };
  }
  if (error instanceof BrokenDocument) return { severity: "error", message: error.message, hint: "the previous book stays in use" };
  throw error;
}
