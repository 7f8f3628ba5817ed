import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook } from "../../../catalog";
import { cachedBooks } from "../../../catalog/update/book-cache";
import { purchases } from "../../../model";
import { runCli } from "../../support/cli";
import { awsCapacity, awsMachine, awsOffer, awsOfferPath, awsRegionIndex, awsRegionIndexPath, awsReserved } from "./documents";
import { json, text } from "./price-server";
import { servedCache } from "./served-cache";

const book = loadBuiltInBook();
/** Every region takes minutes: COSTWRIGHT_MEASURE=1 asks for that, and prints what it took. */
const isMeasured = process.env.COSTWRIGHT_MEASURE === "1";
const regions = book
  .regions("aws")
  .map(({ id }) => id)
  .slice(0, isMeasured ? undefined : 8);
const MAX_MEMORY_BYTES = 300e6;
/** V8 lets its heap grow where memory is plenty: what an update needs shows where it may not. */
const MAX_HEAP_MIB = 160;
const HOURS_A_YEAR = 8760;

const served = servedCache("group");

interface Machine {
  readonly type: string;
  readonly usdPerHour: number;
}

function machinesIn(region: string): readonly Machine[] {
  return book.types("aws").flatMap((type) => {
    const usdPerHour = book.instancePrice("aws", region, type, "on-demand")?.usdPerHour;
    return usdPerHour === undefined ? [] : [{ type, usdPerHour }];
  });
}

const years = [1, 3] as const;
/** Discounts near AWS' own, by years and by what is paid upfront. */
const share = { 1: 0.63, 3: 0.43 } as const;
const options = [
  ["No Upfront", 0, 1],
  ["Partial Upfront", 0.5, 0.97],
  ["All Upfront", 1, 0.95],
] as const;

function offer(region: string): string {
  return awsOffer(
    "AmazonEC2",
    machinesIn(region).map(({ type, usdPerHour }, at) => {
      const sku = `SKU${at}`;
      const machine = awsMachine(sku, type, usdPerHour.toFixed(10), awsCapacity(book, type), region === "us-east-1" ? "" : "EU-");
      const reserved = Object.assign(
        {},
        ...years.flatMap((term) =>
          options.map(([option, upfront, factor]) => {
            const effective = usdPerHour * share[term] * factor;
            const paid = {
              usdPerHour: (effective * (1 - upfront)).toFixed(10),
              ...(upfront === 0 ? {} : { upfrontUsd: (effective * upfront * term * HOURS_A_YEAR).toFixed(0) }),
            };
            return awsReserved(sku, `T${term}${option}`, paid, `${term}yr`, option);
          }),
        ),
      );
      return { ...machine, reserved };
    }),
  );
}

function savingsPlans(region: string): string {
  const plans = years.flatMap((term) => options.map(([option, , factor]) => ({ sku: `P${term}${option}`, term, option, factor })));
  const machines = machinesIn(region);
  return JSON.stringify({
    publicationDate: "2026-11-01T00:00:00Z",
    products: plans.map(({ sku, term, option }) => ({
      sku,
      productFamily: "ComputeSavingsPlans",
      attributes: { purchaseOption: option, purchaseTerm: `${term}yr` },
    })),
    terms: {
      savingsPlan: plans.map(({ sku, term, factor }) => ({
        sku,
        leaseContractLength: { duration: term, unit: "year" },
        rates: machines.map(({ type, usdPerHour }) => ({
          discountedUsageType: `${region === "us-east-1" ? "" : "EU-"}BoxUsage:${type}`,
          discountedOperation: "RunInstances",
          discountedServiceCode: "AmazonEC2",
          rateCode: `${sku}.${type}`,
          unit: "Hrs",
          discountedRate: { price: (usdPerHour * (share[term] + 0.04) * factor).toFixed(5), currency: "USD" },
        })),
      })),
    },
  });
}

function spot(region: string): string {
  const items = machinesIn(region).flatMap(({ type, usdPerHour }) =>
    ["a", "b", "c"].map(
      (zone, at) =>
        `<item><instanceType>${type}</instanceType><productDescription>Linux/UNIX</productDescription><spotPrice>${(usdPerHour * (0.3 + at / 20)).toFixed(6)}</spotPrice><timestamp>2026-11-20T11:00:00.000Z</timestamp><availabilityZone>${region}${zone}</availabilityZone></item>`,
    ),
  );
  return `<DescribeSpotPriceHistoryResponse><spotPriceHistorySet>${items.join("")}</spotPriceHistorySet><nextToken/></DescribeSpotPriceHistoryResponse>`;
}

test("every machine of a region in all ways of paying, in bounded memory", async () => {
  const plansPath = (region: string) => `/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/1/${region}/index.json`;
  served.server.on(awsRegionIndexPath("AmazonEC2"), json(awsRegionIndex("AmazonEC2", regions)));
  served.server.on(
    "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json",
    json({ regions: regions.map((regionCode) => ({ regionCode, versionUrl: plansPath(regionCode) })) }),
  );
  for (const region of regions) {
    served.server.on(awsOfferPath("AmazonEC2", region), (request, response) => text(offer(region))(request, response));
    served.server.on(plansPath(region), (request, response) => text(savingsPlans(region))(request, response));
    served.server.on(`/spot/${region}/`, (request, response) => text(spot(region))(request, response));
  }
  const peakFile = join(served.cache, "peak");
  const startMs = Date.now();
  const update = await runCli(
    [
      ...["prices", "update", "--provider", "aws", "--service", "AmazonEC2", "AWSComputeSavingsPlan", "spot", "--accept"],
      ...["--source", `aws=${served.server.url}`, `aws-spot=${served.server.url}/spot/{region}`, "--region", ...regions],
    ],
    {
      env: {
        COSTWRIGHT_CACHE_DIR: served.cache,
        AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
        AWS_SECRET_ACCESS_KEY: "secret",
        NODE_OPTIONS: `--max-old-space-size=${MAX_HEAP_MIB} --require ${join(__dirname, "report-peak-memory.cjs")}`,
        PEAK_MEMORY_FILE: peakFile,
      },
    },
  );
  const peakBytes = Number(readFileSync(peakFile, "utf8"));
  if (isMeasured) console.log({ durationMs: Date.now() - startMs, peakBytes, stdout: update.stdout });
  expect(update).toMatchObject({ exitCode: 0 });
  const updated = openBook(cachedBooks(served.cache)[0] ?? BUILT_IN_BOOK_FOLDER);
  const missing = regions.flatMap((region) =>
    machinesIn(region).flatMap(({ type }) =>
      purchases
        .filter((purchase) => updated.instancePrice("aws", region, type, purchase) === undefined)
        .map((purchase) => `${region} ${type} ${purchase}`),
    ),
  );
  expect(missing).toEqual([]);
  expect(peakBytes).toBeLessThan(MAX_MEMORY_BYTES);
}, 400_000);
