import type { Provider } from "../../model";
import type { PriceBook } from "../price-book";

export const COMPUTE = "compute";

/** First words of keys that price parts of machines. */
const machineKeys: Readonly<Record<Provider, ReadonlySet<string>>> = {
  aws: new Set(["ec2"]),
  azure: new Set(["vm"]),
  gcp: new Set(["custom", "gpu"]),
};

/** The service that a unit price belongs to, as contract rows name it. */
export function serviceOfKey(provider: Provider, key: string): string {
  const dot = key.indexOf(".");
  const word = dot < 0 ? key : key.slice(0, dot);
  return machineKeys[provider].has(word) ? COMPUTE : word;
}

/** The family of a unit price that prices a machine or a part of one; undefined for all others. */
export function familyOfKey(book: PriceBook, provider: Provider, key: string): string | undefined {
  const [first, second, ...rest] = key.split(".");
  if (provider === "azure" && first === "vm" && second === "windows") return book.size(provider, rest.join("."))?.family;
  if (provider === "gcp" && first === "custom") return second;
  return undefined;
}

/** All services of a provider, sorted. */
export function servicesOf(book: PriceBook, provider: Provider): readonly string[] {
  return [...new Set([COMPUTE, ...book.unitPriceKeys(provider).map((key) => serviceOfKey(provider, key))])].sort();
}

export function isSpotKey(key: string): boolean {
  return /\.(spot|preemptible)$/.test(key);
}
