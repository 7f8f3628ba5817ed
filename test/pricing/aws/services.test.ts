import { unknownValue } from "../../../model";
import { findPricedResource, freeTypes, pricedResources } from "../../../pricing";
import { declare, estimateOne } from "../../support/declared";
import { euWest, expectRange, expectUnknown, expectUsd, HOURS, usageOf, usEast } from "./expect-usd";

const M = 1_000_000;

describe("AWS services", () => {
  const cases: readonly (readonly [type: string, inputs: Record<string, unknown>, usage: Record<string, number>, usd: number])[] = [
    ["aws:acmpca/certificateAuthority:CertificateAuthority", {}, { certificatesPerMonth: 100 }, 400 + 75],
    ["aws:apigateway/restApi:RestApi", {}, { requestsPerMonth: 400 * M }, 333 * 3.5 + 67 * 2.8],
    ["aws:apigateway/stage:Stage", { cacheClusterEnabled: true }, {}, 0.02 * HOURS],
    ["aws:apigatewayv2/api:Api", { protocolType: "HTTP" }, { requestsPerMonth: 10 * M }, 10],
    ["aws:apigatewayv2/api:Api", { protocolType: "WEBSOCKET" }, { requestsPerMonth: M, connectionMinutesPerMonth: 4 * M }, 2],
    ["aws:athena/workgroup:Workgroup", {}, { scannedTib: 3 }, 15],
    ["aws:autoscaling/policy:Policy", { targetTrackingConfiguration: {} }, {}, 0.2],
    ["aws:cfg/recorder:Recorder", {}, { itemsPerMonth: 1000 }, 3],
    ["aws:cfg/rule:Rule", {}, { evaluationsPerMonth: 200_000 }, 100 + 80],
    [
      "aws:cloudfront/distribution:Distribution",
      {},
      { dataTransferOutUsGib: 20480, dataTransferOutEuropeGib: 0, httpsRequestsUsPerMonth: 0, httpsRequestsEuropePerMonth: 0 },
      10240 * 0.085 + 10240 * 0.08,
    ],
    ["aws:cloudhsmv2/hsm:Hsm", {}, {}, 1.6 * HOURS],
    ["aws:cloudtrail/trail:Trail", {}, { additionalManagementEventsPerMonth: M }, 20],
    ["aws:cloudwatch/dashboard:Dashboard", {}, {}, 3],
    ["aws:cloudwatch/eventBus:EventBus", {}, { eventsPerMonth: 3 * M }, 3],
    ["aws:cloudwatch/logGroup:LogGroup", {}, { ingestedGib: 100, storedGib: 200 }, 50 + 6],
    ["aws:cloudwatch/logGroup:LogGroup", { logGroupClass: "INFREQUENT_ACCESS" }, { ingestedGib: 100, storedGib: 0 }, 25],
    ["aws:cloudwatch/logMetricFilter:LogMetricFilter", {}, { metrics: 1 }, 0.3],
    ["aws:cloudwatch/metricAlarm:MetricAlarm", { period: 300 }, {}, 0.1],
    ["aws:cloudwatch/metricAlarm:MetricAlarm", { period: 10 }, {}, 0.3],
    [
      "aws:codebuild/project:Project",
      { environment: { computeType: "BUILD_GENERAL1_SMALL", type: "LINUX_CONTAINER" } },
      { buildMinutesPerMonth: 1000 },
      5,
    ],
    ["aws:directoryservice/directory:Directory", { type: "SimpleAD", size: "Small" }, {}, 2 * 36.5],
    ["aws:ec2/dedicatedHost:DedicatedHost", { instanceFamily: "c5" }, {}, 3.366 * HOURS],
    ["aws:ec2/flowLog:FlowLog", {}, { ingestedGib: 10 }, 5],
    [
      "aws:ec2/vpcEndpoint:VpcEndpoint",
      { vpcEndpointType: "Interface", subnetIds: ["a", "b", "c"] },
      { dataProcessedGib: 100 },
      3 * 0.01 * HOURS + 1,
    ],
    ["aws:ec2/vpnConnection:VpnConnection", { transitGatewayId: unknownValue }, { dataProcessedGib: 100 }, 0.1 * HOURS + 2],
    ["aws:ec2clientvpn/networkAssociation:NetworkAssociation", {}, {}, 0.1 * HOURS],
    ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", {}, { dataProcessedGib: 50 }, 0.05 * HOURS + 1],
    ["aws:ecr/repository:Repository", {}, { storageGib: 20 }, 2],
    ["aws:efs/fileSystem:FileSystem", { throughputMode: "elastic" }, { storageGib: 100, readGib: 10, writtenGib: 10 }, 30 + 0.3 + 0.6],
    [
      "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
      { deploymentType: "SINGLE_AZ_1", storageCapacity: 1000, throughputCapacity: 128 },
      {},
      90 + 128 * 0.26,
    ],
    ["aws:glue/job:Job", {}, { dpuHoursPerMonth: 10 }, 4.4],
    ["aws:kinesis/stream:Stream", { shardCount: 4 }, { putUnitsPerMonth: 100 * M }, 4 * 0.015 * HOURS + 1.4],
    ["aws:kms/key:Key", {}, { requestsPerMonth: M }, 1 + 3],
    [
      "aws:lambda/function:Function",
      { memorySize: 512 },
      { requestsPerMonth: 5 * M, durationSecondsPerMonth: M },
      1 + 0.5 * M * 0.0000166667,
    ],
    [
      "aws:lambda/function:Function",
      { architectures: ["arm64"], memorySize: 1024 },
      { requestsPerMonth: 0, durationSecondsPerMonth: M },
      M * 0.0000133334,
    ],
    [
      "aws:mq/broker:Broker",
      { engineType: "RabbitMQ", hostInstanceType: "mq.m5.xlarge", deploymentMode: "CLUSTER_MULTI_AZ" },
      { storageGib: 10 },
      1.728 * HOURS + 1,
    ],
    [
      "aws:msk/cluster:Cluster",
      {
        numberOfBrokerNodes: 3,
        brokerNodeGroupInfo: { instanceType: "kafka.m5.24xlarge", storageInfo: { ebsStorageInfo: { volumeSize: 100 } } },
      },
      {},
      3 * (10.08 * HOURS + 10),
    ],
    [
      "aws:mwaa/environment:Environment",
      { environmentClass: "mw1.small", minWorkers: 3, maxWorkers: 3 },
      { metadataGib: 0 },
      (0.49 + 2 * 0.055) * HOURS,
    ],
    ["aws:networkfirewall/firewall:Firewall", { subnetMappings: [{}, {}] }, { dataProcessedGib: 100 }, 2 * 0.395 * HOURS + 6.5],
    ["aws:redshiftserverless/workgroup:Workgroup", { baseCapacity: 8 }, { activeHours: 10 }, 80 * 0.375],
    ["aws:route53/healthCheck:HealthCheck", { type: "HTTPS" }, { externalEndpoints: 0 }, 0.5 + 1],
    ["aws:route53/healthCheck:HealthCheck", { type: "HTTPS" }, { externalEndpoints: 1 }, 0.75 + 2],
    ["aws:route53/zone:Zone", {}, { queriesPerMonth: 10 * M }, 0.5 + 4],
    ["aws:route53/zone:Zone", { vpcs: [{ vpcId: unknownValue }] }, {}, 0.5],
    [
      "aws:s3/bucket:Bucket",
      {},
      { storageGib: 60_000, putRequestsPerMonth: 100_000, getRequestsPerMonth: M },
      51200 * 0.023 + 8800 * 0.022 + 0.5 + 0.4,
    ],
    [
      "aws:s3/bucketV2:BucketV2",
      {},
      {
        ...{ storageGib: 0, putRequestsPerMonth: 0, getRequestsPerMonth: 0 },
        standardIaPutRequestsPerMonth: 10_000, // 0.10
        standardIaGetRequestsPerMonth: 10_000, // 0.01
        intelligentMonitoredObjects: 1_000_000, // 2.50
        intelligentPutRequestsPerMonth: 10_000, // 0.10
        intelligentArchiveInstantStorageGib: 100, // 0.40
        glacierFlexiblePutRequestsPerMonth: 10_000, // 0.30
        glacierFlexibleRetrievalGib: 100, // 1.00
        deepArchivePutRequestsPerMonth: 10_000, // 0.50
        deepArchiveRetrievalGib: 100, // 2.00
      },
      6.91,
    ],
    ["aws:s3/bucketV2:BucketV2", {}, { storageGib: 0, putRequestsPerMonth: 0, getRequestsPerMonth: 0, standardIaStorageGib: 100 }, 1.25],
    ["aws:secretsmanager/secret:Secret", { replicas: [{ region: "eu-west-1" }] }, { requestsPerMonth: 0 }, 0.8],
    ["aws:sfn/stateMachine:StateMachine", {}, { transitionsPerMonth: 100_000 }, 2.5],
    ["aws:sns/topic:Topic", {}, { requestsPerMonth: 2 * M }, 1],
    ["aws:sns/topicSubscription:TopicSubscription", { protocol: "https" }, { notificationsPerMonth: M }, 0.6],
    ["aws:sns/topicSubscription:TopicSubscription", { protocol: "email" }, { notificationsPerMonth: M }, 20],
    ["aws:sqs/queue:Queue", { fifoQueue: true }, { requestsPerMonth: 10 * M }, 5],
    ["aws:ssm/parameter:Parameter", { tier: "Advanced" }, { interactionsPerMonth: 10_000 }, 0.05 + 0.05],
    ["aws:transfer/server:Server", { protocols: ["SFTP", "FTPS"] }, { transferredGib: 100 }, 0.6 * HOURS + 4],
    ["aws:wafv2/webAcl:WebAcl", { scope: "REGIONAL", rules: [{}, {}] }, { requestsPerMonth: 10 * M }, 5 + 2 + 6],
    ["aws:wafv2/webAcl:WebAcl", { scope: "CLOUDFRONT", rules: [{}] }, { requestsPerMonth: M }, 5 + 1 + 0.6],
  ];

  it.each(cases)("%s %j with %j", (type, inputs, usage, usd) => {
    const estimate = estimateOne(declare(type, "it", inputs), { config: usEast, usage: usageOf("it", usage) });
    // Figures worked back from printed sums are off by up to half a cent in ten dollars.
    const known = estimate.kind === "exact" ? estimate.usdPerMonth : Number.NaN;
    expect(estimate.kind).toBe("exact");
    expect(Math.abs(known - usd)).toBeLessThan(0.0005 * usd + 1e-6);
  });

  it.each([
    ["aws:acm/certificate:Certificate", {}],
    ["aws:apigateway/stage:Stage", {}],
    ["aws:autoscaling/policy:Policy", { policyType: "SimpleScaling" }],
    ["aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "Gateway" }],
    ["aws:ecs/cluster:Cluster", {}],
    ["aws:lambda/eventSourceMapping:EventSourceMapping", {}],
    ["aws:sns/topicSubscription:TopicSubscription", { protocol: "sqs" }],
    ["aws:ssm/parameter:Parameter", { type: "String" }],
    ["aws:iam/role:Role", {}],
    ["aws:ec2/vpc:Vpc", {}],
  ])("%s %j is free, with a reason", (type, inputs) => {
    const estimate = estimateOne(declare(type, "it", inputs), { config: usEast });
    expect(estimate).toMatchObject({ kind: "free", because: [expect.stringMatching(/.{10}/)] });
  });

  it.each([
    ["aws:codebuild/project:Project", { environment: { computeType: "BUILD_GENERAL1_SMALL", type: "ARM_CONTAINER" } }, /ARM_CONTAINER/],
    ["aws:ec2/dedicatedHost:DedicatedHost", { instanceFamily: "x1" }, /ec2.host.x1/],
    ["aws:ec2/eip:Eip", { ipamPoolId: unknownValue }, /whose the pool is/],
    ["aws:ecs/cluster:Cluster", { settings: [{ name: "containerInsights", value: "enabled" }] }, /Container Insights/],
    ["aws:fsx/windowsFileSystem:WindowsFileSystem", { deploymentType: "SINGLE_AZ_2" }, /SINGLE_AZ_2/],
    ["aws:globalaccelerator/accelerator:Accelerator", {}, /Data transfer premium/],
    ["aws:kms/key:Key", { customerMasterKeySpec: "RSA_2048" }, /asymmetric/],
    ["aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", {}, /memory of its function/],
    ["aws:mwaa/environment:Environment", { environmentClass: "mw1.2xlarge" }, /mwaa.2xlarge/],
    ["aws:sns/topicSubscription:TopicSubscription", { protocol: "sms" }, /sms/],
    [
      "aws:wafv2/webAcl:WebAcl",
      { rules: [{ statement: { managedRuleGroupStatement: { name: "X", vendorName: "Acme" } } }] },
      /Managed rule group X/,
    ],
  ])("%s %j is unknown, with the reason", (type, inputs, reason) => {
    const estimate = estimateOne(declare(type, "it", inputs), { config: usEast });
    expect(estimate.kind).toBe("unknown");
    expect("because" in estimate ? estimate.because.join() : "").toMatch(reason);
  });

  it("is a range while usage is not declared", () => {
    expectRange(estimateOne(declare("aws:cloudwatch/logGroup:LogGroup", "l", {}), { config: euWest }), 0, 10 * 0.57 + 10 * 0.03);
  });

  it("counts the provisioned concurrency of a function that it names", () => {
    const fn = declare("aws:lambda/function:Function", "fn", { memorySize: 1024 });
    const config = declare(
      "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
      "pc",
      { functionName: unknownValue, provisionedConcurrentExecutions: 2 },
      { propertyDependencies: { functionName: [fn.urn] } },
    );
    expectUsd(estimateOne([config, fn], { config: usEast }), 2 * HOURS * 3600 * 0.0000041667);
  });

  it("keeps an unknown region and unknown price apart from zero", () => {
    expectUnknown(estimateOne(declare("aws:sqs/queue:Queue", "q", {}), { config: {} }), /no region/);
    expectUnknown(estimateOne(declare("aws:sqs/queue:Queue", "q", {}), { config: euWest }), /sqs.standard in eu-west-1/);
  });
});

describe("the AWS registry", () => {
  const aws = pricedResources.filter(({ type }) => type.startsWith("aws:")).map(({ type }) => type);

  it("prices at least 45 types and knows at least 200 that are free, none of them both", () => {
    expect(aws.length).toBeGreaterThanOrEqual(45);
    expect([...freeTypes.keys()].filter((type) => type.startsWith("aws:")).length).toBeGreaterThanOrEqual(200);
    expect(aws.filter((type) => freeTypes.has(type))).toEqual([]);
    expect(new Set(aws).size).toBe(aws.length);
  });

  it.each(aws)("%s answers to empty and to surprising inputs without an exception", (type) => {
    expect(findPricedResource(type)).toBeDefined();
    for (const inputs of [{}, { rules: 7, subnetIds: 3, replicas: "x", environment: 1 }, { instanceType: unknownValue }]) {
      expect(["exact", "range", "free", "unknown"]).toContain(estimateOne(declare(type, "it", inputs), { config: usEast }).kind);
    }
  });
});
