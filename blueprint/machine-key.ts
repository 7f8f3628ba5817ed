import type { PriceBook } from "../catalog";
import { type Extra, type Provider, providers } from "../model";
import { customerKeyPart as awsKeyPart } from "./aws/customer-key";
import { vaultPart } from "./azure/customer-key";
import { customerKeyPart as googleKeyPart } from "./gcp/customer-key";
import type { Part } from "./part";
import { priceParts } from "./price-parts";

/** What holds the key of the disks of a service's machines. Disks unwrap theirs when a machine starts: free of charge, or next to it. */
export function machineKeyParts(provider: Provider): readonly Part[] {
  switch (provider) {
    case "aws":
      return [awsKeyPart];
    case "azure":
      return [vaultPart];
    case "gcp":
      return [googleKeyPart()];
  }
}

const extras = new WeakMap<PriceBook, readonly Extra[]>();

/** What the key costs beside machines in every region. One without a price counts with the provider's dearest known one, and says so. */
export function machineKeyExtras(book: PriceBook): readonly Extra[] {
  const known = extras.get(book);
  if (known !== undefined) return known;
  const made = providers.flatMap((provider) => {
    const regions = book.regions(provider).map(({ id }) => {
      const { lowUsdPerMonth, unpriced } = priceParts(machineKeyParts(provider), id, book);
      return { id, usdPerMonth: unpriced.length > 0 ? undefined : lowUsdPerMonth };
    });
    const dearest = Math.max(0, ...regions.map(({ usdPerMonth }) => usdPerMonth ?? 0));
    return regions.map(({ id, usdPerMonth }): Extra => {
      const label = "Own key of the disks";
      return {
        provider,
        region: id,
        label: usdPerMonth === undefined ? `${label} (no price in ${id}, the dearest known one)` : label,
        usdPerMonth: usdPerMonth ?? dearest,
        usdPerMachinePerMonth: 0,
      };
    });
  });
  extras.set(book, made);
  return made;
}
