import { elasticacheGroup } from "./aws/cache";
import { rdsInstance } from "./aws/database";
import { s3Bucket } from "./aws/object-store";
import { flexibleServer } from "./azure/database";
import { memorystore } from "./gcp/cache";
import { cloudRun } from "./gcp/container-service";
import { cloudSql } from "./gcp/database";
import { gcsBucket } from "./gcp/object-store";
import type { Form } from "./part";

/** Every form, sorted by its name. */
export const forms: readonly Form[] = [flexibleServer, cloudRun, cloudSql, elasticacheGroup, gcsBucket, memorystore, rdsInstance, s3Bucket];
