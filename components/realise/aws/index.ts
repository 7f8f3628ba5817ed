import { thenNamed } from "../private-names";
import { auditLogOf, type KindRealiser, type PlacedKind, type PlacedWorkload, type Realiser, realiseByForm } from "../site";
import { AwsNetwork } from "./network";
import { awsService } from "./service";

/** What builds each form of blueprint/aws, sorted; loaded when a plan has chosen it. */
const forms: Readonly<Record<string, () => KindRealiser<AwsNetwork>>> = {
  "aws-batch": () => (require("./batch") as typeof import("./batch")).awsBatch,
  "aws-vpc": () => (require("./private-network") as typeof import("./private-network")).awsVpc,
  efs: () => (require("./file-store") as typeof import("./file-store")).efsFileSystem,
  eks: () => (require("./kubernetes") as typeof import("./kubernetes")).eksCluster,
  "elasticache-group": () => (require("./cache") as typeof import("./cache")).elasticacheGroup,
  fargate: () => (require("./container-service") as typeof import("./container-service")).fargateService,
  "rds-instance": () => (require("./database") as typeof import("./database")).rdsDatabase,
  "s3-bucket": () => (require("./object-store") as typeof import("./object-store")).s3Bucket,
};

export const aws: Realiser = {
  provider: "aws",
  nameService: (spec) => (require("./domain") as typeof import("./domain")).route53Domain(spec),
  open: (spec) => {
    const network = new AwsNetwork(spec);
    const audited = auditLogOf(spec);
    if (audited !== undefined) (require("./audit-log") as typeof import("./audit-log")).awsAuditLog(audited, spec.region);
    const names = spec.privateNames === undefined ? undefined : (require("./names") as typeof import("./names")).awsNames(spec, network);
    return {
      realise: thenNamed((workload: PlacedWorkload) => awsService(workload, network), names),
      realiseKind: thenNamed((workload: PlacedKind) => realiseByForm(forms, workload, network), names),
      linkSide: () => (require("./link") as typeof import("./link")).awsLinkSide(spec, network),
      rangesOf: (caller) => network.rangesOf(caller),
    };
  },
};
