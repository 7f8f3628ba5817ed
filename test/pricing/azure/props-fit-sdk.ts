import type { DomainServiceArgs as AadDomainServiceArgs } from "@pulumi/azure-native/aad/domainService";
import type { ContainerAppArgs as AppContainerAppArgs } from "@pulumi/azure-native/app/containerApp";
import type { ManagedEnvironmentArgs as AppManagedEnvironmentArgs } from "@pulumi/azure-native/app/managedEnvironment";
import type { ConfigurationStoreArgs as AppconfigurationConfigurationStoreArgs } from "@pulumi/azure-native/appconfiguration/configurationStore";
import type { ComponentArgs as ApplicationinsightsComponentArgs } from "@pulumi/azure-native/applicationinsights/component";
import type { PoolArgs as BatchPoolArgs } from "@pulumi/azure-native/batch/pool";
import type { ProfileArgs as CdnProfileArgs } from "@pulumi/azure-native/cdn/profile";
import type { AccountArgs as CognitiveservicesAccountArgs } from "@pulumi/azure-native/cognitiveservices/account";
import type { DiskArgs as ComputeDiskArgs } from "@pulumi/azure-native/compute/disk";
import type { SnapshotArgs as ComputeSnapshotArgs } from "@pulumi/azure-native/compute/snapshot";
import type { VirtualMachineArgs as ComputeVirtualMachineArgs } from "@pulumi/azure-native/compute/virtualMachine";
import type { VirtualMachineScaleSetArgs as ComputeVirtualMachineScaleSetArgs } from "@pulumi/azure-native/compute/virtualMachineScaleSet";
import type { ContainerGroupArgs as ContainerinstanceContainerGroupArgs } from "@pulumi/azure-native/containerinstance/containerGroup";
import type { RegistryArgs as ContainerregistryRegistryArgs } from "@pulumi/azure-native/containerregistry/registry";
import type { AgentPoolArgs as ContainerserviceAgentPoolArgs } from "@pulumi/azure-native/containerservice/agentPool";
import type { ManagedClusterArgs as ContainerserviceManagedClusterArgs } from "@pulumi/azure-native/containerservice/managedCluster";
import type { DatabaseAccountArgs as CosmosdbDatabaseAccountArgs } from "@pulumi/azure-native/cosmosdb/databaseAccount";
import type { MongoDBResourceMongoDBCollectionArgs as CosmosdbMongoDBResourceMongoDBCollectionArgs } from "@pulumi/azure-native/cosmosdb/mongoDBResourceMongoDBCollection";
import type { SqlResourceSqlContainerArgs as CosmosdbSqlResourceSqlContainerArgs } from "@pulumi/azure-native/cosmosdb/sqlResourceSqlContainer";
import type { SqlResourceSqlDatabaseArgs as CosmosdbSqlResourceSqlDatabaseArgs } from "@pulumi/azure-native/cosmosdb/sqlResourceSqlDatabase";
import type { TableResourceTableArgs as CosmosdbTableResourceTableArgs } from "@pulumi/azure-native/cosmosdb/tableResourceTable";
import type { WorkspaceArgs as DatabricksWorkspaceArgs } from "@pulumi/azure-native/databricks/workspace";
import type { ServerArgs as DbformariadbServerArgs } from "@pulumi/azure-native/dbformariadb/server";
import type { ServerArgs as DbformysqlServerArgs } from "@pulumi/azure-native/dbformysql/server";
import type { SingleServerArgs as DbformysqlSingleServerArgs } from "@pulumi/azure-native/dbformysql/singleServer";
import type { ServerArgs as DbforpostgresqlServerArgs } from "@pulumi/azure-native/dbforpostgresql/server";
import type { EventHubArgs as EventhubEventHubArgs } from "@pulumi/azure-native/eventhub/eventHub";
import type { NamespaceArgs as EventhubNamespaceArgs } from "@pulumi/azure-native/eventhub/namespace";
import type { FrontDoorArgs as FrontdoorFrontDoorArgs } from "@pulumi/azure-native/frontdoor/frontDoor";
import type { PolicyArgs as FrontdoorPolicyArgs } from "@pulumi/azure-native/frontdoor/policy";
import type { KeyArgs as KeyvaultKeyArgs } from "@pulumi/azure-native/keyvault/key";
import type { ClusterArgs as KustoClusterArgs } from "@pulumi/azure-native/kusto/cluster";
import type { IntegrationAccountArgs as LogicIntegrationAccountArgs } from "@pulumi/azure-native/logic/integrationAccount";
import type { MetricAlertArgs as MonitorMetricAlertArgs } from "@pulumi/azure-native/monitor/metricAlert";
import type { ScheduledQueryRuleArgs as MonitorScheduledQueryRuleArgs } from "@pulumi/azure-native/monitor/scheduledQueryRule";
import type { ApplicationGatewayArgs as NetworkApplicationGatewayArgs } from "@pulumi/azure-native/network/applicationGateway";
import type { AzureFirewallArgs as NetworkAzureFirewallArgs } from "@pulumi/azure-native/network/azureFirewall";
import type { BastionHostArgs as NetworkBastionHostArgs } from "@pulumi/azure-native/network/bastionHost";
import type { ExpressRouteGatewayArgs as NetworkExpressRouteGatewayArgs } from "@pulumi/azure-native/network/expressRouteGateway";
import type { FlowLogArgs as NetworkFlowLogArgs } from "@pulumi/azure-native/network/flowLog";
import type { LoadBalancerArgs as NetworkLoadBalancerArgs } from "@pulumi/azure-native/network/loadBalancer";
import type { NatGatewayArgs as NetworkNatGatewayArgs } from "@pulumi/azure-native/network/natGateway";
import type { PublicIPAddressArgs as NetworkPublicIPAddressArgs } from "@pulumi/azure-native/network/publicIPAddress";
import type { PublicIPPrefixArgs as NetworkPublicIPPrefixArgs } from "@pulumi/azure-native/network/publicIPPrefix";
import type { VirtualHubArgs as NetworkVirtualHubArgs } from "@pulumi/azure-native/network/virtualHub";
import type { VirtualNetworkGatewayArgs as NetworkVirtualNetworkGatewayArgs } from "@pulumi/azure-native/network/virtualNetworkGateway";
import type { VirtualNetworkGatewayConnectionArgs as NetworkVirtualNetworkGatewayConnectionArgs } from "@pulumi/azure-native/network/virtualNetworkGatewayConnection";
import type { VpnGatewayArgs as NetworkVpnGatewayArgs } from "@pulumi/azure-native/network/vpnGateway";
import type { WorkspaceArgs as OperationalinsightsWorkspaceArgs } from "@pulumi/azure-native/operationalinsights/workspace";
import type { CapacityDetailsArgs as PowerbidedicatedCapacityDetailsArgs } from "@pulumi/azure-native/powerbidedicated/capacityDetails";
import type { RedisArgs as RedisRedisArgs } from "@pulumi/azure-native/redis/redis";
import type { RedisEnterpriseArgs as RedisenterpriseRedisEnterpriseArgs } from "@pulumi/azure-native/redisenterprise/redisEnterprise";
import type { ServiceArgs as SearchServiceArgs } from "@pulumi/azure-native/search/service";
import type { NamespaceArgs as ServicebusNamespaceArgs } from "@pulumi/azure-native/servicebus/namespace";
import type { DatabaseArgs as SqlDatabaseArgs } from "@pulumi/azure-native/sql/database";
import type { ElasticPoolArgs as SqlElasticPoolArgs } from "@pulumi/azure-native/sql/elasticPool";
import type { ManagedInstanceArgs as SqlManagedInstanceArgs } from "@pulumi/azure-native/sql/managedInstance";
import type { FileShareArgs as StorageFileShareArgs } from "@pulumi/azure-native/storage/fileShare";
import type { StorageAccountArgs as StorageStorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import type { BigDataPoolArgs as SynapseBigDataPoolArgs } from "@pulumi/azure-native/synapse/bigDataPool";
import type { SqlPoolArgs as SynapseSqlPoolArgs } from "@pulumi/azure-native/synapse/sqlPool";
import type { EndpointArgs as TrafficmanagerEndpointArgs } from "@pulumi/azure-native/trafficmanager/endpoint";
import type { ProfileArgs as TrafficmanagerProfileArgs } from "@pulumi/azure-native/trafficmanager/profile";
import type { AppServiceEnvironmentArgs as WebAppServiceEnvironmentArgs } from "@pulumi/azure-native/web/appServiceEnvironment";
import type { AppServicePlanArgs as WebAppServicePlanArgs } from "@pulumi/azure-native/web/appServicePlan";
import type { StaticSiteArgs as WebStaticSiteArgs } from "@pulumi/azure-native/web/staticSite";
import type { WebAppArgs as WebWebAppArgs } from "@pulumi/azure-native/web/webApp";
import type { WebAppHostNameBindingArgs as WebWebAppHostNameBindingArgs } from "@pulumi/azure-native/web/webAppHostNameBinding";
import type { WebAppSlotArgs as WebWebAppSlotArgs } from "@pulumi/azure-native/web/webAppSlot";
import type {
  CognitiveProps as AnalyticsCognitiveProps,
  DatabricksProps as AnalyticsDatabricksProps,
  DomainProps as AnalyticsDomainProps,
  IntegrationAccountProps as AnalyticsIntegrationAccountProps,
  KustoProps as AnalyticsKustoProps,
  PowerBiProps as AnalyticsPowerBiProps,
  SearchProps as AnalyticsSearchProps,
  SparkPoolProps as AnalyticsSparkPoolProps,
  SqlPoolProps as AnalyticsSqlPoolProps,
} from "../../../pricing/azure/analytics";
import type {
  AppProps as AppServiceAppProps,
  BindingProps as AppServiceBindingProps,
  EnvironmentProps as AppServiceEnvironmentProps,
  PlanProps as AppServicePlanProps,
  StaticSiteProps as AppServiceStaticSiteProps,
} from "../../../pricing/azure/app-service";
import type { Props as ApplicationGatewayProps } from "../../../pricing/azure/application-gateway";
import type { PoolProps as BatchPoolProps } from "../../../pricing/azure/batch";
import type {
  AppProps as ContainerInstancesAppProps,
  EnvironmentProps as ContainerInstancesEnvironmentProps,
  GroupProps as ContainerInstancesGroupProps,
} from "../../../pricing/azure/container-instances";
import type { RegistryProps as ContainerRegistryRegistryProps } from "../../../pricing/azure/container-registry";
import type { AccountProps as CosmosDbAccountProps, ThroughputProps as CosmosDbThroughputProps } from "../../../pricing/azure/cosmos-db";
import type { Props as DiskProps } from "../../../pricing/azure/disk";
import type {
  MysqlProps as FlexibleServerMysqlProps,
  PostgresProps as FlexibleServerPostgresProps,
} from "../../../pricing/azure/flexible-server";
import type { Props as FlowLogProps } from "../../../pricing/azure/flow-log";
import type {
  CdnProfileProps as FrontDoorCdnProfileProps,
  FrontDoorProps as FrontDoorFrontDoorProps,
  WafPolicyProps as FrontDoorWafPolicyProps,
} from "../../../pricing/azure/front-door";
import type { KeyProps as KeysKeyProps, StoreProps as KeysStoreProps } from "../../../pricing/azure/keys";
import type { ClusterProps as KubernetesClusterProps } from "../../../pricing/azure/kubernetes";
import type { Props as LoadBalancerProps } from "../../../pricing/azure/load-balancer";
import type {
  EventHubProps as MessagingEventHubProps,
  EventHubsProps as MessagingEventHubsProps,
  ServiceBusProps as MessagingServiceBusProps,
} from "../../../pricing/azure/messaging";
import type {
  ComponentProps as MonitoringComponentProps,
  LogAlertProps as MonitoringLogAlertProps,
  MetricAlertProps as MonitoringMetricAlertProps,
  WorkspaceProps as MonitoringWorkspaceProps,
} from "../../../pricing/azure/monitoring";
import type { Props as NatGatewayProps } from "../../../pricing/azure/nat-gateway";
import type {
  BastionProps as NetworkSecurityBastionProps,
  FirewallProps as NetworkSecurityFirewallProps,
} from "../../../pricing/azure/network-security";
import type { NodePoolProps as NodePoolNodePoolProps } from "../../../pricing/azure/node-pool";
import type { Props as PublicIpAddressProps } from "../../../pricing/azure/public-ip-address";
import type { EnterpriseProps as RedisEnterpriseProps, RedisProps as RedisRedisProps } from "../../../pricing/azure/redis";
import type { Props as SingleServerProps } from "../../../pricing/azure/single-server";
import type { Props as SnapshotProps } from "../../../pricing/azure/snapshot";
import type {
  DatabaseProps as SqlDatabaseDatabaseProps,
  ManagedInstanceProps as SqlDatabaseManagedInstanceProps,
  PoolProps as SqlDatabasePoolProps,
} from "../../../pricing/azure/sql-database";
import type {
  AccountProps as StorageAccountAccountProps,
  ShareProps as StorageAccountShareProps,
} from "../../../pricing/azure/storage-account";
import type {
  EndpointProps as TrafficManagerEndpointProps,
  ProfileProps as TrafficManagerProfileProps,
} from "../../../pricing/azure/traffic-manager";
import type { Props as VirtualMachineProps } from "../../../pricing/azure/virtual-machine";
import type { Props as VirtualMachineScaleSetProps } from "../../../pricing/azure/virtual-machine-scale-set";
import type {
  ConnectionProps as VirtualNetworkGatewayConnectionProps,
  Props as VirtualNetworkGatewayProps,
} from "../../../pricing/azure/virtual-network-gateway";
import type {
  ExpressRouteGatewayProps as VirtualWanExpressRouteGatewayProps,
  HubProps as VirtualWanHubProps,
  PublicIpPrefixProps as VirtualWanPublicIpPrefixProps,
  VpnGatewayProps as VirtualWanVpnGatewayProps,
} from "../../../pricing/azure/virtual-wan";
import type { Fits } from "../../support/fits-sdk";

/** The arguments of the SDK and what pricing reads of them. Checked by the compiler alone: a name that does not exist fails here. */
export interface PropsFitSdk {
  "search/service": Fits<AnalyticsSearchProps, SearchServiceArgs>;
  "databricks/workspace": Fits<AnalyticsDatabricksProps, DatabricksWorkspaceArgs>;
  "synapse/sqlPool": Fits<AnalyticsSqlPoolProps, SynapseSqlPoolArgs>;
  "synapse/bigDataPool": Fits<AnalyticsSparkPoolProps, SynapseBigDataPoolArgs>;
  "kusto/cluster": Fits<AnalyticsKustoProps, KustoClusterArgs>;
  "logic/integrationAccount": Fits<AnalyticsIntegrationAccountProps, LogicIntegrationAccountArgs>;
  "powerbidedicated/capacityDetails": Fits<AnalyticsPowerBiProps, PowerbidedicatedCapacityDetailsArgs>;
  "aad/domainService": Fits<AnalyticsDomainProps, AadDomainServiceArgs>;
  "batch/pool": Fits<BatchPoolProps, BatchPoolArgs>;
  "cognitiveservices/account": Fits<AnalyticsCognitiveProps, CognitiveservicesAccountArgs>;
  "web/appServicePlan": Fits<AppServicePlanProps, WebAppServicePlanArgs>;
  "web/webApp": Fits<AppServiceAppProps, WebWebAppArgs>;
  "web/webAppSlot": Fits<AppServiceAppProps, WebWebAppSlotArgs>;
  "web/staticSite": Fits<AppServiceStaticSiteProps, WebStaticSiteArgs>;
  "web/appServiceEnvironment": Fits<AppServiceEnvironmentProps, WebAppServiceEnvironmentArgs>;
  "web/webAppHostNameBinding": Fits<AppServiceBindingProps, WebWebAppHostNameBindingArgs>;
  "network/applicationGateway": Fits<ApplicationGatewayProps, NetworkApplicationGatewayArgs>;
  "containerinstance/containerGroup": Fits<ContainerInstancesGroupProps, ContainerinstanceContainerGroupArgs>;
  "app/containerApp": Fits<ContainerInstancesAppProps, AppContainerAppArgs>;
  "app/managedEnvironment": Fits<ContainerInstancesEnvironmentProps, AppManagedEnvironmentArgs>;
  "containerregistry/registry": Fits<ContainerRegistryRegistryProps, ContainerregistryRegistryArgs>;
  "cosmosdb/databaseAccount": Fits<CosmosDbAccountProps, CosmosdbDatabaseAccountArgs>;
  "cosmosdb/sqlResourceSqlContainer": Fits<CosmosDbThroughputProps, CosmosdbSqlResourceSqlContainerArgs>;
  "cosmosdb/sqlResourceSqlDatabase": Fits<CosmosDbThroughputProps, CosmosdbSqlResourceSqlDatabaseArgs>;
  "cosmosdb/mongoDBResourceMongoDBCollection": Fits<CosmosDbThroughputProps, CosmosdbMongoDBResourceMongoDBCollectionArgs>;
  "cosmosdb/tableResourceTable": Fits<CosmosDbThroughputProps, CosmosdbTableResourceTableArgs>;
  "compute/disk": Fits<DiskProps, ComputeDiskArgs>;
  "dbforpostgresql/server": Fits<FlexibleServerPostgresProps, DbforpostgresqlServerArgs>;
  "dbformysql/server": Fits<FlexibleServerMysqlProps, DbformysqlServerArgs>;
  "frontdoor/frontDoor": Fits<FrontDoorFrontDoorProps, FrontdoorFrontDoorArgs>;
  "cdn/profile": Fits<FrontDoorCdnProfileProps, CdnProfileArgs>;
  "frontdoor/policy": Fits<FrontDoorWafPolicyProps, FrontdoorPolicyArgs>;
  "keyvault/key": Fits<KeysKeyProps, KeyvaultKeyArgs>;
  "appconfiguration/configurationStore": Fits<KeysStoreProps, AppconfigurationConfigurationStoreArgs>;
  "containerservice/managedCluster": Fits<KubernetesClusterProps, ContainerserviceManagedClusterArgs>;
  "containerservice/agentPool": Fits<NodePoolNodePoolProps, ContainerserviceAgentPoolArgs>;
  "network/loadBalancer": Fits<LoadBalancerProps, NetworkLoadBalancerArgs>;
  "servicebus/namespace": Fits<MessagingServiceBusProps, ServicebusNamespaceArgs>;
  "eventhub/namespace": Fits<MessagingEventHubsProps, EventhubNamespaceArgs>;
  "eventhub/eventHub": Fits<MessagingEventHubProps, EventhubEventHubArgs>;
  "operationalinsights/workspace": Fits<MonitoringWorkspaceProps, OperationalinsightsWorkspaceArgs>;
  "applicationinsights/component": Fits<MonitoringComponentProps, ApplicationinsightsComponentArgs>;
  // The criteria are a union of shapes, of which only two have `allOf`.
  "monitor/metricAlert": Fits<Omit<MonitoringMetricAlertProps, "criteria">, MonitorMetricAlertArgs>;
  "monitor/scheduledQueryRule": Fits<MonitoringLogAlertProps, MonitorScheduledQueryRuleArgs>;
  "network/flowLog": Fits<FlowLogProps, NetworkFlowLogArgs>;
  "network/natGateway": Fits<NatGatewayProps, NetworkNatGatewayArgs>;
  "network/azureFirewall": Fits<NetworkSecurityFirewallProps, NetworkAzureFirewallArgs>;
  "network/bastionHost": Fits<NetworkSecurityBastionProps, NetworkBastionHostArgs>;
  "network/publicIPAddress": Fits<PublicIpAddressProps, NetworkPublicIPAddressArgs>;
  "redis/redis": Fits<RedisRedisProps, RedisRedisArgs>;
  "redisenterprise/redisEnterprise": Fits<RedisEnterpriseProps, RedisenterpriseRedisEnterpriseArgs>;
  "dbformariadb/server": Fits<SingleServerProps, DbformariadbServerArgs>;
  "dbformysql/singleServer": Fits<SingleServerProps, DbformysqlSingleServerArgs>;
  "compute/snapshot": Fits<SnapshotProps, ComputeSnapshotArgs>;
  "sql/database": Fits<SqlDatabaseDatabaseProps, SqlDatabaseArgs>;
  "sql/elasticPool": Fits<SqlDatabasePoolProps, SqlElasticPoolArgs>;
  "sql/managedInstance": Fits<SqlDatabaseManagedInstanceProps, SqlManagedInstanceArgs>;
  "storage/storageAccount": Fits<StorageAccountAccountProps, StorageStorageAccountArgs>;
  "storage/fileShare": Fits<StorageAccountShareProps, StorageFileShareArgs>;
  "trafficmanager/profile": Fits<TrafficManagerProfileProps, TrafficmanagerProfileArgs>;
  "trafficmanager/endpoint": Fits<TrafficManagerEndpointProps, TrafficmanagerEndpointArgs>;
  "compute/virtualMachineScaleSet": Fits<VirtualMachineScaleSetProps, ComputeVirtualMachineScaleSetArgs>;
  "compute/virtualMachine": Fits<VirtualMachineProps, ComputeVirtualMachineArgs>;
  "network/virtualNetworkGateway": Fits<VirtualNetworkGatewayProps, NetworkVirtualNetworkGatewayArgs>;
  "network/virtualNetworkGatewayConnection": Fits<VirtualNetworkGatewayConnectionProps, NetworkVirtualNetworkGatewayConnectionArgs>;
  "network/virtualHub": Fits<VirtualWanHubProps, NetworkVirtualHubArgs>;
  "network/vpnGateway": Fits<VirtualWanVpnGatewayProps, NetworkVpnGatewayArgs>;
  "network/expressRouteGateway": Fits<VirtualWanExpressRouteGatewayProps, NetworkExpressRouteGatewayArgs>;
  "network/publicIPPrefix": Fits<VirtualWanPublicIpPrefixProps, NetworkPublicIPPrefixArgs>;
}

export const propsFitSdk: PropsFitSdk = {
  "search/service": true,
  "databricks/workspace": true,
  "synapse/sqlPool": true,
  "synapse/bigDataPool": true,
  "kusto/cluster": true,
  "logic/integrationAccount": true,
  "powerbidedicated/capacityDetails": true,
  "aad/domainService": true,
  "batch/pool": true,
  "cognitiveservices/account": true,
  "web/appServicePlan": true,
  "web/webApp": true,
  "web/webAppSlot": true,
  "web/staticSite": true,
  "web/appServiceEnvironment": true,
  "web/webAppHostNameBinding": true,
  "network/applicationGateway": true,
  "containerinstance/containerGroup": true,
  "app/containerApp": true,
  "app/managedEnvironment": true,
  "containerregistry/registry": true,
  "cosmosdb/databaseAccount": true,
  "cosmosdb/sqlResourceSqlContainer": true,
  "cosmosdb/sqlResourceSqlDatabase": true,
  "cosmosdb/mongoDBResourceMongoDBCollection": true,
  "cosmosdb/tableResourceTable": true,
  "compute/disk": true,
  "dbforpostgresql/server": true,
  "dbformysql/server": true,
  "frontdoor/frontDoor": true,
  "cdn/profile": true,
  "frontdoor/policy": true,
  "keyvault/key": true,
  "appconfiguration/configurationStore": true,
  "containerservice/managedCluster": true,
  "containerservice/agentPool": true,
  "network/loadBalancer": true,
  "servicebus/namespace": true,
  "eventhub/namespace": true,
  "eventhub/eventHub": true,
  "operationalinsights/workspace": true,
  "applicationinsights/component": true,
  "monitor/metricAlert": true,
  "monitor/scheduledQueryRule": true,
  "network/flowLog": true,
  "network/natGateway": true,
  "network/azureFirewall": true,
  "network/bastionHost": true,
  "network/publicIPAddress": true,
  "redis/redis": true,
  "redisenterprise/redisEnterprise": true,
  "dbformariadb/server": true,
  "dbformysql/singleServer": true,
  "compute/snapshot": true,
  "sql/database": true,
  "sql/elasticPool": true,
  "sql/managedInstance": true,
  "storage/storageAccount": true,
  "storage/fileShare": true,
  "trafficmanager/profile": true,
  "trafficmanager/endpoint": true,
  "compute/virtualMachineScaleSet": true,
  "compute/virtualMachine": true,
  "network/virtualNetworkGateway": true,
  "network/virtualNetworkGatewayConnection": true,
  "network/virtualHub": true,
  "network/vpnGateway": true,
  "network/expressRouteGateway": true,
  "network/publicIPPrefix": true,
};
