import { type AwsService, monthOfHours, per } from "./rule";

/** https://aws.amazon.com/directoryservice/pricing/ The small sizes of both directories share one usage type. */
export const directoryService: AwsService = {
  code: "AWSDirectoryService",
  rules: [
    per("unit-month", monthOfHours(), ["directory.ad_connector.small", "directory.simple_ad.small"], "Small-Directory-Usage"),
    per("unit-month", monthOfHours(), "directory.simple_ad.large", "Large-SimpleAD-Usage"),
    per("unit-month", monthOfHours(), "directory.microsoft_ad.standard", "Std-MicrosoftAD-DC-Usage"),
    per("unit-month", monthOfHours(), "directory.microsoft_ad.enterprise", "MicrosoftAD-DC-Usage"),
  ],
};
