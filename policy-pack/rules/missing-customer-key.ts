import { isUnknown } from "../../model";
import { canonicalType } from "../../pricing";
import { type ComplianceConfig, citedProfiles, complianceFields, profilesAbout } from "../compliance";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";

type Facts = { readonly regime: string; readonly property: string };

interface OwnKey {
  /** Where the key is named. */
  readonly property: string;
  /** `inputs` as declared, in which an output that is not known yet stands for itself; reading one of `props` ends the judgement. */
  readonly isOwn: (props: Inputs, inputs: Inputs) => boolean;
}

type Inputs = Readonly<Record<string, unknown>>;

/** Aliases of the keys that AWS itself manages: `alias/aws/rds`, in full or short. */
const ofAws = /(?:^|:)alias\/aws\//;

const named = (...path: string[]): OwnKey => ({
  property: path.join("."),
  // A key that is made in the same program has no name before deployment.
  isOwn: (props, inputs) => isUnknown(get(inputs, path)) || isOwnName(get(props, path)),
});
const isOwnName = (key: unknown) => key !== undefined && key !== null && key !== "" && !(typeof key === "string" && ofAws.test(key));
/** Encrypted with the key of what it is made from, which is judged itself or lies elsewhere. */
const unlessFrom = (key: OwnKey, ...sources: string[]): OwnKey => ({
  ...key,
  isOwn: (props, inputs) => sources.some((source) => inputs[source] !== undefined) || key.isOwn(props, inputs),
});
/** Disks that a template adds to its machines: stores like volumes, while the disk that machines start from is a copy of an image. */
const addedDisks = (list: string, isAdded: (disk: Inputs) => boolean, ...key: string[]): OwnKey => ({
  property: `${list}[].${key.join(".")}`,
  isOwn: (props, inputs) => {
    const disks = get(inputs, list.split("."));
    if (!Array.isArray(disks)) return true;
    return disks.every((disk, index) => {
      if (isUnknown(disk) || typeof disk !== "object" || disk === null || !isAdded(disk)) return true;
      return named(...list.split("."), String(index), ...key).isOwn(props, inputs);
    });
  },
});
/** What Linux and Windows images of AWS start from. */
const rootDevices: ReadonlySet<unknown> = new Set(["/dev/xvda", "/dev/sda1"]);
const isEmptyDisk = (disk: Inputs) => String(disk.createOption).toLowerCase() === "empty";
const isDataDisk = (disk: Inputs) =>
  disk.boot !== true && disk.type !== "SCRATCH" && ["source", "sourceImage", "sourceSnapshot"].every((from) => disk[from] === undefined);
const flexibleServer = (): OwnKey => ({
  property: "dataEncryption",
  // A replica is told its source's key by Azure's own defaults where it names none.
  isOwn: (props) => get(props, ["dataEncryption", "type"]) === "AzureKeyVault" || props.createMode === "Replica",
});

const stores: Readonly<Record<string, OwnKey>> = {
  "aws:docdb/cluster:Cluster": unlessFrom(named("kmsKeyId"), "snapshotIdentifier"),
  "aws:ebs/volume:Volume": unlessFrom(named("kmsKeyId"), "snapshotId"),
  "aws:ec2/launchTemplate:LaunchTemplate": addedDisks(
    "blockDeviceMappings",
    (disk) => !rootDevices.has(disk.deviceName) && disk.ebs !== undefined && get(disk, ["ebs", "snapshotId"]) === undefined,
    "ebs",
    "kmsKeyId",
  ),
  "aws:efs/fileSystem:FileSystem": named("kmsKeyId"),
  "aws:elasticache/replicationGroup:ReplicationGroup": unlessFrom(named("kmsKeyId"), "globalReplicationGroupId"),
  "aws:kinesis/stream:Stream": named("kmsKeyId"),
  "aws:neptune/cluster:Cluster": unlessFrom(named("kmsKeyArn"), "snapshotIdentifier", "replicationSourceIdentifier"),
  "aws:opensearch/domain:Domain": named("encryptAtRest", "kmsKeyId"),
  "aws:rds/cluster:Cluster": unlessFrom(named("kmsKeyId"), "snapshotIdentifier", "replicationSourceIdentifier", "globalClusterIdentifier"),
  "aws:rds/instance:Instance": unlessFrom(named("kmsKeyId"), "snapshotIdentifier", "replicateSourceDb"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    property: "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId",
    isOwn: (props, inputs) => named("rules", "0", "applyServerSideEncryptionByDefault", "kmsMasterKeyId").isOwn(props, inputs),
  },
  "azure-native:compute:VirtualMachineScaleSet": addedDisks(
    "virtualMachineProfile.storageProfile.dataDisks",
    isEmptyDisk,
    "managedDisk",
    "diskEncryptionSet",
  ),
  "azure-native:dbformysql:Server": flexibleServer(),
  "azure-native:dbforpostgresql:Server": flexibleServer(),
  "azure-native:storage:StorageAccount": {
    property: "encryption.keySource",
    isOwn: (props) => String(get(props, ["encryption", "keySource"])).toLowerCase() === "microsoft.keyvault",
  },
  "gcp:compute/disk:Disk": unlessFrom(named("diskEncryptionKey", "kmsKeySelfLink"), "sourceDisk"),
  "gcp:compute/regionDisk:RegionDisk": unlessFrom(named("diskEncryptionKey", "kmsKeySelfLink"), "sourceDisk"),
  "gcp:compute/instanceTemplate:InstanceTemplate": addedDisks("disks", isDataDisk, "diskEncryptionKey", "kmsKeySelfLink"),
  "gcp:compute/regionInstanceTemplate:RegionInstanceTemplate": addedDisks("disks", isDataDisk, "diskEncryptionKey", "kmsKeySelfLink"),
  "gcp:filestore/instance:Instance": named("kmsKeyName"),
  "gcp:redis/instance:Instance": named("customerManagedKey"),
  "gcp:sql/databaseInstance:DatabaseInstance": unlessFrom(named("encryptionKeyName"), "masterInstanceName"),
  "gcp:storage/bucket:Bucket": named("encryption", "defaultKmsKeyName"),
};

