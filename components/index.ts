export type { Architecture, Placement, Plan, Provider, Purchase, Supplier, WorkloadNeed } from "../model";
export type { AlertsArgs } from "./alerts/alerts-args";
export { type DashboardSubject, grafanaDashboard } from "./alerts/grafana";
export type { Monitoring } from "./alerts/monitoring";
export { prometheusScrape, type ScrapeTarget } from "./alerts/prometheus";
export { ArgumentsError } from "./arguments-error";
export type { BuiltNetwork } from "./built-network";
export type {
  BackupArgs,
  BatchJobArgs,
  CacheArgs,
  DatabaseArgs,
  FileStoreArgs,
  FlowLogsArgs,
  KubernetesPoolArgs,
  NetworkInternetAccessArgs,
  ObjectStoreArgs,
  PodArgs,
  PrivateNetworkArgs,
  RestoreFromArgs,
} from "./kinds/kind-args";
export { BatchJob, Cache, Database, FileStore, KubernetesPool, Network, ObjectStore } from "./kinds/managed";
export { ManagedWorkload } from "./kinds/managed-workload";
export { parseNeedsFile, readNeedsFile } from "./needs-file";
export { Portfolio } from "./portfolio";
export type { PortfolioArgs, PortfolioNeedArgs, QuotaArgs, WorkloadArgs } from "./portfolio-args";
export type { PeakArgs, ScheduleArgs, Weekday, WorkingHoursArgs } from "./schedule/schedule-args";
export { Service } from "./service";
export type {
  CertificateArgs,
  ContainerArgs,
  DomainArgs,
  ImageArgs,
  LoadBalancerArgs,
  NetworkArgs,
  ServiceArgs,
  WorkloadNeedArgs,
  WorkloadSetupArgs,
} from "./workload-args";
