import type { ServiceArgs as ApimanagementServiceArgs } from "@pulumi/azure/apimanagement/service";
import type { ConfigurationStoreArgs as AppconfigurationConfigurationStoreArgs } from "@pulumi/azure/appconfiguration/configurationStore";
import type { InsightsArgs as AppinsightsInsightsArgs } from "@pulumi/azure/appinsights/insights";
import type { AppFlexConsumptionArgs as AppserviceAppFlexConsumptionArgs } from "@pulumi/azure/appservice/appFlexConsumption";
import type { PlanArgs as AppservicePlanArgs } from "@pulumi/azure/appservice/plan";
import type { ServicePlanArgs as AppserviceServicePlanArgs } from "@pulumi/azure/appservice/servicePlan";
import type { StaticSiteArgs as AppserviceStaticSiteArgs } from "@pulumi/azure/appservice/staticSite";
import type { StaticWebAppArgs as AppserviceStaticWebAppArgs } from "@pulumi/azure/appservice/staticWebApp";
import type { AccountArgs as CognitiveAccountArgs } from "@pulumi/azure/cognitive/account";
import type { BastionHostArgs as ComputeBastionHostArgs } from "@pulumi/azure/compute/bastionHost";
import type { LinuxVirtualMachineArgs as ComputeLinuxVirtualMachineArgs } from "@pulumi/azure/compute/linuxVirtualMachine";
import type { LinuxVirtualMachineScaleSetArgs as ComputeLinuxVirtualMachineScaleSetArgs } from "@pulumi/azure/compute/linuxVirtualMachineScaleSet";
import type { ManagedDiskArgs as ComputeManagedDiskArgs } from "@pulumi/azure/compute/managedDisk";
import type { OrchestratedVirtualMachineScaleSetArgs as ComputeOrchestratedVirtualMachineScaleSetArgs } from "@pulumi/azure/compute/orchestratedVirtualMachineScaleSet";
import type { ScaleSetArgs as ComputeScaleSetArgs } from "@pulumi/azure/compute/scaleSet";
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
import type { SqlContainerArgs as CosmosdbSqlContainerArgs } from "@pulumi/azure/cosmosdb/sqlContainer";
import type { WorkspaceArgs as DatabricksWorkspaceArgs } from "@pulumi/azure/databricks/workspace";
import type { EventHubArgs as EventhubEventHubArgs } from "@pulumi/azure/eventhub/eventHub";
import type { EventHubNamespaceArgs as EventhubEventHubNamespaceArgs } from "@pulumi/azure/eventhub/eventHubNamespace";
import type { FirewallPolicyArgs as FrontdoorFirewallPolicyArgs } from "@pulumi/azure/frontdoor/firewallPolicy";
import type { KeyArgs as KeyvaultKeyArgs } from "@pulumi/azure/keyvault/key";
import type { ClusterArgs as KustoClusterArgs } from "@pulumi/azure/kusto/cluster";
import type { LoadBalancerArgs as LbLoadBalancerArgs } from "@pulumi/azure/lb/loadBalancer";
import type { ManagedRedisArgs as ManagedredisManagedRedisArgs } from "@pulumi/azure/managedredis/managedRedis";
import type { AutoscaleSettingArgs as MonitoringAutoscaleSettingArgs } from "@pulumi/azure/monitoring/autoscaleSetting";
import type { MetricAlertArgs as MonitoringMetricAlertArgs } from "@pulumi/azure/monitoring/metricAlert";
import type { ScheduledQueryRulesAlertV2Args as MonitoringScheduledQueryRulesAlertV2Args } from "@pulumi/azure/monitoring/scheduledQueryRulesAlertV2";
import type { DatabaseArgs as MssqlDatabaseArgs } from "@pulumi/azure/mssql/database";
import type { ElasticPoolArgs as MssqlElasticPoolArgs } from "@pulumi/azure/mssql/elasticPool";
import type { ManagedInstanceArgs as MssqlManagedInstanceArgs } from "@pulumi/azure/mssql/managedInstance";
import type { FlexibleServerArgs as MysqlFlexibleServerArgs } from "@pulumi/azure/mysql/flexibleServer";
import type { ApplicationGatewayArgs as NetworkApplicationGatewayArgs } from "@pulumi/azure/network/applicationGateway";
import type { FirewallArgs as NetworkFirewallArgs } from "@pulumi/azure/network/firewall";
import type { PublicIpArgs as NetworkPublicIpArgs } from "@pulumi/azure/network/publicIp";
import type { PublicIpPrefixArgs as NetworkPublicIpPrefixArgs } from "@pulumi/azure/network/publicIpPrefix";
import type { TrafficManagerProfileArgs as NetworkTrafficManagerProfileArgs } from "@pulumi/azure/network/trafficManagerProfile";
import type { VirtualNetworkGatewayArgs as NetworkVirtualNetworkGatewayArgs } from "@pulumi/azure/network/virtualNetworkGateway";
import type { AnalyticsWorkspaceArgs as OperationalinsightsAnalyticsWorkspaceArgs } from "@pulumi/azure/operationalinsights/analyticsWorkspace";
import type { FlexibleServerArgs as PostgresqlFlexibleServerArgs } from "@pulumi/azure/postgresql/flexibleServer";
import type { ServerArgs as PostgresqlServerArgs } from "@pulumi/azure/postgresql/server";
import type { EmbeddedArgs as PowerbiEmbeddedArgs } from "@pulumi/azure/powerbi/embedded";
import type { VaultArgs as RecoveryservicesVaultArgs } from "@pulumi/azure/recoveryservices/vault";
import type { CacheArgs as RedisCacheArgs } from "@pulumi/azure/redis/cache";
import type { EnterpriseClusterArgs as RedisEnterpriseClusterArgs } from "@pulumi/azure/redis/enterpriseCluster";
import type { ServiceArgs as SearchServiceArgs } from "@pulumi/azure/search/service";
import type { NamespaceArgs as ServicebusNamespaceArgs } from "@pulumi/azure/servicebus/namespace";
import type { AccountArgs as StorageAccountArgs } from "@pulumi/azure/storage/account";
import type { SparkPoolArgs as SynapseSparkPoolArgs } from "@pulumi/azure/synapse/sparkPool";
import type { SqlPoolArgs as SynapseSqlPoolArgs } from "@pulumi/azure/synapse/sqlPool";
import type {
  AutoscaleProps as ComputeAutoscaleProps,
  BastionProps as ComputeBastionProps,
  ClusterProps as ComputeClusterProps,
  ContainerAppProps as ComputeContainerAppProps,
  DiskProps as ComputeDiskProps,
  EnvironmentProps as ComputeEnvironmentProps,
  FormerMachineProps as ComputeFormerMachineProps,
  FormerScaleSetProps as ComputeFormerScaleSetProps,
  GroupProps as ComputeGroupProps,
  MachineProps as ComputeMachineProps,
  NodePoolProps as ComputeNodePoolProps,
  OrchestratedProps as ComputeOrchestratedProps,
  RegistryProps as ComputeRegistryProps,
  ScaleSetProps as ComputeScaleSetProps,
} from "../../../pricing/azure-classic/compute";
import type {
  AccountProps as DataAccountProps,
  CacheProps as DataCacheProps,
  CosmosAccountProps as DataCosmosAccountProps,
  ElasticPoolProps as DataElasticPoolProps,
  KeyProps as DataKeyProps,
  KustoProps as DataKustoProps,
  ManagedInstanceProps as DataManagedInstanceProps,
  ManagedRedisProps as DataManagedRedisProps,
  MysqlProps as DataMysqlProps,
  PostgresProps as DataPostgresProps,
  SingleServerProps as DataSingleServerProps,
  SkuNameProps as DataSkuNameProps,
  SkuTextProps as DataSkuTextProps,
  SparkPoolProps as DataSparkPoolProps,
  SqlDatabaseProps as DataSqlDatabaseProps,
  ThroughputProps as DataThroughputProps,
} from "../../../pricing/azure-classic/data";
import type {
  FirewallProps as NetworkFirewallProps,
  GatewayProps as NetworkGatewayProps,
  LoadBalancerProps as NetworkLoadBalancerProps,
  PrefixProps as NetworkPrefixProps,
  PublicIpProps as NetworkPublicIpProps,
  TrafficManagerProps as NetworkTrafficManagerProps,
  VirtualNetworkGatewayProps as NetworkVirtualNetworkGatewayProps,
  WafProps as NetworkWafProps,
} from "../../../pricing/azure-classic/network";
import type {
  ApiManagementProps as ServicesApiManagementProps,
  CognitiveProps as ServicesCognitiveProps,
  EventHubProps as ServicesEventHubProps,
  EventHubsProps as ServicesEventHubsProps,
  InsightsProps as ServicesInsightsProps,
  LogAlertProps as ServicesLogAlertProps,
  MetricAlertProps as ServicesMetricAlertProps,
  SearchProps as ServicesSearchProps,
  ServiceBusProps as ServicesServiceBusProps,
  StoreProps as ServicesStoreProps,
  VaultProps as ServicesVaultProps,
  WorkspaceProps as ServicesWorkspaceProps,
} from "../../../pricing/azure-classic/services";
import type {
  FlexProps as WebFlexProps,
  FormerPlanProps as WebFormerPlanProps,
  ServicePlanProps as WebServicePlanProps,
  StaticAppProps as WebStaticAppProps,
} from "../../../pricing/azure-classic/web";
import type { Fits } from "../../support/fits-sdk";

