import { pricedResource } from "../priced-resource";
import { hourly, line, PER_TEN_THOUSAND, requestUsage, used } from "./lines";

const kmsPage = "https://aws.amazon.com/kms/pricing/";

export interface KeyProps {
  readonly customerMasterKeySpec?: string;
  readonly customKeyStoreId?: string;
}

/** Requests beyond an account's 20,000 free ones are few beside the key itself, and asymmetric ones have prices of their own. */
export const kmsKeys = [
  ["aws:kms/externalKey:ExternalKey", "KMS key with imported material"],
  ["aws:kms/key:Key", "KMS key"],
  ["aws:kms/replicaExternalKey:ReplicaExternalKey", "KMS replica key with imported material"],
  ["aws:kms/replicaKey:ReplicaKey", "KMS replica key"],
].map(([type = "", title = ""]) =>
  pricedResource<KeyProps>({
    type,
    title,
    pricingPage: kmsPage,
    usage: { requestsPerMonth: requestUsage("Cryptographic requests", 100_000) },
    price: ({ customerMasterKeySpec = "SYMMETRIC_DEFAULT" }) => {
      const key = line("Customer master key", "kms.key", "month", 1);
      const requests = used("Requests", "kms.requests", "10k-requests", "requestsPerMonth", PER_TEN_THOUSAND);
      return customerMasterKeySpec === "SYMMETRIC_DEFAULT"
        ? [key, requests]
        : [
            key,
            {
              label: `Requests (${customerMasterKeySpec})`,
              price: { unknown: "asymmetric requests have prices of their own, which the book does not have", per: "10k-requests" },
              quantity: 0,
            },
          ];
    },
  }),
);

export interface SecretProps {
  readonly replicas?: readonly { readonly region?: string }[];
}

export const secret = pricedResource<SecretProps>({
  type: "aws:secretsmanager/secret:Secret",
  title: "Secrets Manager secret",
  pricingPage: "https://aws.amazon.com/secrets-manager/pricing/",
  usage: { requestsPerMonth: requestUsage("API requests", 100_000) },
  // A replica is charged as one more secret.
  price: ({ replicas }) => [
    line("Secret", "secretsmanager.secret", "month", 1 + (replicas?.length ?? 0)),
    used("API requests", "secretsmanager.requests", "10k-requests", "requestsPerMonth", PER_TEN_THOUSAND),
  ],
});

export interface ParameterProps {
  readonly tier?: string;
}

export const ssmParameter = pricedResource<ParameterProps>({
  type: "aws:ssm/parameter:Parameter",
  title: "Systems Manager parameter",
  pricingPage: "https://aws.amazon.com/systems-manager/pricing/",
  usage: { interactionsPerMonth: requestUsage("API interactions with an advanced parameter", 100_000) },
  price: ({ tier = "Standard" }) => {
    if (tier === "Standard") return { free: "standard parameters are free of charge" };
    if (tier === "Intelligent-Tiering") return { unknown: "whether the parameter becomes an advanced one depends on its value" };
    return [
      hourly("Parameter storage (advanced)", "ssm.parameter.advanced"),
      used("API interactions (advanced)", "ssm.parameter.requests", "10k-requests", "interactionsPerMonth", PER_TEN_THOUSAND),
    ];
  },
});
