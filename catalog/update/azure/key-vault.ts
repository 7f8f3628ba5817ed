import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/key-vault/ */
export const keyVault: AzureService = {
  id: "key-vault",
  serviceName: "Key Vault",
  meters: [
    { product: "Key Vault", sku: "Standard", meter: /^(?:Standard )?Operations$/, key: "key-vault.operations", unit: "10k-requests" },
    {
      product: "Key Vault",
      sku: "Standard",
      meter: /^(?:Standard )?Advanced Key Operations$/,
      key: "key-vault.advanced-key-operations",
      unit: "10k-requests",
    },
    {
      product: "Key Vault",
      sku: "Standard",
      meter: /Certificate Renewal Request$/,
      key: "key-vault.certificate-renewal",
      unit: "unit",
    },
    {
      product: "Key Vault",
      sku: "Premium",
      meter: "Premium HSM-protected RSA 2048-bit key",
      key: "key-vault.hsm-key",
      unit: "month",
      measure: ["", "Month"],
    },
    { product: "Azure Dedicated HSM", sku: "Standard", meter: "Standard Instance", key: "key-vault.managed-hsm.pool", unit: "hour" },
  ],
};
