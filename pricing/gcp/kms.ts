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
    const level = props.versionTemplate?.protectionLevel ?? "SOFTWARE";
    const algorithm = props.versionTemplate?.algorithm ?? "GOOGLE_SYMMETRIC_ENCRYPTION";
    const kind = keyKind(level, algorithm);
    if (kind === undefined) return { unknown: `the price book has no figure for ${level} keys with ${algorithm}` };
    return [
      {
        label: `Key versions (${level})`,
        price: { key: PRICES[kind].version, per: "unit-month" },
        quantity: versions(props, context),
      },
      {
        label: `Operations (${level})`,
        price: { key: PRICES[kind].operations, per: "10k-requests" },
        quantity: { usage: "operationsPerMonth", factor: 1e-4 },
      },
    ];
  },
});

function versions(props: CryptoKeyProps, context: PricingContext): LineSpec["quantity"] {
  if (context.usage("keyVersions") !== undefined || props.rotationPeriod !== undefined) return { usage: "keyVersions" };
  return props.skipInitialVersionCreation === true ? 0 : 1;
}

/** HSM keys of RSA 3072, 4096 and elliptic curves cost more than the rest, for which the book has no figure. */
function keyKind(level: string, algorithm: string): keyof typeof PRICES | undefined {
  if (level === "SOFTWARE") return "software";
  const costly = /^(?:RSA_\w*_(?:3072|4096)|EC_)/.test(algorithm);
  return level === "HSM" && costly ? "hsmAsymmetric" : undefined;
}
