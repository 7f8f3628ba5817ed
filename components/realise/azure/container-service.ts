import { ContainerApp, type ContainerAppArgs } from "@pulumi/azure-native/app/containerApp";
import { ManagedEnvironment } from "@pulumi/azure-native/app/managedEnvironment";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting";
import { Workspace, type WorkspaceArgs } from "@pulumi/azure-native/operationalinsights/workspace";
import { PrivateRecordSet } from "@pulumi/azure-native/privatedns/privateRecordSet";
import type * as input from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { azureAlertsOf } from "./alerts";
import type { AzureNetwork } from "./network";
import { privateZone } from "./private-names";
import { identity } from "./roles";
import { subnetGuard } from "./subnet-guard";

const HTTPS = 443;

interface AppInputs {
  readonly workloadProfileName: string;
  readonly template: {
    readonly containers: readonly { readonly resources: input.app.ContainerResourcesArgs }[];
    readonly scale: { readonly minReplicas: number; readonly maxReplicas: number };
  };
}

/**
 * A container app in an environment of its own: reached with TLS only, from outside where a load balancer is declared and
 * from its callers otherwise; replicas over the zones follow the load.
 */
export const containerApp: KindRealiser<AzureNetwork> = (workload, network) => {
  const { name, need, service, tags, parent } = workload;
  if (service === undefined) throw new Error(`"${workload.workload}" is no service in containers`);
  const { container, loadBalancer, ports } = service;
  const isPublic = loadBalancer?.internal === false;
  const port = loadBalancer?.machinePort ?? ports[0] ?? 8080;
  const environment = appEnvironment(workload, network, isPublic);
  const runner = identity(workload, network, "run");
  const inputs = partInputs<AppInputs>(workload, "");
  const variables = Object.entries(workload.setup.environment ?? {}).map(([key, value]) => ({ name: key, value }));
  const check = loadBalancer?.protocol === "http" ? { httpGet: { path: loadBalancer.healthPath, port } } : { tcpSocket: { port } };
  const app = new ContainerApp(
    name,
    {
      ...network.common(),
      managedEnvironmentId: environment.id,
      workloadProfileName: inputs.workloadProfileName,
      identity: { type: "UserAssigned", userAssignedIdentities: [runner.id] },
      configuration: {
        activeRevisionsMode: "Single",
        ingress: { external: true, targetPort: port, transport: "Auto", allowInsecure: false },
      },
      template: {
        containers: [
          {
            name: "main",
            ...inputs.template.containers[0],
            image: container.image,
            ...(container.command === undefined ? {} : { command: [...container.command] }),
            env: variables,
            probes: [
              { type: "Readiness", ...check, periodSeconds: 15, failureThreshold: 2 },
              { type: "Liveness", ...check, periodSeconds: 15, failureThreshold: 4, initialDelaySeconds: 10 },
            ],
          },
        ],
        scale: { ...inputs.template.scale, rules: scaleRules(need.targetUtilisationFraction) },
        terminationGracePeriodSeconds: 30,
      },
      tags,
    } satisfies ContainerAppArgs,
    { parent },
  );
  azureAlertsOf(workload, network, app.id);
  const host = app.configuration.apply((of) => of?.ingress?.fqdn ?? "");
  return { endpoint: pulumi.interpolate`https://${host}`, resourceId: app.id };
};

/** Replicas are added where their mean CPU or memory is above the target, and removed well below it. */
function scaleRules(targetUtilisationFraction: number): input.app.ScaleRuleArgs[] {
  const value = String(Math.round(targetUtilisationFraction * 100));
  return ["cpu", "memory"].map((type) => ({ name: type, custom: { type, metadata: { type: "Utilization", value } } }));
}

function appEnvironment(workload: PlacedKind, network: AzureNetwork, isPublic: boolean): ManagedEnvironment {
  const { name, need, tags, parent } = workload;
  const guard = subnetGuard(workload, network, [HTTPS], isPublic ? [HTTPS] : []);
  const subnet = network.ownSubnet(workload.workload, {
    networkSecurityGroup: { id: guard.id },
    delegations: [{ name: "environment", serviceName: "Microsoft.App/environments" }],
    ...network.wayOut(),
  });
  const logs = new Workspace(
    partName(name, "logs"),
    {
      ...network.common(),
      ...partInputs<Pick<WorkspaceArgs, "sku" | "retentionInDays">>(workload, "logs"),
      features: { disableLocalAuth: true },
      tags,
    },
    { parent },
  );
  const environment = new ManagedEnvironment(
    name,
    {
      ...network.common(),
      vnetConfiguration: { infrastructureSubnetId: subnet.id, internal: !isPublic },
      publicNetworkAccess: isPublic ? "Enabled" : "Disabled",
      workloadProfiles: [{ name: "Consumption", workloadProfileType: "Consumption" }],
      zoneRedundant: need.zones > 1,
      peerTrafficConfiguration: { encryption: { enabled: true } },
      // By a diagnostic setting, so that no key of the workspace is needed.
      appLogsConfiguration: { destination: "azure-monitor" },
      tags,
    },
    { parent },
  );
  new DiagnosticSetting(
    name,
    { resourceUri: environment.id, workspaceId: logs.id, logs: [{ categoryGroup: "allLogs", enabled: true }] },
    { parent },
  );
  if (!isPublic) internalNames(workload, network, environment);
  return environment;
}

function internalNames(workload: PlacedKind, network: AzureNetwork, environment: ManagedEnvironment): void {
  const { zone } = privateZone(workload, network, environment.defaultDomain);
  new PrivateRecordSet(
    workload.name,
    {
      resourceGroupName: network.group().name,
      privateZoneName: zone.name,
      relativeRecordSetName: "*",
      recordType: "A",
      ttl: 60,
      aRecords: [{ ipv4Address: environment.staticIp }],
    },
    { parent: workload.parent },
  );
}
