import { type KindRealiser, type Realiser, realiseByForm } from "../site";
import { GcpNetwork } from "./network";
import { gcpService } from "./service";

/** What builds each form of blueprint/gcp, sorted; loaded when a plan has chosen it. */
const forms: Readonly<Record<string, () => KindRealiser<GcpNetwork>>> = {
  "cloud-sql": () => (require("./database") as typeof import("./database")).cloudSqlDatabase,
};

export const gcp: Realiser = {
  provider: "gcp",
  open: (spec) => {
    const network = new GcpNetwork(spec);
    return {
      realise: (workload) => gcpService(workload, network),
      realiseKind: (workload) => realiseByForm(forms, workload, network),
    };
  },
};
