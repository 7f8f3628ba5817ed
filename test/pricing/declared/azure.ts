import type { ServiceArgs as ApimanagementServiceArgs } from "@pulumi/azure/apimanagement/service";
import type { ConfigurationStoreArgs as AppconfigurationConfigurationStoreArgs } from "@pulumi/azure/appconfiguration/configurationStore";
import type { InsightsArgs as AppinsightsInsightsArgs } from "@pulumi/azure/appinsights/insights";
import type { AppFlexConsumptionArgs as AppserviceAppFlexConsumptionArgs } from "@pulumi/azure/appservice/appFlexConsumption";
import type { AppServiceArgs as AppserviceAppServiceArgs } from "@pulumi/azure/appservice/appService";
import type { CustomHostnameBindingArgs as AppserviceCustomHostnameBindingArgs } from "@pulumi/azure/appservice/customHostnameBinding";
import type { EnvironmentV3Args as AppserviceEnvironmentV3Args } from "@pulumi/azure/appservice/environmentV3";
import type { FunctionAppArgs as AppserviceFunctionAppArgs } from "@pulumi/azure/appservice/functionApp";
import type { FunctionAppSlotArgs as AppserviceFunctionAppSlotArgs } from "@pulumi/azure/appservice/functionAppSlot";
import type { LinuxFunctionAppArgs as AppserviceLinuxFunctionAppArgs } from "@pulumi/azure/appservice/linuxFunctionApp";
import type { LinuxWebAppArgs as AppserviceLinuxWebAppArgs } from "@pulumi/azure/appservice/linuxWebApp";
import type { LinuxWebAppSlotArgs as AppserviceLinuxWebAppSlotArgs } from "@pulumi/azure/appservice/linuxWebAppSlot";
import type { PlanArgs as AppservicePlanArgs } from "@pulumi/azure/appservice/plan";
import type { ServicePlanArgs as AppserviceServicePlanArgs } from "@pulumi/azure/appservice/servicePlan";
import type { SlotArgs as AppserviceSlotArgs } from "@pulumi/azure/appservice/slot";
import type { StaticSiteArgs as AppserviceStaticSiteArgs } from "@pulumi/azure/appservice/staticSite";
import type { StaticWebAppArgs as AppserviceStaticWebAppArgs } from "@pulumi/azure/appservice/staticWebApp";
import type { WindowsFunctionAppArgs as AppserviceWindowsFunctionAppArgs } from "@pulumi/azure/appservice/windowsFunctionApp";
import type { WindowsWebAppArgs as AppserviceWindowsWebAppArgs } from "@pulumi/azure/appservice/windowsWebApp";
import type { WindowsWebAppSlotArgs as AppserviceWindowsWebAppSlotArgs } from "@pulumi/azure/appservice/windowsWebAppSlot";
import type { AccountArgs as AutomationAccountArgs } from "@pulumi/azure/automation/account";
import type { FrontdoorFirewallPolicyArgs as CdnFrontdoorFirewallPolicyArgs } from "@pulumi/azure/cdn/frontdoorFirewallPolicy";
import type { FrontdoorProfileArgs as CdnFrontdoorProfileArgs } from "@pulumi/azure/cdn/frontdoorProfile";
import type { ProfileArgs as CdnProfileArgs } from "@pulumi/azure/cdn/profile";
import type { AccountArgs as CognitiveAccountArgs } from "@pulumi/azure/cognitive/account";
import type { BastionHostArgs as ComputeBastionHostArgs } from "@pulumi/azure/compute/bastionHost";
import type { ImageArgs as ComputeImageArgs } from "@pulumi/azure/compute/image";
import type { LinuxVirtualMachineArgs as ComputeLinuxVirtualMachineArgs } from "@pulumi/azure/compute/linuxVirtualMachine";
import type { LinuxVirtualMachineScaleSetArgs as ComputeLinuxVirtualMachineScaleSetArgs } from "@pulumi/azure/compute/linuxVirtualMachineScaleSet";
import type { ManagedDiskArgs as ComputeManagedDiskArgs } from "@pulumi/azure/compute/managedDisk";
import type { OrchestratedVirtualMachineScaleSetArgs as ComputeOrchestratedVirtualMachineScaleSetArgs } from "@pulumi/azure/compute/orchestratedVirtualMachineScaleSet";
import type { ScaleSetArgs as ComputeScaleSetArgs } from "@pulumi/azure/compute/scaleSet";
import type { SnapshotArgs as ComputeSnapshotArgs } from "@pulumi/azure/compute/snapshot";
import type { VirtualMachineArgs as ComputeVirtualMachineArgs } from "@pulumi/azure/compute/virtualMachine";
import type { WindowsVirtualMachineArgs as ComputeWindowsVirtualMachineArgs } from "@pulumi/azure/compute/windowsVirtualMachine";
import type { WindowsVirtualMachineScaleSetArgs as ComputeWindowsVirtualMachineScaleSetArgs } from "@pulumi/azure/compute/windowsVirtualMachineScaleSet";
import type { AppArgs as ContainerappAppArgs } from "@pulumi/azure/containerapp/app";
import type { EnvironmentArgs as ContainerappEnvironmentArgs } from "@pulumi/azure/containerapp/environment";
import type { GroupArgs as ContainerserviceGroupArgs } from "@pulumi/azure/containerservice/group";
import type { KubernetesClusterArgs as ContainerserviceKubernetesClusterArgs } from "@pulumi/azure/containerservice/kubernetesCluster";
import type { KubernetesClusterNodePoolArgs as ContainerserviceKubernetesClusterNodePoolArgs } from "@pulumi/azure/containerservice/kubernetesClusterNodePool";
import type { RegistryArgs as ContainerserviceRegistryArgs } from "@pulumi/azure/containerservice/registry";
import type { AccountArgs as CosmosdbAccountArgs } from "@pulumi/azure/cosmosdb/account";
import type { CassandraKeyspaceArgs as CosmosdbCassandraKeyspaceArgs } from "@pulumi/azure/cosmosdb/cassandraKeyspace";
import type { CassandraTableArgs as CosmosdbCassandraTableArgs } from "@pulumi/azure/cosmosdb/cassandraTable";
import type { GremlinDatabaseArgs as CosmosdbGremlinDatabaseArgs } from "@pulumi/azure/cosmosdb/gremlinDatabase";
import type { GremlinGraphArgs as CosmosdbGremlinGraphArgs } from "@pulumi/azure/cosmosdb/gremlinGraph";
import type { MongoCollectionArgs as CosmosdbMongoCollectionArgs } from "@pulumi/azure/cosmosdb/mongoCollection";
import type { MongoDatabaseArgs as CosmosdbMongoDatabaseArgs } from "@pulumi/azure/cosmosdb/mongoDatabase";
import type { SqlContainerArgs as CosmosdbSqlContainerArgs } from "@pulumi/azure/cosmosdb/sqlContainer";
import type { SqlDatabaseArgs as CosmosdbSqlDatabaseArgs } from "@pulumi/azure/cosmosdb/sqlDatabase";
import type { TableArgs as CosmosdbTableArgs } from "@pulumi/azure/cosmosdb/table";
import type { WorkspaceArgs as DatabricksWorkspaceArgs } from "@pulumi/azure/databricks/workspace";
import type { FactoryArgs as DatafactoryFactoryArgs } from "@pulumi/azure/datafactory/factory";
import type { ZoneArgs as DnsZoneArgs } from "@pulumi/azure/dns/zone";
import type { ServiceArgs as DomainservicesServiceArgs } from "@pulumi/azure/domainservices/service";
import type { DomainArgs as EventgridDomainArgs } from "@pulumi/azure/eventgrid/domain";
import type { SystemTopicArgs as EventgridSystemTopicArgs } from "@pulumi/azure/eventgrid/systemTopic";
import type { TopicArgs as EventgridTopicArgs } from "@pulumi/azure/eventgrid/topic";
import type { ClusterArgs as EventhubClusterArgs } from "@pulumi/azure/eventhub/cluster";
import type { EventHubArgs as EventhubEventHubArgs } from "@pulumi/azure/eventhub/eventHub";
import type { EventHubNamespaceArgs as EventhubEventHubNamespaceArgs } from "@pulumi/azure/eventhub/eventHubNamespace";
import type { NamespaceArgs as EventhubNamespaceArgs } from "@pulumi/azure/eventhub/namespace";
import type { FirewallPolicyArgs as FrontdoorFirewallPolicyArgs } from "@pulumi/azure/frontdoor/firewallPolicy";
import type { FrontdoorArgs as FrontdoorFrontdoorArgs } from "@pulumi/azure/frontdoor/frontdoor";
import type { IoTHubArgs as IotIoTHubArgs } from "@pulumi/azure/iot/ioTHub";
import type { KeyArgs as KeyvaultKeyArgs } from "@pulumi/azure/keyvault/key";
import type { KeyVaultArgs as KeyvaultKeyVaultArgs } from "@pulumi/azure/keyvault/keyVault";
import type { ManagedHardwareSecurityModuleArgs as KeyvaultManagedHardwareSecurityModuleArgs } from "@pulumi/azure/keyvault/managedHardwareSecurityModule";
import type { ClusterArgs as KustoClusterArgs } from "@pulumi/azure/kusto/cluster";
import type { LoadBalancerArgs as LbLoadBalancerArgs } from "@pulumi/azure/lb/loadBalancer";
import type { IntegrationAccountArgs as LogicappsIntegrationAccountArgs } from "@pulumi/azure/logicapps/integrationAccount";
import type { WorkflowArgs as LogicappsWorkflowArgs } from "@pulumi/azure/logicapps/workflow";
import type { ManagedRedisArgs as ManagedredisManagedRedisArgs } from "@pulumi/azure/managedredis/managedRedis";
import type { MetricAlertArgs as MonitoringMetricAlertArgs } from "@pulumi/azure/monitoring/metricAlert";
import type { ScheduledQueryRulesAlertV2Args as MonitoringScheduledQueryRulesAlertV2Args } from "@pulumi/azure/monitoring/scheduledQueryRulesAlertV2";
import type { DatabaseArgs as MssqlDatabaseArgs } from "@pulumi/azure/mssql/database";
import type { ElasticPoolArgs as MssqlElasticPoolArgs } from "@pulumi/azure/mssql/elasticPool";
import type { ManagedInstanceArgs as MssqlManagedInstanceArgs } from "@pulumi/azure/mssql/managedInstance";
import type { ServerArgs as MssqlServerArgs } from "@pulumi/azure/mssql/server";
import type { FlexibleServerArgs as MysqlFlexibleServerArgs } from "@pulumi/azure/mysql/flexibleServer";
import type { ApplicationGatewayArgs as NetworkApplicationGatewayArgs } from "@pulumi/azure/network/applicationGateway";
import type { DdosProtectionPlanArgs as NetworkDdosProtectionPlanArgs } from "@pulumi/azure/network/ddosProtectionPlan";
import type { ExpressRouteConnectionArgs as NetworkExpressRouteConnectionArgs } from "@pulumi/azure/network/expressRouteConnection";
import type { ExpressRouteGatewayArgs as NetworkExpressRouteGatewayArgs } from "@pulumi/azure/network/expressRouteGateway";
import type { FirewallArgs as NetworkFirewallArgs } from "@pulumi/azure/network/firewall";
import type { NatGatewayArgs as NetworkNatGatewayArgs } from "@pulumi/azure/network/natGateway";
import type { PublicIpArgs as NetworkPublicIpArgs } from "@pulumi/azure/network/publicIp";
import type { PublicIpPrefixArgs as NetworkPublicIpPrefixArgs } from "@pulumi/azure/network/publicIpPrefix";
import type { TrafficManagerAzureEndpointArgs as NetworkTrafficManagerAzureEndpointArgs } from "@pulumi/azure/network/trafficManagerAzureEndpoint";
import type { TrafficManagerExternalEndpointArgs as NetworkTrafficManagerExternalEndpointArgs } from "@pulumi/azure/network/trafficManagerExternalEndpoint";
import type { TrafficManagerNestedEndpointArgs as NetworkTrafficManagerNestedEndpointArgs } from "@pulumi/azure/network/trafficManagerNestedEndpoint";
import type { TrafficManagerProfileArgs as NetworkTrafficManagerProfileArgs } from "@pulumi/azure/network/trafficManagerProfile";
import type { VirtualHubArgs as NetworkVirtualHubArgs } from "@pulumi/azure/network/virtualHub";
import type { VirtualNetworkArgs as NetworkVirtualNetworkArgs } from "@pulumi/azure/network/virtualNetwork";
import type { VirtualNetworkGatewayArgs as NetworkVirtualNetworkGatewayArgs } from "@pulumi/azure/network/virtualNetworkGateway";
import type { VirtualNetworkGatewayConnectionArgs as NetworkVirtualNetworkGatewayConnectionArgs } from "@pulumi/azure/network/virtualNetworkGatewayConnection";
import type { VirtualNetworkPeeringArgs as NetworkVirtualNetworkPeeringArgs } from "@pulumi/azure/network/virtualNetworkPeering";
import type { VpnGatewayArgs as NetworkVpnGatewayArgs } from "@pulumi/azure/network/vpnGateway";
import type { VpnGatewayConnectionArgs as NetworkVpnGatewayConnectionArgs } from "@pulumi/azure/network/vpnGatewayConnection";
import type { NamespaceArgs as NotificationhubNamespaceArgs } from "@pulumi/azure/notificationhub/namespace";
import type { AnalyticsWorkspaceArgs as OperationalinsightsAnalyticsWorkspaceArgs } from "@pulumi/azure/operationalinsights/analyticsWorkspace";
import type { FlexibleServerArgs as PostgresqlFlexibleServerArgs } from "@pulumi/azure/postgresql/flexibleServer";
import type { ServerArgs as PostgresqlServerArgs } from "@pulumi/azure/postgresql/server";
import type { EmbeddedArgs as PowerbiEmbeddedArgs } from "@pulumi/azure/powerbi/embedded";
import type { ResolverDnsForwardingRulesetArgs as PrivatednsResolverDnsForwardingRulesetArgs } from "@pulumi/azure/privatedns/resolverDnsForwardingRuleset";
import type { ResolverInboundEndpointArgs as PrivatednsResolverInboundEndpointArgs } from "@pulumi/azure/privatedns/resolverInboundEndpoint";
import type { ResolverOutboundEndpointArgs as PrivatednsResolverOutboundEndpointArgs } from "@pulumi/azure/privatedns/resolverOutboundEndpoint";
import type { ZoneArgs as PrivatednsZoneArgs } from "@pulumi/azure/privatedns/zone";
import type { EndpointArgs as PrivatelinkEndpointArgs } from "@pulumi/azure/privatelink/endpoint";
import type { VaultArgs as RecoveryservicesVaultArgs } from "@pulumi/azure/recoveryservices/vault";
import type { CacheArgs as RedisCacheArgs } from "@pulumi/azure/redis/cache";
import type { EnterpriseClusterArgs as RedisEnterpriseClusterArgs } from "@pulumi/azure/redis/enterpriseCluster";
import type { ServiceArgs as SearchServiceArgs } from "@pulumi/azure/search/service";
import type { NamespaceArgs as ServicebusNamespaceArgs } from "@pulumi/azure/servicebus/namespace";
import type { ServiceArgs as SignalrServiceArgs } from "@pulumi/azure/signalr/service";
import type { AccountArgs as StorageAccountArgs } from "@pulumi/azure/storage/account";
import type { ShareArgs as StorageShareArgs } from "@pulumi/azure/storage/share";
import type { SparkPoolArgs as SynapseSparkPoolArgs } from "@pulumi/azure/synapse/sparkPool";
import type { SqlPoolArgs as SynapseSqlPoolArgs } from "@pulumi/azure/synapse/sqlPool";
import type { WorkspaceArgs as SynapseWorkspaceArgs } from "@pulumi/azure/synapse/workspace";
import type { Declared } from "./declared";

