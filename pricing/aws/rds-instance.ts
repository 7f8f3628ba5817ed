import { type LineSpec, type PricingContext, pricedResource, type Quantity } from "../priced-resource";
import { databaseCapacity } from "./database-capacity";
import { inputsOf } from "./known";
import { gibMonthUsage, hourly, line, PER_MILLION, requestUsage, unpriced, used, whereDeclared } from "./lines";

export interface RdsInstanceProps {
  readonly engine?: string;
  readonly engineVersion?: string;
  readonly engineLifecycleSupport?: string;
  readonly instanceClass?: string;
  readonly multiAz?: boolean;
  readonly storageType?: string;
  readonly allocatedStorage?: number;
  readonly maxAllocatedStorage?: number;
  readonly iops?: number;
  readonly storageThroughput?: number;
  readonly dedicatedLogVolume?: boolean;
  readonly performanceInsightsEnabled?: boolean;
  readonly performanceInsightsRetentionPeriod?: number;
  readonly manageMasterUserPassword?: boolean;
}

const RDS_INSTANCE = "aws:rds/instance:Instance";
const engines: Readonly<Record<string, string>> = { mariadb: "MariaDB", mysql: "MySQL", postgres: "PostgreSQL" };
/** From this size on, gp3 storage includes four times the IOPS: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const GP3_STRIPED_GIB = 400;
/** Longest retention of Performance Insights that is free of charge, in days. */
const FREE_INSIGHTS_DAYS = 7;

/** RDS instance of an open-source engine. A Multi-AZ standby costs as much as its primary, machine and storage. */
export const rdsInstance = pricedResource<RdsInstanceProps>({
  type: RDS_INSTANCE,
  title: "RDS database instance",
  pricingPage: "https://aws.amazon.com/rds/pricing/",
  usage: {
    backupStorageGib: gibMonthUsage("Backup storage beyond the size of the databases, which is free", 0),
    ioRequestsPerMonth: requestUsage("I/O requests to magnetic storage", 10_000_000),
    surplusVcpuHours: { unit: "vcpu-hour", doc: "vCPU-hours beyond the CPU credits of a T class", assumed: { low: 0, high: 0 } },
  },
  capacity: (props, context) => databaseCapacity(props.instanceClass, context, inherited(props, context).allocatedStorage),
  price: (props, context) => {
    const { engine, allocatedStorage } = inherited(props, context);
    const { instanceClass } = props;
    if (instanceClass === undefined) return { unknown: "it names no instance class" };
    const zones = props.multiAz === true ? "Multi-AZ" : "Single-AZ";
    const label = `Database instance (on-demand, ${zones}, ${instanceClass})`;
    const times = props.multiAz === true ? 2 : 1;
    return [
      engine === undefined
        ? unpriced(label, "its engine comes from a snapshot or a source that is not part of this stack", "hour")
        : engines[engine] === undefined
          ? unpriced(label, `the price book has no prices for the engine ${engine}`, "hour")
          : hourly(`${label.slice(0, -1)}, ${engines[engine]})`, `rds.${engine}.single-az.${instanceClass}`, times),
      ...storageLines(props, allocatedStorage, times),
      ...optionLines(props, engine),
      ...whereDeclared(context, {
        backupStorageGib: used("Additional backup storage", "rds.backup", "gb-month", "backupStorageGib"),
        surplusVcpuHours: used("CPU credits", "rds.cpu_credits", "vcpu-hour", "surplusVcpuHours"),
      }),
    ];
  },
});

/** A read replica takes engine and storage from its source. */
function inherited(props: RdsInstanceProps, context: PricingContext): Pick<RdsInstanceProps, "engine" | "allocatedStorage"> {
  const { engine, allocatedStorage } = props;
  const source = context.related(RDS_INSTANCE, "replicateSourceDb")[0];
  const from = source && inputsOf<RdsInstanceProps>(source);
  const storage = allocatedStorage ?? from?.allocatedStorage;
  const named = engine ?? from?.engine;
  return { ...(named === undefined ? {} : { engine: named }), ...(storage === undefined ? {} : { allocatedStorage: storage }) };
}

