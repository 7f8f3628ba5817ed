import { BackupPlan } from "@pulumi/gcp/backupdisasterrecovery/backupPlan";
import { BackupPlanAssociation } from "@pulumi/gcp/backupdisasterrecovery/backupPlanAssociation";
import { BackupVault, type BackupVaultArgs } from "@pulumi/gcp/backupdisasterrecovery/backupVault";
import { Instance, type InstanceArgs } from "@pulumi/gcp/filestore/instance";
import type { input } from "@pulumi/gcp/types";
import * as pulumi from "@pulumi/pulumi";
import type { FileStoreNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";
import { serviceAgent } from "./service-agent";

const FILESTORE = "file.googleapis.com/Instance";
const SECONDS_PER_DAY = 86_400;

/** An instance of Filestore that the site's subnetwork alone mounts, with a backup a day in a vault that nobody empties early. */
export const filestoreInstance: KindRealiser<GcpNetwork> = (workload, network) => {
  const { name, tags, parent } = workload;
  const { customerKey: asked, backup } = workload.asKind as FileStoreNeed;
  const { connection, rangeName } = network.googleServices();
  const key = asked ? customerKey(workload, network.region, [serviceAgent(workload, "file.googleapis.com")]) : undefined;
  const inputs = partInputs<Omit<InstanceArgs, "fileShares"> & { readonly fileShares: input.filestore.InstanceFileShares }>(workload, "");
  const basic = String(inputs.tier).startsWith("BASIC");
  const store = new Instance(
    name,
    {
      ...inputs,
      fileShares: {
        ...inputs.fileShares,
        ...restored(workload),
        nfsExportOptions: [
          {
            ipRanges: [network.range(), ...(workload.linked ?? []).flatMap(({ ranges }) => ranges)],
            accessMode: "READ_WRITE",
            squashMode: "NO_ROOT_SQUASH",
          },
        ],
      },
      // Basic tiers speak the older protocol only, and are not kept from deletion by the service.
      ...(basic ? {} : { protocol: "NFS_V4_1", deletionProtectionEnabled: true }),
      networks: [
        { network: network.ids().network, modes: ["MODE_IPV4"], connectMode: "PRIVATE_SERVICE_ACCESS", reservedIpRange: rangeName },
      ],
      ...(key === undefined ? {} : { kmsKeyName: key.id }),
      labels: labelsOf(tags),
    },
    { parent, protect: true, dependsOn: [connection, ...(key === undefined ? [] : key.grants)] },
  );
  if (backup.retentionDays > 0) backedUp(workload, network.region, store, backup.retentionDays);
  const address = store.networks.apply((networks) => networks[0]?.ipAddresses?.[0] ?? "");
  return { endpoint: pulumi.interpolate`${address}:/${inputs.fileShares.name}`, resourceId: store.id };
};

function backedUp(workload: PlacedKind, location: string, store: Instance, retentionDays: number): void {
  const { name, tags, parent } = workload;
  const part = partName(name, "backup");
  const vault = new BackupVault(
    part,
    {
      ...partInputs<Pick<BackupVaultArgs, "location">>(workload, "backup"),
      backupVaultId: part,
      // A day at least, so that a mistake or an intruder cannot end all backups at once.
      backupMinimumEnforcedRetentionDuration: `${SECONDS_PER_DAY}s`,
      accessRestriction: "WITHIN_PROJECT",
      labels: labelsOf(tags),
    },
    { parent, protect: true },
  );
  const plan = new BackupPlan(
    part,
    {
      location,
      backupPlanId: part,
      resourceType: FILESTORE,
      backupVault: vault.id,
      backupRules: [
        {
          ruleId: "daily",
          backupRetentionDays: retentionDays,
          standardSchedule: { recurrenceType: "DAILY", timeZone: "UTC", backupWindow: { startHourOfDay: 0, endHourOfDay: 6 } },
        },
      ],
    },
    { parent },
  );
  new BackupPlanAssociation(
    part,
    { location, backupPlanAssociationId: part, backupPlan: plan.id, resource: store.id, resourceType: FILESTORE },
    { parent },
  );
}

/** The content of a backup. Filestore cannot go back to a moment of another instance. */
function restored({ workload, setup: { restoreFrom } }: PlacedKind): { readonly sourceBackup?: pulumi.Input<string> } {
  if (restoreFrom?.instance !== undefined)
    throw new Error(
      `"${workload}" cannot start from an instance on Google Cloud: Filestore restores backups, write restoreFrom: { snapshot: ... }`,
    );
  return restoreFrom?.snapshot === undefined ? {} : { sourceBackup: restoreFrom.snapshot };
}