/** What the translations of the package azure read exists in its SDK's arguments, and fits. Checked by the compiler alone. */
interface Checks {
  "azure:apimanagement/service:Service": Fits<ServicesApiManagementProps, ApimanagementServiceArgs>;
  "azure:appconfiguration/configurationStore:ConfigurationStore": Fits<ServicesStoreProps, AppconfigurationConfigurationStoreArgs>;
  "azure:appinsights/insights:Insights": Fits<ServicesInsightsProps, AppinsightsInsightsArgs>;
  "azure:appservice/appFlexConsumption:AppFlexConsumption": Fits<WebFlexProps, AppserviceAppFlexConsumptionArgs>;
  "azure:appservice/plan:Plan": Fits<WebFormerPlanProps, AppservicePlanArgs>;
  "azure:appservice/servicePlan:ServicePlan": Fits<WebServicePlanProps, AppserviceServicePlanArgs>;
  "azure:appservice/staticSite:StaticSite": Fits<WebStaticAppProps, AppserviceStaticSiteArgs>;
  "azure:appservice/staticWebApp:StaticWebApp": Fits<WebStaticAppProps, AppserviceStaticWebAppArgs>;
  "azure:cognitive/account:Account": Fits<ServicesCognitiveProps, CognitiveAccountArgs>;
  "azure:compute/bastionHost:BastionHost": Fits<ComputeBastionProps, ComputeBastionHostArgs>;
  "azure:compute/linuxVirtualMachine:LinuxVirtualMachine": Fits<ComputeMachineProps, ComputeLinuxVirtualMachineArgs>;
  "azure:compute/linuxVirtualMachineScaleSet:LinuxVirtualMachineScaleSet": Fits<
    ComputeScaleSetProps,
    ComputeLinuxVirtualMachineScaleSetArgs
  >;
  "azure:compute/managedDisk:ManagedDisk": Fits<ComputeDiskProps, ComputeManagedDiskArgs>;
  "azure:compute/orchestratedVirtualMachineScaleSet:OrchestratedVirtualMachineScaleSet": Fits<
    ComputeOrchestratedProps,
    ComputeOrchestratedVirtualMachineScaleSetArgs
  >;
  "azure:compute/scaleSet:ScaleSet": Fits<ComputeFormerScaleSetProps, ComputeScaleSetArgs>;
  "azure:compute/virtualMachine:VirtualMachine": Fits<ComputeFormerMachineProps, ComputeVirtualMachineArgs>;
  "azure:compute/windowsVirtualMachine:WindowsVirtualMachine": Fits<ComputeMachineProps, ComputeWindowsVirtualMachineArgs>;
  "azure:compute/windowsVirtualMachineScaleSet:WindowsVirtualMachineScaleSet": Fits<
    ComputeScaleSetProps,
    ComputeWindowsVirtualMachineScaleSetArgs
  >;
  "azure:containerapp/app:App": Fits<ComputeContainerAppProps, ContainerappAppArgs>;
  "azure:containerapp/environment:Environment": Fits<ComputeEnvironmentProps, ContainerappEnvironmentArgs>;
  "azure:containerservice/group:Group": Fits<ComputeGroupProps, ContainerserviceGroupArgs>;
  "azure:containerservice/kubernetesCluster:KubernetesCluster": Fits<ComputeClusterProps, ContainerserviceKubernetesClusterArgs>;
  "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool": Fits<
    ComputeNodePoolProps,
    ContainerserviceKubernetesClusterNodePoolArgs
  >;
  "azure:containerservice/registry:Registry": Fits<ComputeRegistryProps, ContainerserviceRegistryArgs>;
  "azure:cosmosdb/account:Account": Fits<DataCosmosAccountProps, CosmosdbAccountArgs>;
  "azure:cosmosdb/sqlContainer:SqlContainer": Fits<DataThroughputProps, CosmosdbSqlContainerArgs>;
  "azure:databricks/workspace:Workspace": Fits<DataSkuTextProps, DatabricksWorkspaceArgs>;
  "azure:eventhub/eventHub:EventHub": Fits<ServicesEventHubProps, EventhubEventHubArgs>;
  "azure:eventhub/eventHubNamespace:EventHubNamespace": Fits<ServicesEventHubsProps, EventhubEventHubNamespaceArgs>;
  "azure:frontdoor/firewallPolicy:FirewallPolicy": Fits<NetworkWafProps, FrontdoorFirewallPolicyArgs>;
  "azure:keyvault/key:Key": Fits<DataKeyProps, KeyvaultKeyArgs>;
  "azure:kusto/cluster:Cluster": Fits<DataKustoProps, KustoClusterArgs>;
  "azure:lb/loadBalancer:LoadBalancer": Fits<NetworkLoadBalancerProps, LbLoadBalancerArgs>;
  "azure:managedredis/managedRedis:ManagedRedis": Fits<DataManagedRedisProps, ManagedredisManagedRedisArgs>;
  "azure:monitoring/autoscaleSetting:AutoscaleSetting": Fits<ComputeAutoscaleProps, MonitoringAutoscaleSettingArgs>;
  "azure:monitoring/metricAlert:MetricAlert": Fits<ServicesMetricAlertProps, MonitoringMetricAlertArgs>;
  "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2": Fits<
    ServicesLogAlertProps,
    MonitoringScheduledQueryRulesAlertV2Args
  >;
  "azure:mssql/database:Database": Fits<DataSqlDatabaseProps, MssqlDatabaseArgs>;
  "azure:mssql/elasticPool:ElasticPool": Fits<DataElasticPoolProps, MssqlElasticPoolArgs>;
  "azure:mssql/managedInstance:ManagedInstance": Fits<DataManagedInstanceProps, MssqlManagedInstanceArgs>;
  "azure:mysql/flexibleServer:FlexibleServer": Fits<DataMysqlProps, MysqlFlexibleServerArgs>;
  "azure:network/applicationGateway:ApplicationGateway": Fits<NetworkGatewayProps, NetworkApplicationGatewayArgs>;
  "azure:network/firewall:Firewall": Fits<NetworkFirewallProps, NetworkFirewallArgs>;
  "azure:network/publicIp:PublicIp": Fits<NetworkPublicIpProps, NetworkPublicIpArgs>;
  "azure:network/publicIpPrefix:PublicIpPrefix": Fits<NetworkPrefixProps, NetworkPublicIpPrefixArgs>;
  "azure:network/trafficManagerProfile:TrafficManagerProfile": Fits<NetworkTrafficManagerProps, NetworkTrafficManagerProfileArgs>;
  "azure:network/virtualNetworkGateway:VirtualNetworkGateway": Fits<NetworkVirtualNetworkGatewayProps, NetworkVirtualNetworkGatewayArgs>;
  "azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace": Fits<
    ServicesWorkspaceProps,
    OperationalinsightsAnalyticsWorkspaceArgs
  >;
  "azure:postgresql/flexibleServer:FlexibleServer": Fits<DataPostgresProps, PostgresqlFlexibleServerArgs>;
  "azure:postgresql/server:Server": Fits<DataSingleServerProps, PostgresqlServerArgs>;
  "azure:powerbi/embedded:Embedded": Fits<DataSkuNameProps, PowerbiEmbeddedArgs>;
  "azure:recoveryservices/vault:Vault": Fits<ServicesVaultProps, RecoveryservicesVaultArgs>;
  "azure:redis/cache:Cache": Fits<DataCacheProps, RedisCacheArgs>;
  "azure:redis/enterpriseCluster:EnterpriseCluster": Fits<DataSkuNameProps, RedisEnterpriseClusterArgs>;
  "azure:search/service:Service": Fits<ServicesSearchProps, SearchServiceArgs>;
  "azure:servicebus/namespace:Namespace": Fits<ServicesServiceBusProps, ServicebusNamespaceArgs>;
  "azure:storage/account:Account": Fits<DataAccountProps, StorageAccountArgs>;
  "azure:synapse/sparkPool:SparkPool": Fits<DataSparkPoolProps, SynapseSparkPoolArgs>;
  "azure:synapse/sqlPool:SqlPool": Fits<DataSkuNameProps, SynapseSqlPoolArgs>;
}

type Failing = { [Type in keyof Checks]: Checks[Type] extends true ? never : [Type, Checks[Type]] }[keyof Checks];

/** A type that does not fit is named here with what is wrong. */
export const failing: readonly Failing[] = [];
export const everyOneFits: [Failing] extends [never] ? true : Failing = true;
