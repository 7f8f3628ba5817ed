import type { Part } from "../part";

/** A new version of a key every 90 days, as the CIS benchmark for Google Cloud asks (1.10): https://www.cisecurity.org/benchmark/google_cloud_computing_platform */
const ROTATION_DAYS = 90;
const SECONDS_PER_DAY = 86_400;
const DAYS_PER_YEAR = 365;

/**
 * A key that encrypts what a workload stores. Old versions decrypt what they encrypted, so each stays and is charged:
 * what is counted is those of a year. Operations are those that the service asks of it: databases and disks unwrap
 * their keys a handful of times, object storage for each object.
 */
export function customerKeyPart(operationsPerMonth = 0, name = "key"): Part {
  return {
    name,
    type: "gcp:kms/cryptoKey:CryptoKey",
    inputs: { rotationPeriod: `${ROTATION_DAYS * SECONDS_PER_DAY}s`, purpose: "ENCRYPT_DECRYPT" },
    usage: { keyVersions: 1 + Math.floor(DAYS_PER_YEAR / ROTATION_DAYS), operationsPerMonth },
  };
}
