import { type AwsService, perHour } from "./rule";

/** https://aws.amazon.com/dms/pricing/ */
export const dms: AwsService = {
  code: "AWSDatabaseMigrationSvc",
  rules: [perHour("dms.{type}", /^InstanceUsg:dms\.(?<type>\w+\.\w+)$/)],
};
