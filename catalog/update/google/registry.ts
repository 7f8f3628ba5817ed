import { artifactRegistry } from "./artifact-registry";
import { bigquery, bigqueryStorage } from "./bigquery";
import { cloudFunctions } from "./cloud-functions";
import { cloudRun } from "./cloud-run";
import { cloudSql } from "./cloud-sql";
import { cloudStorage } from "./cloud-storage";
import { compute } from "./compute";
import { dns } from "./dns";
import { kms } from "./kms";
import { kubernetes } from "./kubernetes";
import { logging } from "./logging";
import { monitoring } from "./monitoring";
import { networking } from "./networking";
import { pubsub } from "./pubsub";
import { redis } from "./redis";
import { secretManager } from "./secret-manager";
import type { GoogleService } from "./service";

/** Every service of the Cloud Billing Catalog that an update reads, sorted by the name that `--service` takes. */
export const googleServiceRegistry: readonly GoogleService[] = [
  artifactRegistry,
  bigquery,
  bigqueryStorage,
  cloudFunctions,
  cloudRun,
  cloudSql,
  cloudStorage,
  compute,
  dns,
  kms,
  kubernetes,
  logging,
  monitoring,
  networking,
  pubsub,
  redis,
  secretManager,
];
