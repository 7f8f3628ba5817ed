import type { PricedResource } from "../priced-resource";
import {
  cognitiveAccount,
  databricksWorkspace,
  dataFactory,
  domainService,
  integrationAccount,
  kustoCluster,
  logicWorkflow,
  powerBiCapacity,
  recoveryVault,
  searchService,
  synapseSparkPool,
  synapseSqlPool,
  synapseWorkspace,
} from "./analytics";
import {
  appServiceEnvironment,
  appServicePlan,
  staticSite,
  webApp,
  webAppHostNameBinding,
  webAppHostNameBindingSlot,
  webAppSlot,
} from "./app-service";
import { applicationGateway } from "./application-gateway";
import { batchPool } from "./batch";
import { containerApp, containerGroup, managedEnvironment } from "./container-instances";
import { containerRegistry, containerRegistryReplication } from "./container-registry";
import { cosmosAccount, cosmosThroughputResources } from "./cosmos-db";
import { disk } from "./disk";
import { dnsForwardingRuleset, dnsResolverInboundEndpoint, dnsResolverOutboundEndpoint, dnsZone, privateDnsZone } from "./dns";
import { mysqlFlexibleServer, postgresFlexibleServer } from "./flexible-server";
import { flowLog } from "./flow-log";
import { cdnProfile, frontDoor, frontDoorPolicy } from "./front-door";
import { appConfiguration, appConfigurationReplica, keyVault, keyVaultKey, managedHsm } from "./keys";
import { agentPool, managedCluster } from "./kubernetes";
import { loadBalancer } from "./load-balancer";
import {
  apiManagement,
  eventGridDomain,
  eventGridSystemTopic,
  eventGridTopic,
  eventHub,
  eventHubsCluster,
  eventHubsNamespace,
  iotHub,
  notificationHubsNamespace,
  serviceBusNamespace,
  signalR,
} from "./messaging";
import { applicationInsights, automationAccount, logAnalyticsWorkspace, metricAlert, scheduledQueryRule } from "./monitoring";
import { natGateway } from "./nat-gateway";
import { azureFirewall, bastionHost, ddosProtectionPlan, privateEndpoint } from "./network-security";
import { publicIpAddress } from "./public-ip-address";
import { redis, redisEnterprise } from "./redis";
import { mariadbServer, mysqlSingleServer, postgresSingleServer } from "./single-server";
import { image, snapshot } from "./snapshot";
import { sqlDatabase, sqlElasticPool, sqlManagedInstance } from "./sql-database";
import { fileShare, storageAccount } from "./storage-account";
import { trafficManagerEndpoint, trafficManagerProfile } from "./traffic-manager";
import { virtualMachine } from "./virtual-machine";
import { virtualMachineScaleSet } from "./virtual-machine-scale-set";
import { virtualNetworkGateway, virtualNetworkGatewayConnection } from "./virtual-network-gateway";
import {
  expressRouteConnection,
  expressRouteGateway,
  publicIpPrefix,
  virtualHub,
  virtualNetworkPeering,
  vpnConnection,
  vpnGateway,
} from "./virtual-wan";

const current: readonly PricedResource[] = [
  agentPool,
  apiManagement,
  appConfiguration,
  appConfigurationReplica,
  appServiceEnvironment,
  appServicePlan,
  applicationGateway,
  applicationInsights,
  automationAccount,
  azureFirewall,
  bastionHost,
  cdnProfile,
  cognitiveAccount,
  containerApp,
  batchPool,
  containerGroup,
  containerRegistry,
  containerRegistryReplication,
  cosmosAccount,
  dataFactory,
  databricksWorkspace,
  ddosProtectionPlan,
  disk,
  dnsForwardingRuleset,
  dnsResolverInboundEndpoint,
  dnsResolverOutboundEndpoint,
  dnsZone,
  domainService,
  eventGridDomain,
  eventGridSystemTopic,
  eventGridTopic,
  eventHubsCluster,
  eventHubsNamespace,
  expressRouteConnection,
  expressRouteGateway,
  fileShare,
  flowLog,
  frontDoor,
  frontDoorPolicy,
  image,
  integrationAccount,
  iotHub,
  keyVault,
  keyVaultKey,
  kustoCluster,
  loadBalancer,
  logAnalyticsWorkspace,
  logicWorkflow,
  managedCluster,
  managedEnvironment,
  managedHsm,
  mariadbServer,
  metricAlert,
  mysqlFlexibleServer,
  mysqlSingleServer,
  natGateway,
  notificationHubsNamespace,
  postgresFlexibleServer,
  postgresSingleServer,
  powerBiCapacity,
  privateDnsZone,
  privateEndpoint,
  publicIpAddress,
  publicIpPrefix,
  recoveryVault,
  redis,
  redisEnterprise,
  scheduledQueryRule,
  searchService,
  serviceBusNamespace,
  signalR,
  snapshot,
  sqlDatabase,
  sqlElasticPool,
  sqlManagedInstance,
  staticSite,
  storageAccount,
  synapseSparkPool,
  synapseSqlPool,
  synapseWorkspace,
  trafficManagerEndpoint,
  trafficManagerProfile,
  virtualHub,
  virtualMachine,
  virtualMachineScaleSet,
  virtualNetworkGateway,
  virtualNetworkGatewayConnection,
  vpnConnection,
  vpnGateway,
  webApp,
  webAppSlot,
  webAppHostNameBinding,
  webAppHostNameBindingSlot,
  virtualNetworkPeering,
  eventHub,
  ...cosmosThroughputResources,
];

/** Modules that version 3 of azure-native split or renamed: programs on version 2 still use the former tokens. */
const formerModules: readonly (readonly [current: string, former: string])[] = [
  ["applicationinsights", "insights"],
  ["cosmosdb", "documentdb"],
  ["dns", "network"],
  ["dnsresolver", "network"],
  ["frontdoor", "network"],
  ["iothub", "devices"],
  ["monitor", "insights"],
  ["privatedns", "network"],
  ["redis", "cache"],
  ["redisenterprise", "cache"],
  ["trafficmanager", "network"],
];

function underFormerName(resource: PricedResource): readonly PricedResource[] {
  const [, module, name] = resource.type.split(":");
  const former = formerModules.find(([current]) => current === module)?.[1];
  return former === undefined ? [] : [{ ...resource, type: `azure-native:${former}:${name}` }];
}

/** Priced resources of azure, sorted by type. */
export const azurePricedResources: readonly PricedResource[] = [...current, ...current.flatMap(underFormerName)].sort((left, right) =>
  left.type < right.type ? -1 : 1,
);
