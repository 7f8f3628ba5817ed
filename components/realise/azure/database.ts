import { randomBytes } from "node:crypto";
import { AzureADAdministrator } from "@pulumi/azure-native/dbformysql/azureADAdministrator";
import { Configuration as MysqlConfiguration } from "@pulumi/azure-native/dbformysql/configuration";
import { Database as MysqlDatabase } from "@pulumi/azure-native/dbformysql/database";
import { Server as MysqlServer, type ServerArgs as MysqlServerArgs } from "@pulumi/azure-native/dbformysql/server";
import { AdministratorsMicrosoftEntra } from "@pulumi/azure-native/dbforpostgresql/administratorsMicrosoftEntra";
import { Configuration as PostgresConfiguration } from "@pulumi/azure-native/dbforpostgresql/configuration";
import { Database as PostgresDatabase } from "@pulumi/azure-native/dbforpostgresql/database";
import { Server as PostgresServer, type ServerArgs as PostgresServerArgs } from "@pulumi/azure-native/dbforpostgresql/server";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName, type RealisedKind } from "../site";
import { azureAlertsOf } from "./alerts";
import { type CustomerKey, customerKey, keyOfCopies } from "./customer-key";
import { deleteLock } from "./delete-lock";
import type { AzureNetwork } from "./network";
import { privateZone } from "./private-names";
import { identity } from "./roles";
import { subnetGuard } from "./subnet-guard";

const DATABASE = "app";
/** Sizes grow by themselves, and what a server was made from is history. */
const settled = ["storage.storageSizeGB", "createMode", "sourceServerResourceId"];

/**
 * A flexible server in a subnet of its own, without a public address: encrypted, TLS only, with a standby where the
 * need has zones. Nobody has a password: who may sign in is an identity of Microsoft Entra.
 */
export const flexibleDatabase: KindRealiser<AzureNetwork> = (workload, network) =>
  (workload.asKind as DatabaseNeed).engine === "postgres" ? postgres(workload, network) : mysql(workload, network);

function postgres(workload: PlacedKind, network: AzureNetwork): RealisedKind {
  const { name, tags, parent, setup } = workload;
  const { readReplicas } = workload.asKind as DatabaseNeed;
  const admin = identity(workload, network, "admin");
  const { subnetId, zone, link } = privatePlace(workload, network, "Microsoft.DBforPostgreSQL/flexibleServers", [5432, 6432], "postgres");
  const key = encryption(workload, network);
  const shared = {
    ...network.common(),
    ...(key === undefined
      ? {}
      : { identity: { type: "UserAssigned", userAssignedIdentities: usersOf(key.keys) }, dataEncryption: key.dataEncryption }),
    network: { delegatedSubnetResourceId: subnetId, privateDnsZoneArmResourceId: zone, publicNetworkAccess: "Disabled" },
    authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled", tenantId: admin.tenantId },
    tags,
  } satisfies PostgresServerArgs;
  const dependsOn = [link, ...(key?.keys ?? []).map(({ ready }) => ready)];
  const { source, at } = restored(setup);
  const server = new PostgresServer(
    name,
    {
      ...shared,
      ...partInputs<PostgresServerArgs>(workload, ""),
      ...source,
      ...(at === undefined ? {} : { pointInTimeUTC: at }),
      maintenanceWindow: { customWindow: "Enabled", dayOfWeek: 0, startHour: 2, startMinute: 0 },
    },
    { parent, protect: true, dependsOn, ignoreChanges: [...settled, "pointInTimeUTC"] },
  );
  deleteLock(workload, server.id);
  const within = { resourceGroupName: network.group().name, serverName: server.name };
  const administrator = new AdministratorsMicrosoftEntra(
    name,
    { ...within, objectId: admin.principalId, principalName: admin.name, principalType: "ServicePrincipal", tenantId: admin.tenantId },
    { parent },
  );
  // The server takes one change at a time.
  const tls = new PostgresConfiguration(
    partName(name, "tls"),
    { ...within, configurationName: "require_secure_transport", value: "on", source: "user-override" },
    { parent, dependsOn: administrator },
  );
  new PostgresConfiguration(
    partName(name, "tls-version"),
    { ...within, configurationName: "ssl_min_protocol_version", value: "TLSv1.2", source: "user-override" },
    { parent, dependsOn: tls },
  );
  if (source.createMode === undefined)
    new PostgresDatabase(name, { ...within, databaseName: DATABASE, charset: "UTF8" }, { parent, protect: true });
  for (const part of replicaParts(readReplicas))
    new PostgresServer(
      partName(name, part),
      { ...shared, ...partInputs<PostgresServerArgs>(workload, part), sourceServerResourceId: server.id },
      { parent, dependsOn, ignoreChanges: settled },
    );
  azureAlertsOf(workload, network, server.id, "Microsoft.DBforPostgreSQL/flexibleServers");
  return { endpoint: pulumi.interpolate`${server.fullyQualifiedDomainName}:5432`, resourceId: server.id };
}

