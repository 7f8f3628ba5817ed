import { type AwsService, perGb, perHour } from "./rule";

/** https://aws.amazon.com/aws-transfer-family/pricing/ All protocols and stores have one price. */
export const transfer: AwsService = {
  code: "AWSTransfer",
  rules: [perGb("transfer.data", /^(Upload|Download)Bytes$/), perHour("transfer.protocol", "ProtocolHours")],
};
