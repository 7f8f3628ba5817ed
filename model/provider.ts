export const providers = ["aws", "azure", "gcp"] as const;
/** A cloud provider. `azure` is served by the Pulumi package azure-native. */
export type Provider = (typeof providers)[number];

export const purchases = [
  "on-demand",
  "spot",
  "reserved-1y",
  "reserved-1y-partial-upfront",
  "reserved-1y-all-upfront",
  "reserved-3y",
  "reserved-3y-partial-upfront",
  "reserved-3y-all-upfront",
  "savings-plan-1y",
  "savings-plan-1y-partial-upfront",
  "savings-plan-1y-all-upfront",
  "savings-plan-3y",
  "savings-plan-3y-partial-upfront",
  "savings-plan-3y-all-upfront",
] as const;
/**
 * The way of paying. `reserved-*` stands for AWS standard reservations, Azure reservations and Google's resource-based
 * committed use; `savings-plan-*` for AWS Compute Savings Plans, Azure savings plans for compute and Google's flexible
 * committed use. Without a suffix it is paid by the month.
 */
export type Purchase = (typeof purchases)[number];

export const architectures = ["x86_64", "arm64"] as const;
export type Architecture = (typeof architectures)[number];

export function isProvider(value: unknown): value is Provider {
  return (providers as readonly unknown[]).includes(value);
}

/** The provider that a Pulumi type token or package name belongs to, e.g. `azure-native:compute:VirtualMachine` -> azure. */
export function providerOfType(typeToken: string): Provider | undefined {
  const packageName = typeToken.split(":", 1)[0];
  switch (packageName) {
    case "aws":
    // Components that stand for resources of AWS where their plugin is not there to make them.
    case "awsx":
    case "aws-apigateway":
    case "eks":
      return "aws";
    case "azure-native":
      return "azure";
    case "gcp":
      return "gcp";
    default:
      return undefined;
  }
}
