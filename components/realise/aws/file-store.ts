import { Plan } from "@pulumi/aws/backup/plan";
import { Selection } from "@pulumi/aws/backup/selection";
import { Vault, type VaultArgs } from "@pulumi/aws/backup/vault";
import { AccessPoint } from "@pulumi/aws/efs/accessPoint";
import { FileSystem, type FileSystemArgs } from "@pulumi/aws/efs/fileSystem";
import { FileSystemPolicy } from "@pulumi/aws/efs/fileSystemPolicy";
import { MountTarget } from "@pulumi/aws/efs/mountTarget";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import type { Key } from "@pulumi/aws/kms/key";
import * as pulumi from "@pulumi/pulumi";
import type { FileStoreNeed } from "../../../model";
import { ArgumentsError } from "../../arguments-error";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { callersMayReach } from "./callers";
import { customerKey } from "./customer-key";
import type { AwsNetwork } from "./network";
import { assumedBy, managedPolicy, policyDocument } from "./policy-document";

const PORT = 2049;
/** Whom the access point's files belong to. */
const USER = { uid: 1000, gid: 1000 };

/** A file system with a mount target in each zone: encrypted, TLS only, backed up each day. */
export const efsFileSystem: KindRealiser<AwsNetwork> = (workload, network) => {
  const { name, need, tags, parent } = workload;
  const { region } = network;
  const guard = network.machineGroup(workload.workload, network.vpcId());
  callersMayReach(workload, network, guard, [PORT]);
  const key = customerKey(workload, region);
  const adopted = adoptedId(workload);
  const files = new FileSystem(
    name,
    {
      region,
      ...partInputs<FileSystemArgs>(workload, ""),
      encrypted: true,
      ...(key === undefined ? {} : { kmsKeyId: key.arn }),
      tags: { Name: name, ...tags },
    },
    { parent, protect: true, ...(adopted === undefined ? {} : { import: adopted }) },
  );
  const under = { parent: files };
  for (const [index, subnetId] of network.machineSubnetIds(need.zones).entries()) {
    new MountTarget(`${name}-${index + 1}`, { region, fileSystemId: files.id, subnetId, securityGroups: [guard.id] }, under);
  }
  new FileSystemPolicy(name, { region, fileSystemId: files.id, policy: clientsPolicy(files) }, under);
  new AccessPoint(
    name,
    {
      region,
      fileSystemId: files.id,
      posixUser: USER,
      rootDirectory: { path: "/data", creationInfo: { ownerUid: USER.uid, ownerGid: USER.gid, permissions: "0750" } },
      tags: { Name: name, ...tags },
    },
    under,
  );
  backUp(workload, files, region, key);
  return { endpoint: pulumi.interpolate`${files.dnsName}:${PORT}`, resourceId: files.arn };
};

/** Clients of the network mount, read and write with TLS; nobody is root on the files. */
function clientsPolicy({ arn }: FileSystem): pulumi.Output<string> {
  const everyone = { Principal: { AWS: "*" }, Resource: arn };
  return policyDocument(
    {
      Sid: "ByMountTarget",
      Effect: "Allow",
      ...everyone,
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    },
    { Sid: "TlsOnly", Effect: "Deny", ...everyone, Action: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
  );
}

/** AWS Backup restores into a file system that it makes itself: that one is taken over. */
function adoptedId({ workload, setup }: PlacedKind): string | undefined {
  const { restoreFrom } = setup;
  if (restoreFrom === undefined) return undefined;
  if (typeof restoreFrom.instance === "string") return restoreFrom.instance;
  throw new ArgumentsError(`The file store "${workload}" cannot be restored as declared.`, [
    {
      severity: "error",
      message: "EFS restores a backup into a file system that AWS Backup makes, and restoreFrom names none",
      hint: "restore with `aws backup start-restore-job`, then give the id of the new file system as restoreFrom: { instance: fs-... }",
    },
  ]);
}

function backUp(workload: PlacedKind, files: FileSystem, region: string, key: Key | undefined): void {
  const { backup } = workload.asKind as FileStoreNeed;
  if (backup.retentionDays === 0) return;
  const { tags } = workload;
  const name = partName(workload.name, "backup");
  const parent = files;
  const vault = vaultOf(workload, "backup", region, key, files);
  const lifecycle = { deleteAfter: backup.retentionDays };
  const copies = backup.otherRegion ? [{ destinationVaultArn: copyVault(workload, files).arn, lifecycle }] : [];
  const plan = new Plan(
    name,
    {
      region,
      rules: [
        {
          ruleName: "daily",
          targetVaultName: vault.name,
          schedule: "cron(0 5 * * ? *)",
          startWindow: 60,
          completionWindow: 720,
          lifecycle,
          recoveryPointTags: tags,
          ...(copies.length === 0 ? {} : { copyActions: copies }),
        },
      ],
      tags,
    },
    { parent },
  );
  const role = new Role(
    name,
    { assumeRolePolicy: assumedBy("backup.amazonaws.com"), description: `Backs up ${workload.workload}`, tags },
    { parent },
  );
  const may = new RolePolicyAttachment(
    name,
    { role: role.name, policyArn: managedPolicy(region, "service-role/AWSBackupServiceRolePolicyForBackup") },
    { parent },
  );
  new Selection(name, { region, planId: plan.id, iamRoleArn: role.arn, resources: [files.arn] }, { parent, dependsOn: [may] });
}

function copyVault(workload: PlacedKind, files: FileSystem): Vault {
  const region = String(partInputs<VaultArgs>(workload, "copy").region);
  return vaultOf(workload, "copy", region, customerKey(workload, region, "copy-key"), files);
}

/** Backups cannot be deleted with the vault that holds them. */
function vaultOf(workload: PlacedKind, part: string, region: string, key: Key | undefined, parent: FileSystem): Vault {
  const name = partName(workload.name, part);
  return new Vault(
    name,
    {
      region,
      ...partInputs<VaultArgs>(workload, part),
      ...(key === undefined ? {} : { kmsKeyArn: key.arn }),
      tags: { Name: name, ...workload.tags },
    },
    { parent, protect: true },
  );
}
