import { type Translation, translation } from "../translation";

export interface LoadBalancerProps {
  readonly type?: string;
  readonly scheme?: string;
  readonly ipAddressType?: string;
  readonly subnets?: readonly string[];
  readonly subnetMappings?: readonly { readonly allocationId?: string }[];
}

export interface EndpointProps {
  readonly vpcEndpointType?: string;
  readonly subnetIds?: readonly string[];
}

export interface VpnConnectionProps {
  readonly transitGatewayId?: string;
  readonly enableAcceleration?: boolean;
  readonly tunnelBandwidth?: string;
}

export interface FirewallProps {
  readonly subnetMappings?: readonly object[];
}

export interface AlarmProps {
  readonly period?: number;
  readonly thresholdMetricId?: string;
  readonly metrics?: readonly {
    readonly metricStat?: { readonly period?: number; readonly metric?: { readonly metricName?: string } };
  }[];
}

export interface HealthCheckProps {
  readonly healthCheckConfig?: {
    readonly type?: string;
    readonly requestInterval?: number;
    readonly measureLatency?: boolean;
    readonly searchString?: string;
  };
}

export interface DistributionProps {
  readonly distributionConfig?: { readonly priceClass?: string; readonly viewerCertificate?: { readonly sslSupportMethod?: string } };
}

export interface WebAclProps {
  readonly scope?: string;
  readonly rules?: readonly {
    readonly name?: string;
    readonly statement?: { readonly managedRuleGroupStatement?: { readonly name?: string; readonly vendorName?: string } };
  }[];
}

export interface StageProps {
  readonly cacheClusterEnabled?: boolean;
  readonly cacheClusterSize?: string;
}

export interface MwaaProps {
  readonly environmentClass?: string;
  readonly minWorkers?: number;
  readonly maxWorkers?: number;
  readonly schedulers?: number;
  readonly minWebservers?: number;
}

export interface TrackingProps {
  readonly targetTrackingConfiguration?: { readonly disableScaleIn?: boolean };
}

export interface ApplicationTrackingProps {
  readonly targetTrackingScalingPolicyConfiguration?: { readonly disableScaleIn?: boolean };
}

export interface LogGroupProps {
  readonly logGroupClass?: string;
  readonly retentionInDays?: number;
}

const given = <Props extends object>(props: Props, property: keyof Props & string) => (property in props ? true : undefined);

