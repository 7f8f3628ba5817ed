import type { Part } from "../part";

/** A service asks for its data key when it starts, and a few times an hour from then on. */
const OPERATIONS_PER_MONTH = 10_000;

/** The vault that holds a workload's own key. The key itself is made in software and costs nothing. */
export const vaultPart: Part = {
  name: "vault",
  type: "azure-native:keyvault:Vault",
  inputs: {},
  usage: { operationsPerMonth: OPERATIONS_PER_MONTH },
};

/** The vault of the key of copies in another region: Azure wants it there. */
export const copiesVaultPart = (region: string): Part => ({ ...vaultPart, name: "vault-copies", inputs: { location: region } });
