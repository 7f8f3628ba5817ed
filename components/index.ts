export type { Architecture, Placement, Plan, Provider, Purchase, Supplier, WorkloadNeed } from "../model";
export { ArgumentsError } from "./arguments-error";
export { parseNeedsFile, readNeedsFile } from "./needs-file";
export { Portfolio } from "./portfolio";
export type { PortfolioArgs, PortfolioNeedArgs, QuotaArgs, WorkloadArgs } from "./portfolio-args";
export { Service } from "./service";
export type {
  CertificateArgs,
  ImageArgs,
  LoadBalancerArgs,
  NetworkArgs,
  ServiceArgs,
  WorkloadNeedArgs,
  WorkloadSetupArgs,
} from "./workload-args";
