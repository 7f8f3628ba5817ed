import { IAMMember } from "@pulumi/gcp/projects/iammember";
import { Account } from "@pulumi/gcp/serviceaccount/account";
import { Database } from "@pulumi/gcp/sql/database";
import { DatabaseInstance, type DatabaseInstanceArgs } from "@pulumi/gcp/sql/databaseInstance";
import { User } from "@pulumi/gcp/sql/user";
import type { input } from "@pulumi/gcp/types";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseEngine, DatabaseNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { gcpAlertsOf } from "./alerts";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";
import { serviceAgent } from "./service-agent";

const PORTS = { postgres: 5432, mysql: 3306 } as const;

/** Clients sign in as who they are in Google Cloud: https://cloud.google.com/sql/docs/postgres/iam-authentication */
const IAM_FLAG = { postgres: "cloudsql.iam_authentication", mysql: "cloudsql_iam_authentication" } as const;

/**
 * A database of Cloud SQL that is reached on a private address with TLS only, by the service account that is made for
 * its clients: there is no password. It is kept from deletion, and its backups outlive it.
 */
export const cloudSqlDatabase: KindRealiser<GcpNetwork> = (workload, network) => {
  const { name, parent, setup } = workload;
  const asKind = workload.asKind as DatabaseNeed;
  const { region } = network;
  const { connection, rangeName } = network.googleServices();
  const key = asKind.customerKey ? customerKey(workload, region, [serviceAgent(workload, "sqladmin.googleapis.com")]) : undefined;
  const dependsOn = [connection, ...(key === undefined ? [] : key.grants)];
  const shared = { region, deletionProtection: true, ...(key === undefined ? {} : { encryptionKeyName: key.id }) };
  const settings = (part: string) => wired(workload, part, network, rangeName);
  const primary = new DatabaseInstance(
    name,
    { ...shared, ...databaseInputs(workload, ""), settings: settings(""), ...restored(setup) },
    { parent, protect: true, dependsOn },
  );
  for (let index = 1; index <= asKind.readReplicas; index++) {
    const part = `replica-${index}`;
    new DatabaseInstance(
      partName(name, part),
      {
        ...shared,
        ...databaseInputs(workload, part),
        deletionProtection: false,
        masterInstanceName: primary.name,
        settings: settings(part),
      },
      { parent, dependsOn },
    );
  }
  new Database(name, { instance: primary.name, name: "app" }, { parent, protect: true });
  clientAccount(workload, asKind.engine, primary);
  // Google writes the id of a database as `project:name`.
  gcpAlertsOf(workload, () => ({ where: pulumi.interpolate`resource.label.database_id="${primary.project}:${primary.name}"` }));
  return {
    endpoint: pulumi.interpolate`${primary.privateIpAddress}:${PORTS[asKind.engine]}`,
    resourceId: primary.connectionName,
  };
};

type Sized = Pick<DatabaseInstanceArgs, "databaseVersion"> & { readonly settings: input.sql.DatabaseInstanceSettings };

function databaseInputs(workload: PlacedKind, part: string): Pick<DatabaseInstanceArgs, "databaseVersion"> {
  const { databaseVersion } = partInputs<Sized>(workload, part);
  return { databaseVersion };
}

/** The settings that the plan has priced, and what makes them safe. */
function wired(
  workload: PlacedKind,
  part: string,
  network: GcpNetwork,
  rangeName: pulumi.Input<string>,
): input.sql.DatabaseInstanceSettings {
  const { engine } = workload.asKind as DatabaseNeed;
  const primary = part === "";
  return {
    ...partInputs<Sized>(workload, part).settings,
    ipConfiguration: {
      ipv4Enabled: false,
      privateNetwork: network.ids().network,
      allocatedIpRange: rangeName,
      sslMode: "ENCRYPTED_ONLY",
    },
    databaseFlags: [{ name: IAM_FLAG[engine], value: "on" }],
    insightsConfig: { queryInsightsEnabled: true, queryPlansPerMinute: 5, queryStringLength: 1024 },
    ...(primary
      ? {
          deletionProtectionEnabled: true,
          retainBackupsOnDelete: true,
          maintenanceWindow: { day: 7, hour: 3, updateTrack: "stable" },
        }
      : {}),
    userLabels: labelsOf(workload.tags),
  };
}

/** The identity of the database's clients: it may connect to instances of the project and sign in to this one, nothing else. */
function clientAccount(workload: PlacedKind, engine: DatabaseEngine, instance: DatabaseInstance): void {
  const { name, parent } = workload;
  const clients = partName(name, "user");
  const account = new Account(clients, { accountId: clients, displayName: `Clients of ${workload.workload}` }, { parent });
  // Conditions narrow the roles to this instance: https://cloud.google.com/sql/docs/postgres/iam-conditions
  const condition = {
    title: "this-instance",
    expression: pulumi.interpolate`resource.name == "projects/${instance.project}/instances/${instance.name}" && resource.type == "sqladmin.googleapis.com/Instance"`,
  };
  for (const [part, role] of [
    ["connect", "roles/cloudsql.client"],
    ["sign-in", "roles/cloudsql.instanceUser"],
  ] as const) {
    new IAMMember(partName(name, part), { project: instance.project, role, member: account.member, condition }, { parent });
  }
  new User(
    clients,
    {
      instance: instance.name,
      type: "CLOUD_IAM_SERVICE_ACCOUNT",
      // PostgreSQL leaves the end out, for it cuts names: https://cloud.google.com/sql/docs/postgres/add-manage-iam-users
      name: engine === "postgres" ? account.email.apply((email) => email.replace(/\.gserviceaccount\.com$/, "")) : account.email,
    },
    { parent },
  );
}

/** The content of a backup, or of another instance at a moment. */
function restored({ restoreFrom }: PlacedKind["setup"]): Pick<DatabaseInstanceArgs, "clone" | "restoreBackupContext"> {
  if (restoreFrom === undefined) return {};
  const { snapshot, instance, at } = restoreFrom;
  if (snapshot !== undefined) return { restoreBackupContext: pulumi.output(snapshot).apply(backupRunOf) };
  if (instance === undefined) return {};
  return {
    clone: pulumi.output(instance).apply((source) => ({
      sourceInstanceName: lastSegment(source.replaceAll(":", "/")),
      ...(at === undefined ? {} : { pointInTime: at }),
    })),
  };
}

const lastSegment = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** `projects/p/instances/orders/backupRuns/123`, as Cloud SQL writes it, or `orders/123`. Throws for anything else. */
export function backupRunOf(id: string): input.sql.DatabaseInstanceRestoreBackupContext {
  const match = /^(?:.*projects\/([^/]+)\/)?(?:instances\/)?([^/]+)\/(?:backupRuns\/)?(\d+)$/.exec(id);
  const [, project, instanceId, run] = match ?? [];
  if (instanceId === undefined || run === undefined)
    throw new Error(`"${id}" names no backup: write projects/<project>/instances/<instance>/backupRuns/<number>`);
  return { backupRunId: Number(run), instanceId, ...(project === undefined ? {} : { project }) };
}
