import { apiManagement } from "./api-management";
import { appConfiguration } from "./app-configuration";
import { appService } from "./app-service";
import { applicationGateway } from "./application-gateway";
import { applicationInsights } from "./application-insights";
import { automation } from "./automation";
import { backup } from "./backup";
import { bandwidth } from "./bandwidth";
import { bastion } from "./bastion";
import { containerApps } from "./container-apps";
import { containerInstances } from "./container-instances";
import { containerRegistry } from "./container-registry";
import { cosmosDb } from "./cosmos-db";
import { dataFactory } from "./data-factory";
import { databricks } from "./databricks";
import { ddosProtection } from "./ddos-protection";
import { dns } from "./dns";
import { domainServices } from "./domain-services";
import { eventGrid } from "./event-grid";
import { eventHubs } from "./event-hubs";
import { firewall } from "./firewall";
import { frontDoor } from "./front-door";
import { functions } from "./functions";
import { iotHub } from "./iot-hub";
import { keyVault } from "./key-vault";
import { kubernetes } from "./kubernetes";
import { loadBalancer } from "./load-balancer";
import { logAnalytics } from "./log-analytics";
import { logicApps } from "./logic-apps";
import { managedDisks } from "./managed-disks";
import { mariadb } from "./mariadb";
import { monitor } from "./monitor";
import { mysql } from "./mysql";
import { natGateway } from "./nat-gateway";
import { networkWatcher } from "./network-watcher";
import { notificationHubs } from "./notification-hubs";
import { postgresql } from "./postgresql";
import { powerBiEmbedded } from "./power-bi-embedded";
import { publicIp } from "./public-ip";
import { redisCache } from "./redis-cache";
import { search } from "./search";
import type { AzureService } from "./service";
import { serviceBus } from "./service-bus";
import { signalr } from "./signalr";
import { sqlDatabase } from "./sql-database";
import { sqlManagedInstance } from "./sql-managed-instance";
import { storage } from "./storage";
import { synapse } from "./synapse";
import { trafficManager } from "./traffic-manager";
import { virtualMachines } from "./virtual-machines";
import { virtualWan } from "./virtual-wan";
import { vpnGateway } from "./vpn-gateway";

/** Every service of the Retail Prices API that an update reads, sorted by the name that `--service` takes. */
export const azureServiceRegistry: readonly AzureService[] = [
  apiManagement,
  appConfiguration,
  appService,
  applicationGateway,
  applicationInsights,
  automation,
  backup,
  bandwidth,
  bastion,
  containerApps,
  containerInstances,
  containerRegistry,
  cosmosDb,
  dataFactory,
  databricks,
  ddosProtection,
  dns,
  domainServices,
  eventGrid,
  eventHubs,
  firewall,
  frontDoor,
  functions,
  iotHub,
  keyVault,
  kubernetes,
  loadBalancer,
  logAnalytics,
  logicApps,
  managedDisks,
  mariadb,
  monitor,
  mysql,
  natGateway,
  networkWatcher,
  notificationHubs,
  postgresql,
  powerBiEmbedded,
  publicIp,
  redisCache,
  search,
  serviceBus,
  signalr,
  sqlDatabase,
  sqlManagedInstance,
  storage,
  synapse,
  trafficManager,
  virtualMachines,
  virtualWan,
  vpnGateway,
];
