import { type LineSpec, pricedResource } from "../priced-resource";
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
  },
  price: ({ kind, sku, accessTier, isHnsEnabled }): readonly LineSpec[] | { readonly free: string } | { readonly unknown: string } => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    const premium = /^premium/i.test(sku.name);
    if (kind?.toLowerCase() === "filestorage") return { free: "the provisioned file shares in it are charged" };
    if (premium && kind?.toLowerCase() !== "blockblobstorage")
      return { unknown: "the price book has no price for premium page blobs, which are charged by size" };
    if (/V2_/.test(sku.name)) return [unjudged("Storage", `the price book has no price for accounts of the SKU ${sku.name}`)];
    const tier = premium ? "premium" : (accessTier ?? "Hot").toLowerCase();
    const redundancy = redundancyOf(sku.name);
    // With a hierarchical namespace (Data Lake) operations have prices of their own.
    const key = `${isHnsEnabled === true ? "adls" : "blob"}.${tier}.${redundancy}`;
    const name = `${tier}, ${redundancy.toUpperCase()}`;
    return [
      counted(`Data stored (${name})`, `${key}.storage`, "gb-month", { usage: "storedGb" }),
      counted(`Write operations (${name})`, `${key}.write`, "10k-requests", per10k("writeOperationsPerMonth")),
      counted(`Read operations (${name})`, `${key}.read`, "10k-requests", per10k("readOperationsPerMonth")),
      ...(tier === "cool" || tier === "cold"
        ? [counted(`Data retrieval (${name})`, `${key}.retrieval`, "gb", { usage: "retrievedGb" })]
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
