import { canonicalType } from "../../pricing";
import { type ComplianceConfig, complianceFields, regimeAbout } from "../compliance";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";

type Facts = { readonly regime: string; readonly property: string };

interface Encryption {
  readonly path: readonly string[];
  readonly isOn: (value: unknown) => boolean;
  /** Inputs that hand the encryption of another resource down. */
  readonly inheritedBy?: readonly string[];
  /** Encrypted whatever the flag says, or leaves out. */
  readonly always?: (props: Readonly<Record<string, unknown>>) => boolean;
}

const flag = (...path: string[]): Encryption => ({ path, isOn: (value) => value === true || value === "true" });
const copied = (encryption: Encryption, ...inheritedBy: string[]): Encryption => ({ ...encryption, inheritedBy });

/** Stores that AWS leaves unencrypted unless told otherwise; those of Azure and Google Cloud always are encrypted. */
const stores: Readonly<Record<string, Encryption>> = {
  "aws:docdb/cluster:Cluster": copied(flag("storageEncrypted"), "snapshotIdentifier"),
  "aws:ebs/volume:Volume": copied(flag("encrypted"), "snapshotId"),
  "aws:efs/fileSystem:FileSystem": flag("encrypted"),
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    ...copied(flag("atRestEncryptionEnabled"), "globalReplicationGroupId"),
    // ElastiCache encrypts Valkey unless told not to.
    always: ({ engine, atRestEncryptionEnabled }) => engine === "valkey" && atRestEncryptionEnabled === undefined,
  },
  "aws:kinesis/stream:Stream": { path: ["encryptionType"], isOn: (value) => value === "KMS" },
  "aws:neptune/cluster:Cluster": copied(flag("storageEncrypted"), "snapshotIdentifier"),
  "aws:opensearch/domain:Domain": flag("encryptAtRest", "enabled"),
  "aws:rds/cluster:Cluster": {
    ...copied(flag("storageEncrypted"), "snapshotIdentifier", "replicationSourceIdentifier", "globalClusterIdentifier"),
    // Aurora Serverless of the first version is.
    always: ({ engineMode }) => engineMode === "serverless",
  },
  "aws:rds/instance:Instance": copied(flag("storageEncrypted"), "snapshotIdentifier", "replicateSourceDb"),
};

export const unencryptedStorage = rule<ComplianceConfig, Facts>({
  id: "unencrypted-storage",
  title: "Storage under a compliance regime is not encrypted",
  group: "compliance",
  why: "Encryption at rest costs nothing on these stores (a key of one's own costs a dollar a month) and cannot be switched on later without making most of them anew (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html). Judged only where a regime is declared.",
  remedy: "Switch encryption at rest on before the first data is stored.",
  severity: "high",
  level: "mandatory",
  scope: "resource",
  types: Object.keys(stores).sort(),
  config: complianceFields,
  check: ({ resource, props }, { config, stack }): readonly Outcome<Facts>[] => {
    const store = stores[canonicalType(resource.type)];
    const regime = regimeAbout("encryption-at-rest", stack, resource, config);
    if (store === undefined || regime === undefined) return [];
    if ((store.inheritedBy ?? []).some((key) => resource.inputs[key] !== undefined)) return [];
    if (store.always?.(props) === true || store.isOn(get(props, store.path))) return [];
    return [{ facts: { regime, property: store.path.join(".") } }];
  },
  message: ({ regime, property }) => `it is under ${regime}, but its storage is not encrypted: ${property} is not set`,
  advice: ({ property }) =>
    property === "encryptionType"
      ? 'Set encryptionType to "KMS" with a kmsKeyId.'
      : `Set ${property} to true before the first data is stored.`,
  examples: {
    flagged: [
      {
        title: "A database under PCI DSS without encryption",
        config: { compliance: ["pci"] },
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "cards",
            inputs: { region: "us-east-1", engine: "postgres", instanceClass: "db.m6g.large", allocatedStorage: 100 },
          },
        ],
        messages: ["it is under pci, but its storage is not encrypted: storageEncrypted is not set"],
      },
      {
        title: "One volume that a tag puts under a regime",
        resources: [
          {
            type: "aws:ebs/volume:Volume",
            name: "patients",
            inputs: { availabilityZone: "us-east-1a", size: 100, tags: { "costwright:compliance": "hipaa" } },
          },
        ],
        messages: ["it is under hipaa (164.312(a)(2)(iv)), but its storage is not encrypted: encrypted is not set"],
      },
    ],
    clean: [
      {
        title: "No regime is declared",
        resources: [{ type: "aws:ebs/volume:Volume", name: "scratch", inputs: { availabilityZone: "us-east-1a", size: 100 } }],
      },
      {
        title: "A profile without a clause about encryption",
        config: { compliance: ["sox"] },
        resources: [{ type: "aws:ebs/volume:Volume", name: "books", inputs: { availabilityZone: "us-east-1a", size: 100 } }],
      },
      {
        title: "Encrypted",
        config: { compliance: ["pci"] },
        resources: [
          { type: "aws:ebs/volume:Volume", name: "cards", inputs: { availabilityZone: "us-east-1a", size: 100, encrypted: true } },
        ],
      },
    ],
  },
});
