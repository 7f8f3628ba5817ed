import type { Purchase } from "../../model";
import { hoursOfTerm } from "../upfront";
import { atSource, dateOf } from "./aws-price-list";
import { usageWithoutPrefix } from "./aws-products";
import { hours } from "./aws-services/rule";
import { paymentSuffixes } from "./aws-terms";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import type { PriceHttp } from "./http";
import { BrokenDocument, JsonMemberReader } from "./json-members";

/** Savings-plan lists have codes of their own; this is the one whose plans hold for every machine and region. */
export const COMPUTE_SAVINGS_PLANS = "AWSComputeSavingsPlan";

interface SavingsPlanIndex {
  readonly regions?: readonly { readonly regionCode?: string; readonly versionUrl?: string }[];
}

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/sp-offer-file.html */
interface SavingsPlanProduct {
  readonly sku?: string;
  readonly productFamily?: string;
  readonly attributes?: { readonly purchaseOption?: string; readonly purchaseTerm?: string };
}

interface SavingsPlanRate {
  readonly discountedUsageType?: string;
  readonly discountedOperation?: string;
  readonly discountedServiceCode?: string;
  readonly discountedRegionCode?: string;
  readonly rateCode?: string;
  readonly unit?: string;
  readonly discountedRate?: { readonly price?: string; readonly currency?: string };
}

const terms: Readonly<Record<string, "1y" | "3y">> = { "1yr": "1y", "3yr": "3y" };
/** Share of the commitment that is paid at the start. https://docs.aws.amazon.com/savingsplans/latest/userguide/what-is-savings-plans.html */
const upfrontShare = { "": 0, "-partial-upfront": 0.5, "-all-upfront": 1 } as const;

const savingsPlanPurchases: readonly Purchase[] = (["1y", "3y"] as const).flatMap((term) =>
  (["", "-partial-upfront", "-all-upfront"] as const).map((suffix): Purchase => `savings-plan-${term}${suffix}`),
);

/** One file a region, as the index of the current version lists them. */
export async function savingsPlanParts(
  http: PriceHttp,
  base: string,
  regions: readonly string[],
  context: FetchContext,
): Promise<readonly PartRequest[]> {
  const url = `${base}/savingsPlan/v1.0/aws/${COMPUTE_SAVINGS_PLANS}/current/region_index.json`;
  const index = (await http.json(url)) as SavingsPlanIndex | null;
  if (!Array.isArray(index?.regions)) throw new BrokenDocument(`${url} is not an index of savings plans: it has no list of "regions"`);
  return (index.regions as NonNullable<SavingsPlanIndex["regions"]>).flatMap(({ regionCode, versionUrl }): readonly PartRequest[] => {
    if (regionCode === undefined || !regions.includes(regionCode) || typeof versionUrl !== "string") return [];
    const file = atSource(base, versionUrl);
    const fetch = () => fetchPlans(http, file, regionCode, context);
    return [{ provider: "aws", service: COMPUTE_SAVINGS_PLANS, region: regionCode, key: file, isVersioned: true, fetch }];
  });
}

/** A rate that the book has a use for, before it is known which plan it belongs to. */
interface MachineRate {
  readonly type: string;
  readonly usdPerHour: number;
  readonly row: string;
}

/** Reads the rates of the machines that the book prices, one at a time: a file has some hundred thousand others. */
function fetchPlans(http: PriceHttp, url: string, region: string, context: FetchContext): Promise<FetchedPart> {
  return http.read(url, {}, () => {
    const rows = new RowCollector();
    const plans = new Map<string, Purchase>();
    const skuByPosition = new Map<string, string>();
    const ratesByPosition = new Map<string, MachineRate[]>();
    let published = "";
    let hasPlans = false;
    const reader = new JsonMemberReader(
      ["publicationDate", "products.*", "terms.savingsPlan.*.sku", "terms.savingsPlan.*.rates.*"],
      ([section, , position, member], value) => {
        if (section === "publicationDate") published = String(value).slice(0, 10);
        else if (section === "products") {
          hasPlans = true;
          const purchase = purchaseOf(value as SavingsPlanProduct);
          if (purchase !== undefined) plans.set((value as SavingsPlanProduct).sku ?? "", purchase);
        } else if (position !== undefined && member === "sku") skuByPosition.set(position, String(value));
        else if (position !== undefined) {
          const rate = machineRate(rows, region, value as SavingsPlanRate);
          if (rate === undefined) return;
          const known = ratesByPosition.get(position);
          if (known === undefined) ratesByPosition.set(position, [rate]);
          else known.push(rate);
        }
      },
    );
    return {
      write: (chunk) => reader.write(chunk),
      end: () => {
        reader.end();
        if (!hasPlans) throw new BrokenDocument('it is not a list of savings plans: it has no "products"');
        for (const [position, rates] of ratesByPosition) {
          const purchase = plans.get(skuByPosition.get(position) ?? "");
          if (purchase === undefined) {
            rows.note("rates of savings plans of another kind");
            continue;
          }
          for (const rate of rates) rows.addInstance({ region, purchase, ...withUpfront(rate, purchase) });
        }
        return {
          provider: "aws" as const,
          source: { name: "AWS Price List, Compute Savings Plans", asOf: dateOf(published, context) },
          replaces: savingsPlanPurchases.map((purchase) => ({ region, purchase })),
          facts: {},
          ...rows.finish(),
        };
      },
    };
  });
}

function purchaseOf({ productFamily, attributes = {} }: SavingsPlanProduct): Purchase | undefined {
  const term = terms[attributes.purchaseTerm ?? ""];
  const suffix = paymentSuffixes[attributes.purchaseOption ?? ""];
  return productFamily !== "ComputeSavingsPlans" || term === undefined || suffix === undefined
    ? undefined
    : `savings-plan-${term}${suffix}`;
}

/** Linux on shared tenancy, as the machines on demand. */
function machineRate(rows: RowCollector, region: string, rate: SavingsPlanRate): MachineRate | undefined {
  if (rate.discountedServiceCode !== "AmazonEC2" || rate.discountedOperation !== "RunInstances") return undefined;
  // Local zones have usage types of the same form.
  if ((rate.discountedRegionCode ?? region) !== region) return undefined;
  const type = /^BoxUsage:(.+\..+)$/.exec(usageWithoutPrefix(rate.discountedUsageType ?? "", region) ?? "")?.[1];
  if (type === undefined) return undefined;
  const { price, currency } = rate.discountedRate ?? {};
  if (currency !== "USD" || hours[(rate.unit ?? "").toLowerCase()] === undefined) {
    rows.note(currency === "USD" ? `savings plans per "${rate.unit ?? ""}"` : `savings plans without USD (${currency ?? "no currency"})`);
    return undefined;
  }
  return { type, usdPerHour: price === undefined || price.trim() === "" ? Number.NaN : Number(price), row: `rate ${rate.rateCode ?? ""}` };
}

/** The rate is what an hour of use costs in the end, however the plan is paid. */
function withUpfront(rate: MachineRate, purchase: Purchase): MachineRate & { readonly upfrontUsd?: number } {
  const suffix = /-(?:1y|3y)(.*)$/.exec(purchase)?.[1] as keyof typeof upfrontShare;
  const upfrontUsd = Number((rate.usdPerHour * hoursOfTerm(purchase) * upfrontShare[suffix]).toFixed(6));
  return upfrontUsd === 0 ? rate : { ...rate, upfrontUsd };
}
