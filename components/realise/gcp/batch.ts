import { Job, type JobArgs } from "@pulumi/gcp/cloudrunv2/job";
import { Account } from "@pulumi/gcp/serviceaccount/account";
import type { input } from "@pulumi/gcp/types";
import * as pulumi from "@pulumi/pulumi";
import { type KindRealiser, partInputs, partName } from "../site";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";

/**
 * A job of Cloud Run in the site's network, as an account of its own that may do nothing. A run starts with a POST to
 * its endpoint by whoever may run it; tasks know themselves by CLOUD_RUN_TASK_INDEX.
 */
export const cloudRunJob: KindRealiser<GcpNetwork> = (workload, network) => {
  const { name, tags, parent, setup } = workload;
  const runsAs = partName(name, "runs");
  const account = new Account(runsAs, { accountId: runsAs, displayName: `Tasks of ${workload.workload}` }, { parent });
  const labels = labelsOf(tags);
  const { template } = partInputs<{ readonly template: input.cloudrunv2.JobTemplate }>(workload, "");
  const task = template.template as input.cloudrunv2.JobTemplateTemplate;
  const [priced] = (task.containers ?? []) as readonly input.cloudrunv2.JobTemplateTemplateContainer[];
  const { network: networkId, subnetwork } = network.ids();
  const job = new Job(
    name,
    {
      location: network.region,
      deletionProtection: false,
      template: {
        ...template,
        template: {
          ...task,
          containers: [
            {
              ...priced,
              image: setup.image ?? "",
              ...(setup.command === undefined ? {} : { commands: [...setup.command] }),
              envs: Object.entries(setup.environment ?? {}).map(([variable, value]) => ({ name: variable, value })),
            },
          ],
          serviceAccount: account.email,
          executionEnvironment: "EXECUTION_ENVIRONMENT_GEN2",
          vpcAccess: {
            networkInterfaces: [{ network: networkId, subnetwork, tags: [network.machineTag(workload.workload)] }],
            egress: "PRIVATE_RANGES_ONLY",
          },
        },
        labels,
      },
      labels,
    } satisfies JobArgs,
    { parent },
  );
  return { endpoint: pulumi.interpolate`https://run.googleapis.com/v2/${job.id}:run`, resourceId: job.id };
};
