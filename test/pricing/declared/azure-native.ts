import type { DomainServiceArgs as AadDomainServiceArgs } from "@pulumi/azure-native/aad/domainService";
import type { ApiManagementServiceArgs as ApimanagementApiManagementServiceArgs } from "@pulumi/azure-native/apimanagement/apiManagementService";
import type { ContainerAppArgs as AppContainerAppArgs } from "@pulumi/azure-native/app/containerApp";
import type { ManagedEnvironmentArgs as AppManagedEnvironmentArgs } from "@pulumi/azure-native/app/managedEnvironment";
import type { ConfigurationStoreArgs as AppconfigurationConfigurationStoreArgs } from "@pulumi/azure-native/appconfiguration/configurationStore";
import type { ReplicaArgs as AppconfigurationReplicaArgs } from "@pulumi/azure-native/appconfiguration/replica";
import type { ComponentArgs as ApplicationinsightsComponentArgs } from "@pulumi/azure-native/applicationinsights/component";
import type { AutomationAccountArgs as AutomationAutomationAccountArgs } from "@pulumi/azure-native/automation/automationAccount";
import type { PoolArgs as BatchPoolArgs } from "@pulumi/azure-native/batch/pool";
import type { ProfileArgs as CdnProfileArgs } from "@pulumi/azure-native/cdn/profile";
import type { AccountArgs as CognitiveservicesAccountArgs } from "@pulumi/azure-native/cognitiveservices/account";
import type { DiskArgs as ComputeDiskArgs } from "@pulumi/azure-native/compute/disk";
import type { ImageArgs as ComputeImageArgs } from "@pulumi/azure-native/compute/image";
import type { SnapshotArgs as ComputeSnapshotArgs } from "@pulumi/azure-native/compute/snapshot";
import type { VirtualMachineArgs as ComputeVirtualMachineArgs } from "@pulumi/azure-native/compute/virtualMachine";
import type { VirtualMachineScaleSetArgs as ComputeVirtualMachineScaleSetArgs } from "@pulumi/azure-native/compute/virtualMachineScaleSet";
import type { ContainerGroupArgs as ContainerinstanceContainerGroupArgs } from "@pulumi/azure-native/containerinstance/containerGroup";
import type { RegistryArgs as ContainerregistryRegistryArgs } from "@pulumi/azure-native/containerregistry/registry";
import type { ReplicationArgs as ContainerregistryReplicationArgs } from "@pulumi/azure-native/containerregistry/replication";
import type { AgentPoolArgs as ContainerserviceAgentPoolArgs } from "@pulumi/azure-native/containerservice/agentPool";
import type { ManagedClusterArgs as ContainerserviceManagedClusterArgs } from "@pulumi/azure-native/containerservice/managedCluster";
import type { CassandraResourceCassandraKeyspaceArgs as CosmosdbCassandraResourceCassandraKeyspaceArgs } from "@pulumi/azure-native/cosmosdb/cassandraResourceCassandraKeyspace";
import type { CassandraResourceCassandraTableArgs as CosmosdbCassandraResourceCassandraTableArgs } from "@pulumi/azure-native/cosmosdb/cassandraResourceCassandraTable";
import type { DatabaseAccountArgs as CosmosdbDatabaseAccountArgs } from "@pulumi/azure-native/cosmosdb/databaseAccount";
import type { GremlinResourceGremlinDatabaseArgs as CosmosdbGremlinResourceGremlinDatabaseArgs } from "@pulumi/azure-native/cosmosdb/gremlinResourceGremlinDatabase";
import type { GremlinResourceGremlinGraphArgs as CosmosdbGremlinResourceGremlinGraphArgs } from "@pulumi/azure-native/cosmosdb/gremlinResourceGremlinGraph";
import type { MongoDBResourceMongoDBCollectionArgs as CosmosdbMongoDBResourceMongoDBCollectionArgs } from "@pulumi/azure-native/cosmosdb/mongoDBResourceMongoDBCollection";
import type { MongoDBResourceMongoDBDatabaseArgs as CosmosdbMongoDBResourceMongoDBDatabaseArgs } from "@pulumi/azure-native/cosmosdb/mongoDBResourceMongoDBDatabase";
import type { SqlResourceSqlContainerArgs as CosmosdbSqlResourceSqlContainerArgs } from "@pulumi/azure-native/cosmosdb/sqlResourceSqlContainer";
import type { SqlResourceSqlDatabaseArgs as CosmosdbSqlResourceSqlDatabaseArgs } from "@pulumi/azure-native/cosmosdb/sqlResourceSqlDatabase";
import type { TableResourceTableArgs as CosmosdbTableResourceTableArgs } from "@pulumi/azure-native/cosmosdb/tableResourceTable";
import type { WorkspaceArgs as DatabricksWorkspaceArgs } from "@pulumi/azure-native/databricks/workspace";
import type { FactoryArgs as DatafactoryFactoryArgs } from "@pulumi/azure-native/datafactory/factory";
import type { ServerArgs as DbformariadbServerArgs } from "@pulumi/azure-native/dbformariadb/server";
import type { ServerArgs as DbformysqlServerArgs } from "@pulumi/azure-native/dbformysql/server";
import type { SingleServerArgs as DbformysqlSingleServerArgs } from "@pulumi/azure-native/dbformysql/singleServer";
import type { ServerArgs as DbforpostgresqlServerArgs } from "@pulumi/azure-native/dbforpostgresql/server";
import type { SingleServerArgs as DbforpostgresqlSingleServerArgs } from "@pulumi/azure-native/dbforpostgresql/singleServer";
import type { ZoneArgs as DnsZoneArgs } from "@pulumi/azure-native/dns/zone";
import type { DnsForwardingRulesetArgs as DnsresolverDnsForwardingRulesetArgs } from "@pulumi/azure-native/dnsresolver/dnsForwardingRuleset";
import type { InboundEndpointArgs as DnsresolverInboundEndpointArgs } from "@pulumi/azure-native/dnsresolver/inboundEndpoint";
import type { OutboundEndpointArgs as DnsresolverOutboundEndpointArgs } from "@pulumi/azure-native/dnsresolver/outboundEndpoint";
import type { DomainArgs as EventgridDomainArgs } from "@pulumi/azure-native/eventgrid/domain";
import type { SystemTopicArgs as EventgridSystemTopicArgs } from "@pulumi/azure-native/eventgrid/systemTopic";
import type { TopicArgs as EventgridTopicArgs } from "@pulumi/azure-native/eventgrid/topic";
import type { ClusterArgs as EventhubClusterArgs } from "@pulumi/azure-native/eventhub/cluster";
import type { EventHubArgs as EventhubEventHubArgs } from "@pulumi/azure-native/eventhub/eventHub";
import type { NamespaceArgs as EventhubNamespaceArgs } from "@pulumi/azure-native/eventhub/namespace";
import type { FrontDoorArgs as FrontdoorFrontDoorArgs } from "@pulumi/azure-native/frontdoor/frontDoor";
import type { PolicyArgs as FrontdoorPolicyArgs } from "@pulumi/azure-native/frontdoor/policy";
import type { IotHubResourceArgs as IothubIotHubResourceArgs } from "@pulumi/azure-native/iothub/iotHubResource";
import type { KeyArgs as KeyvaultKeyArgs } from "@pulumi/azure-native/keyvault/key";
import type { ManagedHsmArgs as KeyvaultManagedHsmArgs } from "@pulumi/azure-native/keyvault/managedHsm";
import type { VaultArgs as KeyvaultVaultArgs } from "@pulumi/azure-native/keyvault/vault";
import type { ClusterArgs as KustoClusterArgs } from "@pulumi/azure-native/kusto/cluster";
import type { IntegrationAccountArgs as LogicIntegrationAccountArgs } from "@pulumi/azure-native/logic/integrationAccount";
import type { WorkflowArgs as LogicWorkflowArgs } from "@pulumi/azure-native/logic/workflow";
import type { MetricAlertArgs as MonitorMetricAlertArgs } from "@pulumi/azure-native/monitor/metricAlert";
import type { ScheduledQueryRuleArgs as MonitorScheduledQueryRuleArgs } from "@pulumi/azure-native/monitor/scheduledQueryRule";
import type { ApplicationGatewayArgs as NetworkApplicationGatewayArgs } from "@pulumi/azure-native/network/applicationGateway";
import type { AzureFirewallArgs as NetworkAzureFirewallArgs } from "@pulumi/azure-native/network/azureFirewall";
import type { BastionHostArgs as NetworkBastionHostArgs } from "@pulumi/azure-native/network/bastionHost";
import type { DdosProtectionPlanArgs as NetworkDdosProtectionPlanArgs } from "@pulumi/azure-native/network/ddosProtectionPlan";
import type { ExpressRouteConnectionArgs as NetworkExpressRouteConnectionArgs } from "@pulumi/azure-native/network/expressRouteConnection";
import type { ExpressRouteGatewayArgs as NetworkExpressRouteGatewayArgs } from "@pulumi/azure-native/network/expressRouteGateway";
import type { FlowLogArgs as NetworkFlowLogArgs } from "@pulumi/azure-native/network/flowLog";
import type { LoadBalancerArgs as NetworkLoadBalancerArgs } from "@pulumi/azure-native/network/loadBalancer";
import type { NatGatewayArgs as NetworkNatGatewayArgs } from "@pulumi/azure-native/network/natGateway";
import type { PrivateEndpointArgs as NetworkPrivateEndpointArgs } from "@pulumi/azure-native/network/privateEndpoint";
import type { PublicIPAddressArgs as NetworkPublicIPAddressArgs } from "@pulumi/azure-native/network/publicIPAddress";
import type { PublicIPPrefixArgs as NetworkPublicIPPrefixArgs } from "@pulumi/azure-native/network/publicIPPrefix";
import type { VirtualHubArgs as NetworkVirtualHubArgs } from "@pulumi/azure-native/network/virtualHub";
import type { VirtualNetworkGatewayArgs as NetworkVirtualNetworkGatewayArgs } from "@pulumi/azure-native/network/virtualNetworkGateway";
import type { VirtualNetworkGatewayConnectionArgs as NetworkVirtualNetworkGatewayConnectionArgs } from "@pulumi/azure-native/network/virtualNetworkGatewayConnection";
import type { VirtualNetworkPeeringArgs as NetworkVirtualNetworkPeeringArgs } from "@pulumi/azure-native/network/virtualNetworkPeering";
import type { VpnConnectionArgs as NetworkVpnConnectionArgs } from "@pulumi/azure-native/network/vpnConnection";
import type { VpnGatewayArgs as NetworkVpnGatewayArgs } from "@pulumi/azure-native/network/vpnGateway";
import type { NamespaceArgs as NotificationhubsNamespaceArgs } from "@pulumi/azure-native/notificationhubs/namespace";
import type { WorkspaceArgs as OperationalinsightsWorkspaceArgs } from "@pulumi/azure-native/operationalinsights/workspace";
import type { CapacityDetailsArgs as PowerbidedicatedCapacityDetailsArgs } from "@pulumi/azure-native/powerbidedicated/capacityDetails";
import type { PrivateZoneArgs as PrivatednsPrivateZoneArgs } from "@pulumi/azure-native/privatedns/privateZone";
import type { VaultArgs as RecoveryservicesVaultArgs } from "@pulumi/azure-native/recoveryservices/vault";
import type { RedisArgs as RedisRedisArgs } from "@pulumi/azure-native/redis/redis";
import type { RedisEnterpriseArgs as RedisenterpriseRedisEnterpriseArgs } from "@pulumi/azure-native/redisenterprise/redisEnterprise";
import type { ServiceArgs as SearchServiceArgs } from "@pulumi/azure-native/search/service";
import type { NamespaceArgs as ServicebusNamespaceArgs } from "@pulumi/azure-native/servicebus/namespace";
import type { SignalRArgs as SignalrserviceSignalRArgs } from "@pulumi/azure-native/signalrservice/signalR";
import type { DatabaseArgs as SqlDatabaseArgs } from "@pulumi/azure-native/sql/database";
import type { ElasticPoolArgs as SqlElasticPoolArgs } from "@pulumi/azure-native/sql/elasticPool";
import type { ManagedInstanceArgs as SqlManagedInstanceArgs } from "@pulumi/azure-native/sql/managedInstance";
import type { ServerArgs as SqlServerArgs } from "@pulumi/azure-native/sql/server";
import type { FileShareArgs as StorageFileShareArgs } from "@pulumi/azure-native/storage/fileShare";
import type { StorageAccountArgs as StorageStorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import type { BigDataPoolArgs as SynapseBigDataPoolArgs } from "@pulumi/azure-native/synapse/bigDataPool";
import type { SqlPoolArgs as SynapseSqlPoolArgs } from "@pulumi/azure-native/synapse/sqlPool";
import type { WorkspaceArgs as SynapseWorkspaceArgs } from "@pulumi/azure-native/synapse/workspace";
import type { EndpointArgs as TrafficmanagerEndpointArgs } from "@pulumi/azure-native/trafficmanager/endpoint";
import type { ProfileArgs as TrafficmanagerProfileArgs } from "@pulumi/azure-native/trafficmanager/profile";
import type { AppServiceEnvironmentArgs as WebAppServiceEnvironmentArgs } from "@pulumi/azure-native/web/appServiceEnvironment";
import type { AppServicePlanArgs as WebAppServicePlanArgs } from "@pulumi/azure-native/web/appServicePlan";
import type { StaticSiteArgs as WebStaticSiteArgs } from "@pulumi/azure-native/web/staticSite";
import type { WebAppArgs as WebWebAppArgs } from "@pulumi/azure-native/web/webApp";
import type { WebAppHostNameBindingArgs as WebWebAppHostNameBindingArgs } from "@pulumi/azure-native/web/webAppHostNameBinding";
import type { WebAppHostNameBindingSlotArgs as WebWebAppHostNameBindingSlotArgs } from "@pulumi/azure-native/web/webAppHostNameBindingSlot";
import type { WebAppSlotArgs as WebWebAppSlotArgs } from "@pulumi/azure-native/web/webAppSlot";
import type { Declared } from "./declared";

/** Arguments as the SDK types them. */
interface Args {
  "azure-native:aad:DomainService": AadDomainServiceArgs;
  "azure-native:apimanagement:ApiManagementService": ApimanagementApiManagementServiceArgs;
  "azure-native:app:ContainerApp": AppContainerAppArgs;
  "azure-native:app:ManagedEnvironment": AppManagedEnvironmentArgs;
  "azure-native:appconfiguration:ConfigurationStore": AppconfigurationConfigurationStoreArgs;
  "azure-native:appconfiguration:Replica": AppconfigurationReplicaArgs;
  "azure-native:applicationinsights:Component": ApplicationinsightsComponentArgs;
  "azure-native:automation:AutomationAccount": AutomationAutomationAccountArgs;
  "azure-native:batch:Pool": BatchPoolArgs;
  "azure-native:cdn:Profile": CdnProfileArgs;
  "azure-native:cognitiveservices:Account": CognitiveservicesAccountArgs;
  "azure-native:compute:Disk": ComputeDiskArgs;
  "azure-native:compute:Image": ComputeImageArgs;
  "azure-native:compute:Snapshot": ComputeSnapshotArgs;
  "azure-native:compute:VirtualMachine": ComputeVirtualMachineArgs;
  "azure-native:compute:VirtualMachineScaleSet": ComputeVirtualMachineScaleSetArgs;
  "azure-native:containerinstance:ContainerGroup": ContainerinstanceContainerGroupArgs;
  "azure-native:containerregistry:Registry": ContainerregistryRegistryArgs;
  "azure-native:containerregistry:Replication": ContainerregistryReplicationArgs;
  "azure-native:containerservice:AgentPool": ContainerserviceAgentPoolArgs;
  "azure-native:containerservice:ManagedCluster": ContainerserviceManagedClusterArgs;
  "azure-native:cosmosdb:CassandraResourceCassandraKeyspace": CosmosdbCassandraResourceCassandraKeyspaceArgs;
  "azure-native:cosmosdb:CassandraResourceCassandraTable": CosmosdbCassandraResourceCassandraTableArgs;
  "azure-native:cosmosdb:DatabaseAccount": CosmosdbDatabaseAccountArgs;
  "azure-native:cosmosdb:GremlinResourceGremlinDatabase": CosmosdbGremlinResourceGremlinDatabaseArgs;
  "azure-native:cosmosdb:GremlinResourceGremlinGraph": CosmosdbGremlinResourceGremlinGraphArgs;
  "azure-native:cosmosdb:MongoDBResourceMongoDBCollection": CosmosdbMongoDBResourceMongoDBCollectionArgs;
  "azure-native:cosmosdb:MongoDBResourceMongoDBDatabase": CosmosdbMongoDBResourceMongoDBDatabaseArgs;
  "azure-native:cosmosdb:SqlResourceSqlContainer": CosmosdbSqlResourceSqlContainerArgs;
  "azure-native:cosmosdb:SqlResourceSqlDatabase": CosmosdbSqlResourceSqlDatabaseArgs;
  "azure-native:cosmosdb:TableResourceTable": CosmosdbTableResourceTableArgs;
  "azure-native:databricks:Workspace": DatabricksWorkspaceArgs;
  "azure-native:datafactory:Factory": DatafactoryFactoryArgs;
  "azure-native:dbformariadb:Server": DbformariadbServerArgs;
  "azure-native:dbformysql:Server": DbformysqlServerArgs;
  "azure-native:dbformysql:SingleServer": DbformysqlSingleServerArgs;
  "azure-native:dbforpostgresql:Server": DbforpostgresqlServerArgs;
  "azure-native:dbforpostgresql:SingleServer": DbforpostgresqlSingleServerArgs;
  "azure-native:dns:Zone": DnsZoneArgs;
  "azure-native:dnsresolver:DnsForwardingRuleset": DnsresolverDnsForwardingRulesetArgs;
  "azure-native:dnsresolver:InboundEndpoint": DnsresolverInboundEndpointArgs;
  "azure-native:dnsresolver:OutboundEndpoint": DnsresolverOutboundEndpointArgs;
  "azure-native:eventgrid:Domain": EventgridDomainArgs;
  "azure-native:eventgrid:SystemTopic": EventgridSystemTopicArgs;
  "azure-native:eventgrid:Topic": EventgridTopicArgs;
  "azure-native:eventhub:Cluster": EventhubClusterArgs;
  "azure-native:eventhub:EventHub": EventhubEventHubArgs;
  "azure-native:eventhub:Namespace": EventhubNamespaceArgs;
  "azure-native:frontdoor:FrontDoor": FrontdoorFrontDoorArgs;
  "azure-native:frontdoor:Policy": FrontdoorPolicyArgs;
  "azure-native:iothub:IotHubResource": IothubIotHubResourceArgs;
  "azure-native:keyvault:Key": KeyvaultKeyArgs;
  "azure-native:keyvault:ManagedHsm": KeyvaultManagedHsmArgs;
  "azure-native:keyvault:Vault": KeyvaultVaultArgs;
  "azure-native:kusto:Cluster": KustoClusterArgs;
  "azure-native:logic:IntegrationAccount": LogicIntegrationAccountArgs;
  "azure-native:logic:Workflow": LogicWorkflowArgs;
  "azure-native:monitor:MetricAlert": MonitorMetricAlertArgs;
  "azure-native:monitor:ScheduledQueryRule": MonitorScheduledQueryRuleArgs;
  "azure-native:network:ApplicationGateway": NetworkApplicationGatewayArgs;
  "azure-native:network:AzureFirewall": NetworkAzureFirewallArgs;
  "azure-native:network:BastionHost": NetworkBastionHostArgs;
  "azure-native:network:DdosProtectionPlan": NetworkDdosProtectionPlanArgs;
  "azure-native:network:ExpressRouteConnection": NetworkExpressRouteConnectionArgs;
  "azure-native:network:ExpressRouteGateway": NetworkExpressRouteGatewayArgs;
  "azure-native:network:FlowLog": NetworkFlowLogArgs;
  "azure-native:network:LoadBalancer": NetworkLoadBalancerArgs;
  "azure-native:network:NatGateway": NetworkNatGatewayArgs;
  "azure-native:network:PrivateEndpoint": NetworkPrivateEndpointArgs;
  "azure-native:network:PublicIPAddress": NetworkPublicIPAddressArgs;
  "azure-native:network:PublicIPPrefix": NetworkPublicIPPrefixArgs;
  "azure-native:network:VirtualHub": NetworkVirtualHubArgs;
  "azure-native:network:VirtualNetworkGateway": NetworkVirtualNetworkGatewayArgs;
  "azure-native:network:VirtualNetworkGatewayConnection": NetworkVirtualNetworkGatewayConnectionArgs;
  "azure-native:network:VirtualNetworkPeering": NetworkVirtualNetworkPeeringArgs;
  "azure-native:network:VpnConnection": NetworkVpnConnectionArgs;
  "azure-native:network:VpnGateway": NetworkVpnGatewayArgs;
  "azure-native:notificationhubs:Namespace": NotificationhubsNamespaceArgs;
  "azure-native:operationalinsights:Workspace": OperationalinsightsWorkspaceArgs;
  "azure-native:powerbidedicated:CapacityDetails": PowerbidedicatedCapacityDetailsArgs;
  "azure-native:privatedns:PrivateZone": PrivatednsPrivateZoneArgs;
  "azure-native:recoveryservices:Vault": RecoveryservicesVaultArgs;
  "azure-native:redis:Redis": RedisRedisArgs;
  "azure-native:redisenterprise:RedisEnterprise": RedisenterpriseRedisEnterpriseArgs;
  "azure-native:search:Service": SearchServiceArgs;
  "azure-native:servicebus:Namespace": ServicebusNamespaceArgs;
  "azure-native:signalrservice:SignalR": SignalrserviceSignalRArgs;
  "azure-native:sql:Database": SqlDatabaseArgs;
  "azure-native:sql:ElasticPool": SqlElasticPoolArgs;
  "azure-native:sql:ManagedInstance": SqlManagedInstanceArgs;
  "azure-native:sql:Server": SqlServerArgs;
  "azure-native:storage:FileShare": StorageFileShareArgs;
  "azure-native:storage:StorageAccount": StorageStorageAccountArgs;
  "azure-native:synapse:BigDataPool": SynapseBigDataPoolArgs;
  "azure-native:synapse:SqlPool": SynapseSqlPoolArgs;
  "azure-native:synapse:Workspace": SynapseWorkspaceArgs;
  "azure-native:trafficmanager:Endpoint": TrafficmanagerEndpointArgs;
  "azure-native:trafficmanager:Profile": TrafficmanagerProfileArgs;
  "azure-native:web:AppServiceEnvironment": WebAppServiceEnvironmentArgs;
  "azure-native:web:AppServicePlan": WebAppServicePlanArgs;
  "azure-native:web:StaticSite": WebStaticSiteArgs;
  "azure-native:web:WebApp": WebWebAppArgs;
  "azure-native:web:WebAppHostNameBinding": WebWebAppHostNameBindingArgs;
  "azure-native:web:WebAppHostNameBindingSlot": WebWebAppHostNameBindingSlotArgs;
  "azure-native:web:WebAppSlot": WebWebAppSlotArgs;
}

/** One of each type, as programs declare it. `@type` stands for the id of the resource of that type. */
export const azureNative: Declared<Args> = {
  "azure-native:aad:DomainService": { resourceGroupName: "shop", domainName: "corp.example.com", sku: "Standard" },
  "azure-native:apimanagement:ApiManagementService": {
    resourceGroupName: "shop",
    publisherEmail: "ops@example.com",
    publisherName: "Shop",
    sku: { name: "Standard", capacity: 1 },
  },
  "azure-native:app:ContainerApp": {
    resourceGroupName: "shop",
    managedEnvironmentId: "@azure-native:app:ManagedEnvironment",
    template: {
      containers: [{ name: "web", image: "nginx", resources: { cpu: 0.5, memory: "1Gi" } }],
      scale: { minReplicas: 1, maxReplicas: 3 },
    },
  },
  "azure-native:app:ManagedEnvironment": { resourceGroupName: "shop" },
  "azure-native:appconfiguration:ConfigurationStore": { resourceGroupName: "shop", sku: { name: "Standard" } },
  "azure-native:appconfiguration:Replica": {
    resourceGroupName: "shop",
    configStoreName: "@azure-native:appconfiguration:ConfigurationStore",
    location: "westus",
  },
  "azure-native:applicationinsights:Component": {
    resourceGroupName: "shop",
    applicationType: "web",
    kind: "web",
    ingestionMode: "ApplicationInsights",
    retentionInDays: 120,
  },
  "azure-native:automation:AutomationAccount": { resourceGroupName: "shop", sku: { name: "Basic" } },
  "azure-native:batch:Pool": {
    resourceGroupName: "shop",
    accountName: "shopbatch",
    vmSize: "STANDARD_D2S_V5",
    deploymentConfiguration: {
      virtualMachineConfiguration: {
        imageReference: { publisher: "microsoft-dsvm", offer: "ubuntu-hpc", sku: "2204", version: "latest" },
        nodeAgentSkuId: "batch.node.ubuntu 22.04",
        osDisk: { diskSizeGB: 32, managedDisk: { storageAccountType: "StandardSSD_LRS" } },
      },
    },
    scaleSettings: { fixedScale: { targetDedicatedNodes: 2 } },
  },
  "azure-native:cdn:Profile": { resourceGroupName: "shop", sku: { name: "Standard_AzureFrontDoor" } },
  "azure-native:cognitiveservices:Account": { resourceGroupName: "shop", kind: "OpenAI", sku: { name: "S0" } },
  "azure-native:compute:Disk": {
    resourceGroupName: "shop",
    creationData: { createOption: "Empty" },
    diskSizeGB: 256,
    sku: { name: "Premium_LRS" },
  },
  "azure-native:compute:Image": { resourceGroupName: "shop" },
  "azure-native:compute:Snapshot": {
    resourceGroupName: "shop",
    creationData: { createOption: "Copy", sourceResourceId: "@azure-native:compute:Disk" },
    diskSizeGB: 256,
    sku: { name: "Standard_LRS" },
  },
  "azure-native:compute:VirtualMachine": {
    resourceGroupName: "shop",
    hardwareProfile: { vmSize: "Standard_D2s_v5" },
    osProfile: { computerName: "web", adminUsername: "ops" },
    storageProfile: {
      imageReference: { publisher: "Canonical", offer: "0001-com-ubuntu-server-jammy", sku: "22_04-lts", version: "latest" },
      osDisk: { createOption: "FromImage", diskSizeGB: 64, managedDisk: { storageAccountType: "Premium_LRS" } },
    },
  },
  "azure-native:compute:VirtualMachineScaleSet": {
    resourceGroupName: "shop",
    sku: { name: "Standard_D2s_v5", capacity: 3 },
    virtualMachineProfile: {
      storageProfile: { osDisk: { createOption: "FromImage", managedDisk: { storageAccountType: "StandardSSD_LRS" } } },
    },
  },
  "azure-native:containerinstance:ContainerGroup": {
    resourceGroupName: "shop",
    osType: "Linux",
    containers: [{ name: "web", image: "nginx", resources: { requests: { cpu: 1, memoryInGB: 1.5 } } }],
  },
  "azure-native:containerregistry:Registry": { resourceGroupName: "shop", sku: { name: "Basic" }, adminUserEnabled: true },
  "azure-native:containerregistry:Replication": {
    resourceGroupName: "shop",
    registryName: "@azure-native:containerregistry:Registry",
    location: "westus",
  },
  "azure-native:containerservice:AgentPool": {
    resourceGroupName: "shop",
    resourceName: "@azure-native:containerservice:ManagedCluster",
    vmSize: "Standard_D4s_v5",
    count: 2,
    mode: "User",
    osDiskType: "Managed",
    osDiskSizeGB: 128,
  },
  "azure-native:containerservice:ManagedCluster": {
    resourceGroupName: "shop",
    dnsPrefix: "shop",
    sku: { name: "Base", tier: "Standard" },
    agentPoolProfiles: [{ name: "system", mode: "System", count: 3, vmSize: "Standard_D2s_v5", osDiskSizeGB: 64 }],
  },
  "azure-native:cosmosdb:CassandraResourceCassandraKeyspace": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    resource: { id: "k" },
    options: { throughput: 400 },
  },
  "azure-native:cosmosdb:CassandraResourceCassandraTable": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    keyspaceName: "@azure-native:cosmosdb:CassandraResourceCassandraKeyspace",
    resource: { id: "t" },
  },
  "azure-native:cosmosdb:DatabaseAccount": {
    resourceGroupName: "shop",
    databaseAccountOfferType: "Standard",
    locations: [{ locationName: "East US", failoverPriority: 0 }],
  },
  "azure-native:cosmosdb:GremlinResourceGremlinDatabase": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    resource: { id: "g" },
    options: { throughput: 400 },
  },
  "azure-native:cosmosdb:GremlinResourceGremlinGraph": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    databaseName: "@azure-native:cosmosdb:GremlinResourceGremlinDatabase",
    resource: { id: "g" },
  },
  "azure-native:cosmosdb:MongoDBResourceMongoDBCollection": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    databaseName: "@azure-native:cosmosdb:MongoDBResourceMongoDBDatabase",
    resource: { id: "c" },
    options: { autoscaleSettings: { maxThroughput: 4000 } },
  },
  "azure-native:cosmosdb:MongoDBResourceMongoDBDatabase": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    resource: { id: "m" },
  },
  "azure-native:cosmosdb:SqlResourceSqlContainer": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    databaseName: "@azure-native:cosmosdb:SqlResourceSqlDatabase",
    resource: { id: "c", partitionKey: { paths: ["/id"], kind: "Hash" } },
    options: { throughput: 1000 },
  },
  "azure-native:cosmosdb:SqlResourceSqlDatabase": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    resource: { id: "s" },
  },
  "azure-native:cosmosdb:TableResourceTable": {
    resourceGroupName: "shop",
    accountName: "@azure-native:cosmosdb:DatabaseAccount",
    resource: { id: "t" },
    options: { throughput: 400 },
  },
  "azure-native:databricks:Workspace": {
    resourceGroupName: "shop",
    managedResourceGroupId: "/subscriptions/s/resourceGroups/dbx",
    sku: { name: "premium" },
  },
  "azure-native:datafactory:Factory": { resourceGroupName: "shop" },
  "azure-native:dbformariadb:Server": {
    resourceGroupName: "shop",
    sku: { name: "GP_Gen5_2" },
    properties: {
      createMode: "Default",
      administratorLogin: "ops",
      administratorLoginPassword: "Example-1",
      storageProfile: { storageMB: 51200 },
    },
  },
  "azure-native:dbformysql:Server": {
    resourceGroupName: "shop",
    sku: { name: "Standard_D2ds_v4", tier: "GeneralPurpose" },
    storage: { storageSizeGB: 64 },
    version: "8.0.21",
    administratorLogin: "ops",
  },
  "azure-native:dbformysql:SingleServer": {
    resourceGroupName: "shop",
    sku: { name: "GP_Gen5_2" },
    properties: {
      createMode: "Default",
      administratorLogin: "ops",
      administratorLoginPassword: "Example-1",
      storageProfile: { storageMB: 51200 },
    },
  },
  "azure-native:dbforpostgresql:Server": {
    resourceGroupName: "shop",
    sku: { name: "Standard_D2s_v3", tier: "GeneralPurpose" },
    storage: { storageSizeGB: 128 },
    version: "16",
    highAvailability: { mode: "ZoneRedundant" },
  },
  "azure-native:dbforpostgresql:SingleServer": {
    resourceGroupName: "shop",
    sku: { name: "GP_Gen5_2" },
    properties: {
      createMode: "Default",
      administratorLogin: "ops",
      administratorLoginPassword: "Example-1",
      storageProfile: { storageMB: 51200 },
    },
  },
  "azure-native:dns:Zone": { resourceGroupName: "shop", location: "Global", zoneName: "example.com" },
  "azure-native:dnsresolver:DnsForwardingRuleset": {
    resourceGroupName: "shop",
    dnsResolverOutboundEndpoints: [{ id: "@azure-native:dnsresolver:OutboundEndpoint" }],
  },
  "azure-native:dnsresolver:InboundEndpoint": {
    resourceGroupName: "shop",
    dnsResolverName: "resolver",
    ipConfigurations: [{ subnet: { id: "s" } }],
  },
  "azure-native:dnsresolver:OutboundEndpoint": { resourceGroupName: "shop", dnsResolverName: "resolver", subnet: { id: "s" } },
  "azure-native:eventgrid:Domain": { resourceGroupName: "shop" },
  "azure-native:eventgrid:SystemTopic": {
    resourceGroupName: "shop",
    source: "@azure-native:storage:StorageAccount",
    topicType: "Microsoft.Storage.StorageAccounts",
  },
  "azure-native:eventgrid:Topic": { resourceGroupName: "shop" },
  "azure-native:eventhub:Cluster": { resourceGroupName: "shop", sku: { name: "Dedicated", capacity: 1 } },
  "azure-native:eventhub:EventHub": {
    resourceGroupName: "shop",
    namespaceName: "@azure-native:eventhub:Namespace",
    partitionCount: 4,
    captureDescription: { enabled: true, encoding: "Avro" },
  },
  "azure-native:eventhub:Namespace": {
    resourceGroupName: "shop",
    sku: { name: "Standard", tier: "Standard", capacity: 2 },
    isAutoInflateEnabled: true,
    maximumThroughputUnits: 8,
  },
  "azure-native:frontdoor:FrontDoor": { resourceGroupName: "shop", routingRules: [{ name: "all" }] },
  "azure-native:frontdoor:Policy": {
    resourceGroupName: "shop",
    sku: { name: "Classic_AzureFrontDoor" },
    customRules: { rules: [] },
    managedRules: { managedRuleSets: [{ ruleSetType: "DefaultRuleSet", ruleSetVersion: "1.0" }] },
  },
  "azure-native:iothub:IotHubResource": { resourceGroupName: "shop", sku: { name: "S1", capacity: 1 } },
  "azure-native:keyvault:Key": {
    resourceGroupName: "shop",
    vaultName: "@azure-native:keyvault:Vault",
    properties: { kty: "RSA-HSM", keySize: 2048 },
  },
  "azure-native:keyvault:ManagedHsm": { resourceGroupName: "shop" },
  "azure-native:keyvault:Vault": { resourceGroupName: "shop", properties: { tenantId: "t", sku: { family: "A", name: "standard" } } },
  "azure-native:kusto:Cluster": { resourceGroupName: "shop", sku: { name: "Standard_D11_v2", tier: "Standard", capacity: 2 } },
  "azure-native:logic:IntegrationAccount": { resourceGroupName: "shop", sku: { name: "Standard" } },
  "azure-native:logic:Workflow": { resourceGroupName: "shop" },
  "azure-native:monitor:MetricAlert": {
    resourceGroupName: "shop",
    enabled: true,
    severity: 3,
    evaluationFrequency: "PT1M",
    windowSize: "PT15M",
    scopes: ["@azure-native:compute:VirtualMachine"],
  },
  "azure-native:monitor:ScheduledQueryRule": {
    resourceGroupName: "shop",
    evaluationFrequency: "PT5M",
    windowSize: "PT5M",
    severity: 2,
    scopes: ["@azure-native:operationalinsights:Workspace"],
    criteria: { allOf: [] },
  },
  "azure-native:network:ApplicationGateway": {
    resourceGroupName: "shop",
    sku: { name: "Standard_v2", tier: "Standard_v2" },
    autoscaleConfiguration: { minCapacity: 1, maxCapacity: 4 },
  },
  "azure-native:network:AzureFirewall": { resourceGroupName: "shop", sku: { name: "AZFW_VNet", tier: "Standard" } },
  "azure-native:network:BastionHost": { resourceGroupName: "shop", sku: { name: "Basic" } },
  "azure-native:network:DdosProtectionPlan": { resourceGroupName: "shop" },
  "azure-native:network:ExpressRouteConnection": {
    resourceGroupName: "shop",
    name: "c",
    expressRouteGatewayName: "@azure-native:network:ExpressRouteGateway",
    expressRouteCircuitPeering: { id: "p" },
  },
  "azure-native:network:ExpressRouteGateway": {
    resourceGroupName: "shop",
    virtualHub: { id: "@azure-native:network:VirtualHub" },
    autoScaleConfiguration: { bounds: { min: 2 } },
  },
  "azure-native:network:FlowLog": {
    resourceGroupName: "shop",
    networkWatcherName: "watcher",
    targetResourceId: "network",
    storageId: "@azure-native:storage:StorageAccount",
    flowAnalyticsConfiguration: {
      networkWatcherFlowAnalyticsConfiguration: { enabled: true, workspaceResourceId: "workspace", trafficAnalyticsInterval: 60 },
    },
  },
  "azure-native:network:LoadBalancer": {
    resourceGroupName: "shop",
    sku: { name: "Standard" },
    loadBalancingRules: [{ name: "http", protocol: "Tcp", frontendPort: 80 }],
  },
  "azure-native:network:NatGateway": { resourceGroupName: "shop", sku: { name: "Standard" } },
  "azure-native:network:PrivateEndpoint": { resourceGroupName: "shop" },
  "azure-native:network:PublicIPAddress": { resourceGroupName: "shop", sku: { name: "Standard" }, publicIPAllocationMethod: "Static" },
  "azure-native:network:PublicIPPrefix": { resourceGroupName: "shop", sku: { name: "Standard" }, prefixLength: 30 },
  "azure-native:network:VirtualHub": { resourceGroupName: "shop", addressPrefix: "10.1.0.0/24", virtualWan: { id: "w" } },
  "azure-native:network:VirtualNetworkGateway": {
    resourceGroupName: "shop",
    gatewayType: "Vpn",
    vpnType: "RouteBased",
    sku: { name: "VpnGw1", tier: "VpnGw1" },
  },
  "azure-native:network:VirtualNetworkGatewayConnection": {
    resourceGroupName: "shop",
    connectionType: "IPsec",
    virtualNetworkGateway1: { id: "@azure-native:network:VirtualNetworkGateway" },
  },
  "azure-native:network:VirtualNetworkPeering": {
    resourceGroupName: "shop",
    virtualNetworkName: "hub",
    remoteVirtualNetwork: { id: "spoke" },
  },
  "azure-native:network:VpnConnection": { resourceGroupName: "shop", gatewayName: "@azure-native:network:VpnGateway" },
  "azure-native:network:VpnGateway": {
    resourceGroupName: "shop",
    virtualHub: { id: "@azure-native:network:VirtualHub" },
    vpnGatewayScaleUnit: 1,
  },
  "azure-native:notificationhubs:Namespace": { resourceGroupName: "shop", sku: { name: "Standard" } },
  "azure-native:operationalinsights:Workspace": {
    resourceGroupName: "shop",
    sku: { name: "PerGB2018" },
    retentionInDays: 90,
    workspaceCapping: { dailyQuotaGb: 5 },
  },
  "azure-native:powerbidedicated:CapacityDetails": { resourceGroupName: "shop", sku: { name: "A1" } },
  "azure-native:privatedns:PrivateZone": { resourceGroupName: "shop", location: "Global", privateZoneName: "shop.internal" },
  "azure-native:recoveryservices:Vault": { resourceGroupName: "shop", sku: { name: "Standard" }, properties: {} },
  "azure-native:redis:Redis": { resourceGroupName: "shop", sku: { name: "Standard", family: "C", capacity: 1 } },
  "azure-native:redisenterprise:RedisEnterprise": { resourceGroupName: "shop", sku: { name: "Balanced_B5" }, highAvailability: "Enabled" },
  "azure-native:search:Service": { resourceGroupName: "shop", sku: { name: "standard" }, replicaCount: 2, partitionCount: 1 },
  "azure-native:servicebus:Namespace": { resourceGroupName: "shop", sku: { name: "Standard", tier: "Standard" } },
  "azure-native:signalrservice:SignalR": { resourceGroupName: "shop", sku: { name: "Standard_S1", capacity: 2 } },
  "azure-native:sql:Database": {
    resourceGroupName: "shop",
    serverName: "@azure-native:sql:Server",
    sku: { name: "GP_Gen5", tier: "GeneralPurpose", family: "Gen5", capacity: 2 },
    maxSizeBytes: 34359738368,
  },
  "azure-native:sql:ElasticPool": {
    resourceGroupName: "shop",
    serverName: "@azure-native:sql:Server",
    sku: { name: "StandardPool", tier: "Standard", capacity: 50 },
  },
  "azure-native:sql:ManagedInstance": {
    resourceGroupName: "shop",
    sku: { name: "GP_Gen5" },
    vCores: 8,
    storageSizeInGB: 64,
    licenseType: "LicenseIncluded",
  },
  "azure-native:sql:Server": { resourceGroupName: "shop", administratorLogin: "ops", administratorLoginPassword: "Example-1" },
  "azure-native:storage:FileShare": { resourceGroupName: "shop", accountName: "@azure-native:storage:StorageAccount", shareQuota: 100 },
  "azure-native:storage:StorageAccount": { resourceGroupName: "shop", kind: "StorageV2", sku: { name: "Standard_LRS" } },
  "azure-native:synapse:BigDataPool": {
    resourceGroupName: "shop",
    workspaceName: "@azure-native:synapse:Workspace",
    nodeSize: "Small",
    nodeSizeFamily: "MemoryOptimized",
    autoScale: { enabled: true, minNodeCount: 3, maxNodeCount: 6 },
  },
  "azure-native:synapse:SqlPool": { resourceGroupName: "shop", workspaceName: "@azure-native:synapse:Workspace", sku: { name: "DW100c" } },
  "azure-native:synapse:Workspace": { resourceGroupName: "shop" },
  "azure-native:trafficmanager:Endpoint": {
    resourceGroupName: "shop",
    profileName: "@azure-native:trafficmanager:Profile",
    endpointType: "ExternalEndpoints",
    target: "shop.example.com",
  },
  "azure-native:trafficmanager:Profile": {
    resourceGroupName: "shop",
    location: "global",
    monitorConfig: { protocol: "HTTPS", port: 443, path: "/", intervalInSeconds: 10 },
    dnsConfig: { relativeName: "shop", ttl: 30 },
  },
  "azure-native:web:AppServiceEnvironment": { resourceGroupName: "shop", kind: "ASEV3", virtualNetwork: { id: "subnet" } },
  "azure-native:web:AppServicePlan": {
    resourceGroupName: "shop",
    kind: "Linux",
    reserved: true,
    sku: { name: "P1v3", tier: "PremiumV3", capacity: 2 },
  },
  "azure-native:web:StaticSite": { resourceGroupName: "shop", sku: { name: "Standard", tier: "Standard" } },
  "azure-native:web:WebApp": { resourceGroupName: "shop", kind: "functionapp", serverFarmId: "@azure-native:web:AppServicePlan" },
  "azure-native:web:WebAppHostNameBinding": {
    resourceGroupName: "shop",
    name: "@azure-native:web:WebApp",
    hostName: "shop.example.com",
    sslState: "SniEnabled",
  },
  "azure-native:web:WebAppHostNameBindingSlot": {
    resourceGroupName: "shop",
    name: "@azure-native:web:WebApp",
    slot: "staging",
    hostName: "staging.example.com",
    sslState: "IpBasedEnabled",
  },
  "azure-native:web:WebAppSlot": {
    resourceGroupName: "shop",
    name: "@azure-native:web:WebApp",
    kind: "app",
    serverFarmId: "@azure-native:web:AppServicePlan",
  },
};
