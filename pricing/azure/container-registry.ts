import { HOURS_PER_MONTH } from "../../model";
import { pricedResource } from "../priced-resource";
import { counted } from "./line";

/** Registries are charged by the day. */
const DAYS_PER_MONTH = HOURS_PER_MONTH / 24;
const pricingPage = "https://azure.microsoft.com/pricing/details/container-registry/";

export interface RegistryProps {
  readonly sku?: { readonly name?: string };
}

/** The package azure declares a registry's replications in it; azure-native as resources of their own. */
type Replicated = RegistryProps & { readonly georeplications?: readonly object[] };

export const containerRegistry = pricedResource<Replicated>({
  type: "azure-native:containerregistry:Registry",
  title: "Container registry",
  pricingPage,
  usage: {
    storageOverIncludedGib: {
      unit: "gib-month",
      doc: "Storage above what the tier includes (Basic 10, Standard 100, Premium 500 GiB)",
      assumed: { low: 0, high: 100 },
    },
    buildVcpuSeconds: { unit: "vcpu-second", doc: "vCPU seconds of registry tasks", assumed: { low: 0, high: 10_000 } },
  },
  price: ({ sku, georeplications = [] }) => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    return [
      counted(`Registry usage (${sku.name})`, `container-registry.${sku.name.toLowerCase()}.day`, "unit", DAYS_PER_MONTH),
      counted(`Storage above the included`, "container-registry.storage", "gb-month", { usage: "storageOverIncludedGib" }),
      ...(georeplications.length > 0
        ? [counted("Geo replication", "container-registry.replication.day", "unit", DAYS_PER_MONTH, georeplications.length)]
        : []),
      counted("Build vCPU", "container-registry.build", "vcpu-second", { usage: "buildVcpuSeconds" }),
    ];
  },
});

export const containerRegistryReplication = pricedResource<object>({
  type: "azure-native:containerregistry:Replication",
  title: "Container registry replication",
  pricingPage,
  price: () => [counted("Geo replication", "container-registry.replication.day", "unit", DAYS_PER_MONTH)],
});