export const missingCustomerKey = rule<ComplianceConfig, Facts>({
  id: "missing-customer-key",
  title: "Storage under a profile that asks for customer keys has the provider's key",
  group: "compliance",
  why: "A key that the provider keeps can be neither rotated at the end of its period nor revoked by whoever answers for the data (https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html, https://learn.microsoft.com/azure/security/fundamentals/encryption-models, https://cloud.google.com/kms/docs/cmek). Judged only under a profile that asks for keys of one's own; buckets of S3 by their encryption configuration, machines by the data disks that their templates add: the disk that they start from is a copy of an image.",
  remedy: "Name a key of your own in the provider's key service, with rotation switched on, before the first data is stored.",
  severity: "high",
  level: "mandatory",
  scope: "resource",
  types: Object.keys(stores).sort(),
  config: complianceFields,
  check: ({ resource, props }, { config, stack }): readonly Outcome<Facts>[] => {
    const store = stores[canonicalType(resource.type)];
    const regime = citedProfiles(profilesAbout("customer-keys", stack, resource, config), "customer-keys");
    if (store === undefined || regime === undefined || store.isOwn(props, resource.inputs)) return [];
    return [{ facts: { regime, property: store.property } }];
  },
  message: ({ regime, property }) => `it is under ${regime}, but its key is the provider's: ${property} names none of your own`,
  advice: ({ property }) => `Name a key of your own in ${property}, with rotation switched on, before the first data is stored.`,
  examples: {
    flagged: [
      {
        title: "Stores under PCI DSS with the provider's keys",
        config: { compliance: ["pci-dss"] },
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "cards",
            inputs: {
              region: "us-east-1",
              engine: "postgres",
              instanceClass: "db.m6g.large",
              allocatedStorage: 100,
              storageEncrypted: true,
              backupRetentionPeriod: 7,
            },
          },
          {
            type: "azure-native:storage:StorageAccount",
            name: "receipts",
            inputs: { location: "westeurope", sku: { name: "Standard_ZRS" } },
          },
          { type: "gcp:storage/bucket:Bucket", name: "exports", inputs: { location: "EUROPE-WEST3" } },
          {
            type: "gcp:compute/regionInstanceTemplate:RegionInstanceTemplate",
            name: "tills",
            inputs: {
              region: "us-central1",
              machineType: "n2-standard-2",
              disks: [
                { boot: true, sourceImage: "debian-cloud/debian-12", diskSizeGb: 30 },
                { boot: false, diskType: "pd-balanced", diskSizeGb: 100 },
              ],
            },
          },
        ],
        messages: [
          "it is under pci-dss (3.7.4), but its key is the provider's: kmsKeyId names none of your own",
          "it is under pci-dss (3.7.4), but its key is the provider's: encryption.keySource names none of your own",
          "it is under pci-dss (3.7.4), but its key is the provider's: disks[].diskEncryptionKey.kmsKeySelfLink names none of your own",
          "it is under pci-dss (3.7.4), but its key is the provider's: encryption.defaultKmsKeyName names none of your own",
        ],
      },
    ],
    clean: [
      {
        title: "Keys of one's own",
        config: { compliance: ["pci-dss"] },
        resources: [
          {
            type: "aws:ebs/volume:Volume",
            name: "cards",
            inputs: { availabilityZone: "us-east-1a", size: 100, encrypted: true, kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/1" },
          },
        ],
      },
      {
        title: "Machines that start from an image, and whose data has a key",
        config: { compliance: ["pci-dss"] },
        resources: [
          {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: "tills",
            inputs: {
              instanceType: "m7g.large",
              blockDeviceMappings: [
                { deviceName: "/dev/xvda", ebs: { volumeSize: 30, encrypted: "true" } },
                {
                  deviceName: "/dev/sdf",
                  ebs: { volumeSize: 100, encrypted: "true", kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/1" },
                },
              ],
            },
          },
        ],
      },
      {
        title: "A profile that leaves the keys to the provider",
        config: { compliance: ["gdpr"] },
        resources: [{ type: "gcp:storage/bucket:Bucket", name: "exports", inputs: { location: "EUROPE-WEST3" } }],
      },
    ],
  },
});
