import { acmPca } from "./acm-pca";
import { apiGateway } from "./api-gateway";
import { athena } from "./athena";
import { backup } from "./backup";
import { cloudFormation } from "./cloudformation";
import { cloudFront } from "./cloudfront";
import { cloudHsm } from "./cloudhsm";
import { cloudTrail } from "./cloudtrail";
import { cloudWatch } from "./cloudwatch";
import { codeBuild } from "./codebuild";
import { config } from "./config";
import { dataTransfer } from "./data-transfer";
import { directoryService } from "./directory-service";
import { dms } from "./dms";
import { docDb } from "./docdb";
import { dynamoDb } from "./dynamodb";
import { ec2 } from "./ec2";
import { ecr } from "./ecr";
import { ecs } from "./ecs";
import { efs } from "./efs";
import { eks } from "./eks";
import { elastiCache } from "./elasticache";
import { elb } from "./elb";
import { eventBridge } from "./event-bridge";
import { firehose } from "./firehose";
import { fsx } from "./fsx";
import { glue } from "./glue";
import { grafana } from "./grafana";
import { kinesis } from "./kinesis";
import { kinesisAnalytics } from "./kinesis-analytics";
import { kms } from "./kms";
import { lambda } from "./lambda";
import { mq } from "./mq";
import { msk } from "./msk";
import { mwaa } from "./mwaa";
import { neptune } from "./neptune";
import { networkFirewall } from "./network-firewall";
import { openSearch } from "./opensearch";
import { rds } from "./rds";
import { redshift } from "./redshift";
import { route53 } from "./route53";
import type { AwsService } from "./rule";
import { s3 } from "./s3";
import { s3Glacier } from "./s3-glacier";
import { s3GlacierDeepArchive } from "./s3-glacier-deep-archive";
import { secretsManager } from "./secrets-manager";
import { sns } from "./sns";
import { sqs } from "./sqs";
import { stepFunctions } from "./step-functions";
import { systemsManager } from "./systems-manager";
import { transfer } from "./transfer";
import { vpc } from "./vpc";
import { waf } from "./waf";

/** What `prices update` reads of AWS, sorted by offer code. */
export const awsServiceRules: readonly AwsService[] = [
  apiGateway,
  athena,
  cloudFront,
  cloudWatch,
  docDb,
  dynamoDb,
  ec2,
  ecr,
  ecs,
  efs,
  eks,
  elastiCache,
  openSearch,
  fsx,
  s3Glacier,
  grafana,
  kinesis,
  kinesisAnalytics,
  firehose,
  mq,
  msk,
  mwaa,
  neptune,
  rds,
  redshift,
  route53,
  s3,
  s3GlacierDeepArchive,
  sns,
  stepFunctions,
  vpc,
  backup,
  acmPca,
  cloudFormation,
  cloudTrail,
  config,
  dms,
  dataTransfer,
  directoryService,
  elb,
  eventBridge,
  glue,
  kms,
  lambda,
  networkFirewall,
  sqs,
  secretsManager,
  systemsManager,
  transfer,
  waf,
  cloudHsm,
  codeBuild,
];
