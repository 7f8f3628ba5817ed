import type { GoogleService } from "./service";

/** https://cloud.google.com/kms/pricing */
export const kms: GoogleService = {
  id: "kms",
  displayNames: ["Cloud Key Management Service (KMS)"],
  skus: [
    { description: /^Active software symmetric key versions$/, key: "kms.key-version.software", unit: "unit-month" },
    {
      description: /^Active HSM (?:RSA (?:3072|4096)|ECDSA P-(?:256|384)).* key versions$/,
      key: "kms.key-version.hsm-asymmetric",
      unit: "unit-month",
    },
    { description: /^Cryptographic operations with a software symmetric key$/, key: "kms.operations", unit: "10k-requests" },
    {
      description: /^HSM cryptographic operations with an? (?:RSA +(?:3072|4096)|ECDSA P-(?:256|384)).*$/,
      key: "kms.operations.hsm-asymmetric",
      unit: "10k-requests",
    },
  ],
};
