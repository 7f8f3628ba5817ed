import { guardUnknowns } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";

export interface CryptoKeyProps {
  readonly rotationPeriod?: string;
  readonly skipInitialVersionCreation?: boolean;
  readonly versionTemplate?: { readonly algorithm?: string; readonly protectionLevel?: string };
}

const usage = {
  keyVersions: { unit: "unit-month", doc: "Versions that are not destroyed, averaged over the month.", assumed: { low: 1, high: 12 } },
  operationsPerMonth: { unit: "request", doc: "Cryptographic operations a month.", assumed: { low: 0, high: 100_000 } },
} as const;

/** Kinds of key that the book has figures for: the price of a version and of operations. */
const PRICES = {
  software: { version: "kms.key-version.software", operations: "kms.operations" },
  hsmAsymmetric: { version: "kms.key-version.hsm-asymmetric", operations: "kms.operations.hsm-asymmetric" },
} as const;

/** A key starts with one version; a key that rotates keeps the older ones, and each is charged until it is destroyed. */
export const kmsCryptoKey = pricedResource<CryptoKeyProps>({
  type: "gcp:kms/cryptoKey:CryptoKey",
  title: "Cloud KMS key",
  pricingPage: "https://cloud.google.com/kms/pricing",
  scope: "global",
  usage,
  price: (props, context) => {
    const kind = kindOf(props);
    if (typeof kind === "string") return { unknown: kind };
    const { level, name } = kind;
    return [
      {
        label: `Key versions (${level})`,
        price: { key: PRICES[name].version, per: "unit-month" },
        quantity: versions(props, context),
      },
      {
        label: `Operations (${level})`,
        price: { key: PRICES[name].operations, per: "10k-requests" },
        quantity: { usage: "operationsPerMonth", factor: 1e-4 },
      },
    ];
  },
});

function versions(props: CryptoKeyProps, context: PricingContext): LineSpec["quantity"] {
  if (context.usage("keyVersions") !== undefined || props.rotationPeriod !== undefined) return { usage: "keyVersions" };
  return props.skipInitialVersionCreation === true ? 0 : 1;
}

/** HSM keys of RSA 3072, 4096 and elliptic curves cost more than the rest, for which the book has no figure. A string says so. */
function kindOf({ versionTemplate }: CryptoKeyProps): { readonly level: string; readonly name: keyof typeof PRICES } | string {
  const level = versionTemplate?.protectionLevel ?? "SOFTWARE";
  const algorithm = versionTemplate?.algorithm ?? "GOOGLE_SYMMETRIC_ENCRYPTION";
  if (level === "SOFTWARE") return { level, name: "software" };
  const costly = /^(?:RSA_\w*_(?:3072|4096)|EC_)/.test(algorithm);
  if (level === "HSM" && costly) return { level, name: "hsmAsymmetric" };
  return `the price book has no figure for ${level} keys with ${algorithm}`;
}

/** A further version of a key, as software keys are charged; the level of protection is its key's. */
export const kmsCryptoKeyVersion = pricedResource<Record<string, never>>({
  type: "gcp:kms/cryptoKeyVersion:CryptoKeyVersion",
  title: "Cloud KMS key version",
  pricingPage: "https://cloud.google.com/kms/pricing",
  scope: "global",
  price: (_, context) => {
    const [key] = context.related("gcp:kms/cryptoKey:CryptoKey", "cryptoKey");
    if (key === undefined) return { unknown: "its key is not in this stack, and the price follows from the key's protection level" };
    const kind = kindOf(guardUnknowns(key.inputs) as CryptoKeyProps);
    if (typeof kind === "string") return { unknown: kind };
    return [{ label: `Key version (${kind.level})`, price: { key: PRICES[kind.name].version, per: "unit-month" }, quantity: 1 }];
  },
});
