import type { Realiser } from "../site";
import { AzureNetwork } from "./network";
import { azureService } from "./service";

export const azure: Realiser = {
  provider: "azure",
  open: (spec) => {
    const network = new AzureNetwork(spec);
    return { realise: (workload) => azureService(workload, network) };
  },
};
