/** What resources are for, in the words of FOCUS 1.2 (https://focus.finops.org/focus-specification/v1-2/, ServiceCategory). */
export type ServiceCategory =
  | "Analytics"
  | "Compute"
  | "Databases"
  | "Integration"
  | "Management and Governance"
  | "Networking"
  | "Other"
  | "Security"
  | "Storage";

/**
 * By the module and name of a Pulumi type, the first row that fits: a gateway of EC2 is network, although the rest of EC2
 * is compute.
 */
const rows: readonly (readonly [RegExp, ServiceCategory])[] = [
  [/^[a-z-]+:(?:kms|acm|acmpca|secretsmanager|secretmanager|keyvault|wafv2|guardduty|iam)\b/i, "Security"],
  [
    /:(?:rds|sql|mssql|mysql|postgresql|dbfor\w+|documentdb|docdb|dynamodb|neptune|spanner|bigtable|alloydb|firestore|cosmosdb)\b/i,
    "Databases",
  ],
  [/:(?:elasticache|memorydb|redis\w*|managedredis|memorystore|memcache)\b/i, "Databases"],
  [/:(?:s3|efs|fsx|ebs|backup\w*|storage|filestore|netapp|recoveryservices|dataprotection|glacier)\b/i, "Storage"],
  [/:compute(?:\/(?:region)?disk|:(?:Disk|Snapshot|Image)\b|\/(?:snapshot|image)\b)/i, "Storage"],
  [/:ec2\/(?:natGateway|eip|vpc\w*|transit\w*|vpn\w*|\w*subnet\w*|route\w*|internetGateway|\w*securityGroup\w*)\b/i, "Networking"],
  [
    /:compute\/(?:\w*address|\w*forwardingRule|router\w*|\w*target\w+Proxy|\w*backend\w+|\w*network\w*|\w*subnetwork|vpn\w*|\w*urlMap|firewall)\b/i,
    "Networking",
  ],
  [
    /:(?:athena|glue|redshift\w*|elasticsearch|opensearch\w*|bigquery|dataflow|dataproc|composer|synapse|databricks|datafactory|kusto|kinesis\w*|mwaa|search)\b/i,
    "Analytics",
  ],
  [
    /:(?:sqs|sns|mq|amazonmq|msk|eventhub|eventgrid|servicebus|pubsub|events|sfn|stepfunctions|logic\w*|notificationhubs?|signalr\w*|api\w*)\b/i,
    "Integration",
  ],
  [
    /:(?:lb|elb|elasticloadbalancing\w*|globalaccelerator|frontdoor|trafficmanager|ec2transitgateway|ec2clientvpn|alb|network\w*|vpc|dns|privatedns|route53\w*|cdn|cloudfront|servicenetworking)\b/i,
    "Networking",
  ],
  [
    /:(?:cloudwatch|logs|logging|insights|monitor\w*|operationalinsights|cloudtrail|config|scheduler|automation)\b/i,
    "Management and Governance",
  ],
  [
    /:(?:ec2|autoscaling|compute|ecs|ecr|eks|appservice|appengine|batch|lambda|app|web|apprunner|container\w*|cloudrun\w*|cloudfunctions\w*|kubernetes|appautoscaling)\b/i,
    "Compute",
  ],
];

/** What a type of resource is for; `Other` where the type does not say. */
export function serviceCategoryOf(type: string): ServiceCategory {
  return rows.find(([pattern]) => pattern.test(type))?.[1] ?? "Other";
}
