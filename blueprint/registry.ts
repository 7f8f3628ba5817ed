import { awsBatch } from "./aws/batch";
import { elasticacheGroup } from "./aws/cache";
import { fargate } from "./aws/container-service";
import { rdsInstance } from "./aws/database";
import { efs } from "./aws/file-store";
import { eks } from "./aws/kubernetes";
import { awsVpc } from "./aws/network";
import { s3Bucket } from "./aws/object-store";
import { azureBatch } from "./azure/batch";
import { managedRedis } from "./azure/cache";
import { containerApps } from "./azure/container-service";
import { flexibleServer } from "./azure/database";
import { azureFiles } from "./azure/file-store";
import { aks } from "./azure/kubernetes";
import { azureVnet } from "./azure/network";
import { blobStore } from "./azure/object-store";
import { cloudRunJob } from "./gcp/batch";
import { memorystore } from "./gcp/cache";
import { cloudRun } from "./gcp/container-service";
import { cloudSql } from "./gcp/database";
import { filestore } from "./gcp/file-store";
import { gke } from "./gcp/kubernetes";
import { gcpVpc } from "./gcp/network";
import { gcsBucket } from "./gcp/object-store";
import { spotWorkers } from "./gcp/spot-workers";
import type { Form } from "./part";

/** Every form, sorted by its name. */
export const forms: readonly Form[] = [
  awsBatch,
  awsVpc,
  azureBatch,
  aks,
  containerApps,
  azureFiles,
  managedRedis,
  blobStore,
  flexibleServer,
  azureVnet,
  cloudRun,
  cloudRunJob,
  cloudSql,
  efs,
  eks,
  elasticacheGroup,
  fargate,
  filestore,
  gcpVpc,
  gcsBucket,
  gke,
  memorystore,
  rdsInstance,
  s3Bucket,
  spotWorkers,
];
