import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook, type PriceBook, type UnitPrice } from "../../../catalog";
import { awsOfferCodes } from "../../../catalog/update/aws-price-list";
import { awsServiceRules } from "../../../catalog/update/aws-services";
import { notFromAws } from "../../../catalog/update/aws-services/not-updatable";
import { updateBook } from "../../../catalog/update/update-book";
import { type Listed, offerRowsOf } from "./aws-usage";
import { awsMachine, awsOffer, awsOfferPath, awsRegionIndex, awsRegionIndexPath } from "./documents";
import { json, text } from "./price-server";
import { servedCache } from "./served-cache";

const book = loadBuiltInBook();
const keys = book.unitPriceKeys("aws");
const regions = book.regions("aws").map(({ id }) => id);
const SOURCE = "AWS Price List";

const served = servedCache("group");
let updated: PriceBook;
let warnings: readonly string[];

const rows = keys.flatMap((key) => offerRowsOf(book, key, [...regions, "*"]));

/** Offers of every service in every region, with the unit prices that the built-in book has. */
beforeAll(async () => {
  for (const code of awsOfferCodes) {
    const own = rows.filter((one) => one.code === code);
    served.server.on(awsRegionIndexPath(code), json(awsRegionIndex(code, regions)));
    for (const region of regions) {
      const machines =
        code === "AmazonEC2"
          ? [awsMachine(`M${region}`, "m5.large", "0.1", { regionCode: region }, region === "us-east-1" ? "" : "EU-")]
          : [];
      served.server.on(awsOfferPath(code, region), text(awsOffer(code, [...machines, ...rowsIn(own, region)])));
    }
    served.server.on(`/offers/v1.0/aws/${code}/current/index.json`, text(awsOffer(code, rowsIn(own, "*"))));
  }
  const outcome = await updateBook({
    cacheFolder: served.cache,
    previousFolder: BUILT_IN_BOOK_FOLDER,
    providers: ["aws"],
    regions: [],
    services: awsOfferCodes,
    sources: { aws: served.server.url, azure: served.server.url, gcp: served.server.url },
    googleCredentials: {},
    accept: true,
    now: "2026-11-20T12:00:00.000Z",
    http: { concurrency: 4, retries: 0, minPauseMs: 5, maxPauseMs: 1000, idleTimeoutMs: 5000, signal: new AbortController().signal },
    onEvent: () => undefined,
  });
  if (outcome.status !== "updated") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  updated = openBook(outcome.folder);
  warnings = outcome.warnings.map(({ message }) => message).filter((message) => !/^accepted: aws (on-demand|spot):/.test(message));
}, 120_000);

function rowsIn(listed: readonly Listed[], region: string) {
  return listed.filter((one) => one.region === region).map(({ row }) => row);
}

function tiersOf(price: UnitPrice | undefined) {
  return price?.tiers.map(({ from, usdPerUnit }) => [from, Number(usdPerUnit.toPrecision(8))]);
}

test("every AWS unit price of the book comes from an offer file, or is listed with the reason why not", () => {
  const fresh = keys.filter((key) =>
    [...regions, "*"].some((region) => updated.unitPrice("aws", region, key)?.provenance.source === SOURCE),
  );
  expect(keys.filter((key) => !fresh.includes(key))).toEqual(Object.keys(notFromAws).sort());
  expect(fresh.length).toBeGreaterThan(1250);
});

test("offers with the book's own figures bring the same figures, in every region and to the tier, in the book's units", () => {
  const different = keys.flatMap((key) =>
    regions.flatMap((region) => {
      const [before, after] = [tiersOf(book.unitPrice("aws", region, key)), tiersOf(updated.unitPrice("aws", region, key))];
      return before === undefined || JSON.stringify(before) === JSON.stringify(after) ? [] : [{ key, region, before, after }];
    }),
  );
  expect(different).toEqual([]);
  expect(warnings).toEqual([]);
});

test("each fetched cell has the offer file as its source", () => {
  const stale = rows.flatMap(({ region, row }) => {
    const key = row.sku.split("@")[0] ?? "";
    const source = updated.unitPrice("aws", region, key)?.provenance.source;
    return source === SOURCE ? [] : [`${key} ${region}: ${source}`];
  });
  expect(stale).toEqual([]);
  expect(rows.length).toBeGreaterThan(15_000);
});

test("services are listed once, sorted, and their rules name each key once for a usage type", () => {
  const codes = awsServiceRules.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  expect(Object.keys(notFromAws).filter((key) => !keys.includes(key))).toEqual([]);
});
