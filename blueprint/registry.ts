import { elasticacheGroup } from "./aws/cache";
import { rdsInstance } from "./aws/database";
import { flexibleServer } from "./azure/database";
import { memorystore } from "./gcp/cache";
import { cloudSql } from "./gcp/database";
import { gcsBucket } from "./gcp/object-store";
import type { Form } from "./part";

/** Every form, sorted by its name. */
export const forms: readonly Form[] = [cloudSql, elasticacheGroup, flexibleServer, gcsBucket, memorystore, rdsInstance];
