import { type AwsService, perGbMonth, perHour } from "./rule";

/** https://aws.amazon.com/managed-workflows-for-apache-airflow/pricing/ */
export const mwaa: AwsService = {
  code: "AmazonMWAA",
  rules: [
    perHour("mwaa.{size}.{part}", /^Airflow-(?<size>Small|Medium|Large)(?<part>Environment|Scheduler|Worker)$/),
    perGbMonth("mwaa.storage", "Airflow-StandardDatabaseStorage"),
  ],
};
