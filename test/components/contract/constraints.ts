import type { Provider } from "../../../model";
import type { WorkloadName } from "./portfolios";

/** The last part of a type, the resource's name after `shop-` where there are several, and what its inputs must hold. */
type Guard = readonly [typeEnd: string, name: string | undefined, inputs: Readonly<Record<string, unknown>>];

/** An input that is there, though its value is known after deployment only. */
const given = expect.anything();
/** A preview does not know the subnets of the rule, and so nothing of it; one that lets everybody in has none. */
const closed = expect.not.objectContaining({ defaultAction: "Allow" });
const encrypted = (size: number) => ({ ebs: { volumeSize: size, encrypted: "true" } });

/**
 * What makes each workload as safe as it was declared, in the inputs of its resources: encrypted at rest and under way,
 * private, backed up for the days declared, kept from deletion, with a rotated key of the customer's own where asked for.
 */
export const guards: Readonly<Record<Provider, Readonly<Record<WorkloadName, readonly Guard[]>>>> = {
  aws: {
    machines: [
      [":LaunchTemplate", undefined, { blockDeviceMappings: [encrypted(30), encrypted(100)], metadataOptions: { httpTokens: "required" } }],
      [":LaunchTemplate", undefined, { networkInterfaces: [{ associatePublicIpAddress: "false" }] }],
    ],
    containers: [["ecs/service:Service", undefined, { networkConfiguration: { assignPublicIp: false } }]],
    nightly: [[":LaunchTemplate", undefined, { blockDeviceMappings: [encrypted(30)], metadataOptions: { httpTokens: "required" } }]],
    spot: [[":LaunchTemplate", undefined, { blockDeviceMappings: [encrypted(30)], metadataOptions: { httpTokens: "required" } }]],
    postgres: [
      [
        "rds/instance:Instance",
        "shop-postgres",
        { engine: "postgres", storageEncrypted: true, kmsKeyId: given, publiclyAccessible: false, deletionProtection: true, multiAz: true },
      ],
      ["rds/instance:Instance", "shop-postgres", { backupRetentionPeriod: 7, skipFinalSnapshot: false, manageMasterUserPassword: true }],
      ["rds/instance:Instance", "shop-postgres-replica-1", { publiclyAccessible: false }],
      [":ParameterGroup", undefined, { parameters: [{ name: "rds.force_ssl", value: "1" }] }],
      [":InstanceAutomatedBackupsReplication", undefined, { region: "us-east-2", retentionPeriod: 7, kmsKeyId: given }],
      ["kms/key:Key", "shop-postgres-key", { enableKeyRotation: true }],
    ],
    mysql: [
      [
        "rds/instance:Instance",
        undefined,
        { engine: "mysql", storageEncrypted: true, publiclyAccessible: false, deletionProtection: true, backupRetentionPeriod: 7 },
      ],
      [":ParameterGroup", undefined, { parameters: [{ name: "require_secure_transport", value: "1" }] }],
    ],
    sessions: [
      [
        ":ReplicationGroup",
        undefined,
        { atRestEncryptionEnabled: true, transitEncryptionEnabled: true, transitEncryptionMode: "required" },
      ],
      [":ReplicationGroup", undefined, { multiAzEnabled: true, automaticFailoverEnabled: true }],
      ["elasticache/user:User", undefined, { authenticationMode: { type: "iam" } }],
    ],
    objects: [
      [
        ":BucketPublicAccessBlock",
        "shop-objects",
        { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      ],
      [":BucketPublicAccessBlock", "shop-objects-copy", { restrictPublicBuckets: true }],
      [":BucketVersioning", "shop-objects", { versioningConfiguration: { status: "Enabled" } }],
      [
        ":BucketServerSideEncryptionConfiguration",
        "shop-objects",
        { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: given } }] },
      ],
      [":BucketPolicy", "shop-objects", { policy: given }],
      ["s3/bucket:Bucket", "shop-objects-copy", { region: "us-east-2" }],
      ["kms/key:Key", "shop-objects-key", { enableKeyRotation: true }],
    ],
    files: [
      [":FileSystem", undefined, { encrypted: true, kmsKeyId: given }],
      [":FileSystemPolicy", undefined, { policy: given }],
      ["backup/plan:Plan", undefined, { rules: [{ lifecycle: { deleteAfter: 7 }, copyActions: [{ lifecycle: { deleteAfter: 7 } }] }] }],
      ["backup/vault:Vault", "shop-files-copy", { region: "us-east-2", kmsKeyArn: given }],
      ["kms/key:Key", "shop-files-key", { enableKeyRotation: true }],
    ],
    cluster: [
      [
        "eks/cluster:Cluster",
        undefined,
        { deletionProtection: true, vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false } },
      ],
      [
        ":LaunchTemplate",
        undefined,
        { blockDeviceMappings: [{ ebs: { encrypted: "true" } }], metadataOptions: { httpTokens: "required" } },
      ],
    ],
  },
  azure: {
    machines: [
      [
        ":VirtualMachineScaleSet",
        undefined,
        { virtualMachineProfile: { osProfile: { linuxConfiguration: { disablePasswordAuthentication: true } } } },
      ],
    ],
    containers: [
      ["app:ContainerApp", undefined, { configuration: { ingress: { allowInsecure: false } } }],
      ["app:ManagedEnvironment", undefined, { peerTrafficConfiguration: { encryption: { enabled: true } }, zoneRedundant: true }],
    ],
    nightly: [
      ["batch:Pool", undefined, { networkConfiguration: given, targetNodeCommunicationMode: "Simplified" }],
      ["batch:BatchAccount", undefined, { allowedAuthenticationModes: ["AAD"] }],
    ],
    spot: [
      ["batch:Pool", undefined, { networkConfiguration: given, targetNodeCommunicationMode: "Simplified" }],
      ["batch:BatchAccount", undefined, { allowedAuthenticationModes: ["AAD"] }],
    ],
    postgres: [
      [
        "dbforpostgresql:Server",
        "shop-postgres",
        {
          network: { publicNetworkAccess: "Disabled" },
          dataEncryption: { type: "AzureKeyVault", primaryKeyURI: given, geoBackupKeyURI: given },
          backup: { backupRetentionDays: 7, geoRedundantBackup: "Enabled" },
          highAvailability: { mode: "ZoneRedundant" },
        },
      ],
      ["dbforpostgresql:Server", "shop-postgres-replica-1", { network: { publicNetworkAccess: "Disabled" } }],
      [":Configuration", "shop-postgres-tls", { configurationName: "require_secure_transport", value: "on" }],
      ["keyvault:Key", "shop-postgres-key", { properties: { rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" } }] } } }],
      [":ManagementLockByScope", undefined, { level: "CanNotDelete" }],
    ],
    mysql: [
      ["dbformysql:Server", undefined, { network: { publicNetworkAccess: "Disabled" }, backup: { backupRetentionDays: 7 } }],
      [":Configuration", "shop-mysql-tls", { configurationName: "require_secure_transport", value: "ON" }],
      [":ManagementLockByScope", undefined, { level: "CanNotDelete" }],
    ],
    sessions: [
      [":RedisEnterprise", undefined, { publicNetworkAccess: "Disabled", minimumTlsVersion: "1.2", highAvailability: "Enabled" }],
      ["redisenterprise:Database", undefined, { clientProtocol: "Encrypted", accessKeysAuthentication: "Disabled" }],
    ],
    objects: [
      [
        ":StorageAccount",
        undefined,
        {
          allowBlobPublicAccess: false,
          allowSharedKeyAccess: false,
          enableHttpsTrafficOnly: true,
          minimumTlsVersion: "TLS1_2",
          encryption: given,
          networkRuleSet: closed,
        },
      ],
      [":BlobServiceProperties", undefined, { isVersioningEnabled: true, deleteRetentionPolicy: { enabled: true, days: 30 } }],
      [":BlobContainer", undefined, { publicAccess: "None" }],
      ["keyvault:Key", undefined, { properties: { rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" } }] } } }],
      [":ManagementLockByScope", undefined, { level: "CanNotDelete" }],
    ],
    files: [
      [
        ":StorageAccount",
        undefined,
        {
          sku: { name: "Premium_ZRS" },
          enableHttpsTrafficOnly: true,
          encryption: given,
          networkRuleSet: closed,
        },
      ],
      [
        "recoveryservices:Vault",
        undefined,
        {
          properties: {
            redundancySettings: { standardTierStorageRedundancy: "GeoRedundant" },
            securitySettings: { softDeleteSettings: { softDeleteState: "Enabled" } },
          },
        },
      ],
      ["keyvault:Key", undefined, { properties: { rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" } }] } } }],
      [":ManagementLockByScope", undefined, { level: "CanNotDelete" }],
    ],
    cluster: [
      [":ManagedCluster", undefined, { apiServerAccessProfile: { enablePrivateCluster: true }, disableLocalAccounts: true }],
      [":ManagedCluster", undefined, { agentPoolProfiles: [{ enableNodePublicIP: false }] }],
    ],
  },
  gcp: {
    machines: [[":RegionInstanceTemplate", undefined, { networkInterfaces: [{ subnetwork: given }] }]],
    containers: [["cloudrunv2/service:Service", undefined, { template: { vpcAccess: { egress: "PRIVATE_RANGES_ONLY" } } }]],
    nightly: [["cloudrunv2/job:Job", undefined, { template: { template: { serviceAccount: given } } }]],
    spot: [
      [":RegionInstanceTemplate", "shop-spot-machine", { shieldedInstanceConfig: { enableSecureBoot: true } }],
      [":RegionInstanceTemplate", "shop-spot-machine-instead", { shieldedInstanceConfig: { enableSecureBoot: true } }],
    ],
    postgres: [
      [
        ":DatabaseInstance",
        "shop-postgres",
        {
          databaseVersion: expect.stringContaining("POSTGRES"),
          deletionProtection: true,
          encryptionKeyName: given,
          settings: {
            availabilityType: "REGIONAL",
            deletionProtectionEnabled: true,
            ipConfiguration: { ipv4Enabled: false, privateNetwork: given, sslMode: "ENCRYPTED_ONLY" },
            backupConfiguration: { enabled: true, location: "us-east1", pointInTimeRecoveryEnabled: true, transactionLogRetentionDays: 7 },
          },
        },
      ],
      [
        ":DatabaseInstance",
        "shop-postgres-replica-1",
        { settings: { ipConfiguration: { ipv4Enabled: false, sslMode: "ENCRYPTED_ONLY" } } },
      ],
      [":CryptoKey", undefined, { rotationPeriod: "7776000s" }],
    ],
    mysql: [
      [
        ":DatabaseInstance",
        undefined,
        {
          databaseVersion: expect.stringContaining("MYSQL"),
          deletionProtection: true,
          settings: {
            ipConfiguration: { ipv4Enabled: false, sslMode: "ENCRYPTED_ONLY" },
            backupConfiguration: { enabled: true, binaryLogEnabled: true, transactionLogRetentionDays: 7 },
          },
        },
      ],
    ],
    sessions: [
      [
        "redis/instance:Instance",
        undefined,
        {
          transitEncryptionMode: "SERVER_AUTHENTICATION",
          authEnabled: true,
          connectMode: "PRIVATE_SERVICE_ACCESS",
          deletionProtection: true,
        },
      ],
    ],
    objects: [
      [
        "storage/bucket:Bucket",
        "shop-objects",
        {
          publicAccessPrevention: "enforced",
          uniformBucketLevelAccess: true,
          versioning: { enabled: true },
          encryption: { defaultKmsKeyName: given },
          forceDestroy: false,
        },
      ],
      ["storage/bucket:Bucket", "shop-objects-copy", { location: "US-EAST1", publicAccessPrevention: "enforced" }],
      [":CryptoKey", "shop-objects-key", { rotationPeriod: "7776000s" }],
    ],
    files: [
      [
        "filestore/instance:Instance",
        undefined,
        { deletionProtectionEnabled: true, kmsKeyName: given, networks: [{ connectMode: "PRIVATE_SERVICE_ACCESS" }] },
      ],
      [":BackupPlan", undefined, { backupRules: [{ backupRetentionDays: 7 }] }],
      [":BackupVault", undefined, { location: "us-east1" }],
      [":CryptoKey", undefined, { rotationPeriod: "7776000s" }],
    ],
    cluster: [
      [
        "container/cluster:Cluster",
        undefined,
        { deletionProtection: true, privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: true } },
      ],
    ],
  },
};

/** They cost something and take no tags of their own; what they are part of has them. */
export const untaggable: ReadonlySet<string> = new Set([
  "aws:appautoscaling/policy:Policy",
  "aws:autoscaling/policy:Policy",
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  "azure-native:storage:FileShare",
  "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
  "gcp:secretmanager/secretVersion:SecretVersion",
]);

/** Where copies are kept that are asked for in another region of the same provider. */
export const copyRegions: Readonly<Record<Provider, string>> = { aws: "us-east-2", azure: "northeurope", gcp: "us-east1" };

/** Ranges of the stack that no plan has bounds for, and why: what the provider decides when it runs. */
export const openRanges: Readonly<Record<Provider, Readonly<Partial<Record<WorkloadName, RegExp>>>>> = {
  aws: { spot: /^Batch may choose any of the environment's sizes$/ },
  azure: { sessions: /does not say whether/ },
  gcp: { spot: /^autoscaling from 0 to \d+ machines/ },
};
