import { setFlagsFromString } from "node:v8";
import { loadBuiltInBook } from "../../catalog";
import { findAwsCredentials } from "../../catalog/update/aws-credentials";
import { AWS_SPOT_SERVICE, AWS_SPOT_URL, type AwsSpotSource } from "../../catalog/update/aws-spot";
import { AZURE_LOGIN_URL, AZURE_MANAGEMENT_URL, findAzureManagement } from "../../catalog/update/azure-credentials";
import { type FoundGoogleCredentials, findGoogleCredentials } from "../../catalog/update/google-credentials";
import {
  allUpdatableServices,
  defaultSources,
  type UpdateEvent,
  type UpdateOptions,
  type UpdateOutcome,
  updatableServices,
  updateBook,
} from "../../catalog/update/update-book";
import { type Diagnostic, didYouMean, formatDiagnostic, InputError, isProvider, type Provider, providers } from "../../model";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { plural } from "../format-number";
import { bookFolder, cacheFolder } from "../load-book";
import { progressDisplay } from "../progress";
import { writeData } from "./data-output";

export interface PricesUpdateOptions {
  readonly provider?: readonly string[];
  readonly region?: readonly string[];
  readonly service?: readonly string[];
  readonly source?: readonly string[];
  readonly cacheDir?: string;
  readonly accept?: boolean;
  readonly format: string;
  readonly concurrency: string;
  readonly retries: string;
  readonly idleTimeout: string;
}

