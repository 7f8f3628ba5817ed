import type { Realiser } from "../site";
import { GcpNetwork } from "./network";
import { gcpService } from "./service";

export const gcp: Realiser = {
  provider: "gcp",
  open: (spec) => {
    const network = new GcpNetwork(spec);
    return { realise: (workload) => gcpService(workload, network) };
  },
};