/** Arguments as the SDK types them. */
interface Args {
  "azure:apimanagement/service:Service": ApimanagementServiceArgs;
  "azure:appconfiguration/configurationStore:ConfigurationStore": AppconfigurationConfigurationStoreArgs;
  "azure:appinsights/insights:Insights": AppinsightsInsightsArgs;
  "azure:appservice/appFlexConsumption:AppFlexConsumption": AppserviceAppFlexConsumptionArgs;
  "azure:appservice/appService:AppService": AppserviceAppServiceArgs;
  "azure:appservice/customHostnameBinding:CustomHostnameBinding": AppserviceCustomHostnameBindingArgs;
  "azure:appservice/environmentV3:EnvironmentV3": AppserviceEnvironmentV3Args;
  "azure:appservice/functionApp:FunctionApp": AppserviceFunctionAppArgs;
  "azure:appservice/functionAppSlot:FunctionAppSlot": AppserviceFunctionAppSlotArgs;
  "azure:appservice/linuxFunctionApp:LinuxFunctionApp": AppserviceLinuxFunctionAppArgs;
  "azure:appservice/linuxWebApp:LinuxWebApp": AppserviceLinuxWebAppArgs;
  "azure:appservice/linuxWebAppSlot:LinuxWebAppSlot": AppserviceLinuxWebAppSlotArgs;
  "azure:appservice/plan:Plan": AppservicePlanArgs;
  "azure:appservice/servicePlan:ServicePlan": AppserviceServicePlanArgs;
  "azure:appservice/slot:Slot": AppserviceSlotArgs;
  "azure:appservice/staticSite:StaticSite": AppserviceStaticSiteArgs;
  "azure:appservice/staticWebApp:StaticWebApp": AppserviceStaticWebAppArgs;
  "azure:appservice/windowsFunctionApp:WindowsFunctionApp": AppserviceWindowsFunctionAppArgs;
  "azure:appservice/windowsWebApp:WindowsWebApp": AppserviceWindowsWebAppArgs;
  "azure:appservice/windowsWebAppSlot:WindowsWebAppSlot": AppserviceWindowsWebAppSlotArgs;
  "azure:automation/account:Account": AutomationAccountArgs;
  "azure:cdn/frontdoorFirewallPolicy:FrontdoorFirewallPolicy": CdnFrontdoorFirewallPolicyArgs;
  "azure:cdn/frontdoorProfile:FrontdoorProfile": CdnFrontdoorProfileArgs;
  "azure:cdn/profile:Profile": CdnProfileArgs;
  "azure:cognitive/account:Account": CognitiveAccountArgs;
  "azure:compute/bastionHost:BastionHost": ComputeBastionHostArgs;
  "azure:compute/image:Image": ComputeImageArgs;
  "azure:compute/linuxVirtualMachine:LinuxVirtualMachine": ComputeLinuxVirtualMachineArgs;
  "azure:compute/linuxVirtualMachineScaleSet:LinuxVirtualMachineScaleSet": ComputeLinuxVirtualMachineScaleSetArgs;
  "azure:compute/managedDisk:ManagedDisk": ComputeManagedDiskArgs;
  "azure:compute/orchestratedVirtualMachineScaleSet:OrchestratedVirtualMachineScaleSet": ComputeOrchestratedVirtualMachineScaleSetArgs;
  "azure:compute/scaleSet:ScaleSet": ComputeScaleSetArgs;
  "azure:compute/snapshot:Snapshot": ComputeSnapshotArgs;
  "azure:compute/virtualMachine:VirtualMachine": ComputeVirtualMachineArgs;
  "azure:compute/windowsVirtualMachine:WindowsVirtualMachine": ComputeWindowsVirtualMachineArgs;
  "azure:compute/windowsVirtualMachineScaleSet:WindowsVirtualMachineScaleSet": ComputeWindowsVirtualMachineScaleSetArgs;
  "azure:containerapp/app:App": ContainerappAppArgs;
  "azure:containerapp/environment:Environment": ContainerappEnvironmentArgs;
  "azure:containerservice/group:Group": ContainerserviceGroupArgs;
  "azure:containerservice/kubernetesCluster:KubernetesCluster": ContainerserviceKubernetesClusterArgs;
  "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool": ContainerserviceKubernetesClusterNodePoolArgs;
  "azure:containerservice/registry:Registry": ContainerserviceRegistryArgs;
  "azure:cosmosdb/account:Account": CosmosdbAccountArgs;
  "azure:cosmosdb/cassandraKeyspace:CassandraKeyspace": CosmosdbCassandraKeyspaceArgs;
  "azure:cosmosdb/cassandraTable:CassandraTable": CosmosdbCassandraTableArgs;
  "azure:cosmosdb/gremlinDatabase:GremlinDatabase": CosmosdbGremlinDatabaseArgs;
  "azure:cosmosdb/gremlinGraph:GremlinGraph": CosmosdbGremlinGraphArgs;
  "azure:cosmosdb/mongoCollection:MongoCollection": CosmosdbMongoCollectionArgs;
  "azure:cosmosdb/mongoDatabase:MongoDatabase": CosmosdbMongoDatabaseArgs;
  "azure:cosmosdb/sqlContainer:SqlContainer": CosmosdbSqlContainerArgs;
  "azure:cosmosdb/sqlDatabase:SqlDatabase": CosmosdbSqlDatabaseArgs;
  "azure:cosmosdb/table:Table": CosmosdbTableArgs;
  "azure:databricks/workspace:Workspace": DatabricksWorkspaceArgs;
  "azure:datafactory/factory:Factory": DatafactoryFactoryArgs;
  "azure:dns/zone:Zone": DnsZoneArgs;
  "azure:domainservices/service:Service": DomainservicesServiceArgs;
  "azure:eventgrid/domain:Domain": EventgridDomainArgs;
  "azure:eventgrid/systemTopic:SystemTopic": EventgridSystemTopicArgs;
  "azure:eventgrid/topic:Topic": EventgridTopicArgs;
  "azure:eventhub/cluster:Cluster": EventhubClusterArgs;
  "azure:eventhub/eventHub:EventHub": EventhubEventHubArgs;
  "azure:eventhub/eventHubNamespace:EventHubNamespace": EventhubEventHubNamespaceArgs;
  "azure:eventhub/namespace:Namespace": EventhubNamespaceArgs;
  "azure:frontdoor/firewallPolicy:FirewallPolicy": FrontdoorFirewallPolicyArgs;
  "azure:frontdoor/frontdoor:Frontdoor": FrontdoorFrontdoorArgs;
  "azure:iot/ioTHub:IoTHub": IotIoTHubArgs;
  "azure:keyvault/key:Key": KeyvaultKeyArgs;
  "azure:keyvault/keyVault:KeyVault": KeyvaultKeyVaultArgs;
  "azure:keyvault/managedHardwareSecurityModule:ManagedHardwareSecurityModule": KeyvaultManagedHardwareSecurityModuleArgs;
  "azure:kusto/cluster:Cluster": KustoClusterArgs;
  "azure:lb/loadBalancer:LoadBalancer": LbLoadBalancerArgs;
  "azure:logicapps/integrationAccount:IntegrationAccount": LogicappsIntegrationAccountArgs;
  "azure:logicapps/workflow:Workflow": LogicappsWorkflowArgs;
  "azure:managedredis/managedRedis:ManagedRedis": ManagedredisManagedRedisArgs;
  "azure:monitoring/metricAlert:MetricAlert": MonitoringMetricAlertArgs;
  "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2": MonitoringScheduledQueryRulesAlertV2Args;
  "azure:mssql/database:Database": MssqlDatabaseArgs;
  "azure:mssql/elasticPool:ElasticPool": MssqlElasticPoolArgs;
  "azure:mssql/managedInstance:ManagedInstance": MssqlManagedInstanceArgs;
  "azure:mssql/server:Server": MssqlServerArgs;
  "azure:mysql/flexibleServer:FlexibleServer": MysqlFlexibleServerArgs;
  "azure:network/applicationGateway:ApplicationGateway": NetworkApplicationGatewayArgs;
  "azure:network/ddosProtectionPlan:DdosProtectionPlan": NetworkDdosProtectionPlanArgs;
  "azure:network/expressRouteConnection:ExpressRouteConnection": NetworkExpressRouteConnectionArgs;
  "azure:network/expressRouteGateway:ExpressRouteGateway": NetworkExpressRouteGatewayArgs;
  "azure:network/firewall:Firewall": NetworkFirewallArgs;
  "azure:network/natGateway:NatGateway": NetworkNatGatewayArgs;
  "azure:network/publicIp:PublicIp": NetworkPublicIpArgs;
  "azure:network/publicIpPrefix:PublicIpPrefix": NetworkPublicIpPrefixArgs;
  "azure:network/trafficManagerAzureEndpoint:TrafficManagerAzureEndpoint": NetworkTrafficManagerAzureEndpointArgs;
  "azure:network/trafficManagerExternalEndpoint:TrafficManagerExternalEndpoint": NetworkTrafficManagerExternalEndpointArgs;
  "azure:network/trafficManagerNestedEndpoint:TrafficManagerNestedEndpoint": NetworkTrafficManagerNestedEndpointArgs;
  "azure:network/trafficManagerProfile:TrafficManagerProfile": NetworkTrafficManagerProfileArgs;
  "azure:network/virtualHub:VirtualHub": NetworkVirtualHubArgs;
  "azure:network/virtualNetwork:VirtualNetwork": NetworkVirtualNetworkArgs;
  "azure:network/virtualNetworkGateway:VirtualNetworkGateway": NetworkVirtualNetworkGatewayArgs;
  "azure:network/virtualNetworkGatewayConnection:VirtualNetworkGatewayConnection": NetworkVirtualNetworkGatewayConnectionArgs;
  "azure:network/virtualNetworkPeering:VirtualNetworkPeering": NetworkVirtualNetworkPeeringArgs;
  "azure:network/vpnGateway:VpnGateway": NetworkVpnGatewayArgs;
  "azure:network/vpnGatewayConnection:VpnGatewayConnection": NetworkVpnGatewayConnectionArgs;
  "azure:notificationhub/namespace:Namespace": NotificationhubNamespaceArgs;
  "azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace": OperationalinsightsAnalyticsWorkspaceArgs;
  "azure:postgresql/flexibleServer:FlexibleServer": PostgresqlFlexibleServerArgs;
  "azure:postgresql/server:Server": PostgresqlServerArgs;
  "azure:powerbi/embedded:Embedded": PowerbiEmbeddedArgs;
  "azure:privatedns/resolverDnsForwardingRuleset:ResolverDnsForwardingRuleset": PrivatednsResolverDnsForwardingRulesetArgs;
  "azure:privatedns/resolverInboundEndpoint:ResolverInboundEndpoint": PrivatednsResolverInboundEndpointArgs;
  "azure:privatedns/resolverOutboundEndpoint:ResolverOutboundEndpoint": PrivatednsResolverOutboundEndpointArgs;
  "azure:privatedns/zone:Zone": PrivatednsZoneArgs;
  "azure:privatelink/endpoint:Endpoint": PrivatelinkEndpointArgs;
  "azure:recoveryservices/vault:Vault": RecoveryservicesVaultArgs;
  "azure:redis/cache:Cache": RedisCacheArgs;
  "azure:redis/enterpriseCluster:EnterpriseCluster": RedisEnterpriseClusterArgs;
  "azure:search/service:Service": SearchServiceArgs;
  "azure:servicebus/namespace:Namespace": ServicebusNamespaceArgs;
  "azure:signalr/service:Service": SignalrServiceArgs;
  "azure:storage/account:Account": StorageAccountArgs;
  "azure:storage/share:Share": StorageShareArgs;
  "azure:synapse/sparkPool:SparkPool": SynapseSparkPoolArgs;
  "azure:synapse/sqlPool:SqlPool": SynapseSqlPoolArgs;
  "azure:synapse/workspace:Workspace": SynapseWorkspaceArgs;
}

