import { elasticacheGroup } from "./aws/cache";
import { rdsInstance } from "./aws/database";
import { cloudSql } from "./gcp/database";
import type { Form } from "./part";

/** Every form, sorted by its name. */
export const forms: readonly Form[] = [cloudSql, elasticacheGroup, rdsInstance];
