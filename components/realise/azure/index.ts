import { thenNamed } from "../private-names";
import { auditLogOf, type KindRealiser, type PlacedKind, type PlacedWorkload, type Realiser, realiseByForm } from "../site";
import { AzureNetwork } from "./network";
import { azureService } from "./service";

/** What builds each form of blueprint/azure, sorted; loaded when a plan has chosen it. */
const forms: Readonly<Record<string, () => KindRealiser<AzureNetwork>>> = {
  aks: () => (require("./kubernetes") as typeof import("./kubernetes")).aksCluster,
  "azure-batch": () => (require("./batch") as typeof import("./batch")).batchPool,
  "azure-blob": () => (require("./object-store") as typeof import("./object-store")).blobStore,
  "azure-files": () => (require("./file-store") as typeof import("./file-store")).azureFiles,
  "azure-flexible-server": () => (require("./database") as typeof import("./database")).flexibleDatabase,
  "azure-redis": () => (require("./cache") as typeof import("./cache")).managedRedis,
  "azure-vnet": () => (require("./private-network") as typeof import("./private-network")).azureVnet,
  "container-apps": () => (require("./container-service") as typeof import("./container-service")).containerApp,
};

export const azure: Realiser = {
  provider: "azure",
  nameService: (spec) => (require("./domain") as typeof import("./domain")).azureDomain(spec),
  open: (spec) => {
    const network = new AzureNetwork(spec);
    const audited = auditLogOf(spec);
    if (audited !== undefined) (require("./audit-log") as typeof import("./audit-log")).azureAuditLog(audited, network);
    const names = spec.privateNames === undefined ? undefined : (require("./names") as typeof import("./names")).azureNames(spec, network);
    return {
      realise: thenNamed((workload: PlacedWorkload) => azureService(workload, network), names),
      realiseKind: thenNamed((workload: PlacedKind) => realiseByForm(forms, workload, network), names),
      linkSide: () => (require("./link") as typeof import("./link")).azureLinkSide(spec, network),
      rangesOf: (caller) => network.rangesOf(caller),
    };
  },
};
