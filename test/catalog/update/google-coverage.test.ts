import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook, type PriceBook } from "../../../catalog";
import { notFromGoogle } from "../../../catalog/update/google/not-updatable";
import { googleServices } from "../../../catalog/update/google-billing-catalog";
import { updateBook } from "../../../catalog/update/update-book";
import { googleSkus } from "./google-skus";
import { json } from "./price-server";
import { servedCache } from "./served-cache";

const book = loadBuiltInBook();
const keys = book.unitPriceKeys("gcp");

/** Where the book has a price of a key; most are those of one region. */
function placeOf(key: string): string {
  const places = ["us-central1", "europe-west3", "asia", "global", ...book.regions("gcp").map(({ id }) => id)];
  return places.find((place) => book.unitPrice("gcp", place, key) !== undefined) ?? "*";
}

describe("every unit price of Google Cloud that the built-in book knows", () => {
  const served = servedCache("group");
  let updated: PriceBook;
  let warnings: readonly string[];

  beforeAll(async () => {
    const names = [...googleSkus.keys()];
    const idOf = (name: string) =>
      name === "Compute Engine" ? "6F81-5844-456A" : `TEST-0000-${String(names.indexOf(name)).padStart(4, "0")}`;
    const services = names.map((displayName) => ({
      name: `services/${idOf(displayName)}`,
      serviceId: idOf(displayName),
      displayName,
      businessEntityName: "businessEntities/GCP",
    }));
    served.server.on(
      "/v1/services",
      json({ services: services.slice(0, 5), nextPageToken: "more" }),
      json({ services: services.slice(5), nextPageToken: "" }),
    );
    for (const [name, skus] of googleSkus) served.server.on(`/v1/services/${idOf(name)}/skus`, json({ skus, nextPageToken: "" }));
    const outcome = await updateBook({
      cacheFolder: served.cache,
      previousFolder: BUILT_IN_BOOK_FOLDER,
      providers: ["gcp"],
      regions: [],
      services: googleServices,
      sources: { aws: served.server.url, azure: served.server.url, gcp: served.server.url },
      googleCredentials: { apiKey: "a-key" },
      accept: true,
      now: "2026-11-20T12:00:00.000Z",
      http: { concurrency: 2, retries: 0, minPauseMs: 5, maxPauseMs: 50, idleTimeoutMs: 5000, signal: new AbortController().signal },
      onEvent: () => undefined,
    });
    if (outcome.status !== "updated") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
    warnings = outcome.warnings.map(({ message }) => message);
    updated = openBook(outcome.folder);
  }, 60_000);

  test("is read from the catalog, or is in the list of what is not, with the reason", () => {
    const unread = keys.filter((key) =>
      [placeOf(key), "*"].every((place) => updated.unitPrice("gcp", place, key)?.provenance.asOf !== "2026-11-20"),
    );
    expect(unread).toEqual(Object.keys(notFromGoogle).sort());
    expect(warnings).toEqual([]);
  });

  test("comes out in the unit and at the price of the book where the source has its price", () => {
    const moved = keys.flatMap((key) => {
      const place = placeOf(key);
      const [before, after] = [book, updated].map((one) => one.unitPrice("gcp", place, key));
      expect(after?.unit).toBe(before?.unit);
      expect(after?.tiers.map(({ from }) => from)).toEqual(before?.tiers.map(({ from }) => from));
      const [beforeUsd, afterUsd] = [before, after].map((one) => one?.tiers.at(0)?.usdPerUnit ?? Number.NaN);
      // The book's figures of these services are printed with two to four digits.
      return Math.abs((afterUsd ?? 0) / (beforeUsd ?? 0) - 1) > 0.005 ? [`${place} ${key}: ${beforeUsd} -> ${afterUsd}`] : [];
    });
    expect(moved).toEqual([]);
  });

  test("services are listed once for all that are known by name only, and the key is in no address", () => {
    expect(served.server.asked.filter((path) => path.startsWith("/v1/services?"))).toHaveLength(2);
    expect(served.server.asked.join()).not.toContain("a-key");
  });
});
