import type { Provider } from "../model";

/*
 * What a size's name tells beyond its figures. A workload that asks for plain machines must not land on them, however
 * cheap their spot price is: they need drivers, quotas or disks of their own.
 */

/** Families of AWS with an accelerator that is no GPU. https://aws.amazon.com/ec2/instance-types/#Accelerated_Computing (read 2026-08) */
const awsAccelerators: readonly (readonly [RegExp, string])[] = [
  [/^inf\d/, "AWS Inferentia"],
  [/^trn\d/, "AWS Trainium"],
  [/^dl\d/, "a deep-learning accelerator"],
  [/^f\d$/, "an FPGA"],
  [/^vt\d/, "a video transcoder"],
];

/** The accelerator of a family that is no GPU (GPUs are counted in `gpuCount`), or undefined. */
export function acceleratorOf(provider: Provider, family: string): string | undefined {
  if (provider === "aws") return awsAccelerators.find(([pattern]) => pattern.test(family))?.[1];
  // NP: FPGA. https://learn.microsoft.com/azure/virtual-machines/sizes/overview#fpga-accelerated (read 2026-08)
  if (provider === "azure") return /^NP/.test(family) ? "an FPGA" : undefined;
  return /^ct\d/.test(family) ? "a TPU" : undefined;
}

/** A stand-in of the price list for sizes that are composed freely; not a size that can be ordered by name. */
export function isComposedSize(type: string): boolean {
  return /^custom-/.test(type);
}
