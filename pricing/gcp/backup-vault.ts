import { type LineSpec, pricedResource } from "../priced-resource";

/** Vault of the Backup and DR service: what lies in it, by what was backed up. Plans and what they are tied to are free. */
export const backupVault = pricedResource<Record<string, never>>({
  type: "gcp:backupdisasterrecovery/backupVault:BackupVault",
  title: "Backup vault",
  pricingPage: "https://cloud.google.com/backup-disaster-recovery/pricing",
  usage: {
    filestoreGib: { unit: "gib-month", doc: "Size of all backups of Filestore that are kept.", assumed: { low: 0, high: 100 } },
  },
  price: (_, context): readonly LineSpec[] | { readonly unknown: string } =>
    context.usage("filestoreGib") === undefined
      ? { unknown: "the price book has no figures for the vaults of Backup and DR" }
      : [
          {
            label: "Backups (Filestore)",
            price: { key: "backup-vault.filestore.storage", per: "gib-month" },
            quantity: { usage: "filestoreGib" },
          },
        ],
});
