import { Service, type ServiceArgs } from "@pulumi/gcp/cloudrunv2/service";
import { Account } from "@pulumi/gcp/serviceaccount/account";
import type { input } from "@pulumi/gcp/types";
import * as pulumi from "@pulumi/pulumi";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { gcpAlertsOf } from "./alerts";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";

/**
 * A service of Cloud Run in the site's network, as an account of its own that may do nothing. Its address is public,
 * with TLS, only where a load balancer for clients outside is asked for; otherwise the network alone reaches it.
 */
export const cloudRunService: KindRealiser<GcpNetwork> = (workload, network) => {
  const { name, callers, tags, parent, service } = workload;
  if (service === undefined) throw new Error(`"${workload.workload}" is no container`);
  const isPublic = service.loadBalancer?.internal === false;
  if (service.loadBalancer?.certificate?.gcp !== undefined) {
    const message = "Cloud Run serves its own address with Google's certificate: the one that is declared is not used";
    void pulumi.log.warn(message, parent);
  }
  const account = new Account(
    partName(name, "run"),
    { accountId: partName(name, "runs"), displayName: `Service ${workload.workload}` },
    { parent },
  );
  const labels = labelsOf(tags);
  const { template } = partInputs<{ readonly template: input.cloudrunv2.ServiceTemplate }>(workload, "");
  const ids = service.network?.gcp ?? network.ids();
  const run = new Service(
    name,
    {
      location: network.region,
      ingress: isPublic ? "INGRESS_TRAFFIC_ALL" : "INGRESS_TRAFFIC_INTERNAL_ONLY",
      // Callers of the portfolio are let in by the network: their machines have no identity to show.
      invokerIamDisabled: isPublic || callers.length > 0,
      deletionProtection: false,
      template: {
        ...template,
        containers: [container(workload, template)],
        serviceAccount: account.email,
        executionEnvironment: "EXECUTION_ENVIRONMENT_GEN2",
        vpcAccess: {
          networkInterfaces: [{ network: ids.network, subnetwork: ids.subnetwork, tags: [network.machineTag(workload.workload)] }],
          egress: "PRIVATE_RANGES_ONLY",
        },
        labels,
      },
      labels,
    } satisfies ServiceArgs,
    { parent },
  );
  gcpAlertsOf(workload, () => ({ where: pulumi.interpolate`resource.label.service_name="${run.name}"` }));
  return { endpoint: run.uri, resourceId: run.id };
};

function container({ service, setup }: PlacedKind, template: input.cloudrunv2.ServiceTemplate): input.cloudrunv2.ServiceTemplateContainer {
  const [priced] = (template.containers ?? []) as readonly input.cloudrunv2.ServiceTemplateContainer[];
  const declared = service?.container;
  const port = service?.ports[0] ?? 8080;
  const health = service?.loadBalancer?.healthPath;
  return {
    ...priced,
    image: declared?.image ?? "",
    ...(declared?.command === undefined ? {} : { commands: [...declared.command] }),
    ports: { containerPort: port },
    envs: Object.entries(setup.environment ?? {}).map(([name, value]) => ({ name, value })),
    startupProbe: { tcpSocket: { port }, periodSeconds: 5, failureThreshold: 24 },
    ...(health === undefined ? {} : { livenessProbe: { httpGet: { path: health, port }, periodSeconds: 15, failureThreshold: 3 } }),
  };
}