function mysql(workload: PlacedKind, network: AzureNetwork): RealisedKind {
  const { name, tags, parent, setup } = workload;
  const { readReplicas } = workload.asKind as DatabaseNeed;
  const admin = identity(workload, network, "admin");
  const directory = identity(workload, network, "directory");
  const { subnetId, zone, link } = privatePlace(workload, network, "Microsoft.DBforMySQL/flexibleServers", [3306], "mysql");
  const key = encryption(workload, network);
  const shared = {
    ...network.common(),
    identity: { type: "UserAssigned", userAssignedIdentities: [directory.id, ...(key?.keys ?? []).map(({ identity: user }) => user.id)] },
    ...(key === undefined ? {} : { dataEncryption: key.dataEncryption }),
    network: { delegatedSubnetResourceId: subnetId, privateDnsZoneResourceId: zone, publicNetworkAccess: "Disabled" },
    tags,
  } satisfies MysqlServerArgs;
  const dependsOn = [link, ...(key?.keys ?? []).map(({ ready }) => ready)];
  const { source, at } = restored(setup);
  const server = new MysqlServer(
    name,
    {
      ...shared,
      ...partInputs<MysqlServerArgs>(workload, ""),
      ...source,
      ...(at === undefined ? {} : { restorePointInTime: at }),
      ...(source.createMode === undefined
        ? { administratorLogin: "nobody_signs_in", administratorLoginPassword: forgottenPassword() }
        : {}),
      maintenanceWindow: { customWindow: "Enabled", dayOfWeek: 0, startHour: 2, startMinute: 0 },
    },
    {
      parent,
      protect: true,
      dependsOn,
      ignoreChanges: [...settled, "restorePointInTime", "administratorLogin", "administratorLoginPassword"],
    },
  );
  deleteLock(workload, server.id);
  const within = { resourceGroupName: network.group().name, serverName: server.name };
  const administrator = new AzureADAdministrator(
    name,
    {
      ...within,
      administratorName: "ActiveDirectory",
      administratorType: "ActiveDirectory",
      identityResourceId: directory.id,
      login: admin.name,
      sid: admin.clientId,
      tenantId: admin.tenantId,
    },
    { parent },
  );
  // The server takes one change at a time.
  const tls = new MysqlConfiguration(
    partName(name, "tls"),
    { ...within, configurationName: "require_secure_transport", value: "ON", source: "user-override" },
    { parent, dependsOn: administrator },
  );
  const version = new MysqlConfiguration(
    partName(name, "tls-version"),
    { ...within, configurationName: "tls_version", value: "TLSv1.2,TLSv1.3", source: "user-override" },
    { parent, dependsOn: tls },
  );
  new MysqlConfiguration(
    partName(name, "sign-in"),
    { ...within, configurationName: "aad_auth_only", value: "ON", source: "user-override" },
    { parent, dependsOn: version },
  );
  if (source.createMode === undefined)
    new MysqlDatabase(name, { ...within, databaseName: DATABASE, charset: "utf8mb4" }, { parent, protect: true });
  for (const part of replicaParts(readReplicas))
    new MysqlServer(
      partName(name, part),
      { ...shared, ...partInputs<MysqlServerArgs>(workload, part), sourceServerResourceId: server.id },
      { parent, dependsOn, ignoreChanges: settled },
    );
  azureAlertsOf(workload, network, server.id, "Microsoft.DBforMySQL/flexibleServers");
  return { endpoint: pulumi.interpolate`${server.fullyQualifiedDomainName}:3306`, resourceId: server.id };
}

