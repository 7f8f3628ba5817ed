import { loadBuiltInBook } from "../../catalog";

/** Price keys with what the sources say, typed from their rows: a check of the restated book by other eyes than its maker's. */
const rows: readonly (readonly [key: string, region: string, usd: number | readonly number[]])[] = [
  ["alb.hour", "us-east-1", 0.0225],
  ["apigateway.rest.requests", "sa-east-1", 4.25],
  ["clb.hour", "us-east-1", 0.025],
  ["cloudwatch.alarm.standard", "eu-west-1", 0.1],
  ["cloudwatch.logs.ingestion", "eu-west-1", 0.57],
  ["dynamodb.on_demand.read", "sa-east-1", 0.1875],
  ["dynamodb.provisioned.wcu", "eu-west-1", 0.000735],
  ["dynamodb.storage", "eu-central-1", 0.306],
  ["ebs.gp2.storage", "us-east-1", 0.1],
  ["ebs.gp3.iops", "us-east-1", 0.005],
  ["ebs.gp3.storage", "us-east-1", 0.08],
  ["ebs.gp3.throughput", "us-east-1", 0.04],
  ["ebs.io1.iops", "us-east-1", 0.065],
  ["ebs.snapshot", "us-east-1", 0.05],
  ["efs.standard.storage", "eu-west-1", 0.33],
  ["egress.internet", "us-east-1", [0.09, 0.085, 0.07, 0.05]],
  ["eks.cluster.hour", "us-gov-west-1", 0.1],
  ["elasticache.memcached.cache.t3.micro", "sa-east-1", 0.032],
  ["elasticache.redis.cache.m5.large", "eu-west-1", 0.172],
  ["elasticache.valkey.cache.r7g.xlarge", "us-east-1", 0.3496],
  ["fargate.linux.arm.memory", "ap-northeast-1", 0.00442],
  ["fargate.linux.x86.vcpu", "eu-west-1", 0.04048],
  ["fargate.windows.vcpu", "eu-central-1", 0.053544],
  ["kinesis.put_payload_unit", "sa-east-1", 0.028],
  ["kinesis.shard", "eu-west-1", 0.017],
  ["kms.key", "eu-west-1", 1],
  ["kms.requests", "eu-west-1", 0.03],
  ["lambda.x86.requests", "af-south-1", 0.27],
  ["nat_gateway.data", "sa-east-1", 0.093],
  ["nat_gateway.hour", "eu-central-1", 0.052],
  ["nat_gateway.hour", "us-west-2", 0.045],
  ["nlb.hour", "us-east-1", 0.0225],
  ["opensearch.m5.large", "eu-west-1", 0.158],
  ["opensearch.t3.small", "us-east-1", 0.036],
  ["public_ipv4.in_use", "eu-west-1", 0.005],
  ["rds.aurora-mysql.db.t3.medium", "us-east-1", 0.082],
  ["rds.aurora-postgres.db.r5.large", "eu-central-1", 0.35],
  ["rds.mariadb.single-az.db.r5.large", "ap-south-1", 0.27],
  ["rds.mysql.single-az.db.r8g.48xlarge", "us-east-1", 22.944],
  ["rds.mysql.single-az.db.t3.micro", "eu-west-1", 0.018],
  ["rds.postgres.single-az.db.m5.24xlarge", "us-west-2", 8.544],
  ["redshift.dc2.large", "eu-west-1", 0.3],
  ["redshift.ra3.4xlarge", "ap-northeast-1", 3.836],
  ["s3.glacier_flexible.storage", "ap-southeast-2", 0.0045],
  ["s3.standard.requests.put", "sa-east-1", 0.007],
  ["s3.standard_ia.storage", "eu-central-1", 0.0135],
  ["sns.standard.requests", "sa-east-1", 0.5],
  ["transit_gateway.vpc_attachment", "eu-west-1", 0.05],
  ["vpn.connection", "sa-east-1", 0.05],
  ["waf.webacl", "eu-west-1", 5],
];

it.each(rows)("%s in %s", (key, region, usd) => {
  const price = loadBuiltInBook().unitPrice("aws", region, key);
  expect(price?.tiers.map(({ usdPerUnit }) => usdPerUnit)).toEqual(typeof usd === "number" ? [usd] : usd);
  expect(price?.provenance).toMatchObject({ source: expect.stringMatching(/^AWS /), asOf: expect.stringMatching(/^20\d\d-\d\d/) });
});

it.each([
  ["alb.hour", "eu-central-1"],
  ["ebs.gp3.storage", "eu-west-1"],
  ["ebs.io2.iops", "us-east-1"],
  ["egress.internet", "eu-west-1"],
  ["rds.gp3.storage", "eu-west-1"],
])("%s has no figure in %s, and none is made up", (key, region) => {
  expect(loadBuiltInBook().unitPrice("aws", region, key)).toBeUndefined();
});
