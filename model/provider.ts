export const providers = ["aws", "azure", "gcp"] as const;
/** A cloud provider. `azure` is served by the Pulumi packages azure-native and azure, `aws` by aws and aws-native. */
export type Provider = (typeof providers)[number];
/**
 * Who sells machines: a cloud provider, or the name that an offers file gives to a private cloud, an edge site or
 * another provider. A figure that is known of the clouds alone is looked up after `isProvider`.
 */
export type Supplier = Provider | (string & {});

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

/** What a way of paying binds to. `none` is paid as it is used, `monthly` is owed every month of the term. */
export interface PurchaseTerms {
  readonly kind: "on-demand" | "spot" | "reserved" | "savings-plan";
  readonly termMonths: 0 | 12 | 36;
  readonly payment: "none" | "monthly" | "partial-upfront" | "all-upfront";
}

const termsByPurchase = new Map<Purchase, PurchaseTerms>(
  purchases.map((purchase) => {
    const [, kind, years, payment = "monthly"] = /^(reserved|savings-plan)-(1y|3y)(?:-(.+))?$/.exec(purchase) ?? [];
    if (kind === undefined) return [purchase, { kind: purchase as "on-demand" | "spot", termMonths: 0, payment: "none" }];
    return [
      purchase,
      {
        kind: kind as "reserved" | "savings-plan",
        termMonths: years === "1y" ? 12 : 36,
        payment: payment as "monthly" | "partial-upfront" | "all-upfront",
      },
    ];
  }),
);

export function purchaseTerms(purchase: Purchase): PurchaseTerms {
  return termsByPurchase.get(purchase) as PurchaseTerms;
}

/** `on demand`, `1-year commitment`, `3-year savings plan, all upfront`. */
export function purchaseText(purchase: Purchase): string {
  const { kind, termMonths, payment } = purchaseTerms(purchase);
  if (kind === "on-demand") return "on demand";
  if (kind === "spot") return "spot";
  const name = `${termMonths / 12}-year ${kind === "reserved" ? "commitment" : "savings plan"}`;
  return payment === "partial-upfront" || payment === "all-upfront" ? `${name}, ${payment.replace("-", " ")}` : name;
}

/** A value for each way of paying. */
export function byPurchase<T>(value: (purchase: Purchase, terms: PurchaseTerms) => T): Record<Purchase, T> {
  return Object.fromEntries(purchases.map((purchase) => [purchase, value(purchase, purchaseTerms(purchase))])) as Record<Purchase, T>;
}

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
    case "aws-native":
    // Components that stand for resources of AWS where their plugin is not there to make them.
    case "awsx":
    case "aws-apigateway":
    case "eks":
      return "aws";
    case "azure":
    case "azure-native":
      return "azure";
    case "gcp":
      return "gcp";
    default:
      return undefined;
  }
}

/** The cloud that something is of which only a cloud sells, such as what a Pulumi program declares. */
export function cloudOf({ provider }: { readonly provider: Supplier }): Provider {
  if (isProvider(provider)) return provider;
  throw new Error(`${provider} is no cloud provider`);
}