/** `prices update`: fetch list prices from the providers' public price APIs into the user's cache. */
export async function runPricesUpdate(options: PricesUpdateOptions): Promise<ExitCode> {
  const asked = options.provider ?? [];
  const services = closedSet("--service", options.service ?? [], allUpdatableServices);
  const regions = checkRegions(options.region ?? []);
  const google = findGoogleCredentials(process.env);
  const chosen = chooseProviders(closedSet("--provider", asked, providers).filter(isProvider), services, regions, google);
  const { providers: sources, awsSpot: awsSpotUrl, azureManagement: managementUrl, azureLogin } = sourcesOf(options.source ?? []);
  const azureManagement = findAzureManagement(process.env, { management: managementUrl, login: azureLogin });
  const awsSpot = chosen.includes("aws") ? await spotSource(awsSpotUrl, services) : undefined;
  const stop = new AbortController();
  const onInterrupt = () =>
    stop.abort(new InputError([{ severity: "error", message: "stopped; what was fetched is kept for the next run" }]));
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  const progress = progressDisplay(process.stderr);
  // Half a million rows pass through a heap whose live part is a third of its default size: it is collected more often.
  setFlagsFromString("--heap-growing-percent=15");
  const update: UpdateOptions = {
    cacheFolder: cacheFolder(options),
    previousFolder: bookFolder({ ...options, prices: "cached" }),
    providers: chosen,
    regions,
    services,
    sources,
    googleCredentials: google.status === "found" ? google.credentials : {},
    ...(awsSpot === undefined ? {} : { awsSpot }),
    ...(azureManagement === undefined ? {} : { azureManagement }),
    accept: options.accept === true,
    now: new Date().toISOString(),
    http: {
      concurrency: whole("--concurrency", options.concurrency, 1, 16),
      retries: whole("--retries", options.retries, 0, 20),
      minPauseMs: 1000,
      maxPauseMs: 120_000,
      idleTimeoutMs: whole("--idle-timeout", options.idleTimeout, 1, 3600) * 1000,
      signal: stop.signal,
    },
    onEvent: (event: UpdateEvent) => progress.show(event),
  };
  let outcome: UpdateOutcome;
  try {
    outcome = await updateBook(update);
  } finally {
    progress.stop();
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
  if (outcome.status !== "updated") {
    for (const diagnostic of outcome.diagnostics) console.error(visible(formatDiagnostic(diagnostic)));
    console.error(
      outcome.status === "refused"
        ? "the update was refused; the previous book stays in use"
        : "the update failed; the previous book stays in use",
    );
    return exitCode.badInput;
  }
  for (const warning of outcome.warnings) console.error(visible(formatDiagnostic(warning)));
  const { id, asOf, folder, changes } = outcome;
  writeData(options.format, { priceBook: { id, asOf }, folder, changes }, () => [
    `price book ${asOf} ${id} is in use now`,
    `${plural(changes.added, "price")} added, ${changes.moved} moved, ${changes.removed} removed`,
    folder,
  ]);
  return exitCode.clean;
}

/** Providers that were asked for; else those that the regions and services belong to. Google needs a key. */
function chooseProviders(
  asked: readonly Provider[],
  services: readonly string[],
  regions: readonly string[],
  google: FoundGoogleCredentials,
): readonly Provider[] {
  const book = loadBuiltInBook();
  const fitting = (asked.length > 0 ? asked : providers).filter(
    (provider) =>
      (services.length === 0 || updatableServices[provider].some((service) => services.includes(service))) &&
      (regions.length === 0 || regions.some((region) => book.region(provider, region) !== undefined)),
  );
  if (google.status === "found" || !fitting.includes("gcp")) return fitting;
  const message = `Google's price catalog asks for a sign-in, and ${google.reason}: set COSTWRIGHT_GOOGLE_API_KEY, COSTWRIGHT_GOOGLE_ACCESS_TOKEN or GOOGLE_APPLICATION_CREDENTIALS`;
  if (asked.includes("gcp")) throw input(message);
  console.error(visible(`warning: Google Cloud is left as it is. ${message}`));
  return fitting.filter((provider) => provider !== "gcp");
}

/** Where AWS spot prices come from: they are given to signed requests only. Undefined where they are not asked for. */
async function spotSource(url: string, services: readonly string[]): Promise<AwsSpotSource | undefined> {
  if (services.length > 0 && !services.includes(AWS_SPOT_SERVICE)) return undefined;
  const found = await findAwsCredentials(process.env);
  if (found.status === "found") return { url, credentials: found.credentials };
  if (services.length > 0) throw input(`AWS gives spot prices to signed requests only, and ${found.reason}`);
  console.error(visible(`warning: AWS spot prices stay as they are: ${found.reason}`));
  return undefined;
}

/** What `--source` can name beside the providers. */
const AWS_SPOT = "aws-spot";
const AZURE_MANAGEMENT = "azure-management";
const AZURE_LOGIN = "azure-login";

interface Sources {
  readonly providers: Readonly<Record<Provider, string>>;
  readonly awsSpot: string;
  readonly azureManagement: string;
  readonly azureLogin: string;
}

/** Documented addresses, then COSTWRIGHT_SOURCE_AWS and so on, then `--source aws=URL`. */
function sourcesOf(pairs: readonly string[]): Sources {
  const sources: Record<string, string> = {
    ...defaultSources,
    [AWS_SPOT]: AWS_SPOT_URL,
    [AZURE_MANAGEMENT]: AZURE_MANAGEMENT_URL,
    [AZURE_LOGIN]: AZURE_LOGIN_URL,
  };
  for (const name of Object.keys(sources)) {
    const variable = `COSTWRIGHT_SOURCE_${name.toUpperCase().replaceAll("-", "_")}`;
    const url = process.env[variable];
    if (url) sources[name] = checkUrl(url, variable);
  }
  for (const pair of pairs) {
    const separator = pair.indexOf("=");
    const name = pair.slice(0, Math.max(separator, 0));
    if (!Object.hasOwn(sources, name)) throw input(`--source ${pair}: not PROVIDER=URL`, "write it as aws=https://mirror.example.com");
    sources[name] = checkUrl(pair.slice(separator + 1), `--source ${name}`);
  }
  const {
    [AWS_SPOT]: awsSpot = AWS_SPOT_URL,
    [AZURE_MANAGEMENT]: azureManagement = AZURE_MANAGEMENT_URL,
    [AZURE_LOGIN]: azureLogin = AZURE_LOGIN_URL,
    ...rest
  } = sources;
  return { providers: rest as Record<Provider, string>, awsSpot, azureManagement, azureLogin };
}

function checkUrl(text: string, option: string): string {
  const address = text.replaceAll("{region}", "region");
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return text;
  throw input(`${option}: "${text}" is not an http or https address`, "write it as https://mirror.example.com");
}

function checkRegions(regions: readonly string[]): readonly string[] {
  if (regions.length === 0) return [];
  const book = loadBuiltInBook();
  return closedSet(
    "--region",
    regions,
    providers.flatMap((provider) => book.regions(provider).map(({ id }) => id)),
  );
}

function closedSet(option: string, values: readonly string[], known: readonly string[]): readonly string[] {
  const wrong = values.filter((value) => !known.includes(value));
  if (wrong.length === 0) return values;
  const list = known.length > 30 ? "" : `one of ${known.join(", ")}`;
  throw new InputError(
    wrong.map((value): Diagnostic => {
      const hint = didYouMean(value, known) ?? list;
      return { severity: "error", message: visible(`${option}: "${value}" is not known`), ...(hint === "" ? {} : { hint }) };
    }),
  );
}

function whole(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw input(`${option} ${text}: not a whole number from ${low} to ${high}`);
}

function input(message: string, hint?: string): InputError {
  return new InputError([{ severity: "error", message: visible(message), ...(hint === undefined ? {} : { hint }) }]);
}
