import type { AwsCredentials } from "./aws-credentials";
import { signedHeaders } from "./aws-signature";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import { type Explain, FetchFailure, type PriceHttp } from "./http";
import { BrokenDocument } from "./json-members";

/** Documented address of the EC2 API of a region; requests are signed. */
export const AWS_SPOT_URL = "https://ec2.{region}.amazonaws.com";
/** What `--service` calls the spot prices. */
export const AWS_SPOT_SERVICE = "spot";

const API_VERSION = "2016-11-15";
const PAGE_ROWS = 1000;
/** Answers that a run cannot mend: regions that the account has not enabled, and rights that its keys lack. */
const REFUSALS = new Set([401, 403]);

export interface AwsSpotSource {
  /** Address with `{region}` in it. */
  readonly url: string;
  readonly credentials: AwsCredentials;
}

/** One part a region: prices of all types and zones at the moment of the run. */
export function spotParts(
  http: PriceHttp,
  { url, credentials }: AwsSpotSource,
  regions: readonly string[],
  context: FetchContext,
): readonly PartRequest[] {
  return regions.map((region): PartRequest => {
    const endpoint = url.replaceAll("{region}", region);
    const fetch = () => fetchRegion(http, endpoint, region, credentials, context);
    return { provider: "aws", service: AWS_SPOT_SERVICE, region, key: endpoint, isVersioned: false, fetch };
  });
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotPriceHistory.html */
interface SpotRow {
  readonly instanceType?: string;
  readonly productDescription?: string;
  readonly spotPrice?: string;
  readonly timestamp?: string;
  readonly availabilityZone?: string;
}

interface SpotPage {
  readonly rows: readonly SpotRow[];
  readonly nextToken: string;
}

async function fetchRegion(
  http: PriceHttp,
  endpoint: string,
  region: string,
  credentials: AwsCredentials,
  context: FetchContext,
): Promise<FetchedPart> {
  const xml = await import("fast-xml-parser");
  const parser = new xml.XMLParser({ parseTagValue: false, isArray: (name) => name === "item" });
  const parse = (text: string): unknown => {
    const validity = xml.XMLValidator.validate(text);
    if (validity !== true) throw new BrokenDocument(`invalid XML in line ${validity.err.line} (${validity.err.msg})`);
    return parser.parse(text) as unknown;
  };
  const explain: Explain = (_, text) => {
    try {
      return errorText(parse(text));
    } catch {
      return undefined;
    }
  };
  const zones = new LatestByZone(region);
  const seen = new Set<string>();
  for (let token: string | undefined = ""; token !== undefined; ) {
    if (seen.has(token)) throw new BrokenDocument(`${endpoint}: page ${seen.size + 1} names a page that was read before as its next`);
    seen.add(token);
    const url = new URL(`${endpoint.replace(/\/+$/, "")}/?${query(context.now, token)}`);
    let page: SpotPage;
    try {
      page = await http.read(
        url.href,
        () => signedHeaders(url, "ec2", region, credentials),
        () => pageReader(parse),
        explain,
      );
    } catch (error) {
      if (error instanceof FetchFailure && REFUSALS.has(error.status ?? 0)) return refused(error.reason, context);
      throw error;
    }
    for (const row of page.rows) zones.add(row);
    token = page.nextToken === "" ? undefined : page.nextToken;
  }
  return {
    ...emptyPart(context),
    replaces: [{ region, purchase: "spot" }],
    ...zones.finish(),
  };
}

/** Prices in force at `now`: where start and end are the same, the API gives the last change before. */
function query(now: string, token: string): string {
  const parameters: Record<string, string> = {
    Action: "DescribeSpotPriceHistory",
    EndTime: now,
    MaxResults: String(PAGE_ROWS),
    ...(token === "" ? {} : { NextToken: token }),
    "ProductDescription.1": "Linux/UNIX",
    "ProductDescription.2": "Linux/UNIX (Amazon VPC)",
    StartTime: now,
    Version: API_VERSION,
  };
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${strictlyEncoded(value)}`)
    .join("&");
}

/** As RFC 3986 has it, which is what is signed: `encodeURIComponent` leaves a few characters. */
function strictlyEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function pageReader(parse: (text: string) => unknown): { write(chunk: Buffer): void; end(): SpotPage } {
  const chunks: Buffer[] = [];
  return {
    write: (chunk) => chunks.push(Buffer.from(chunk)),
    end: () => {
      const document = parse(Buffer.concat(chunks).toString("utf8"));
      const answer = member(document, "DescribeSpotPriceHistoryResponse");
      const set = member(answer, "spotPriceHistorySet");
      if (set === undefined) throw new BrokenDocument("it is not an answer of DescribeSpotPriceHistory: it has no spotPriceHistorySet");
      const items = member(set, "item");
      const nextToken = member(answer, "nextToken");
      return { rows: Array.isArray(items) ? (items as SpotRow[]) : [], nextToken: typeof nextToken === "string" ? nextToken : "" };
    },
  };
}

/** `UnauthorizedOperation: You are not authorized ...` */
function errorText(document: unknown): string | undefined {
  const error = member(member(member(document, "Response"), "Errors"), "Error");
  const [code, message] = [member(error, "Code"), member(error, "Message")];
  if (typeof code !== "string") return undefined;
  // Messages can hold an encoded policy of many thousand characters.
  return typeof message === "string" ? `${code}: ${message.split(". ", 1)[0]?.slice(0, 200)}` : code;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function emptyPart({ now }: FetchContext): FetchedPart {
  const source = { name: "AWS spot price history, median of a region's zones", asOf: now.slice(0, 10) };
  return { provider: "aws", source, replaces: [], instances: [], facts: {}, unitPrices: [], ambiguities: [], notes: [] };
}

function refused(reason: string, context: FetchContext): FetchedPart {
  return { ...emptyPart(context), notes: [`spot prices, which stay as they are: ${reason}`] };
}

/**
 * The latest price of each type and zone, and of a type in the region the median of its zones; of two middle ones the
 * higher. The cheapest zone would be a promise: capacity there is what runs out first. Local zones are other places.
 */
class LatestByZone {
  private readonly latest = new Map<string, Map<string, { readonly usdPerHour: number; readonly timestamp: string }>>();
  private readonly rows = new RowCollector();

  constructor(private readonly region: string) {}

  add({ instanceType = "", productDescription = "", spotPrice = "", timestamp = "", availabilityZone = "" }: SpotRow): void {
    const isOwnZone = availabilityZone.startsWith(this.region) && /^[a-z]$/.test(availabilityZone.slice(this.region.length));
    if (!isOwnZone || !productDescription.startsWith("Linux/UNIX")) return;
    const usdPerHour = Number(spotPrice);
    if (!instanceType.includes(".") || spotPrice.trim() === "" || !(usdPerHour > 0) || !Number.isFinite(usdPerHour)) {
      this.rows.note("spot prices that are not numbers above 0");
      return;
    }
    const zones = this.latest.get(instanceType) ?? new Map<string, { usdPerHour: number; timestamp: string }>();
    this.latest.set(instanceType, zones);
    const known = zones.get(availabilityZone);
    // ISO instants of one form sort as text; of two of the same instant the higher is kept, so that order is no matter.
    const isNewer = known === undefined || timestamp > known.timestamp || (timestamp === known.timestamp && usdPerHour > known.usdPerHour);
    if (isNewer) zones.set(availabilityZone, { usdPerHour, timestamp });
  }

  finish(): ReturnType<RowCollector["finish"]> {
    for (const [type, zones] of this.latest) {
      const prices = [...zones.values()].map(({ usdPerHour }) => usdPerHour).sort((a, b) => a - b);
      const usdPerHour = prices[Math.floor(prices.length / 2)] ?? Number.NaN;
      this.rows.addInstance({ region: this.region, type, purchase: "spot", usdPerHour, row: `${type} in ${zones.size} zones` });
    }
    return this.rows.finish();
  }
}
