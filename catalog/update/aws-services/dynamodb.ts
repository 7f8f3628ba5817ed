import { type AwsService, hoursOf, per, perGbMonth, requests } from "./rule";

/** https://aws.amazon.com/dynamodb/pricing/ */
export const dynamoDb: AwsService = {
  code: "AmazonDynamoDB",
  rules: [
    per("unit-hour", hoursOf("readcapacityunit"), "dynamodb.provisioned.rcu", "ReadCapacityUnit-Hrs"),
    per("unit-hour", hoursOf("writecapacityunit"), "dynamodb.provisioned.wcu", "WriteCapacityUnit-Hrs"),
    per("1m-requests", requests(1e6, "readrequestunits", "readrequestunit"), "dynamodb.on_demand.read", "ReadRequestUnits"),
    per("1m-requests", requests(1e6, "writerequestunits", "writerequestunit"), "dynamodb.on_demand.write", "WriteRequestUnits"),
    per("1m-requests", requests(1e6), "dynamodb.streams.read", "Streams-Requests"),
    perGbMonth("dynamodb.storage", "TimedStorage-ByteHrs"),
    perGbMonth("dynamodb.backup.pitr", "TimedPITRStorage-ByteHrs"),
    perGbMonth(["backup.dynamodb.storage", "dynamodb.backup.on_demand"], "TimedBackupStorage-ByteHrs"),
  ],
};
