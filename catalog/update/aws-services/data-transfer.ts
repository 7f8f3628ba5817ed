import { type AwsService, perGb } from "./rule";

/**
 * https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer Transfer between the zones of a region is charged in both
 * directions: the price of the file is that of one of them. Transfer to another region is charged where it begins.
 */
export const dataTransfer: AwsService = {
  code: "AWSDataTransfer",
  rules: [
    perGb("egress.internet", "DataTransfer-Out-Bytes", {
      family: "Data Transfer",
      where: { transferType: "AWS Outbound", toLocation: "External" },
    }),
    perGb("transfer.zone", "DataTransfer-Regional-Bytes", { family: "Data Transfer", where: { transferType: "IntraRegion" } }),
    perGb("transfer.region.{toRegionCode}", /^[A-Z]{2,3}\d?-AWS-Out-Bytes$/, {
      family: "Data Transfer",
      where: { transferType: "InterRegion Outbound", toLocationType: "AWS Region" },
    }),
  ],
};
