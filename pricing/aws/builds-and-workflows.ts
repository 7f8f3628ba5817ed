import { SECONDS_PER_HOUR } from "../../model";
import { pricedResource } from "../priced-resource";
import { gibMonthUsage, hourly, PER_MILLION, PER_THOUSAND, requestUsage, unitUsage, unpriced, used } from "./lines";

export interface ProjectProps {
  readonly environment?: { readonly computeType?: string; readonly type?: string };
}

/** `BUILD_GENERAL1_SMALL` -> `small`. */
const sizeOf = (computeType: string) => /^BUILD_GENERAL1_(.+)$/.exec(computeType)?.[1]?.toLowerCase();

export const codebuildProject = pricedResource<ProjectProps>({
  type: "aws:codebuild/project:Project",
  title: "CodeBuild project",
  pricingPage: "https://aws.amazon.com/codebuild/pricing/",
  usage: { buildMinutesPerMonth: unitUsage("Build minutes", 1000) },
  price: ({ environment }) => {
    const { computeType = "", type = "" } = environment ?? {};
    const size = sizeOf(computeType);
    const platform = type === "LINUX_CONTAINER" ? "linux" : type.startsWith("WINDOWS") ? "windows" : undefined;
    if (size === undefined || platform === undefined)
      return { unknown: `the price book has no figure for ${computeType || "an unnamed size"} of ${type || "an unnamed type"}` };
    return [used(`Build minutes (${platform}, general1.${size})`, `codebuild.${platform}.${size}`, "unit", "buildMinutesPerMonth")];
  },
});

export interface StateMachineProps {
  readonly type?: string;
}

export const stateMachine = pricedResource<StateMachineProps>({
  type: "aws:sfn/stateMachine:StateMachine",
  title: "Step Functions state machine",
  pricingPage: "https://aws.amazon.com/step-functions/pricing/",
  usage: {
    transitionsPerMonth: requestUsage("State transitions (standard workflows)", 100_000),
    requestsPerMonth: requestUsage("Executions (express workflows)", 1_000_000),
    durationGbSecondsPerMonth: { unit: "gb-second", doc: "Duration x memory (express workflows)", assumed: { low: 0, high: 100_000 } },
  },
  price: ({ type = "STANDARD" }) =>
    type === "EXPRESS"
      ? [
          used("Requests", "sfn.requests", "1m-requests", "requestsPerMonth", PER_MILLION),
          used("Duration", "sfn.duration", "gb-hour", "durationGbSecondsPerMonth", 1 / SECONDS_PER_HOUR),
        ]
      : [used("Transitions", "sfn.transitions", "1k-requests", "transitionsPerMonth", PER_THOUSAND)],
});

const dpuUsage = { dpuHoursPerMonth: { unit: "unit-hour", doc: "DPU-hours of runs", assumed: { low: 0, high: 10 } } } as const;
const gluePage = "https://aws.amazon.com/glue/pricing/";

export interface GlueJobProps {
  readonly executionClass?: string;
}

export const glueJobs = [
  ["aws:glue/crawler:Crawler", "Glue crawler"],
  ["aws:glue/job:Job", "Glue job"],
].map(([type = "", title = ""]) =>
  pricedResource<GlueJobProps>({
    type,
    title,
    pricingPage: gluePage,
    usage: dpuUsage,
    price: ({ executionClass }) =>
      executionClass === "FLEX"
        ? { unknown: "the price book has no figure for flexible execution" }
        : [used("Duration", "glue.dpu", "unit-hour", "dpuHoursPerMonth")],
  }),
);

/** A million objects and a million requests of an account are free of charge, which is not deducted. */
export const glueCatalogs = [
  ["aws:glue/catalogDatabase:CatalogDatabase", "Glue catalog database"],
  ["aws:glue/catalogTable:CatalogTable", "Glue catalog table"],
].map(([type = "", title = ""]) =>
  pricedResource({
    type,
    title,
    pricingPage: gluePage,
    usage: {
      catalogObjects: unitUsage("Tables, versions and partitions kept", 1000),
      requestsPerMonth: requestUsage("Catalog requests", 1_000_000),
    },
    price: () => [
      used("Catalog storage", "glue.catalog.objects", "unit", "catalogObjects"),
      used("Catalog requests", "glue.catalog.requests", "1m-requests", "requestsPerMonth", PER_MILLION),
    ],
  }),
);

export interface WorkgroupProps {
  readonly state?: string;
}

export const athenaWorkgroup = pricedResource<WorkgroupProps>({
  type: "aws:athena/workgroup:Workgroup",
  title: "Athena workgroup",
  pricingPage: "https://aws.amazon.com/athena/pricing/",
  usage: { scannedTib: unitUsage("TB that queries scan", 1) },
  price: () => [used("Data scanned", "athena.scan", "unit", "scannedTib")],
});

export interface MwaaProps {
  readonly environmentClass?: string;
  readonly minWorkers?: number;
  readonly maxWorkers?: number;
  readonly schedulers?: number;
  readonly minWebservers?: number;
}

/** The environment includes one worker, two schedulers and two web servers. */
const INCLUDED_WORKERS = 1;
const INCLUDED_SCHEDULERS = 2;
const INCLUDED_WEB_SERVERS = 2;

export const mwaaEnvironment = pricedResource<MwaaProps>({
  type: "aws:mwaa/environment:Environment",
  title: "Managed Airflow environment",
  pricingPage: "https://aws.amazon.com/managed-workflows-for-apache-airflow/pricing/",
  usage: { metadataGib: gibMonthUsage("Data in the metadata database", 10) },
  price: ({
    environmentClass = "mw1.small",
    minWorkers = 1,
    maxWorkers = 10,
    schedulers = INCLUDED_SCHEDULERS,
    minWebservers = INCLUDED_WEB_SERVERS,
  }) => {
    const size = environmentClass.replace(/^mw1\./, "");
    const extra = (workers: number) => Math.max(0, workers - INCLUDED_WORKERS);
    const range = { low: extra(minWorkers), high: extra(maxWorkers), because: `it scales from ${minWorkers} to ${maxWorkers} workers` };
    return [
      hourly(`Environment (${size})`, `mwaa.${size}.environment`),
      hourly(`Additional workers (${size})`, `mwaa.${size}.worker`, range),
      ...(schedulers > INCLUDED_SCHEDULERS
        ? [hourly(`Additional schedulers (${size})`, `mwaa.${size}.scheduler`, schedulers - INCLUDED_SCHEDULERS)]
        : []),
      ...(minWebservers > INCLUDED_WEB_SERVERS ? [unpriced("Additional web servers", "the price book has no figure for it", "hour")] : []),
      used("Metadata database", "mwaa.storage", "gb-month", "metadataGib"),
    ];
  },
});

export interface ReplicationInstanceProps {
  readonly replicationInstanceClass?: string;
  readonly multiAz?: boolean;
}

export const dmsReplicationInstance = pricedResource<ReplicationInstanceProps>({
  type: "aws:dms/replicationInstance:ReplicationInstance",
  title: "DMS replication instance",
  pricingPage: "https://aws.amazon.com/dms/pricing/",
  price: ({ replicationInstanceClass, multiAz }) =>
    replicationInstanceClass === undefined
      ? { unknown: "it names no instance class" }
      : [
          hourly(
            `Instance (${replicationInstanceClass})`,
            `dms.${replicationInstanceClass.replace(/^dms\./, "")}`,
            multiAz === true ? 2 : 1,
          ),
          unpriced(
            "Storage (general purpose SSD, gp2)",
            "how much of it the price of the instance includes is not in the price book",
            "gb-month",
          ),
        ],
});
