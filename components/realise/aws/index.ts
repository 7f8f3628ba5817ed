import type { Realiser } from "../site";
import { AwsNetwork } from "./network";
import { awsService } from "./service";

export const aws: Realiser = {
  provider: "aws",
  open: (spec) => {
    const network = new AwsNetwork(spec);
    return { realise: (workload) => awsService(workload, network) };
  },
};
