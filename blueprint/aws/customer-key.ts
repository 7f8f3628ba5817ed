import type { Part } from "../part";

/**
 * A key that encrypts what a workload stores. S3 bucket keys, RDS, EFS and the others unwrap their data keys seldom:
 * their requests stay within the 20,000 a month that are free of charge.
 */
export const customerKeyPart: Part = {
  name: "key",
  type: "aws:kms/key:Key",
  inputs: { enableKeyRotation: true },
  usage: { requestsPerMonth: 0 },
};
