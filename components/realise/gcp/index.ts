import { thenNamed } from "../private-names";
import { auditLogOf, type KindRealiser, type PlacedKind, type PlacedWorkload, type Realiser, realiseByForm } from "../site";
import { GcpNetwork } from "./network";
import { gcpService } from "./service";

/** What builds each form of blueprint/gcp, sorted; loaded when a plan has chosen it. */
const forms: Readonly<Record<string, () => KindRealiser<GcpNetwork>>> = {
  "cloud-run": () => (require("./container-service") as typeof import("./container-service")).cloudRunService,
  "cloud-run-job": () => (require("./batch") as typeof import("./batch")).cloudRunJob,
  "cloud-sql": () => (require("./database") as typeof import("./database")).cloudSqlDatabase,
  filestore: () => (require("./file-store") as typeof import("./file-store")).filestoreInstance,
  "gcp-vpc": () => (require("./private-network") as typeof import("./private-network")).gcpVpc,
  "gcs-bucket": () => (require("./object-store") as typeof import("./object-store")).gcsBucket,
  gke: () => (require("./kubernetes") as typeof import("./kubernetes")).gkeCluster,
  memorystore: () => (require("./cache") as typeof import("./cache")).memorystoreCache,
  "spot-workers": () => (require("./spot-workers") as typeof import("./spot-workers")).spotWorkerGroup,
};

export const gcp: Realiser = {
  provider: "gcp",
  open: (spec) => {
    const network = new GcpNetwork(spec);
    const audited = auditLogOf(spec);
    if (audited !== undefined) (require("./audit-log") as typeof import("./audit-log")).gcpAuditLog(audited);
    const names = spec.privateNames === undefined ? undefined : (require("./names") as typeof import("./names")).gcpNames(spec, network);
    return {
      realise: thenNamed((workload: PlacedWorkload) => gcpService(workload, network), names),
      realiseKind: thenNamed((workload: PlacedKind) => realiseByForm(forms, workload, network), names),
      linkSide: () => (require("./link") as typeof import("./link")).gcpLinkSide(spec, network),
      rangesOf: (caller) => network.rangesOf(caller),
    };
  },
};
