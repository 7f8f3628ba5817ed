import { guardUnknowns, HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricedResource, type Pricing, type PricingContext, pricedResource } from "../priced-resource";
import { azureLocation } from "../region";
import { counted, unjudged } from "./line";

const pricingPage = "https://azure.microsoft.com/pricing/details/cosmos-db/";

export interface AccountProps {
  readonly capabilities?: readonly { readonly name?: string }[];
  readonly locations?: readonly { readonly locationName?: string; readonly isZoneRedundant?: boolean }[];
  readonly enableMultipleWriteLocations?: boolean;
}

export interface ThroughputProps {
  readonly options?: { readonly throughput?: number; readonly autoscaleSettings?: { readonly maxThroughput?: number } };
}

const isServerless = ({ capabilities }: AccountProps) =>
  (capabilities ?? []).some(({ name }) => name?.toLowerCase() === "enableserverless");

/** Regions of the account beside the one that is priced. */
function otherRegions({ locations }: AccountProps, region: string): readonly string[] {
  const names = (locations ?? []).flatMap(({ locationName }) => (locationName === undefined ? [] : [azureLocation(locationName)]));
  return names.includes(region) ? names.filter((name) => name !== region) : names.slice(1);
}

/** A line charged in every region of the account: together where the price is the same, else the others are named. */
function inEveryRegion(line: LineSpec, account: AccountProps, context: PricingContext): readonly LineSpec[] {
  const others = otherRegions(account, context.region);
  const key = "key" in line.price ? line.price.key : "";
  const priceIn = (region: string) => JSON.stringify(context.book.unitPrice("azure", region, key)?.tiers);
  const same = others.filter((region) => priceIn(region) !== undefined && priceIn(region) === priceIn(context.region));
  const different = others.filter((region) => !same.includes(region));
  return [
    { ...line, times: 1 + same.length },
    ...(different.length === 0
      ? []
      : [
          unjudged(
            `${line.label} in ${different.join(", ")}`,
            `the price book has no price for ${key} there, or another one than in ${context.region}`,
          ),
        ]),
  ];
}

/** The discount of one free-tier account per subscription (1,000 RU/s) is not deducted. */
export const cosmosAccount = pricedResource<AccountProps>({
  type: "azure-native:cosmosdb:DatabaseAccount",
  title: "Cosmos DB account",
  pricingPage,
  usage: {
    storedGb: { unit: "gb-month", doc: "Data and indexes stored, in one region", assumed: { low: 0, high: 100 } },
    requestUnitsPerMonth: {
      unit: "unit",
      doc: "Request units that a serverless account uses a month",
      assumed: { low: 0, high: 10_000_000 },
    },
  },
  price: (props, context) => [
    ...inEveryRegion(counted("Transactional storage", "cosmos-db.storage", "gb-month", { usage: "storedGb" }), props, context),
    ...(isServerless(props)
      ? [
          counted("Request units (serverless, in millions)", "cosmos-db.serverless", "unit", {
            usage: "requestUnitsPerMonth",
            factor: 1 / 1_000_000,
          }),
        ]
      : []),
  ],
});

/** Autoscale goes down to a tenth of its maximum. */
const AUTOSCALE_LEAST_FRACTION = 0.1;
/** Provisioned throughput that a container has unless declared. */
const DEFAULT_THROUGHPUT_RU = 400;

function throughputLines(props: ThroughputProps, account: AccountProps, context: PricingContext): readonly LineSpec[] {
  const most = props.options?.autoscaleSettings?.maxThroughput;
  const multiWrite = account.enableMultipleWriteLocations === true;
  const zoned = (account.locations ?? []).some(({ isZoneRedundant }) => isZoneRedundant === true);
  if (most !== undefined) {
    if (multiWrite) return [unjudged("Autoscale throughput", "the price book has no price for autoscale with multi-region writes")];
    const high = (most / 100) * HOURS_PER_MONTH;
    const because = `autoscale throughput goes from ${most * AUTOSCALE_LEAST_FRACTION} to ${most} RU/s`;
    const quantity = { low: high * AUTOSCALE_LEAST_FRACTION, high, because };
    return inEveryRegion(counted("Autoscale throughput (100 RU/s)", "cosmos-db.autoscale.100ru", "hour", quantity), account, context);
  }
  const hundreds = (props.options?.throughput ?? DEFAULT_THROUGHPUT_RU) / 100;
  const key = multiWrite ? "cosmos-db.multi-region-write.100ru" : "cosmos-db.provisioned.100ru";
  const line = counted("Provisioned throughput (100 RU/s)", key, "hour", hundreds * HOURS_PER_MONTH);
  if (zoned && !multiWrite) return [unjudged("Provisioned throughput (100 RU/s)", "the price book has no price for availability zones")];
  return inEveryRegion(line, account, context);
}