/** One of each type, as programs declare it. `@type` stands for the id of the resource of that type. */
export const azure: Declared<Args> = {
  "azure:apimanagement/service:Service": {
    resourceGroupName: "shop",
    publisherEmail: "ops@example.com",
    publisherName: "Shop",
    skuName: "Developer_1",
  },
  "azure:appconfiguration/configurationStore:ConfigurationStore": { resourceGroupName: "shop", sku: "standard" },
  "azure:appinsights/insights:Insights": {
    resourceGroupName: "shop",
    applicationType: "web",
    workspaceId: "@azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace",
  },
  "azure:appservice/appFlexConsumption:AppFlexConsumption": {
    resourceGroupName: "shop",
    servicePlanId: "@azure:appservice/servicePlan:ServicePlan",
    runtimeName: "node",
    runtimeVersion: "20",
    instanceMemoryInMb: 2048,
    storageContainerType: "blobContainer",
    storageContainerEndpoint: "https://shop.blob.core.windows.net/app",
    storageAuthenticationType: "SystemAssignedIdentity",
  },
  "azure:appservice/appService:AppService": { resourceGroupName: "shop", appServicePlanId: "@azure:appservice/plan:Plan", httpsOnly: true },
  "azure:appservice/customHostnameBinding:CustomHostnameBinding": {
    resourceGroupName: "shop",
    appServiceName: "web",
    hostname: "shop.example.com",
    sslState: "SniEnabled",
  },
  "azure:appservice/environmentV3:EnvironmentV3": { resourceGroupName: "shop", subnetId: "subnet" },
  "azure:appservice/functionApp:FunctionApp": {
    resourceGroupName: "shop",
    appServicePlanId: "@azure:appservice/plan:Plan",
    storageAccountName: "@azure:storage/account:Account",
    storageAccountAccessKey: "example",
  },
  "azure:appservice/functionAppSlot:FunctionAppSlot": {
    resourceGroupName: "shop",
    appServicePlanId: "@azure:appservice/plan:Plan",
    functionAppName: "@azure:appservice/functionApp:FunctionApp",
    storageAccountName: "shop",
    storageAccountAccessKey: "example",
  },
  "azure:appservice/linuxFunctionApp:LinuxFunctionApp": {
    resourceGroupName: "shop",
    servicePlanId: "@azure:appservice/servicePlan:ServicePlan",
    storageAccountName: "@azure:storage/account:Account",
    siteConfig: {},
  },
  "azure:appservice/linuxWebApp:LinuxWebApp": {
    resourceGroupName: "shop",
    servicePlanId: "@azure:appservice/servicePlan:ServicePlan",
    siteConfig: { alwaysOn: true },
  },
  "azure:appservice/linuxWebAppSlot:LinuxWebAppSlot": { appServiceId: "@azure:appservice/linuxWebApp:LinuxWebApp", siteConfig: {} },
  "azure:appservice/plan:Plan": {
    resourceGroupName: "shop",
    kind: "Linux",
    reserved: true,
    sku: { tier: "Standard", size: "S1", capacity: 2 },
  },
  "azure:appservice/servicePlan:ServicePlan": { resourceGroupName: "shop", osType: "Linux", skuName: "P1v3", workerCount: 2 },
  "azure:appservice/slot:Slot": {
    resourceGroupName: "shop",
    appServiceName: "@azure:appservice/appService:AppService",
    appServicePlanId: "@azure:appservice/plan:Plan",
  },
  "azure:appservice/staticSite:StaticSite": { resourceGroupName: "shop", skuTier: "Standard" },
  "azure:appservice/staticWebApp:StaticWebApp": { resourceGroupName: "shop", skuTier: "Standard", skuSize: "Standard" },
  "azure:appservice/windowsFunctionApp:WindowsFunctionApp": {
    resourceGroupName: "shop",
    servicePlanId: "@azure:appservice/servicePlan:ServicePlan",
    storageAccountName: "@azure:storage/account:Account",
    siteConfig: {},
  },
  "azure:appservice/windowsWebApp:WindowsWebApp": {
    resourceGroupName: "shop",
    servicePlanId: "@azure:appservice/servicePlan:ServicePlan",
    siteConfig: {},
  },
  "azure:appservice/windowsWebAppSlot:WindowsWebAppSlot": { appServiceId: "@azure:appservice/windowsWebApp:WindowsWebApp", siteConfig: {} },
  "azure:automation/account:Account": { resourceGroupName: "shop", skuName: "Basic" },
  "azure:cdn/frontdoorFirewallPolicy:FrontdoorFirewallPolicy": {
    resourceGroupName: "shop",
    skuName: "Premium_AzureFrontDoor",
    mode: "Prevention",
  },
  "azure:cdn/frontdoorProfile:FrontdoorProfile": { resourceGroupName: "shop", skuName: "Standard_AzureFrontDoor" },
  "azure:cdn/profile:Profile": { resourceGroupName: "shop", sku: "Standard_Microsoft" },
  "azure:cognitive/account:Account": { resourceGroupName: "shop", kind: "OpenAI", skuName: "S0" },
  "azure:compute/bastionHost:BastionHost": {
    resourceGroupName: "shop",
    sku: "Basic",
    ipConfiguration: { name: "ip", subnetId: "s", publicIpAddressId: "@azure:network/publicIp:PublicIp" },
  },
  "azure:compute/image:Image": { resourceGroupName: "shop" },
  "azure:compute/linuxVirtualMachine:LinuxVirtualMachine": {
    resourceGroupName: "shop",
    size: "Standard_D2s_v5",
    adminUsername: "ops",
    networkInterfaceIds: ["nic"],
    osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS", diskSizeGb: 64 },
    sourceImageReference: { publisher: "Canonical", offer: "0001-com-ubuntu-server-jammy", sku: "22_04-lts", version: "latest" },
  },
  "azure:compute/linuxVirtualMachineScaleSet:LinuxVirtualMachineScaleSet": {
    resourceGroupName: "shop",
    sku: "Standard_D2s_v5",
    instances: 3,
    adminUsername: "ops",
    networkInterfaces: [],
    osDisk: { caching: "ReadWrite", storageAccountType: "StandardSSD_LRS" },
    priority: "Spot",
  },
  "azure:compute/managedDisk:ManagedDisk": {
    resourceGroupName: "shop",
    createOption: "Empty",
    storageAccountType: "Premium_LRS",
    diskSizeGb: 256,
  },
  "azure:compute/orchestratedVirtualMachineScaleSet:OrchestratedVirtualMachineScaleSet": {
    resourceGroupName: "shop",
    platformFaultDomainCount: 1,
    skuName: "Standard_D2s_v5",
    instances: 2,
    osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
    osProfile: { linuxConfiguration: { adminUsername: "ops" } },
  },
  "azure:compute/scaleSet:ScaleSet": {
    resourceGroupName: "shop",
    upgradePolicyMode: "Manual",
    sku: { name: "Standard_D2s_v3", tier: "Standard", capacity: 2 },
    networkProfiles: [],
    osProfile: { computerNamePrefix: "web", adminUsername: "ops" },
    storageProfileOsDisk: { createOption: "FromImage", managedDiskType: "Standard_LRS" },
  },
  "azure:compute/snapshot:Snapshot": {
    resourceGroupName: "shop",
    createOption: "Copy",
    sourceUri: "@azure:compute/managedDisk:ManagedDisk",
    diskSizeGb: 256,
  },
  "azure:compute/virtualMachine:VirtualMachine": {
    resourceGroupName: "shop",
    vmSize: "Standard_D2s_v3",
    networkInterfaceIds: ["nic"],
    osProfile: { computerName: "web", adminUsername: "ops" },
    osProfileLinuxConfig: { disablePasswordAuthentication: false },
    storageImageReference: { publisher: "Canonical", offer: "UbuntuServer", sku: "18.04-LTS", version: "latest" },
    storageOsDisk: { name: "os", createOption: "FromImage", managedDiskType: "Standard_LRS" },
  },
  "azure:compute/windowsVirtualMachine:WindowsVirtualMachine": {
    resourceGroupName: "shop",
    size: "Standard_D2s_v5",
    adminUsername: "ops",
    adminPassword: "Example-1",
    networkInterfaceIds: ["nic"],
    licenseType: "Windows_Server",
    osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
    sourceImageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2022-Datacenter", version: "latest" },
  },
  "azure:compute/windowsVirtualMachineScaleSet:WindowsVirtualMachineScaleSet": {
    resourceGroupName: "shop",
    sku: "Standard_D2s_v5",
    instances: 2,
    adminUsername: "ops",
    adminPassword: "Example-1",
    networkInterfaces: [],
    osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
  },
  "azure:containerapp/app:App": {
    resourceGroupName: "shop",
    containerAppEnvironmentId: "@azure:containerapp/environment:Environment",
    revisionMode: "Single",
    template: { minReplicas: 1, maxReplicas: 3, containers: [{ name: "web", image: "nginx", cpu: 0.5, memory: "1Gi" }] },
  },
  "azure:containerapp/environment:Environment": { resourceGroupName: "shop" },
  "azure:containerservice/group:Group": {
    resourceGroupName: "shop",
    osType: "Linux",
    containers: [{ name: "web", image: "nginx", cpu: 1, memory: 1.5 }],
  },
  "azure:containerservice/kubernetesCluster:KubernetesCluster": {
    resourceGroupName: "shop",
    dnsPrefix: "shop",
    skuTier: "Standard",
    defaultNodePool: { name: "system", vmSize: "Standard_D2s_v5", autoScalingEnabled: true, minCount: 1, maxCount: 3, osDiskSizeGb: 64 },
    identity: { type: "SystemAssigned" },
  },
  "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool": {
    kubernetesClusterId: "@azure:containerservice/kubernetesCluster:KubernetesCluster",
    vmSize: "Standard_D4s_v5",
    nodeCount: 2,
    priority: "Spot",
  },
  "azure:containerservice/registry:Registry": { resourceGroupName: "shop", sku: "Premium", georeplications: [{ location: "westus" }] },
  "azure:cosmosdb/account:Account": {
    resourceGroupName: "shop",
    offerType: "Standard",
    consistencyPolicy: { consistencyLevel: "Session" },
    geoLocations: [{ location: "eastus", failoverPriority: 0 }],
  },
  "azure:cosmosdb/cassandraKeyspace:CassandraKeyspace": {
    resourceGroupName: "shop",
    accountName: "@azure:cosmosdb/account:Account",
    throughput: 400,
  },
  "azure:cosmosdb/cassandraTable:CassandraTable": {
    cassandraKeyspaceId: "@azure:cosmosdb/cassandraKeyspace:CassandraKeyspace",
    schema: { columns: [], partitionKeys: [] },
  },
  "azure:cosmosdb/gremlinDatabase:GremlinDatabase": {
    resourceGroupName: "shop",
    accountName: "@azure:cosmosdb/account:Account",
    throughput: 400,
  },
  "azure:cosmosdb/gremlinGraph:GremlinGraph": {
    resourceGroupName: "shop",
    accountName: "@azure:cosmosdb/account:Account",
    databaseName: "@azure:cosmosdb/gremlinDatabase:GremlinDatabase",
    partitionKeyPath: "/id",
  },
  "azure:cosmosdb/mongoCollection:MongoCollection": {
    resourceGroupName: "shop",
    accountName: "@azure:cosmosdb/account:Account",
    databaseName: "@azure:cosmosdb/mongoDatabase:MongoDatabase",
    autoscaleSettings: { maxThroughput: 4000 },
  },
  "azure:cosmosdb/mongoDatabase:MongoDatabase": { resourceGroupName: "shop", accountName: "@azure:cosmosdb/account:Account" },
  "azure:cosmosdb/sqlContainer:SqlContainer": {
    resourceGroupName: "shop",
    accountName: "@azure:cosmosdb/account:Account",
    databaseName: "@azure:cosmosdb/sqlDatabase:SqlDatabase",
    partitionKeyPaths: ["/id"],
    throughput: 1000,
  },
  "azure:cosmosdb/sqlDatabase:SqlDatabase": { resourceGroupName: "shop", accountName: "@azure:cosmosdb/account:Account" },
  "azure:cosmosdb/table:Table": { resourceGroupName: "shop", accountName: "@azure:cosmosdb/account:Account", throughput: 400 },
  "azure:databricks/workspace:Workspace": { resourceGroupName: "shop", sku: "premium" },
  "azure:datafactory/factory:Factory": { resourceGroupName: "shop" },
  "azure:dns/zone:Zone": { resourceGroupName: "shop" },
  "azure:domainservices/service:Service": {
    resourceGroupName: "shop",
    domainName: "corp.example.com",
    sku: "Standard",
    initialReplicaSet: { subnetId: "s" },
  },
  "azure:eventgrid/domain:Domain": { resourceGroupName: "shop" },
  "azure:eventgrid/systemTopic:SystemTopic": {
    resourceGroupName: "shop",
    topicType: "Microsoft.Storage.StorageAccounts",
    sourceResourceId: "@azure:storage/account:Account",
  },
  "azure:eventgrid/topic:Topic": { resourceGroupName: "shop" },
  "azure:eventhub/cluster:Cluster": { resourceGroupName: "shop", skuName: "Dedicated_1" },
  "azure:eventhub/eventHub:EventHub": {
    namespaceId: "@azure:eventhub/eventHubNamespace:EventHubNamespace",
    partitionCount: 4,
    messageRetention: 1,
  },
  "azure:eventhub/eventHubNamespace:EventHubNamespace": {
    resourceGroupName: "shop",
    sku: "Standard",
    capacity: 2,
    autoInflateEnabled: true,
    maximumThroughputUnits: 8,
  },
  "azure:eventhub/namespace:Namespace": { resourceGroupName: "shop", sku: "Standard" },
  "azure:frontdoor/firewallPolicy:FirewallPolicy": {
    resourceGroupName: "shop",
    managedRules: [{ type: "DefaultRuleSet", version: "1.0" }],
  },
  "azure:frontdoor/frontdoor:Frontdoor": {
    resourceGroupName: "shop",
    backendPools: [],
    backendPoolHealthProbes: [],
    backendPoolLoadBalancings: [],
    frontendEndpoints: [],
    routingRules: [{ name: "all", acceptedProtocols: ["Https"], frontendEndpoints: ["all"], patternsToMatches: ["/*"] }],
  },
  "azure:iot/ioTHub:IoTHub": { resourceGroupName: "shop", sku: { name: "S1", capacity: 1 } },
  "azure:keyvault/key:Key": {
    keyVaultId: "@azure:keyvault/keyVault:KeyVault",
    keyType: "RSA-HSM",
    keySize: 2048,
    keyOpts: ["sign", "verify"],
  },
  "azure:keyvault/keyVault:KeyVault": { resourceGroupName: "shop", tenantId: "t", skuName: "standard" },
  "azure:keyvault/managedHardwareSecurityModule:ManagedHardwareSecurityModule": {
    resourceGroupName: "shop",
    tenantId: "t",
    skuName: "Standard_B1",
    adminObjectIds: ["o"],
  },
  "azure:kusto/cluster:Cluster": { resourceGroupName: "shop", sku: { name: "Standard_D11_v2", capacity: 2 } },
  "azure:lb/loadBalancer:LoadBalancer": {
    resourceGroupName: "shop",
    sku: "Standard",
    frontendIpConfigurations: [{ name: "public", publicIpAddressId: "@azure:network/publicIp:PublicIp" }],
  },
  "azure:logicapps/integrationAccount:IntegrationAccount": { resourceGroupName: "shop", skuName: "Standard" },
  "azure:logicapps/workflow:Workflow": { resourceGroupName: "shop" },
  "azure:managedredis/managedRedis:ManagedRedis": { resourceGroupName: "shop", skuName: "Balanced_B5" },
  "azure:monitoring/metricAlert:MetricAlert": {
    resourceGroupName: "shop",
    scopes: ["@azure:compute/linuxVirtualMachine:LinuxVirtualMachine"],
    criterias: [
      {
        metricNamespace: "Microsoft.Compute/virtualMachines",
        metricName: "Percentage CPU",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 80,
      },
    ],
  },
  "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2": {
    resourceGroupName: "shop",
    evaluationFrequency: "PT5M",
    windowDuration: "PT5M",
    severity: 2,
    scopes: "@azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace",
    criterias: [{ query: "Heartbeat", operator: "LessThan", threshold: 1, timeAggregationMethod: "Count" }],
  },
  "azure:mssql/database:Database": {
    serverId: "@azure:mssql/server:Server",
    skuName: "GP_Gen5_2",
    maxSizeGb: 32,
    licenseType: "BasePrice",
  },
  "azure:mssql/elasticPool:ElasticPool": {
    resourceGroupName: "shop",
    serverName: "@azure:mssql/server:Server",
    sku: { name: "StandardPool", tier: "Standard", capacity: 50 },
    perDatabaseSettings: { minCapacity: 0, maxCapacity: 50 },
  },
  "azure:mssql/managedInstance:ManagedInstance": {
    resourceGroupName: "shop",
    skuName: "GP_Gen5",
    vcores: 8,
    storageSizeInGb: 64,
    licenseType: "LicenseIncluded",
    subnetId: "s",
  },
  "azure:mssql/server:Server": { resourceGroupName: "shop", version: "12.0", administratorLogin: "ops" },
  "azure:mysql/flexibleServer:FlexibleServer": { resourceGroupName: "shop", skuName: "GP_Standard_D2ds_v4", storage: { sizeGb: 64 } },
  "azure:network/applicationGateway:ApplicationGateway": {
    resourceGroupName: "shop",
    sku: { name: "Standard_v2", tier: "Standard_v2" },
    autoscaleConfiguration: { minCapacity: 1, maxCapacity: 4 },
  },
  "azure:network/ddosProtectionPlan:DdosProtectionPlan": { resourceGroupName: "shop" },
  "azure:network/expressRouteConnection:ExpressRouteConnection": {
    expressRouteGatewayId: "@azure:network/expressRouteGateway:ExpressRouteGateway",
    expressRouteCircuitPeeringId: "p",
  },
  "azure:network/expressRouteGateway:ExpressRouteGateway": {
    resourceGroupName: "shop",
    virtualHubId: "@azure:network/virtualHub:VirtualHub",
    scaleUnits: 2,
  },
  "azure:network/firewall:Firewall": { resourceGroupName: "shop", skuName: "AZFW_VNet", skuTier: "Standard" },
  "azure:network/natGateway:NatGateway": { resourceGroupName: "shop" },
  "azure:network/publicIp:PublicIp": { resourceGroupName: "shop", allocationMethod: "Static", sku: "Standard" },
  "azure:network/publicIpPrefix:PublicIpPrefix": { resourceGroupName: "shop", prefixLength: 30 },
  "azure:network/trafficManagerAzureEndpoint:TrafficManagerAzureEndpoint": {
    profileId: "@azure:network/trafficManagerProfile:TrafficManagerProfile",
    targetResourceId: "@azure:network/publicIp:PublicIp",
  },
  "azure:network/trafficManagerExternalEndpoint:TrafficManagerExternalEndpoint": {
    profileId: "@azure:network/trafficManagerProfile:TrafficManagerProfile",
    target: "shop.example.com",
  },
  "azure:network/trafficManagerNestedEndpoint:TrafficManagerNestedEndpoint": {
    profileId: "@azure:network/trafficManagerProfile:TrafficManagerProfile",
    targetResourceId: "other",
    minimumChildEndpoints: 1,
  },
  "azure:network/trafficManagerProfile:TrafficManagerProfile": {
    resourceGroupName: "shop",
    trafficRoutingMethod: "Performance",
    dnsConfig: { relativeName: "shop", ttl: 60 },
    monitorConfig: { protocol: "HTTPS", port: 443, path: "/", intervalInSeconds: 10 },
  },
  "azure:network/virtualHub:VirtualHub": { resourceGroupName: "shop", addressPrefix: "10.1.0.0/24", virtualWanId: "w" },
  "azure:network/virtualNetwork:VirtualNetwork": { resourceGroupName: "shop", addressSpaces: ["10.0.0.0/16"] },
  "azure:network/virtualNetworkGateway:VirtualNetworkGateway": {
    resourceGroupName: "shop",
    type: "Vpn",
    sku: "VpnGw1",
    ipConfigurations: [{ subnetId: "s", publicIpAddressId: "@azure:network/publicIp:PublicIp" }],
  },
  "azure:network/virtualNetworkGatewayConnection:VirtualNetworkGatewayConnection": {
    resourceGroupName: "shop",
    type: "IPsec",
    virtualNetworkGatewayId: "@azure:network/virtualNetworkGateway:VirtualNetworkGateway",
  },
  "azure:network/virtualNetworkPeering:VirtualNetworkPeering": {
    resourceGroupName: "shop",
    virtualNetworkName: "@azure:network/virtualNetwork:VirtualNetwork",
    remoteVirtualNetworkId: "spoke",
  },
  "azure:network/vpnGateway:VpnGateway": { resourceGroupName: "shop", virtualHubId: "@azure:network/virtualHub:VirtualHub", scaleUnit: 1 },
  "azure:network/vpnGatewayConnection:VpnGatewayConnection": {
    vpnGatewayId: "@azure:network/vpnGateway:VpnGateway",
    remoteVpnSiteId: "site",
    vpnLinks: [],
  },
  "azure:notificationhub/namespace:Namespace": { resourceGroupName: "shop", namespaceType: "NotificationHub", skuName: "Standard" },
  "azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace": { resourceGroupName: "shop", sku: "PerGB2018", retentionInDays: 30 },
  "azure:postgresql/flexibleServer:FlexibleServer": {
    resourceGroupName: "shop",
    skuName: "GP_Standard_D2s_v3",
    storageMb: 131072,
    version: "16",
    highAvailability: { mode: "ZoneRedundant" },
  },
  "azure:postgresql/server:Server": {
    resourceGroupName: "shop",
    skuName: "GP_Gen5_2",
    storageMb: 51200,
    version: "11",
    sslEnforcementEnabled: true,
  },
  "azure:powerbi/embedded:Embedded": { resourceGroupName: "shop", skuName: "A1", administrators: ["ops@example.com"] },
  "azure:privatedns/resolverDnsForwardingRuleset:ResolverDnsForwardingRuleset": {
    resourceGroupName: "shop",
    privateDnsResolverOutboundEndpointIds: ["@azure:privatedns/resolverOutboundEndpoint:ResolverOutboundEndpoint"],
  },
  "azure:privatedns/resolverInboundEndpoint:ResolverInboundEndpoint": { privateDnsResolverId: "r", ipConfigurations: { subnetId: "s" } },
  "azure:privatedns/resolverOutboundEndpoint:ResolverOutboundEndpoint": { privateDnsResolverId: "r", subnetId: "s" },
  "azure:privatedns/zone:Zone": { resourceGroupName: "shop" },
  "azure:privatelink/endpoint:Endpoint": {
    resourceGroupName: "shop",
    subnetId: "s",
    privateServiceConnection: { name: "c", isManualConnection: false },
  },
  "azure:recoveryservices/vault:Vault": { resourceGroupName: "shop", sku: "Standard" },
  "azure:redis/cache:Cache": { resourceGroupName: "shop", skuName: "Standard", family: "C", capacity: 1 },
  "azure:redis/enterpriseCluster:EnterpriseCluster": { resourceGroupName: "shop", skuName: "Enterprise_E10-2" },
  "azure:search/service:Service": { resourceGroupName: "shop", sku: "standard", replicaCount: 2 },
  "azure:servicebus/namespace:Namespace": { resourceGroupName: "shop", sku: "Premium", capacity: 1, premiumMessagingPartitions: 1 },
  "azure:signalr/service:Service": { resourceGroupName: "shop", sku: { name: "Standard_S1", capacity: 2 } },
  "azure:storage/account:Account": { resourceGroupName: "shop", accountTier: "Standard", accountReplicationType: "LRS" },
  "azure:storage/share:Share": { storageAccountId: "@azure:storage/account:Account", quota: 100 },
  "azure:synapse/sparkPool:SparkPool": {
    synapseWorkspaceId: "@azure:synapse/workspace:Workspace",
    nodeSize: "Small",
    nodeSizeFamily: "MemoryOptimized",
    sparkVersion: "3.4",
    autoScale: { minNodeCount: 3, maxNodeCount: 6 },
  },
  "azure:synapse/sqlPool:SqlPool": { synapseWorkspaceId: "@azure:synapse/workspace:Workspace", skuName: "DW100c" },
  "azure:synapse/workspace:Workspace": { resourceGroupName: "shop", storageDataLakeGen2FilesystemId: "fs" },
};
