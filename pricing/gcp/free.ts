import { gcpFreeIamTypes } from "./free-iam";

/**
 * Types that Google charges nothing for by themselves, by the reason why. Names are those of the type token:
 * `compute: "network"` is `gcp:compute/network:Network`.
 */
const FREE: readonly (readonly [reason: string, types: Readonly<Record<string, string>>])[] = [
  [
    "access policies are not charged",
    {
      accesscontextmanager:
        "accessLevel accessLevelCondition accessLevels accessPolicy authorizedOrgsDesc egressPolicy gcpUserAccessBinding ingressPolicy servicePerimeter servicePerimeterDryRunEgressPolicy servicePerimeterDryRunIngressPolicy servicePerimeterDryRunResource servicePerimeterEgressPolicy servicePerimeterIngressPolicy servicePerimeterResource servicePerimeters",
      cloudidentity: "group groupMembership policy",
      folder: "accessApprovalSettings organizationPolicy",
      iam: "accessBoundaryPolicy denyPolicy folderAccessPolicy foldersPolicyBinding oauthClient oauthClientCredential organizationAccessPolicy organizationsPolicyBinding principalAccessBoundaryPolicy projectAccessPolicy projectsPolicyBinding workforcePool workforcePoolProvider workforcePoolProviderKey workforcePoolProviderScimTenant workforcePoolProviderScimToken workloadIdentityPool workloadIdentityPoolManagedIdentity workloadIdentityPoolNamespace workloadIdentityPoolProvider",
      iap: "brand client settings tunnelDestGroup",
      organizations: "accessApprovalSettings iAMCustomRole policy",
      orgpolicy: "customConstraint policy",
      oslogin: "sshPublicKey",
      privilegedaccessmanager: "settings",
      projects: "accessApprovalSettings apiKey defaultServiceAccounts iAMCustomRole organizationPolicy",
      serviceaccount: "account key",
    },
  ],
  [
    "projects, folders, tags and settings are not charged",
    {
      apphub: "application boundary service serviceProjectAttachment workload",
      billing: "budget projectInfo subAccount",
      cloudasset: "folderFeed organizationFeed projectFeed",
      cloudquota: "sQuotaAdjusterSettings sQuotaPreference",
      essentialcontacts: "contact",
      folder: "serviceIdentity",
      organizations: "folder project serviceIdentity",
      projects: "service serviceIdentity usageExportBucket",
      resourcemanager: "capability lien",
      runtimeconfig: "config variable",
      serviceusage: "consumerQuotaOverride",
      siteverification: "owner webResource",
      tags: "locationTagBinding tagBinding tagBindingCollection tagKey tagValue",
    },
  ],
  [
    "a network's own parts are not charged, only addresses, gateways and traffic",
    {
      compute:
        "externalVpnGateway firewall haVpnGateway network networkAttachment networkPeering networkPeeringRoutesConfig projectDefaultNetworkTier publicAdvertisedPrefix publicDelegatedPrefix route router routerInterface routerNamedSet routerNatAddress routerPeer routerRoutePolicy sharedVPCHostProject sharedVPCServiceProject subnetwork vPNGateway",
      networkconnectivity: "internalRange policyBasedRoute serviceConnectionPolicy",
      networksecurity: "addressGroup clientTlsPolicy securityProfile securityProfileGroup serverTlsPolicy urlList",
      servicenetworking: "connection peeredDnsDomain",
    },
  ],
  [
    "a load balancer is charged by its forwarding rules and traffic",
    {
      certificatemanager: "certificateIssuanceConfig certificateMap certificateMapEntry dnsAuthorization trustConfig",
      compute:
        "backendBucketSignedUrlKey backendServiceSignedUrlKey globalNetworkEndpoint globalNetworkEndpointGroup healthCheck httpHealthCheck httpsHealthCheck instanceGroup instanceGroupMembership instanceGroupNamedPort managedSslCertificate mangedSslCertificate networkEndpoint networkEndpointGroup networkEndpointList regionHealthCheck regionNetworkEndpoint regionNetworkEndpointGroup regionSslCertificate regionSslPolicy regionUrlMap sSLCertificate sSLPolicy targetGrpcProxy targetHttpProxy targetHttpsProxy targetInstance targetPool targetSSLProxy targetTCPProxy uRLMap",
    },
  ],
  [
    "machines and disks are charged where they are declared",
    {
      composer: "userWorkloadsConfigMap userWorkloadsSecret",
      compute:
        "attachedDisk autoscaler diskResourcePolicyAttachment instanceSettings instanceTemplate nodeTemplate perInstanceConfig projectMetadata projectMetadataItem regionAutoscaler regionDiskResourcePolicyAttachment regionInstanceTemplate regionPerInstanceConfig resourcePolicy resourcePolicyAttachment snapshotSettings",
      dataproc: "autoscalingPolicy sessionTemplate",
      memorystore: "aclPolicy instanceDesiredUserCreatedEndpoints",
      redis: "clusterAclPolicy clusterUserCreatedConnections",
    },
  ],
  [
    "its data is charged with the bucket",
    {
      storage:
        "bucketACL bucketAccessControl bucketObject defaultObjectACL defaultObjectAccessControl folder hmacKey managedFolder notification objectACL objectAccessControl",
    },
  ],
  [
    "it is charged with the instance, cluster, zone or dataset that it is in",
    {
      activedirectory: "domainTrust peering",
      alloydb: "user",
      bigquery: "connection datapolicyv2DataPolicy datasetAccess reservationAssignment reservationGroup routine rowAccessPolicy",
      bigquerydatapolicy: "dataPolicy",
      bigtable: "authorizedView gCPolicy schemaBundle table",
      dns: "recordSet",
      pubsub: "schema",
      spanner: "database instanceConfig",
      sql: "database sourceRepresentationInstance sslCert user",
    },
  ],
  ["backups are charged with the vault that they lie in", { backupdisasterrecovery: "backupPlan backupPlanAssociation" }],
  [
    "key rings and policies are not charged, only key versions and operations",
    {
      certificateauthority: "caPool certificateTemplate",
      kms: "autokeyConfig folderKajPolicyConfig keyRing keyRingImportJob organizationKajPolicyConfig projectAutokeyConfig projectKajPolicyConfig secretCiphertext",
    },
  ],
  [
    "routing of logs is not charged, only what a log bucket takes in",
    {
      logging:
        "billingAccountExclusion billingAccountSink folderExclusion folderSettings folderSink linkedDataset logScope logView organizationExclusion organizationSettings organizationSink projectExclusion projectSink savedQuery",
      securitycenter:
        "folderNotificationConfig folderSccBigQueryExport muteConfig notificationConfig organizationSccBigQueryExport projectNotificationConfig projectSccBigQueryExport source v2FolderMuteConfig v2FolderNotificationConfig v2FolderSccBigQueryExport v2OrganizationMuteConfig v2OrganizationNotificationConfig v2OrganizationSccBigQueryExport v2OrganizationSccBigQueryExports v2OrganizationSource v2ProjectMuteConfig v2ProjectNotificationConfig v2ProjectSccBigQueryExport",
    },
  ],
  [
    "dashboards, groups and channels are not charged",
    {
      monitoring: "customService dashboard genericService group monitoredProject notificationChannel slo",
    },
  ],
  [
    "configuration of a service that charges by its use elsewhere",
    {
      apigateway: "api apiConfig",
      appengine: "application applicationUrlDispatchRules domainMapping engineSplitTraffic firewallRule serviceNetworkSettings",
      artifactregistry: "projectConfig rule vpcscConfig",
      cloudbuild: "bitbucketServerConfig trigger",
      cloudbuildv2: "connection repository",
      clouddeploy: "automation customTargetType deployPolicy target",
      cloudrun: "domainMapping",
      containeranalysis: "note occurence",
      dataform: "config folder repository repositoryReleaseConfig repositoryWorkflowConfig teamFolder",
      developerconnect: "accountConnector connection gitRepositoryLink",
      firebase:
        "androidApp appCheckAppAttestConfig appCheckDebugToken appCheckDeviceCheckConfig appCheckPlayIntegrityConfig appCheckServiceConfig appleApp project webApp",
      firebaserules: "release ruleset",
      gkehub: "fleet membershipBinding membershipRbacRoleBinding namespace scope scopeRbacRoleBinding",
      identityplatform: "defaultSupportedIdpConfig oauthIdpConfig tenantDefaultSupportedIdpConfig tenantOauthIdpConfig",
    },
  ],
];

/** Types of gcp that cost nothing by themselves, with the reason. */
export const gcpFreeTypes: readonly (readonly [string, string])[] = [
  ...FREE.flatMap(([reason, modules]) =>
    Object.entries(modules).flatMap(([module, names]) => names.split(" ").map((name) => [typeToken(module, name), reason] as const)),
  ),
  ...gcpFreeIamTypes.map((type) => [type, "access policies are not charged"] as const),
];

/** `compute`, `network` -> `gcp:compute/network:Network`. */
function typeToken(module: string, name: string): string {
  return `gcp:${module}/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
