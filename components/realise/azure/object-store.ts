import { BlobContainer } from "@pulumi/azure-native/storage/blobContainer";
import { BlobServiceProperties } from "@pulumi/azure-native/storage/blobServiceProperties";
import { ManagementPolicy } from "@pulumi/azure-native/storage/managementPolicy";
import * as pulumi from "@pulumi/pulumi";
import { movesOfSize } from "../../../blueprint/azure/object-store";
import type { ObjectStoreNeed } from "../../../model";
import type { KindRealiser, PlacedKind } from "../site";
import { encryptedAccount } from "./encrypted-account";
import type { AzureNetwork } from "./network";
import { identity, mayUse } from "./roles";

const CONTAINER = "data";
/** What is deleted by mistake can be taken back for so long where no versions are asked for. */
const LEAST_DAYS_TO_UNDELETE = 7;

/** One private container; who holds the identity `<name>-access` reads and writes it. */
export const blobStore: KindRealiser<AzureNetwork> = (workload, network) => {
  const { name, need, parent } = workload;
  const { keepVersionsDays, lockedForDays, customerKey } = workload.asKind as ObjectStoreNeed;
  const account = encryptedAccount(workload, network, {
    customerKey,
    fromAnywhere: need.internetEgressGibPerMonth > 0,
    ...(lockedForDays > 0 ? immutable(workload, lockedForDays) : {}),
  });
  const within = { resourceGroupName: network.group().name, accountName: account.name };
  const kept = { enabled: true, days: Math.max(LEAST_DAYS_TO_UNDELETE, Math.min(365, keepVersionsDays)) };
  const service = new BlobServiceProperties(
    name,
    {
      ...within,
      blobServicesName: "default",
      isVersioningEnabled: keepVersionsDays > 0 || lockedForDays > 0,
      deleteRetentionPolicy: kept,
      containerDeleteRetentionPolicy: kept,
    },
    { parent },
  );
  const container = new BlobContainer(name, { ...within, containerName: CONTAINER, publicAccess: "None" }, { parent, protect: true });
  lifecycle(workload, within, service);
  const access = identity(workload, network, "access");
  mayUse(workload, "access", access.principalId, "Storage Blob Data Contributor", container.id);
  return { endpoint: pulumi.interpolate`https://${account.name}.blob.core.windows.net/${CONTAINER}`, resourceId: account.id };
};

/** Moves to colder tiers, expiry, and the end of old versions: as the plan has counted. */
function lifecycle(
  workload: PlacedKind,
  within: { resourceGroupName: pulumi.Input<string>; accountName: pulumi.Input<string> },
  service: pulumi.Resource,
): void {
  const { name, placement, parent } = workload;
  const need = workload.asKind as ObjectStoreNeed;
  const { expireAfterDays, keepVersionsDays } = need;
  const moves = Object.fromEntries(
    movesOfSize(placement.size, need).map(({ to, afterDays }) => [moveActions[to.name], { daysAfterModificationGreaterThan: afterDays }]),
  );
  const baseBlob = {
    ...moves,
    ...(expireAfterDays === undefined ? {} : { delete: { daysAfterModificationGreaterThan: expireAfterDays } }),
  };
  const actions = {
    ...(Object.keys(baseBlob).length === 0 ? {} : { baseBlob }),
    ...(keepVersionsDays === 0 ? {} : { version: { delete: { daysAfterCreationGreaterThan: keepVersionsDays } } }),
  };
  if (Object.keys(actions).length === 0) return;
  new ManagementPolicy(
    name,
    {
      ...within,
      managementPolicyName: "default",
      policy: {
        rules: [{ name: "ages", type: "Lifecycle", enabled: true, definition: { filters: { blobTypes: ["blockBlob"] }, actions } }],
      },
    },
    { parent, dependsOn: service },
  );
}

const moveActions = { cool: "tierToCool", cold: "tierToCold", archive: "tierToArchive" } as const;

/** Azure takes a locked policy only in place of an unlocked one: the last step is left to a person, and said. */
function immutable({ workload, parent }: PlacedKind, days: number) {
  pulumi.log.warn(
    `${workload}: objects are kept for ${days} days by a policy that its owner can still change; lock it once it is right: az storage account update --immutability-state Locked`,
    parent,
  );
  return {
    immutableStorageWithVersioning: {
      enabled: true,
      immutabilityPolicy: { immutabilityPeriodSinceCreationInDays: days, state: "Unlocked", allowProtectedAppendWrites: false },
    },
  };
}
