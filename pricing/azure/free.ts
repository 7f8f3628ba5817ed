type Names = string;

/**
 * Types of azure that cost nothing by themselves: module, reason and names. What they carry (data, machines, calls)
 * is charged to the resource that the reason names. A type with a charge of its own anywhere is not here.
 */
const freeByModule: readonly (readonly [module: string, reason: string, names: Names])[] = [
  ["aad", "an object container of a domain service, which is charged", "OuContainer"],
  [
    "apimanagement",
    "a part of an API Management service, which is charged",
    "Api ApiDiagnostic ApiIssue ApiIssueAttachment ApiIssueComment ApiOperation ApiOperationPolicy ApiPolicy ApiRelease ApiSchema ApiTagDescription ApiVersionSet ApiWiki Authorization AuthorizationAccessPolicy AuthorizationProvider AuthorizationServer Backend Certificate ContentItem ContentType Diagnostic Documentation EmailTemplate GatewayApiEntityTag GatewayCertificateAuthority GatewayHostnameConfiguration GlobalSchema GraphQLApiResolver GraphQLApiResolverPolicy Group GroupUser IdentityProvider Logger NamedValue NotificationRecipientEmail NotificationRecipientUser OpenIdConnectProvider Policy PolicyFragment Product ProductApi ProductApiLink ProductGroup ProductGroupLink ProductPolicy ProductWiki Schema Subscription Tag TagApiLink TagByApi TagByOperation TagByProduct TagOperationLink TagProductLink User",
  ],
  [
    "app",
    "a setting of a container apps environment or app, which is charged",
    "Certificate ContainerAppsAuthConfig ContainerAppsSourceControl DaprComponent DaprComponentResiliencyPolicy DaprSubscription AppResiliency HttpRouteConfig MaintenanceConfiguration ManagedCertificate ManagedEnvironmentPrivateEndpointConnection ManagedEnvironmentsStorage",
  ],
  ["appconfiguration", "a value in a configuration store, which is charged", "KeyValue PrivateEndpointConnection"],
  [
    "applicationinsights",
    "a setting or document of Application Insights, which is charged by its data",
    "AnalyticsItem ComponentCurrentBillingFeature ComponentLinkedStorageAccount Favorite MyWorkbook ProactiveDetectionConfiguration Workbook WorkbookTemplate",
  ],
  [
    "authorization",
    "access control and policy cost nothing",
    "AccessReviewHistoryDefinitionById AccessReviewScheduleDefinitionById DenyAssignment ManagementLockAtResourceGroupLevel ManagementLockAtResourceLevel ManagementLockAtSubscriptionLevel ManagementLockByScope PolicyAssignment PolicyDefinition PolicyDefinitionAtManagementGroup PolicyDefinitionVersion PolicyDefinitionVersionAtManagementGroup PolicyExemption PolicySetDefinition PolicySetDefinitionAtManagementGroup PolicySetDefinitionVersion PolicySetDefinitionVersionAtManagementGroup PrivateLinkAssociation ResourceManagementPrivateLink RoleAssignment RoleDefinition RoleManagementPolicy RoleManagementPolicyAssignment Variable VariableAtManagementGroup VariableValue VariableValueAtManagementGroup",
  ],
  [
    "automation",
    "a part of an automation account, which is charged by job minutes",
    "Certificate Connection ConnectionType Credential DscConfiguration HybridRunbookWorkerGroup JobSchedule Module PowerShell72Module PrivateEndpointConnection Python2Package Python3Package Runbook Schedule SourceControl Variable Webhook",
  ],
  ["batch", "an account or a package of Batch, whose pools are charged by their nodes", "Application ApplicationPackage BatchAccount"],
  [
    "billing",
    "billing administration costs nothing",
    "BillingProfile BillingRoleAssignmentByBillingAccount BillingRoleAssignmentByDepartment BillingRoleAssignmentByEnrollmentAccount InvoiceSection",
  ],
  [
    "cdn",
    "a part of a Front Door or CDN profile, which is charged",
    "AFDCustomDomain AFDEndpoint AFDOrigin AFDOriginGroup CustomDomain KeyGroup Origin OriginGroup Route Rule RuleSet Secret SecurityPolicy",
  ],
  [
    "cognitiveservices",
    "a setting of an AI services account",
    "EncryptionScope PrivateEndpointConnection RaiBlocklist RaiBlocklistItem RaiPolicy AccountConnection ProjectConnection",
  ],
  [
    "compute",
    "it places, groups or configures machines, disks or images, which are charged",
    "AvailabilitySet CapacityReservationGroup DedicatedHostGroup DiskAccess DiskAccessAPrivateEndpointConnection DiskEncryptionSet Gallery GalleryApplication GalleryImage ProximityPlacementGroup RestorePointCollection SshPublicKey VirtualMachineExtension VirtualMachineRunCommandByVirtualMachine VirtualMachineScaleSetExtension VirtualMachineScaleSetVMExtension VirtualMachineScaleSetVMRunCommand",
  ],
  ["consumption", "a budget costs nothing", "Budget"],
  [
    "containerregistry",
    "a setting of a container registry, which is charged",
    "CacheRule CredentialSet PrivateEndpointConnection ScopeMap Task Token Webhook",
  ],
  [
    "containerservice",
    "a setting of an AKS cluster, which is charged",
    "MaintenanceConfiguration ManagedClusterSnapshot PrivateEndpointConnection Snapshot TrustedAccessRoleBinding AutoUpgradeProfile FleetUpdateStrategy",
  ],
  [
    "cosmosdb",
    "a part of a Cosmos DB account or container, which is charged",
    "CassandraResourceCassandraRoleAssignment CassandraResourceCassandraRoleDefinition GremlinResourceGremlinRoleAssignment GremlinResourceGremlinRoleDefinition MongoClusterFirewallRule MongoDBResourceMongoRoleDefinition MongoDBResourceMongoUserDefinition PrivateEndpointConnection SqlResourceSqlRoleAssignment SqlResourceSqlRoleDefinition SqlResourceSqlStoredProcedure SqlResourceSqlTrigger SqlResourceSqlUserDefinedFunction TableResourceTableRoleAssignment TableResourceTableRoleDefinition",
  ],
  [
    "costmanagement",
    "cost management of Azure itself costs nothing",
    "Budget CostAllocationRule Report ReportByBillingAccount ReportByDepartment ReportByResourceGroupName ScheduledAction ScheduledActionByScope Setting TagInheritanceSetting View ViewByScope",
  ],
  ["databricks", "an identity or link of a Databricks workspace, which is charged", "AccessConnector PrivateEndpointConnection"],
  [
    "datafactory",
    "a definition in a data factory, which is charged by its runs",
    "CredentialOperation DataFlow Dataset GlobalParameter LinkedService Pipeline PrivateEndpointConnection Trigger",
  ],
  ["dataprotection", "a backup's policy or guard; protected instances are charged", "BackupPolicy DppResourceGuardProxy ResourceGuard"],
  [
    "dbformariadb",
    "a part of a database server, which is charged",
    "Configuration Database FirewallRule PrivateEndpointConnection VirtualNetworkRule",
  ],
  [
    "dbformysql",
    "a part of a database server, which is charged",
    "AzureADAdministrator Configuration Database FirewallRule PrivateEndpointConnection SingleServerConfiguration SingleServerDatabase SingleServerFirewallRule SingleServerServerAdministrator SingleServerVirtualNetworkRule",
  ],
  [
    "dbforpostgresql",
    "a part of a database server, which is charged",
    "Administrator AdministratorsMicrosoftEntra Configuration Database FirewallRule Migration PrivateEndpointConnection ServerGroupFirewallRule ServerGroupPrivateEndpointConnection ServerGroupRole SingleServerConfiguration SingleServerDatabase SingleServerFirewallRule SingleServerServerAdministrator SingleServerServerSecurityAlertPolicy SingleServerVirtualNetworkRule VirtualEndpoint",
  ],
  ["dns", "a record or setting of a DNS zone, which is charged with its queries", "DnssecConfig RecordSet"],
  ["dnsresolver", "a part of a DNS resolver, whose endpoints are charged", "DnsResolver ForwardingRule PrivateResolverVirtualNetworkLink"],
  [
    "eventgrid",
    "a route of events; operations are charged to the topic",
    "DomainEventSubscription DomainTopic DomainTopicEventSubscription EventSubscription PartnerConfiguration PartnerRegistration PrivateEndpointConnection SystemTopicEventSubscription TopicEventSubscription",
  ],
  [
    "eventhub",
    "a part of an Event Hubs namespace, which is charged",
    "ApplicationGroup ConsumerGroup DisasterRecoveryConfig EventHubAuthorizationRule NamespaceAuthorizationRule NamespaceIpFilterRule NamespaceNetworkRuleSet NamespaceVirtualNetworkRule PrivateEndpointConnection SchemaRegistry",
  ],
  ["frontdoor", "a rule set of a Front Door, which is charged", "RulesEngine"],
  [
    "guestconfiguration",
    "an assignment to an Azure machine costs nothing",
    "GuestConfigurationAssignment GuestConfigurationAssignmentsVMSS",
  ],
  ["iothub", "a part of an IoT hub, which is charged", "Certificate IotHubResourceEventHubConsumerGroup PrivateEndpointConnection"],
  [
    "keyvault",
    "a value, policy or link of a key vault, which is charged by operations",
    "AccessPolicy MHSMPrivateEndpointConnection PrivateEndpointConnection Secret",
  ],
  [
    "kusto",
    "a part of a Data Explorer cluster, which is charged",
    "AttachedDatabaseConfiguration ClusterPrincipalAssignment DatabasePrincipalAssignment EventHubDataConnection EventGridDataConnection IotHubDataConnection PrivateEndpointConnection ReadOnlyFollowingDatabase ReadWriteDatabase Script",
  ],
  [
    "logic",
    "a definition in an integration account, which is charged",
    "IntegrationAccountAgreement IntegrationAccountAssembly IntegrationAccountBatchConfiguration IntegrationAccountCertificate IntegrationAccountMap IntegrationAccountPartner IntegrationAccountSchema IntegrationAccountSession RosettaNetProcessConfiguration",
  ],
  [
    "machinelearningservices",
    "a definition or registration; compute, endpoints and storage are charged",
    "CodeContainer CodeVersion ComponentContainer ComponentVersion DataContainer DataVersion Datastore EnvironmentContainer EnvironmentVersion FeaturesetContainerEntity FeaturesetVersion FeaturestoreEntityContainerEntity FeaturestoreEntityVersion ModelContainer ModelVersion PrivateEndpointConnection Schedule Workspace WorkspaceConnection",
  ],
  [
    "maintenance",
    "a maintenance window costs nothing",
    "ConfigurationAssignment ConfigurationAssignmentParent ConfigurationAssignmentsForResourceGroup ConfigurationAssignmentsForSubscription MaintenanceConfiguration",
  ],
  ["managedidentity", "an identity costs nothing", "FederatedIdentityCredential UserAssignedIdentity"],
  ["managedservices", "a delegation costs nothing", "RegistrationAssignment RegistrationDefinition"],
  ["management", "a management group costs nothing", "HierarchySetting ManagementGroup ManagementGroupSubscription"],
  [
    "monitor",
    "a rule or setting of monitoring without a charge of its own",
    "ActivityLogAlert AutoscaleSetting DataCollectionEndpoint DataCollectionRuleAssociation PrivateEndpointConnection PrivateLinkScope PrivateLinkScopedResource",
  ],
  [
    "monitor",
    "an action group costs nothing by itself; notifications beyond a subscription's free ones (1,000 emails, 100,000 web hooks a month) do",
    "ActionGroup",
  ],
  [
    "monitor",
    "what it sends is charged where it arrives",
    "DiagnosticSetting ManagementGroupDiagnosticSetting SubscriptionDiagnosticSetting",
  ],
  [
    "network",
    "networking that is charged only where data, gateways or addresses are",
    "ApplicationGatewayPrivateEndpointConnection ApplicationSecurityGroup DdosCustomPolicy DscpConfiguration ExpressRouteCircuitAuthorization ExpressRouteCircuitConnection ExpressRouteCircuitPeering ExpressRoutePortAuthorization FirewallPolicyRuleCollectionGroup FirewallPolicyRuleGroup HubRouteTable HubVirtualNetworkConnection InboundNatRule IpAllocation IpGroup LoadBalancerBackendAddressPool LocalNetworkGateway NatRule NetworkInterface NetworkInterfaceTapConfiguration NetworkProfile NetworkSecurityGroup P2sVpnServerConfiguration PrivateDnsZoneGroup PrivateLinkService PrivateLinkServicePrivateEndpointConnection Route RouteFilter RouteFilterRule RouteMap RouteTable RoutingIntent SecurityRule ServiceEndpointPolicy ServiceEndpointPolicyDefinition Subnet VirtualHubBgpConnection VirtualHubIpConfiguration VirtualHubRouteTableV2 VirtualNetwork VirtualNetworkGatewayNatRule VirtualWan VpnServerConfiguration VpnSite",
  ],
  ["network", "its rules are charged with the application gateway that it protects", "WebApplicationFirewallPolicy"],
  [
    "notificationhubs",
    "a part of a Notification Hubs namespace, which is charged",
    "NamespaceAuthorizationRule NotificationHub NotificationHubAuthorizationRule PrivateEndpointConnection",
  ],
  [
    "operationalinsights",
    "a part of a Log Analytics workspace, which is charged by its data",
    "DataSource LinkedService LinkedStorageAccount MachineGroup Query QueryPack SavedSearch StorageInsightConfig",
  ],
  [
    "policyinsights",
    "a remediation of policy costs nothing",
    "AttestationAtResource AttestationAtResourceGroup AttestationAtSubscription RemediationAtManagementGroup RemediationAtResource RemediationAtResourceGroup RemediationAtSubscription",
  ],
  [
    "portal",
    "a dashboard or setting of the portal",
    "Console ConsoleWithLocation Dashboard TenantConfiguration UserSettings UserSettingsWithLocation",
  ],
  ["privatedns", "a record or link of a private DNS zone, which is charged with its queries", "PrivateRecordSet VirtualNetworkLink"],
  [
    "recoveryservices",
    "a policy or registration of a vault, to which protected instances are charged",
    "PrivateEndpointConnection ProtectedItem ProtectionContainer ProtectionIntent ProtectionPolicy ReplicationFabric ReplicationNetworkMapping ReplicationPolicy ReplicationProtectionContainerMapping ReplicationRecoveryPlan ResourceGuardProxy",
  ],
  [
    "redis",
    "a setting of a cache, which is charged",
    "AccessPolicy AccessPolicyAssignment FirewallRule LinkedServer PatchSchedule PrivateEndpointConnection",
  ],
  [
    "redisenterprise",
    "a database or setting in a Redis cluster, which is charged",
    "AccessPolicyAssignment Database PrivateEndpointConnection",
  ],
  [
    "relay",
    "a part of a relay namespace, which is charged",
    "HybridConnectionAuthorizationRule NamespaceAuthorizationRule PrivateEndpointConnection WCFRelayAuthorizationRule",
  ],
  ["resourcegraph", "a saved query costs nothing", "GraphQuery"],
  ["resources", "it groups or deploys other resources", "ResourceGroup TagAtScope TemplateSpec TemplateSpecVersion"],
  ["search", "a link of a search service, which is charged", "PrivateEndpointConnection SharedPrivateLinkResource"],
  [
    "security",
    "a rule or contact of security management without a charge of its own",
    "AlertsSuppressionRule AssessmentMetadataInSubscription AssessmentsMetadataSubscription CustomRecommendation GovernanceRule SecurityContact StandardAssignment",
  ],
  [
    "securityinsights",
    "a rule or record in Sentinel, which is charged by the data of its workspace",
    "Action AutomationRule Bookmark BookmarkRelation Incident IncidentComment IncidentRelation IncidentTask Metadata ScheduledAlertRule FusionAlertRule MicrosoftSecurityIncidentCreationAlertRule Watchlist WatchlistItem ThreatIntelligenceIndicator",
  ],
  [
    "servicebus",
    "a part of a Service Bus namespace, which is charged",
    "DisasterRecoveryConfig MigrationConfig NamespaceAuthorizationRule NamespaceIpFilterRule NamespaceNetworkRuleSet NamespaceVirtualNetworkRule PrivateEndpointConnection Queue QueueAuthorizationRule Rule Subscription Topic TopicAuthorizationRule",
  ],
  [
    "signalrservice",
    "a setting of a SignalR service, which is charged",
    "SignalRCustomCertificate SignalRCustomDomain SignalRPrivateEndpointConnection SignalRSharedPrivateLinkResource",
  ],
  [
    "sql",
    "a logical server or a setting; databases, pools and instances are charged",
    "BackupShortTermRetentionPolicy DataMaskingPolicy DatabaseAdvisor DatabaseBlobAuditingPolicy DatabaseVulnerabilityAssessmentRuleBaseline EncryptionProtector ExtendedDatabaseBlobAuditingPolicy ExtendedServerBlobAuditingPolicy FailoverGroup FirewallRule GeoBackupPolicy IPv6FirewallRule InstanceFailoverGroup JobCredential JobPrivateEndpoint JobStep JobTargetGroup ManagedDatabase ManagedInstanceAdministrator ManagedInstanceAzureADOnlyAuthentication ManagedInstanceKey ManagedInstancePrivateEndpointConnection OutboundFirewallRule PrivateEndpointConnection SensitivityLabel Server ServerAdvisor ServerAzureADAdministrator ServerAzureADOnlyAuthentication ServerBlobAuditingPolicy ServerDnsAlias ServerKey ServerTrustCertificate ServerTrustGroup TransparentDataEncryption VirtualCluster VirtualNetworkRule WorkloadClassifier WorkloadGroup",
  ],
  [
    "storage",
    "a part of a storage account, which is charged by data and operations",
    "Blob BlobContainer BlobContainerImmutabilityPolicy BlobContainerLegalHold BlobServiceProperties FileServiceProperties ManagementPolicy PrivateEndpointConnection Queue QueueServiceProperties StorageAccountStaticWebsite Table TableServiceProperties",
  ],
  ["subscription", "a subscription costs nothing by itself", "Alias SubscriptionTarDirectory"],
  [
    "synapse",
    "a setting of a Synapse workspace, whose pools are charged",
    "IpFirewallRule Key PrivateEndpointConnection PrivateLinkHub SqlPoolSensitivityLabel SqlPoolTransparentDataEncryption SqlPoolWorkloadClassifier SqlPoolWorkloadGroup WorkspaceAadAdmin WorkspaceSqlAadAdmin",
  ],
  ["web", "calls through the connection are charged with the workflow that makes them", "Connection CustomApi"],
  [
    "web",
    "a setting of an app or site, whose plan is charged",
    "AppServiceEnvironmentAseCustomDnsSuffixConfiguration AppServiceEnvironmentPrivateEndpointConnection AppServicePlanRouteForVnet Certificate StaticSiteCustomDomain StaticSiteDatabaseConnection StaticSiteLinkedBackend StaticSiteLinkedBackendForBuild StaticSitePrivateEndpointConnection StaticSiteUserProvidedFunctionAppForStaticSite WebAppApplicationSettings WebAppApplicationSettingsSlot WebAppAuthSettings WebAppAuthSettingsSlot WebAppAuthSettingsV2 WebAppAuthSettingsV2Slot WebAppAzureStorageAccounts WebAppAzureStorageAccountsSlot WebAppConnectionStrings WebAppConnectionStringsSlot WebAppDeployment WebAppDeploymentSlot WebAppDiagnosticLogsConfiguration WebAppDomainOwnershipIdentifier WebAppFtpAllowed WebAppFunction WebAppMetadata WebAppMetadataSlot WebAppPrivateEndpointConnection WebAppPrivateEndpointConnectionSlot WebAppPublicCertificate WebAppScmAllowed WebAppSiteExtension WebAppSlotConfigurationNames WebAppSourceControl WebAppSourceControlSlot WebAppSwiftVirtualNetworkConnection WebAppSwiftVirtualNetworkConnectionSlot WebAppVnetConnection",
  ],
];

/** Modules that version 3 of azure-native split or renamed, as programs on version 2 write them. */
const formerModules: Readonly<Record<string, string>> = {
  applicationinsights: "insights",
  cosmosdb: "documentdb",
  dns: "network",
  dnsresolver: "network",
  iothub: "devices",
  monitor: "insights",
  privatedns: "network",
  redis: "cache",
};

const freeTypesWithReasons = freeByModule.flatMap(([module, reason, names]) =>
  names.split(" ").flatMap((name) => {
    const former = formerModules[module];
    const modules = former === undefined ? [module] : [module, former];
    return modules.map((one) => [`azure-native:${one}:${name}`, reason] as const);
  }),
);

/** Types of azure that cost nothing by themselves, with the reason. Sorted. */
export const azureFreeTypes: readonly (readonly [string, string])[] = [...freeTypesWithReasons].sort(([left], [right]) =>
  left < right ? -1 : 1,
);