/** A subnet of the server's own, and a zone in which its name is found. */
function privatePlace(
  workload: PlacedKind,
  network: AzureNetwork,
  serviceName: string,
  ports: readonly number[],
  kind: "postgres" | "mysql",
) {
  const guard = subnetGuard(workload, network, ports);
  const subnet = network.ownSubnet(workload.workload, {
    networkSecurityGroup: { id: guard.id },
    delegations: [{ name: "servers", serviceName }],
    serviceEndpoints: [{ service: "Microsoft.Storage" }],
  });
  const { zone, link } = privateZone(workload, network, `${workload.name}.private.${kind}.database.azure.com`);
  return { subnetId: subnet.id, zone: zone.id, link };
}

interface Encryption {
  readonly keys: readonly CustomerKey[];
  /** Alike for both engines. */
  readonly dataEncryption: {
    readonly type: "AzureKeyVault";
    readonly primaryKeyURI: pulumi.Output<string>;
    readonly primaryUserAssignedIdentityId: pulumi.Output<string>;
    readonly geoBackupKeyURI?: pulumi.Output<string>;
    readonly geoBackupUserAssignedIdentityId?: pulumi.Output<string>;
  };
}

function encryption(workload: PlacedKind, network: AzureNetwork): Encryption | undefined {
  const { customerKey: asked, backup } = workload.asKind as DatabaseNeed;
  if (!asked) return undefined;
  const own = customerKey(workload, network);
  const copies = backup.otherRegion ? keyOfCopies(workload, network) : undefined;
  return {
    keys: copies === undefined ? [own] : [own, copies],
    dataEncryption: {
      type: "AzureKeyVault",
      primaryKeyURI: own.key.keyUri,
      primaryUserAssignedIdentityId: own.identity.id,
      ...(copies === undefined ? {} : { geoBackupKeyURI: copies.key.keyUri, geoBackupUserAssignedIdentityId: copies.identity.id }),
    },
  };
}

/** The API wants the ids as keys. */
const usersOf = (keys: readonly CustomerKey[]) =>
  pulumi.all(keys.map(({ identity: user }) => user.id)).apply((ids) => Object.fromEntries(ids.map((id) => [id, {}])));

const replicaParts = (count: number) => Array.from({ length: count }, (_, index) => `replica-${index + 1}`);

/** MySQL servers are made with a password. This one is told to nobody, and soon opens nothing: only Entra identities sign in. */
function forgottenPassword(): pulumi.Output<string> {
  return pulumi.secret(`Aa1-${randomBytes(24).toString("base64url")}`);
}

/** The content of another server at a moment, or of its copy in this region after the loss of its own. */
function restored({ restoreFrom }: PlacedKind["setup"]): {
  readonly source: { readonly createMode?: string; readonly sourceServerResourceId?: pulumi.Input<string> };
  readonly at: string | undefined;
} {
  if (restoreFrom === undefined) return { source: {}, at: undefined };
  const { snapshot, instance } = restoreFrom;
  // Azure wants a moment; the latest is the one at which this runs, and later runs do not look at it.
  const at = restoreFrom.at ?? new Date().toISOString();
  return snapshot === undefined
    ? { source: { createMode: "PointInTimeRestore", ...(instance === undefined ? {} : { sourceServerResourceId: instance }) }, at }
    : { source: { createMode: "GeoRestore", sourceServerResourceId: snapshot }, at };
}
