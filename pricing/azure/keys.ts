import { HOURS_PER_MONTH } from "../../model";
import { pricedResource } from "../priced-resource";
import { counted, hourly, monthly } from "./line";

const pricingPage = "https://azure.microsoft.com/pricing/details/key-vault/";

export const keyVault = pricedResource<object>({
  type: "azure-native:keyvault:Vault",
  title: "Key vault",
  pricingPage,
  usage: { operationsPerMonth: { unit: "request", doc: "Operations on secrets and keys a month", assumed: { low: 0, high: 100_000 } } },
  price: () => [counted("Operations", "key-vault.operations", "10k-requests", { usage: "operationsPerMonth", factor: 1 / 10_000 })],
});

export interface KeyProps {
  readonly properties?: { readonly kty?: string; readonly keySize?: number };
}

export const keyVaultKey = pricedResource<KeyProps>({
  type: "azure-native:keyvault:Key",
  title: "Key vault key",
  pricingPage,
  price: ({ properties }) => {
    const kind = properties?.kty?.toUpperCase() ?? "";
    if (!kind.endsWith("-HSM")) return { free: "a software key costs nothing; operations on it are charged to the vault" };
    // Keys of 2048 bits cost one price, longer ones and elliptic curves another, with tiers by their number.
    if (kind === "RSA-HSM" && (properties?.keySize ?? 2048) === 2048) return [monthly("HSM-protected key (RSA 2048)", "key-vault.hsm-key")];
    return { unknown: "the price book has no price for an HSM key that is not RSA 2048: it depends on how many there are" };
  },
});

export const managedHsm = pricedResource<object>({
  type: "azure-native:keyvault:ManagedHsm",
  title: "Managed HSM",
  pricingPage,
  price: () => [hourly("HSM pool", "key-vault.managed-hsm.pool")],
});

export interface StoreProps {
  readonly sku?: { readonly name?: string };
}

/** The package azure declares a store's replicas in it; azure-native as resources of their own. */
type Replicated = StoreProps & { readonly replicas?: readonly object[] };

export const appConfiguration = pricedResource<Replicated>({
  type: "azure-native:appconfiguration:ConfigurationStore",
  title: "App Configuration store",
  pricingPage: "https://azure.microsoft.com/pricing/details/app-configuration/",
  usage: {
    requestsOverIncludedPerMonth: {
      unit: "request",
      doc: "Requests above the 200,000 a day that Standard includes",
      assumed: { low: 0, high: 100_000 },
    },
  },
  price: ({ sku, replicas = [] }) => {
    const tier = sku?.name?.toLowerCase() ?? "";
    if (tier === "free") return { free: "the Free tier costs nothing" };
    return [
      ...(replicas.length > 0
        ? [counted(`Replicas (${tier}), days`, `app-configuration.${tier}.day`, "unit", HOURS_PER_MONTH / 24, replicas.length)]
        : []),
      counted(`Instance (${tier}), days`, `app-configuration.${tier}.day`, "unit", HOURS_PER_MONTH / 24),
      counted("Requests above the included", "app-configuration.requests", "10k-requests", {
        usage: "requestsOverIncludedPerMonth",
        factor: 1 / 10_000,
      }),
    ];
  },
});

export const appConfigurationReplica = pricedResource<object>({
  type: "azure-native:appconfiguration:Replica",
  title: "App Configuration replica",
  pricingPage: "https://azure.microsoft.com/pricing/details/app-configuration/",
  // A replica costs what the store costs: the source's 2.4 a day is a store with one.
  price: () => [counted("Replica, days", "app-configuration.standard.day", "unit", HOURS_PER_MONTH / 24)],
});