const ACCOUNTS = ["azure-native:cosmosdb:DatabaseAccount", "azure-native:documentdb:DatabaseAccount"];

function accountOf(context: PricingContext): AccountProps | undefined {
  for (const type of ACCOUNTS) {
    const account = context.ancestor(type);
    if (account !== undefined) return guardUnknowns(account.inputs) as AccountProps;
  }
  return undefined;
}

const declaresThroughput = ({ options }: ThroughputProps) =>
  options?.throughput !== undefined || options?.autoscaleSettings?.maxThroughput !== undefined;

/** A database or keyspace: charged only where its containers share throughput of its own. */
function databasePricing(props: ThroughputProps, context: PricingContext): Pricing {
  const account = accountOf(context) ?? {};
  if (isServerless(account)) return { free: "the serverless account is charged by request units" };
  return declaresThroughput(props)
    ? throughputLines(props, account, context)
    : { free: "its containers or tables are charged by their throughput" };
}

/** A container, collection, table or graph: its own throughput, else that of its database, else the default. */
const containerPricing =
  (databaseType: string | undefined) =>
  (props: ThroughputProps, context: PricingContext): Pricing => {
    const account = accountOf(context) ?? {};
    if (isServerless(account)) return { free: "the serverless account is charged by request units" };
    if (declaresThroughput(props) || databaseType === undefined) return throughputLines(props, account, context);
    const database = context.ancestor(databaseType) ?? context.ancestor(databaseType.replace(":cosmosdb:", ":documentdb:"));
    if (database === undefined)
      return { unknown: "it declares no throughput, and the database whose throughput it may share is not in this stack" };
    if (declaresThroughput(guardUnknowns(database.inputs) as ThroughputProps))
      return { free: "it shares the throughput of its database, which is charged" };
    return throughputLines(props, account, context);
  };

const throughput = (name: string, title: string, price: (props: ThroughputProps, context: PricingContext) => Pricing): PricedResource =>
  pricedResource<ThroughputProps>({ type: `azure-native:cosmosdb:${name}`, title, pricingPage, price });

export const cosmosThroughputResources: readonly PricedResource[] = [
  throughput("CassandraResourceCassandraKeyspace", "Cosmos DB Cassandra keyspace", databasePricing),
  throughput(
    "CassandraResourceCassandraTable",
    "Cosmos DB Cassandra table",
    containerPricing("azure-native:cosmosdb:CassandraResourceCassandraKeyspace"),
  ),
  throughput("GremlinResourceGremlinDatabase", "Cosmos DB Gremlin database", databasePricing),
  throughput(
    "GremlinResourceGremlinGraph",
    "Cosmos DB Gremlin graph",
    containerPricing("azure-native:cosmosdb:GremlinResourceGremlinDatabase"),
  ),
  throughput(
    "MongoDBResourceMongoDBCollection",
    "Cosmos DB MongoDB collection",
    containerPricing("azure-native:cosmosdb:MongoDBResourceMongoDBDatabase"),
  ),
  throughput("MongoDBResourceMongoDBDatabase", "Cosmos DB MongoDB database", databasePricing),
  throughput("SqlResourceSqlContainer", "Cosmos DB SQL container", containerPricing("azure-native:cosmosdb:SqlResourceSqlDatabase")),
  throughput("SqlResourceSqlDatabase", "Cosmos DB SQL database", databasePricing),
  throughput("TableResourceTable", "Cosmos DB table", containerPricing(undefined)),
];
