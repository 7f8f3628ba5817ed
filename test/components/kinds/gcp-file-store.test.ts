import type { FileStoreNeed } from "../../../model";
import { workload } from "../../blueprint/gcp/needs";
import { placed } from "./gcp-placed";

const need: FileStoreNeed = {
  kind: "file-store",
  storedGib: 1500,
  throughputMibps: 50,
  backup: { retentionDays: 14, otherRegion: true, dailyChangeFraction: 0.02 },
  customerKey: true,
};

/** Stand-ins: the built-in book has no figures for Filestore. */
const prices = {
  "filestore.regional.storage": [0.45, "gib-month"],
  "backup-vault.filestore.storage": [0.05, "gib-month"],
} as const;

test("a file store on Google Cloud costs what the plan says, is private, kept and backed up elsewhere", async () => {
  const snapshot = "projects/shop/locations/us-central1/backups/files";
  const setup = { restoreFrom: { snapshot } };
  const where = workload({ jurisdictions: ["us"] });
  const { resources, stack, quotedUsdPerMonth, unknown } = await placed({
    form: "filestore",
    need: { ...need, storedGib: 9000 },
    workload: where,
    prices,
    setup,
  });
  expect(unknown).toEqual([]);
  expect(stack.totals.lowUsdPerMonth).toBeCloseTo(quotedUsdPerMonth, 2);
  const inputsOf = (type: string) => resources.find((resource) => resource.type === type)?.inputs;
  expect(inputsOf("gcp:filestore/instance:Instance")).toMatchObject({
    tier: "REGIONAL",
    location: "us-central1",
    protocol: "NFS_V4_1",
    deletionProtectionEnabled: true,
    fileShares: { capacityGb: 9216, sourceBackup: snapshot, nfsExportOptions: [{ accessMode: "READ_WRITE" }] },
    networks: [{ connectMode: "PRIVATE_SERVICE_ACCESS", modes: ["MODE_IPV4"] }],
    labels: { owner: "platform" },
  });
  expect(inputsOf("gcp:backupdisasterrecovery/backupVault:BackupVault")).toMatchObject({ location: "us-east1" });
  expect(inputsOf("gcp:backupdisasterrecovery/backupPlan:BackupPlan")).toMatchObject({
    location: "us-central1",
    backupRules: [{ backupRetentionDays: 14 }],
  });
});