export const serviceTranslations: readonly Translation[] = [
  translation<LoadBalancerProps>("aws-native:elasticloadbalancingv2:LoadBalancer", "aws:lb/loadBalancer:LoadBalancer", {
    loadBalancerType: (props) => props.type,
    internal: (props) => (props.scheme === undefined ? undefined : props.scheme === "internal"),
    ipAddressType: (props) => props.ipAddressType,
    subnets: (props) => props.subnets && new Array(props.subnets.length).fill(""),
    subnetMappings: (props) => props.subnetMappings?.map((mapping) => ({ allocationId: "allocationId" in mapping ? "given" : undefined })),
  }),
  translation<object>("aws-native:elasticloadbalancing:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer", {}),
  translation<{ readonly connectivityType?: string }>("aws-native:ec2:NatGateway", "aws:ec2/natGateway:NatGateway", {
    connectivityType: (props) => props.connectivityType,
  }),
  translation<EndpointProps>("aws-native:ec2:VpcEndpoint", "aws:ec2/vpcEndpoint:VpcEndpoint", {
    vpcEndpointType: (props) => props.vpcEndpointType,
    subnetIds: (props) => props.subnetIds && new Array(props.subnetIds.length).fill(""),
  }),
  translation<VpnConnectionProps>("aws-native:ec2:VpnConnection", "aws:ec2/vpnConnection:VpnConnection", {
    transitGatewayId: (props) => given(props, "transitGatewayId"),
    enableAcceleration: (props) => props.enableAcceleration,
    tunnelBandwidth: (props) => props.tunnelBandwidth,
  }),
  translation<object>("aws-native:ec2:TransitGatewayAttachment", "aws:ec2transitgateway/vpcAttachment:VpcAttachment", {}),
  translation<object>("aws-native:ec2:TransitGatewayVpcAttachment", "aws:ec2transitgateway/vpcAttachment:VpcAttachment", {}),
  translation<object>("aws-native:ec2:TransitGatewayPeeringAttachment", "aws:ec2transitgateway/peeringAttachment:PeeringAttachment", {}),
  translation<{ readonly logDestinationType?: string }>("aws-native:ec2:FlowLog", "aws:ec2/flowLog:FlowLog", {
    logDestinationType: (props) => props.logDestinationType,
  }),
  translation<FirewallProps>("aws-native:networkfirewall:Firewall", "aws:networkfirewall/firewall:Firewall", {
    subnetMappings: (props) => props.subnetMappings && new Array(props.subnetMappings.length).fill({}),
  }),
  translation<object>("aws-native:globalaccelerator:Accelerator", "aws:globalaccelerator/accelerator:Accelerator", {}),
  translation<WebAclProps>("aws-native:wafv2:WebAcl", "aws:wafv2/webAcl:WebAcl", {
    scope: (props) => props.scope,
    rules: (props) => props.rules?.map(({ name, statement }) => ({ name, statement: managed(statement?.managedRuleGroupStatement) })),
  }),
  translation<{ readonly scope?: string }>("aws-native:wafv2:RuleGroup", "aws:wafv2/ruleGroup:RuleGroup", {
    scope: (props) => props.scope,
  }),
  translation<LogGroupProps>("aws-native:logs:LogGroup", "aws:cloudwatch/logGroup:LogGroup", {
    logGroupClass: (props) => props.logGroupClass,
    retentionInDays: (props) => props.retentionInDays,
  }),
  translation<object>("aws-native:logs:MetricFilter", "aws:cloudwatch/logMetricFilter:LogMetricFilter", {}),
  translation<AlarmProps>("aws-native:cloudwatch:Alarm", "aws:cloudwatch/metricAlarm:MetricAlarm", {
    period: (props) => props.period,
    thresholdMetricId: (props) => props.thresholdMetricId,
    metricQueries: (props) =>
      props.metrics?.map(({ metricStat }) =>
        metricStat === undefined ? {} : { metric: { period: metricStat.period, metricName: metricStat.metric?.metricName } },
      ),
  }),
  translation<object>("aws-native:cloudwatch:Dashboard", "aws:cloudwatch/dashboard:Dashboard", {}),
  translation<{ readonly eventSourceName?: string }>("aws-native:events:EventBus", "aws:cloudwatch/eventBus:EventBus", {
    eventSourceName: (props) => props.eventSourceName,
  }),
  translation<object>("aws-native:events:Archive", "aws:cloudwatch/eventArchive:EventArchive", {}),
  translation<{ readonly fifoQueue?: boolean }>("aws-native:sqs:Queue", "aws:sqs/queue:Queue", { fifoQueue: (props) => props.fifoQueue }),
  translation<{ readonly fifoTopic?: boolean }>("aws-native:sns:Topic", "aws:sns/topic:Topic", { fifoTopic: (props) => props.fifoTopic }),
  translation<{ readonly protocol?: string }>("aws-native:sns:Subscription", "aws:sns/topicSubscription:TopicSubscription", {
    protocol: (props) => props.protocol,
  }),
  translation<{ readonly keySpec?: string }>("aws-native:kms:Key", "aws:kms/key:Key", {
    customerMasterKeySpec: (props) => props.keySpec,
  }),
  translation<object>("aws-native:kms:ReplicaKey", "aws:kms/replicaKey:ReplicaKey", {}),
  translation<{ readonly replicaRegions?: readonly object[] }>("aws-native:secretsmanager:Secret", "aws:secretsmanager/secret:Secret", {
    replicas: (props) => props.replicaRegions?.map((replica) => replica),
  }),
  translation<{ readonly tier?: string }>("aws-native:ssm:Parameter", "aws:ssm/parameter:Parameter", { tier: (props) => props.tier }),
  translation<{ readonly vpcs?: readonly object[] }>("aws-native:route53:HostedZone", "aws:route53/zone:Zone", {
    vpcs: (props) => props.vpcs && new Array(props.vpcs.length).fill({}),
  }),
  translation<HealthCheckProps>("aws-native:route53:HealthCheck", "aws:route53/healthCheck:HealthCheck", {
    type: (props) => props.healthCheckConfig?.type,
    requestInterval: (props) => props.healthCheckConfig?.requestInterval,
    measureLatency: (props) => props.healthCheckConfig?.measureLatency,
    searchString: (props) => props.healthCheckConfig?.searchString,
  }),
  translation<{ readonly ipAddresses?: readonly object[] }>(
    "aws-native:route53resolver:ResolverEndpoint",
    "aws:route53/resolverEndpoint:ResolverEndpoint",
    { ipAddresses: (props) => props.ipAddresses && new Array(props.ipAddresses.length).fill({}) },
  ),
  translation<DistributionProps>("aws-native:cloudfront:Distribution", "aws:cloudfront/distribution:Distribution", {
    priceClass: (props) => props.distributionConfig?.priceClass,
    viewerCertificate: { sslSupportMethod: (props) => props.distributionConfig?.viewerCertificate?.sslSupportMethod },
  }),
  translation<object>("aws-native:apigateway:RestApi", "aws:apigateway/restApi:RestApi", {}),
  translation<StageProps>("aws-native:apigateway:Stage", "aws:apigateway/stage:Stage", {
    cacheClusterEnabled: (props) => props.cacheClusterEnabled,
    cacheClusterSize: (props) => props.cacheClusterSize,
  }),
  translation<{ readonly protocolType?: string }>("aws-native:apigatewayv2:Api", "aws:apigatewayv2/api:Api", {
    // An API from an OpenAPI text names no protocol: it is an HTTP API.
    protocolType: (props) => props.protocolType ?? "HTTP",
  }),
  translation<{ readonly stateMachineType?: string }>("aws-native:stepfunctions:StateMachine", "aws:sfn/stateMachine:StateMachine", {
    type: (props) => props.stateMachineType,
  }),
  translation<object>("aws-native:ecr:Repository", "aws:ecr/repository:Repository", {}),
  translation<{ readonly executionClass?: string }>("aws-native:glue:Job", "aws:glue/job:Job", {
    executionClass: (props) => props.executionClass,
  }),
  translation<object>("aws-native:glue:Database", "aws:glue/catalogDatabase:CatalogDatabase", {}),
  translation<object>("aws-native:glue:Crawler", "aws:glue/crawler:Crawler", {}),
  translation<{ readonly state?: string }>("aws-native:athena:WorkGroup", "aws:athena/workgroup:Workgroup", {
    state: (props) => props.state,
  }),
  translation<MwaaProps>("aws-native:mwaa:Environment", "aws:mwaa/environment:Environment", {
    environmentClass: (props) => props.environmentClass,
    minWorkers: (props) => props.minWorkers,
    maxWorkers: (props) => props.maxWorkers,
    schedulers: (props) => props.schedulers,
    minWebservers: (props) => props.minWebservers,
  }),
  translation<{ readonly protocols?: readonly string[] }>("aws-native:transfer:Server", "aws:transfer/server:Server", {
    protocols: (props) => props.protocols,
  }),
  translation<object>("aws-native:cloudtrail:Trail", "aws:cloudtrail/trail:Trail", {}),
  translation<{ readonly certificateAuthorityArn?: string }>(
    "aws-native:certificatemanager:Certificate",
    "aws:acm/certificate:Certificate",
    {
      certificateAuthorityArn: (props) => given(props, "certificateAuthorityArn"),
    },
  ),
  translation<{ readonly usageMode?: string }>(
    "aws-native:acmpca:CertificateAuthority",
    "aws:acmpca/certificateAuthority:CertificateAuthority",
    {
      usageMode: (props) => props.usageMode,
    },
  ),
  translation<TrackingProps>("aws-native:autoscaling:ScalingPolicy", "aws:autoscaling/policy:Policy", {
    targetTrackingConfiguration: ({ targetTrackingConfiguration: tracking }) => tracking && { disableScaleIn: tracking.disableScaleIn },
  }),
  translation<ApplicationTrackingProps>("aws-native:applicationautoscaling:ScalingPolicy", "aws:appautoscaling/policy:Policy", {
    targetTrackingScalingPolicyConfiguration: ({ targetTrackingScalingPolicyConfiguration: tracking }) =>
      tracking && { disableScaleIn: tracking.disableScaleIn },
  }),
  translation<{ readonly minCapacity?: number; readonly maxCapacity?: number }>(
    "aws-native:applicationautoscaling:ScalableTarget",
    "aws:appautoscaling/target:Target",
    { minCapacity: (props) => props.minCapacity, maxCapacity: (props) => props.maxCapacity },
  ),
  translation<object>(
    "aws-native:servicediscovery:PrivateDnsNamespace",
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    {},
  ),
  translation<object>("aws-native:servicediscovery:PublicDnsNamespace", "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace", {}),
  translation<object>("aws-native:grafana:Workspace", "aws:grafana/workspace:Workspace", {}),
];

function managed(group: { readonly name?: string; readonly vendorName?: string } | undefined): object {
  return group === undefined ? {} : { managedRuleGroupStatement: { name: group.name, vendorName: group.vendorName } };
}
