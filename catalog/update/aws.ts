import { type AwsSelection, awsOfferCodes, offerParts } from "./aws-price-list";
import { COMPUTE_SAVINGS_PLANS, savingsPlanParts } from "./aws-savings-plans";
import { AWS_SPOT_SERVICE, type AwsSpotSource, spotParts } from "./aws-spot";
import type { FetchContext, PartRequest } from "./fetched";
import { FetchFailure, type PriceHttp } from "./http";

/** What `--service` can name of AWS. */
export const awsServices: readonly string[] = [...awsOfferCodes, COMPUTE_SAVINGS_PLANS, AWS_SPOT_SERVICE];

export interface AwsSources {
  /** Address of the Price List. */
  readonly priceList: string;
  /** Absent without credentials: the book's spot prices then stay as they are. */
  readonly spot?: AwsSpotSource;
}

/** Everything of AWS that is to be fetched. */
export async function awsParts(
  http: PriceHttp,
  { priceList, spot }: AwsSources,
  selection: AwsSelection,
  context: FetchContext,
): Promise<readonly PartRequest[]> {
  const { services, regions } = selection;
  const [offers, plans] = await Promise.all([
    offerParts(http, priceList, selection, context),
    services.includes(COMPUTE_SAVINGS_PLANS) ? plansOrWarning(http, priceList, selection, context) : [],
  ]);
  const spots = spot === undefined || !services.includes(AWS_SPOT_SERVICE) ? [] : spotParts(http, spot, regions, context);
  return [...offers, ...plans, ...spots];
}

/** A mirror may hold the offers and not the savings plans: those then stay as they are. */
async function plansOrWarning(
  http: PriceHttp,
  base: string,
  { regions, services }: AwsSelection,
  context: FetchContext,
): Promise<readonly PartRequest[]> {
  try {
    return await savingsPlanParts(http, base, regions, context);
  } catch (error) {
    if (services.length === 1 || !(error instanceof FetchFailure) || error.status === undefined) throw error;
    context.warn?.(`left out: aws ${COMPUTE_SAVINGS_PLANS}: ${error.message}`);
    return [];
  }
}