function storageLines(props: RdsInstanceProps, allocatedGib: number | undefined, times: number): readonly LineSpec[] {
  const { maxAllocatedStorage, iops, storageThroughput } = props;
  const type = props.storageType ?? (iops === undefined ? "gp2" : "io1");
  const label = `Storage (${storageNames[type] ?? type})`;
  if (allocatedGib === undefined)
    return [unpriced(label, "its size comes from a snapshot or a source that is not part of this stack", "gb-month")];
  const size: Quantity =
    maxAllocatedStorage !== undefined && maxAllocatedStorage > allocatedGib
      ? {
          low: allocatedGib,
          high: maxAllocatedStorage,
          because: `storage grows by itself from ${allocatedGib} to ${maxAllocatedStorage} GiB`,
        }
      : allocatedGib;
  const lines = [line(label, `rds.${type}.storage`, "gb-month", size, times)];
  if ((type === "io1" || type === "io2") && iops !== undefined) {
    lines.push(line("Provisioned IOPS", `rds.${type}.iops`, "iops-month", iops, times));
  }
  if (type === "gp3") {
    const striped = allocatedGib >= GP3_STRIPED_GIB;
    const extraIops = (iops ?? 0) - (striped ? 12_000 : 3_000);
    if (extraIops > 0) lines.push(line("Provisioned IOPS (gp3, above the included)", "rds.gp3.iops", "iops-month", extraIops, times));
    const extraMibps = (storageThroughput ?? 0) - (striped ? 500 : 125);
    if (extraMibps > 0) lines.push(unpriced("Provisioned throughput (gp3)", "the price book has no figure for it", "mibps-month"));
  }
  if (type === "standard") lines.push(used("I/O requests", "rds.standard.requests", "1m-requests", "ioRequestsPerMonth", PER_MILLION));
  return lines;
}

const storageNames: Readonly<Record<string, string>> = {
  gp2: "general purpose SSD, gp2",
  gp3: "general purpose SSD, gp3",
  io1: "provisioned IOPS SSD, io1",
  io2: "provisioned IOPS SSD, io2",
  standard: "magnetic",
};

function optionLines(props: RdsInstanceProps, engine: string | undefined): readonly LineSpec[] {
  const lines: LineSpec[] = [];
  if (inExtendedSupport(engine, props.engineVersion) && props.engineLifecycleSupport !== "open-source-rds-extended-support-disabled") {
    lines.push(
      unpriced(
        `Extended support (${engine} ${props.engineVersion})`,
        "its price rises by the year, which a preview does not judge",
        "vcpu-hour",
      ),
    );
  }
  if (props.performanceInsightsEnabled === true && (props.performanceInsightsRetentionPeriod ?? FREE_INSIGHTS_DAYS) > FREE_INSIGHTS_DAYS) {
    lines.push(unpriced("Performance Insights (long-term retention)", "the price book has no figure for every class"));
  }
  // RDS keeps the password in a secret that it makes itself, which is charged like any other.
  if (props.manageMasterUserPassword === true) lines.push(line("Secret of the master user", "secretsmanager.secret", "month", 1));
  if (props.dedicatedLogVolume === true) lines.push(unpriced("Dedicated log volume", "the price book has no figure for it", "gb-month"));
  return lines;
}

/** Major versions whose standard support has ended: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-versions.html */
function inExtendedSupport(engine: string | undefined, version: string | undefined): boolean {
  if (version === undefined) return false;
  if (engine === "mysql") return /^5\./.test(version);
  return engine === "postgres" && Number.parseInt(version, 10) <= 12;
}

/** Backups in another region: none of them is free, for there is no database of their size. */
export const rdsBackupReplication = pricedResource({
  type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  title: "RDS backups in another region",
  pricingPage: "https://aws.amazon.com/rds/pricing/",
  usage: { backupStorageGib: gibMonthUsage("Backups kept in the other region", 100) },
  price: () => [used("Backup storage in the other region", "rds.backup", "gb-month", "backupStorageGib")],
});
