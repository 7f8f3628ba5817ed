import { type Translation, translation } from "../translation";

export interface EventHubsProps {
  readonly sku?: string;
  readonly capacity?: number;
  readonly autoInflateEnabled?: boolean;
  readonly maximumThroughputUnits?: number;
  readonly dedicatedClusterId?: string;
}

export interface ServiceBusProps {
  readonly sku?: string;
  readonly capacity?: number;
}

const serviceBus = (type: string) =>
  translation<ServiceBusProps>(type, "azure-native:servicebus:Namespace", {
    sku: { name: (props) => props.sku, capacity: (props) => props.capacity },
  });

export interface EventHubProps {
  readonly captureDescription?: { readonly enabled?: boolean };
}

interface SkuNameProps {
  readonly skuName?: string;
}

/** `Developer_1`, `Dedicated_2`: the name and how many. */
const skuWithCount = {
  name: ({ skuName }: SkuNameProps) => skuName?.split("_")[0],
  capacity: ({ skuName }: SkuNameProps) => {
    const count = skuName?.split("_")[1];
    return count === undefined ? undefined : Number(count);
  },
};

interface CountedSkuProps {
  readonly sku?: { readonly name?: string; readonly capacity?: number };
}

const countedSku = { name: ({ sku }: CountedSkuProps) => sku?.name, capacity: ({ sku }: CountedSkuProps) => sku?.capacity };

export interface ApiManagementProps extends SkuNameProps {
  readonly additionalLocations?: readonly object[];
}

export interface WorkspaceProps {
  readonly sku?: string;
  readonly retentionInDays?: number;
  readonly dailyQuotaGb?: number;
  readonly reservationCapacityInGbPerDay?: number;
}

export interface InsightsProps {
  readonly workspaceId?: string;
  readonly retentionInDays?: number;
}

export interface MetricAlertProps {
  readonly enabled?: boolean;
  readonly criterias?: readonly object[];
  readonly scopes?: readonly string[];
}

export interface LogAlertProps {
  readonly enabled?: boolean;
  readonly evaluationFrequency?: string;
}

export interface SearchProps {
  readonly sku?: string;
  readonly replicaCount?: number;
  readonly partitionCount?: number;
}

export interface VaultProps {
  readonly storageModeType?: string;
}

export interface StoreProps {
  readonly sku?: string;
  readonly replicas?: readonly object[];
}

export interface CognitiveProps extends SkuNameProps {
  readonly kind?: string;
}

export const serviceTranslations: readonly Translation[] = [
  translation<EventHubsProps>("azure:eventhub/eventHubNamespace:EventHubNamespace", "azure-native:eventhub:Namespace", {
    sku: { name: (props) => props.sku, capacity: (props) => props.capacity },
    isAutoInflateEnabled: (props) => props.autoInflateEnabled,
    maximumThroughputUnits: (props) => props.maximumThroughputUnits,
    clusterArmId: (props) => props.dedicatedClusterId,
  }),
  translation<EventHubProps>("azure:eventhub/eventHub:EventHub", "azure-native:eventhub:EventHub", {
    captureDescription: { enabled: (props) => props.captureDescription?.enabled },
  }),
  translation<SkuNameProps>("azure:eventhub/cluster:Cluster", "azure-native:eventhub:Cluster", { sku: skuWithCount }),
  serviceBus("azure:servicebus/namespace:Namespace"),
  // The former name of the same in this package.
  serviceBus("azure:eventhub/namespace:Namespace"),
  translation<object>("azure:eventgrid/topic:Topic", "azure-native:eventgrid:Topic", {}),
  translation<object>("azure:eventgrid/systemTopic:SystemTopic", "azure-native:eventgrid:SystemTopic", {}),
  translation<object>("azure:eventgrid/domain:Domain", "azure-native:eventgrid:Domain", {}),
  translation<CountedSkuProps>("azure:signalr/service:Service", "azure-native:signalrservice:SignalR", { sku: countedSku }),
  translation<SkuNameProps>("azure:notificationhub/namespace:Namespace", "azure-native:notificationhubs:Namespace", {
    sku: { name: (props) => props.skuName },
  }),
  translation<CountedSkuProps>("azure:iot/ioTHub:IoTHub", "azure-native:iothub:IotHubResource", { sku: countedSku }),
  translation<ApiManagementProps>("azure:apimanagement/service:Service", "azure-native:apimanagement:ApiManagementService", {
    sku: skuWithCount,
    additionalLocations: (props) => props.additionalLocations && new Array(props.additionalLocations.length).fill({}),
  }),
  translation<WorkspaceProps>(
    "azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace",
    "azure-native:operationalinsights:Workspace",
    {
      sku: { name: (props) => props.sku, capacityReservationLevel: (props) => props.reservationCapacityInGbPerDay },
      retentionInDays: (props) => props.retentionInDays,
      workspaceCapping: { dailyQuotaGb: (props) => props.dailyQuotaGb },
    },
  ),
  translation<InsightsProps>("azure:appinsights/insights:Insights", "azure-native:applicationinsights:Component", {
    workspaceResourceId: (props) => props.workspaceId,
    retentionInDays: (props) => props.retentionInDays,
  }),
  translation<MetricAlertProps>("azure:monitoring/metricAlert:MetricAlert", "azure-native:monitor:MetricAlert", {
    enabled: (props) => props.enabled,
    criteria: { allOf: (props) => props.criterias && new Array(props.criterias.length).fill({}) },
    scopes: (props) => props.scopes && new Array(props.scopes.length).fill(""),
  }),
  translation<LogAlertProps>(
    "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2",
    "azure-native:monitor:ScheduledQueryRule",
    {
      enabled: (props) => props.enabled,
      evaluationFrequency: (props) => props.evaluationFrequency,
    },
  ),
  translation<object>("azure:automation/account:Account", "azure-native:automation:AutomationAccount", {}),
  translation<SearchProps>("azure:search/service:Service", "azure-native:search:Service", {
    sku: { name: (props) => props.sku },
    replicaCount: (props) => props.replicaCount,
    partitionCount: (props) => props.partitionCount,
  }),
  translation<CognitiveProps>("azure:cognitive/account:Account", "azure-native:cognitiveservices:Account", {
    kind: (props) => props.kind,
    sku: { name: (props) => props.skuName },
  }),
  translation<object>("azure:logicapps/workflow:Workflow", "azure-native:logic:Workflow", {}),
  translation<SkuNameProps>("azure:logicapps/integrationAccount:IntegrationAccount", "azure-native:logic:IntegrationAccount", {
    sku: { name: (props) => props.skuName },
  }),
  translation<VaultProps>("azure:recoveryservices/vault:Vault", "azure-native:recoveryservices:Vault", {
    properties: { redundancySettings: { standardTierStorageRedundancy: (props) => props.storageModeType } },
  }),
  translation<StoreProps>(
    "azure:appconfiguration/configurationStore:ConfigurationStore",
    "azure-native:appconfiguration:ConfigurationStore",
    {
      sku: { name: (props) => props.sku ?? "free" },
      replicas: (props) => props.replicas && new Array(props.replicas.length).fill({}),
    },
  ),
  translation<{ readonly sku?: string }>("azure:domainservices/service:Service", "azure-native:aad:DomainService", {
    sku: (props) => props.sku,
  }),
];
