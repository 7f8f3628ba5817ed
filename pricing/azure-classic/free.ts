/** Names of one module whose resources cost nothing by themselves, for one reason. */
const freeByModule: readonly (readonly [module: string, reason: string, names: string])[] = [
  [
    "apimanagement",
    "it is a part of an API Management service, which is charged",
    "Api ApiDiagnostic ApiOperation ApiOperationPolicy ApiOperationTag ApiPolicy ApiRelease ApiSchema ApiTag ApiTagDescription ApiVersionSet AuthorizationServer Backend Certificate CustomDomain Diagnostic EmailTemplate GatewayApi GatewayCertificateAuthority GatewayHostNameConfiguration GlobalSchema Group GroupUser IdentityProviderAad IdentityProviderAadb2c IdentityProviderFacebook IdentityProviderGoogle IdentityProviderMicrosoft IdentityProviderTwitter Logger NamedValue NotificationRecipientEmail NotificationRecipientUser OpenIdConnectProvider Policy PolicyFragment Product ProductApi ProductGroup ProductPolicy ProductTag RedisCache Subscription Tag User",
  ],
  ["appconfiguration", "it is kept in a configuration store, which is charged", "ConfigurationFeature ConfigurationKey"],
  [
    "appinsights",
    "it is a setting of Application Insights, whose data is charged",
    "AnalyticsItem ApiKey SmartDetectionRule Workbook WorkbookTemplate",
  ],
  [
    "appservice",
    "it is a setting of an app or site, whose plan is charged",
    "ActiveSlot AppConnection Certificate CertificateBinding Connection FunctionAppActiveSlot FunctionAppFunction FunctionAppHybridConnection HybridConnection ManagedCertificate PublicCertificate SlotCustomHostnameBinding SlotVirtualNetworkSwiftConnection SourceCodeToken SourceControl SourceControlSlot SourceControlToken StaticSiteCustomDomain StaticWebAppCustomDomain StaticWebAppFunctionAppRegistration VirtualNetworkSwiftConnection WebAppActiveSlot WebAppHybridConnection",
  ],
  ["armmsi", "access management is free of charge", "FederatedIdentityCredential"],
  ["authorization", "access management is free of charge", "Assignment RoleDefinition UserAssignedIdentity"],
  [
    "automation",
    "it is a part of an Automation account, whose jobs are charged",
    "BoolVariable Certificate Connection ConnectionCertificate ConnectionClassicCertificate ConnectionServicePrincipal ConnectionType Credential DateTimeVariable HybridRunbookWorker HybridRunbookWorkerGroup IntVariable JobSchedule Module Powershell72Module Python3Package RunBook Schedule SourceControl StringVariable VariableObject Webhook",
  ],
  [
    "backup",
    "a policy costs nothing; the backups in the vault are charged",
    "ContainerStorageAccount PolicyFileShare PolicyVM PolicyVMWorkload",
  ],
  ["batch", "it is a setting of a Batch account, whose pools are charged", "Account Application Certificate Job"],
  ["billing", "an export costs nothing by itself", "AccountCostManagementExport"],
  ["blueprint", "management of resources is free of charge", "Assignment"],
  [
    "cdn",
    "it is a part of a profile, which is charged",
    "FrontdoorCustomDomain FrontdoorCustomDomainAssociation FrontdoorOrigin FrontdoorOriginGroup FrontdoorRoute FrontdoorRule FrontdoorRuleSet FrontdoorSecret FrontdoorSecurityPolicy",
  ],
  ["cognitive", "it is a setting of an account, whose calls are charged", "AccountCustomerManagedKey AccountRaiBlocklist AccountRaiPolicy"],
  [
    "compute",
    "it is a setting or a description; the machines and disks are charged",
    "AvailabilitySet CapacityReservationGroup DataDiskAttachment DedicatedHostGroup DiskAccess DiskEncryptionSet Extension GalleryApplication GalleryApplicationAssignment ImplicitDataDiskFromSource ManagedDiskSasToken RunCommand SharedImage SharedImageGallery SshPublicKey VirtualMachineScaleSetExtension",
  ],
  ["consumption", "a budget costs nothing", "BudgetManagementGroup BudgetResourceGroup BudgetSubscription"],
  [
    "containerapp",
    "it is a part of a container apps environment",
    "CustomDomain EnvironmentCertificate EnvironmentCustomDomain EnvironmentDaprComponent EnvironmentManagedCertificate EnvironmentStorage",
  ],
  [
    "containerservice",
    "it is a part of a cluster or registry, which is charged",
    "ClusterTrustedAccessRoleBinding FleetUpdateRun FleetUpdateStrategy FluxConfiguration RegistryCacheRule RegistryCredentialSet RegistryScopeMap RegistryTask RegistryTaskScheduleRunNow RegistryToken RegistryWebhook RegistryWebook TokenPassword",
  ],
  [
    "core",
    "management of resources is free of charge",
    "CustomProvider PortalTenantConfiguration ResourceGroup ResourceGroupCostManagementExport ResourceGroupCostManagementView ResourceGroupPolicyAssignment ResourceGroupPolicyExemption ResourceGroupPolicyRemediation ResourcePolicyAssignment ResourcePolicyExemption ResourcePolicyRemediation ResourceProviderFeatureRegistration ResourceProviderRegistration Subscription SubscriptionCostManagementExport SubscriptionCostManagementView SubscriptionPolicyAssignment SubscriptionPolicyExemption SubscriptionPolicyRemediation",
  ],
  [
    "cosmosdb",
    "it is a part of an account, whose throughput and storage are charged",
    "MongoRoleDefinition MongoUserDefinition PostgresqlCoordinatorConfiguration PostgresqlFirewallRule PostgresqlNodeConfiguration PostgresqlRole SqlFunction SqlRoleAssignment SqlRoleDefinition SqlStoredProcedure SqlTrigger",
  ],
  ["costmanagement", "cost management is free of charge", "AnomalyAlert ScheduledAction"],
  [
    "databricks",
    "it is a setting of a workspace, whose clusters are charged",
    "AccessConnector WorkspaceCustomerManagedKey WorkspaceRootDbfsCustomerManagedKey",
  ],
  [
    "datafactory",
    "it is a part of a data factory, whose runs are charged",
    "CredentialServicePrincipal CredentialUserManagedIdentity CustomDataset CustomerManagedKey DataFlow DatasetAzureBlob DatasetAzureSqlTable DatasetBinary DatasetCosmosDBApi DatasetDelimitedText DatasetHttp DatasetJson DatasetMysql DatasetParquet DatasetPostgresql DatasetSnowflake DatasetSqlServerTable FlowletDataFlow IntegrationRuntimeSelfHosted LinkedCustomService LinkedServiceAzureBlobStorage LinkedServiceAzureDatabricks LinkedServiceAzureFileStorage LinkedServiceAzureFunction LinkedServiceAzureSearch LinkedServiceAzureSqlDatabase LinkedServiceAzureTableStorage LinkedServiceCosmosDb LinkedServiceCosmosDbMongoApi LinkedServiceDataLakeStorageGen2 LinkedServiceKeyVault LinkedServiceKusto LinkedServiceMysql LinkedServiceOdata LinkedServiceOdbc LinkedServicePostgresql LinkedServiceSftp LinkedServiceSnowflake LinkedServiceSqlManagedInstance LinkedServiceSqlServer LinkedServiceSynapse LinkedServiceWeb Pipeline TriggerBlobEvent TriggerCustomEvent TriggerSchedule TriggerTumblingWindow",
  ],
  [
    "dataprotection",
    "a policy costs nothing; the backups in the vault are charged",
    "BackupPolicyBlobStorage BackupPolicyDataLakeStorage BackupPolicyDisk BackupPolicyKubernetesCluster BackupPolicyMysqlFlexibleServer BackupPolicyPostgresql BackupPolicyPostgresqlFlexibleServer ResourceGuard",
  ],
  [
    "desktopvirtualization",
    "it groups machines, which are charged",
    "Application ApplicationGroup HostPool ScalingPlan ScalingPlanHostPoolAssociation Workspace WorkspaceApplicationGroupAssociation",
  ],
  ["dns", "a record is charged with its zone", "ARecord AaaaRecord CNameRecord CaaRecord MxRecord NsRecord PtrRecord SrvRecord TxtRecord"],
  ["eventgrid", "operations are charged with the topic", "DomainTopic EventSubscription SystemTopicEventSubscription"],
  [
    "eventhub",
    "it is a part of a namespace, which is charged",
    "AuthorizationRule ConsumerGroup EventHubAuthorizationRule EventHubConsumerGroup EventHubNamespaceAuthorizationRule EventSubscription EventhubNamespaceDisasterRecoveryConfig NamespaceAuthorizationRule NamespaceCustomerManagedKey NamespaceSchemaGroup Queue QueueAuthorizationRule Subscription SubscriptionRule Topic TopicAuthorizationRule",
  ],
  ["frontdoor", "it is a part of a Front Door, which is charged", "CustomHttpsConfiguration RulesEngine"],
  [
    "iot",
    "it is a part of an IoT hub, which is charged",
    "Certificate ConsumerGroup DpsSharedAccessPolicy EndpointCosmosdbAccount EndpointEventhub EndpointServicebusQueue EndpointServicebusTopic EndpointStorageContainer Enrichment FallbackRoute FileUpload IotHubCertificate Route SharedAccessPolicy",
  ],
  [
    "keyvault",
    "operations are charged with the vault",
    "AccessPolicy CertificateContacts CertificateIssuer ManagedHardwareSecurityModuleRoleAssignment ManagedHardwareSecurityModuleRoleDefinition Secret",
  ],
  [
    "kusto",
    "it is a part of a cluster, which is charged",
    "AttachedDatabaseConfiguration ClusterCustomerManagedKey ClusterPrincipalAssignment CosmosdbDataConnection Database DatabasePrincipalAssignment EventGridDataConnection EventhubDataConnection IotHubDataConnection Script",
  ],
  [
    "lb",
    "it is a part of a load balancer, which is charged with its rules",
    "BackendAddressPool BackendAddressPoolAddress NatPool NatRule OutboundRule Probe Rule",
  ],
  ["lighthouse", "access management is free of charge", "Assignment Definition"],
  [
    "loganalytics",
    "it is a setting of a workspace, whose data is charged",
    "ClusterCustomerManagedKey DataSourceWindowsEvent DataSourceWindowsPerformanceCounter LinkedService LinkedStorageAccount QueryPack SavedSearch StorageInsights",
  ],
  [
    "logicapps",
    "it is a part of a workflow or an integration account, which are charged",
    "ActionCustom ActionHttp IntegrationAccountAgreement IntegrationAccountAssembly IntegrationAccountBatchConfiguration IntegrationAccountCertificate IntegrationAccountMap IntegrationAccountPartner IntegrationAccountSchema IntegrationAccountSession TriggerCustom TriggerHttpRequest TriggerRecurrence",
  ],
  [
    "maintenance",
    "maintenance windows cost nothing",
    "AssignmentDedicatedHost AssignmentDynamicScope AssignmentVirtualMachine AssignmentVirtualMachineScaleSet Configuration",
  ],
  ["managedredis", "access management is free of charge", "AccessPolicyAssignment"],
  [
    "management",
    "management of resources is free of charge",
    "Group GroupPolicyAssignment GroupPolicyExemption GroupPolicyRemediation GroupPolicySetDefinition GroupSubscriptionAssociation Lock",
  ],
  ["managementgroups", "management of resources is free of charge", "ManagementGroup"],
  ["managementresource", "management of resources is free of charge", "ManangementLock"],
  [
    "monitoring",
    "it is free of charge; data and notifications are charged where they go",
    "AadDiagnosticSetting ActivityLogAlert AlertProcessingRuleActionGroup AlertProcessingRuleSuppression AutoscaleSetting DataCollectionEndpoint DataCollectionRule DataCollectionRuleAssociation DiagnosticSetting PrivateLinkScope PrivateLinkScopedService",
  ],
  ["msi", "access management is free of charge", "UserAssignedIdentity"],
  [
    "mssql",
    "it is a part of a server or a database, which is charged",
    "DatabaseExtendedAuditingPolicy DatabaseVulnerabilityAssessmentRuleBaseline FirewallRule JobCredential JobSchedule JobStep JobTargetGroup ManagedDatabase ManagedInstanceActiveDirectoryAdministrator ManagedInstanceStartStopSchedule ManagedInstanceTransparentDataEncryption OutboundFirewallRule Server ServerDnsAlias ServerExtendedAuditingPolicy ServerMicrosoftSupportAuditingPolicy ServerTransparentDataEncryption VirtualNetworkRule",
  ],
  [
    "mysql",
    "it is a part of a server, which is charged",
    "FlexibleDatabase FlexibleServerActiveDirectoryAdministratory FlexibleServerConfiguration FlexibleServerFirewallRule",
  ],
  [
    "network",
    "it is free of charge; traffic and what is connected are charged where they are declared",
    "ApplicationSecurityGroup BgpConnection FirewallApplicationRuleCollection FirewallNatRuleCollection FirewallNetworkRuleCollection IPGroup IPGroupCIDR LocalNetworkGateway NatGatewayPublicIpAssociation NatGatewayPublicIpPrefixAssociation NetworkInterface NetworkInterfaceApplicationGatewayBackendAddressPoolAssociation NetworkInterfaceApplicationSecurityGroupAssociation NetworkInterfaceBackendAddressPoolAssociation NetworkInterfaceNatRuleAssociation NetworkInterfaceSecurityGroupAssociation NetworkSecurityGroup NetworkSecurityRule NetworkWatcher Profile Route RouteFilter RouteTable Subnet SubnetNatGatewayAssociation SubnetNetworkSecurityGroupAssociation SubnetRouteTableAssociation SubnetServiceEndpointStoragePolicy VirtualHubRouteTable VirtualHubRouteTableRoute VirtualNetwork VirtualNetworkDnsServers VirtualNetworkGatewayNatRule VnpGatewayNatRule VpnSite",
  ],
  ["notificationhub", "its namespace is charged", "AuthorizationRule Hub"],
  ["operationalinsights", "it is a setting of a workspace, whose data is charged", "QueryPackQuery"],
  ["pim", "access management is free of charge", "ActiveRoleAssignment EligibleRoleAssignment RoleManagementPolicy"],
  ["policy", "management of resources is free of charge", "Definition PolicySetDefinition"],
  ["portal", "a dashboard of the portal is free of charge", "PortalDashboard"],
  [
    "postgresql",
    "it is a part of a server, which is charged",
    "ActiveDirectoryAdministrator Configuration Database FirewallRule FlexibleServerActiveDirectoryAdministrator FlexibleServerConfiguration FlexibleServerDatabase FlexibleServerFirewallRule FlexibleServerVirtualEndpoint ServerKey VirtualNetworkRule",
  ],
  ["privatedns", "a private link service costs nothing; the endpoints that use it are charged", "LinkService"],
  [
    "privatedns",
    "records and links are charged with their zone, resolvers with their endpoints",
    "AAAARecord ARecord CnameRecord MxRecord PTRRecord Resolver ResolverForwardingRule ResolverVirtualNetworkLink SRVRecord TxtRecord ZoneVirtualNetworkLink",
  ],
  ["privatelink", "it is a setting of a private endpoint", "ApplicationSecurityGroupAssociation"],
  ["proximity", "placement groups cost nothing", "PlacementGroup"],
  [
    "redis",
    "it is a setting of a cache, which is charged",
    "CacheAccessPolicy CacheAccessPolicyAssignment EnterpriseDatabase FirewallRule LinkedServer",
  ],
  ["role", "access management is free of charge", "Assignment Definition"],
  ["search", "it is a setting of a search service", "SharedPrivateLinkService"],
  [
    "securitycenter",
    "settings cost nothing; plans are charged by what they protect",
    "Assessment AssessmentPolicy AutoProvisioning Automation Contact Setting Workspace",
  ],
  [
    "servicebus",
    "it is a part of a namespace, which is charged",
    "NamespaceAuthorizationRule NamespaceCustomerManagedKey NamespaceDisasterRecoveryConfig Queue QueueAuthorizationRule Subscription SubscriptionRule Topic TopicAuthorizationRule",
  ],
  [
    "signalr",
    "it is a setting of a SignalR service",
    "ServiceCustomCertificate ServiceCustomDomain ServiceNetworkAcl SharedPrivateLinkResource",
  ],
  [
    "siterecovery",
    "it is a setting; protected machines are charged",
    "Fabric HyperVReplicationPolicy HyperVReplicationPolicyAssociation HyperVSite HypervNetworkMapping NetworkMapping ProtectionContainer ProtectionContainerMapping ReplicationPolicy ReplicationRecoveryPlan VMWareReplicationPolicy VmwareReplicationPolicyAssociation",
  ],
  [
    "storage",
    "it is a part of a storage account, whose data and operations are charged",
    "AccountNetworkRules AccountQueueProperties AccountStaticWebsite AccountTableProperties Blob Container ContainerImmutabilityPolicy CustomerManagedKey DataLakeGen2Filesystem DataLakeGen2Path ManagementPolicy ObjectReplication Queue ShareDirectory ShareFile Table TableEntity ZipBlob",
  ],
  [
    "streamanalytics",
    "it is a part of a job, which is charged",
    "FunctionJavaScriptUDF FunctionJavascriptUda JobSchedule JobStorageAccount OutputBlob OutputCosmosdb OutputEventHub OutputFunction OutputMssql OutputPowerbi OutputServiceBusQueue OutputServicebusTopic OutputSynapse OutputTable ReferenceInputBlob ReferenceInputMssql StreamInputBlob StreamInputEventHub StreamInputEventHubV2 StreamInputIotHub",
  ],
  [
    "synapse",
    "it is a setting of a workspace, whose pools are charged",
    "FirewallRule IntegrationRuntimeSelfHosted LinkedService PrivateLinkHub RoleAssignment SqlPoolWorkloadClassifier SqlPoolWorkloadGroup WorkspaceAadAdmin WorkspaceKey WorkspaceSqlAadAdmin",
  ],
];

const token = (module: string, name: string) => `azure:${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;

/** Types of the package azure that cost nothing by themselves, with the reason. Sorted. */
export const azureClassicFreeTypes: readonly (readonly [string, string])[] = freeByModule
  .flatMap(([module, reason, names]) => names.split(" ").map((name) => [token(module, name), reason] as const))
  .sort(([left], [right]) => (left < right ? -1 : 1));
