import { type LineSpec, type PricingContext, pricedResource, type UsageQuantity } from "../priced-resource";
import { inputsOf } from "./inputs";
import { counted, unjudged } from "./line";

export interface AccountProps {
  readonly kind?: string;
  readonly sku?: { readonly name?: string };
  readonly accessTier?: string;
  readonly isHnsEnabled?: boolean;
}

/** `Standard_RAGRS` -> `ragrs`. */
function redundancyOf(skuName: string): string {
  return (skuName.split("_")[1] ?? "").toLowerCase();
}

/** Tiers that a lifecycle moves data to, coldest last. */
const colderTiers = ["cool", "cold", "archive"] as const;

/** What a lifecycle moves to a colder tier; lines only where it is declared. */
function movedUsage(tier: string): Readonly<Record<string, UsageQuantity>> {
  const assumed = { low: 0, high: 0 };
  const only = "a line only where it is declared";
  return {
    [`${tier}StoredGb`]: {
      unit: "gb-month",
      doc: `Data that a lifecycle has moved to the tier ${tier}, beside \`storedGb\`; ${only}`,
      assumed,
    },
    [`${tier}MovesPerMonth`]: { unit: "request", doc: `Blobs that a lifecycle moves to the tier ${tier} a month; ${only}`, assumed },
    [`${tier}ReadsPerMonth`]: { unit: "request", doc: `Reads of blobs in the tier ${tier} a month; ${only}`, assumed },
    [`${tier}RetrievedGb`]: { unit: "gb", doc: `Data read back from the tier ${tier} a month; ${only}`, assumed },
  };
}

function movedLines(account: string, redundancy: string, { usage }: PricingContext): readonly LineSpec[] {
  return colderTiers.flatMap((tier) => {
    const key = `${account}.${tier}.${redundancy}`;
    const name = `moved to ${tier}, ${redundancy.toUpperCase()}`;
    const declared = (quantity: string, line: (name: string) => LineSpec): readonly LineSpec[] =>
      (usage(quantity) ?? 0) > 0 ? [line(quantity)] : [];
    return [
      ...declared(`${tier}StoredGb`, (quantity) => counted(`Data stored (${name})`, `${key}.storage`, "gb-month", { usage: quantity })),
      ...declared(`${tier}MovesPerMonth`, (quantity) => counted(`Moves (${name})`, `${key}.write`, "10k-requests", per10k(quantity))),
      ...declared(`${tier}ReadsPerMonth`, (quantity) =>
        counted(`Read operations (${name})`, `${key}.read`, "10k-requests", per10k(quantity)),
      ),
      ...declared(`${tier}RetrievedGb`, (quantity) => counted(`Data retrieval (${name})`, `${key}.retrieval`, "gb", { usage: quantity })),
    ];
  });
}

const per10k = (usage: string) => ({ usage, factor: 1 / 10_000 });

export const storageAccount = pricedResource<AccountProps>({
  type: "azure-native:storage:StorageAccount",
  title: "Storage account",
  pricingPage: "https://azure.microsoft.com/pricing/details/storage/blobs/",
  usage: {
    storedGb: { unit: "gb-month", doc: "Data stored in blobs", assumed: { low: 0, high: 100 } },
    writeOperationsPerMonth: { unit: "request", doc: "Write operations a month", assumed: { low: 0, high: 100_000 } },
    readOperationsPerMonth: { unit: "request", doc: "Read operations a month", assumed: { low: 0, high: 1_000_000 } },
    retrievedGb: { unit: "gb", doc: "Data read from the cool, cold or archive tier", assumed: { low: 0, high: 100 } },
    ...movedUsage("cool"),
    ...movedUsage("cold"),
    ...movedUsage("archive"),
    internetEgressGb: {
      unit: "gb",
      doc: "Data sent to the internet a month; a line only where it is declared",
      assumed: { low: 0, high: 0 },
    },
  },
  price: (
    { kind, sku, accessTier, isHnsEnabled },
    context,
  ): readonly LineSpec[] | { readonly free: string } | { readonly unknown: string } => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    const premium = /^premium/i.test(sku.name);
    if (kind?.toLowerCase() === "filestorage") return { free: "the provisioned file shares in it are charged" };
    if (premium && kind?.toLowerCase() !== "blockblobstorage")
      return { unknown: "the price book has no price for premium page blobs, which are charged by size" };
    if (/V2_/.test(sku.name)) return [unjudged("Storage", `the price book has no price for accounts of the SKU ${sku.name}`)];
    const tier = premium ? "premium" : (accessTier ?? "Hot").toLowerCase();
    const redundancy = redundancyOf(sku.name);
    // With a hierarchical namespace (Data Lake) operations have prices of their own.
    const account = isHnsEnabled === true ? "adls" : "blob";
    const key = `${account}.${tier}.${redundancy}`;
    const name = `${tier}, ${redundancy.toUpperCase()}`;
    return [
      counted(`Data stored (${name})`, `${key}.storage`, "gb-month", { usage: "storedGb" }),
      counted(`Write operations (${name})`, `${key}.write`, "10k-requests", per10k("writeOperationsPerMonth")),
      counted(`Read operations (${name})`, `${key}.read`, "10k-requests", per10k("readOperationsPerMonth")),
      ...(tier === "cool" || tier === "cold"
        ? [counted(`Data retrieval (${name})`, `${key}.retrieval`, "gb", { usage: "retrievedGb" })]
        : []),
      ...movedLines(account, redundancy, context),
      ...((context.usage("internetEgressGb") ?? 0) > 0
        ? [counted("Data transfer to the internet", "egress.internet", "gb", { usage: "internetEgressGb" })]
        : []),
    ];
  },
});

export interface ShareProps {
  readonly shareQuota?: number;
}

export const fileShare = pricedResource<ShareProps>({
  type: "azure-native:storage:FileShare",
  title: "File share",
  pricingPage: "https://azure.microsoft.com/pricing/details/storage/files/",
  usage: { storedGb: { unit: "gb-month", doc: "Data stored in a share of a standard account", assumed: { low: 0, high: 100 } } },
  capacity: ({ shareQuota }) => (shareQuota === undefined ? undefined : { provider: "azure", storageGib: shareQuota }),
  price: ({ shareQuota }, context) => {
    const declared = context.ancestor("azure-native:storage:StorageAccount");
    if (declared === undefined)
      return { unknown: "its storage account is not part of this stack, and the account decides what is charged" };
    const account = inputsOf<AccountProps>(declared);
    const redundancy = redundancyOf(account.sku?.name ?? "");
    if (account.kind?.toLowerCase() !== "filestorage") {
      return [counted("Data stored (standard)", `files.standard.${redundancy}.storage`, "gb-month", { usage: "storedGb" })];
    }
    if (shareQuota === undefined) return { unknown: "no shareQuota is declared" };
    return [counted("Provisioned storage (premium)", `files.premium.${redundancy}.provisioned`, "gib-month", shareQuota)];
  },
});
