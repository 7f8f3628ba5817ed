import { runCli } from "../../support/cli";
import { AwsUpdate } from "./aws-update";
import { awsMachine, awsOffer, awsOfferPath, awsRegionIndex, awsRegionIndexPath, awsReserved, awsUnit } from "./documents";
import { cut, json, status, text } from "./price-server";

let aws: AwsUpdate;
beforeEach(async () => {
  aws = await AwsUpdate.start();
});
afterEach(() => aws.stop());

function serve(code: string, rows: Parameters<typeof awsOffer>[1], changes?: Record<string, unknown>): void {
  aws.server.on(awsRegionIndexPath(code), json(awsRegionIndex(code, ["us-east-1", "eu-west-1"])));
  aws.server.on(awsOfferPath(code, "us-east-1"), text(awsOffer(code, rows, changes)));
}

test("tiers are counted in the book's unit, and what is free once for an account is not counted on", async () => {
  serve("awskms", [
    awsUnit("K1", "API Request", "us-east-1-KMS-Requests", "Requests", [
      ["0", "0.0000000000"],
      ["20000", "0.0000030000"],
    ]),
    awsUnit("K2", "API Request", "us-west-2-KMS-Requests", "Requests", [["0", "0.0000090000"]]),
    awsUnit("K3", "Encryption Key", "us-east-1-KMS-Keys", "Fortnights", [["0", "5.0000000000"]]),
  ]);
  serve("AWSLambda", [
    awsUnit("L1", "Serverless", "Request", "Requests", [["0", "0.0000002000"]], {
      location: "US East (N. Virginia)",
      regionCode: "us-east-1",
    }),
    awsUnit("L2", "Serverless", "Global-Request", "Requests", [["0", "0.0000000000"]], { location: "Any", regionCode: "" }),
    awsUnit("L3", "Serverless", "Request", "Requests", [["0", "0.0000009000"]], {
      locationType: "AWS Local Zone",
      regionCode: "us-east-1-bos-1",
    }),
    awsUnit("L4", "Serverless", "Lambda-GB-Second", "Lambda-GB-Second", [
      ["0", "0.0000166667"],
      ["6000000000", "0.0000150000"],
    ]),
  ]);
  serve("AmazonApiGateway", [
    awsUnit("A1", "API Calls", "USE1-ApiGatewayRequest", "Requests", [
      ["0", "0.0000035000"],
      ["333000000", "0.0000028000"],
    ]),
  ]);
  const { book, warnings } = await aws.updated({ services: ["awskms", "AWSLambda", "AmazonApiGateway"] });
  const tiers = (key: string) => book.unitPrice("aws", "us-east-1", key)?.tiers.map(({ from, usdPerUnit }) => [from, usdPerUnit]);
  expect(tiers("kms.requests")).toEqual([[0, 0.03]]);
  expect(tiers("kms.key")).toEqual([[0, 1]]);
  expect(tiers("lambda.x86.requests")).toEqual([[0, 0.2]]);
  expect(tiers("lambda.x86.duration")).toEqual([
    [0, 0.0000166667],
    [6e9, 0.000015],
  ]);
  expect(tiers("apigateway.rest.requests")).toEqual([
    [0, 3.5],
    [333, 2.8],
  ]);
  expect(warnings).toEqual(['aws awskms us-east-1: left out prices of kms.key per "Fortnights", which is not a unit it is sold by: 1 row']);
});

test("transfer between zones and to each region is read where it begins", async () => {
  const where = (transferType: string, more: Record<string, string> = {}) => ({
    fromLocationType: "AWS Region",
    fromRegionCode: "us-east-1",
    transferType,
    ...more,
  });
  const to = (toRegionCode: string, toLocationType = "AWS Region") => where("InterRegion Outbound", { toRegionCode, toLocationType });
  serve("AWSDataTransfer", [
    awsUnit("T1", "Data Transfer", "DataTransfer-Regional-Bytes", "GB", [["0", "0.0100000000"]], where("IntraRegion")),
    awsUnit("T2", "Data Transfer", "USE1-EU-AWS-Out-Bytes", "GB", [["0", "0.0200000000"]], to("eu-west-1")),
    awsUnit("T3", "Data Transfer", "USE1-USE2-AWS-Out-Bytes", "GB", [["0", "0.0100000000"]], to("us-east-2")),
    awsUnit("T4", "Data Transfer", "USE1-BOS1-AWS-Out-Bytes", "GB", [["0", "0.0300000000"]], to("us-east-1-bos-1", "AWS Local Zone")),
  ]);
  const { book } = await aws.updated({ services: ["AWSDataTransfer"] });
  const usd = (key: string) => book.unitPrice("aws", "us-east-1", key)?.tiers[0]?.usdPerUnit;
  expect(usd("transfer.zone")).toBe(0.01);
  expect(usd("transfer.region.eu-west-1")).toBe(0.02);
  expect(usd("transfer.region.us-east-2")).toBe(0.01);
  expect(usd("transfer.region.us-east-1-bos-1")).toBeUndefined();
});

test("reservations: hourly, upfront, both, and what cannot be one", async () => {
  const all = {
    ...awsReserved("S", "A", { usdPerHour: "0.0600000000" }, "1yr", "No Upfront"),
    ...awsReserved("S", "B", { usdPerHour: "0.0290000000", upfrontUsd: "256" }, "1yr", "Partial Upfront"),
    ...awsReserved("S", "C", { usdPerHour: "0.0000000000", upfrontUsd: "501" }, "1yr", "All Upfront"),
    ...awsReserved("S", "D", { upfrontUsd: "943" }, "3yr", "All Upfront"),
    ...awsReserved("S", "E", { usdPerHour: "0.0190000000" }, "3yr", "Partial Upfront"),
    ...awsReserved("S", "F", { usdPerHour: "0.0700000000" }, "1yr", "No Upfront", "convertible"),
  };
  serve("AmazonEC2", [{ ...awsMachine("S", "m5.large", "0.0980000000"), reserved: all }]);
  const { book, warnings } = await aws.updated();
  const price = (purchase: Parameters<typeof book.instancePrice>[3]) => book.instancePrice("aws", "us-east-1", "m5.large", purchase);
  expect(price("reserved-1y")?.usdPerHour).toBe(0.06);
  expect(price("reserved-1y-partial-upfront")).toMatchObject({ usdPerHour: 0.0582237443, upfrontUsd: 256 });
  expect(price("reserved-1y-all-upfront")).toMatchObject({ usdPerHour: 0.0571917808, upfrontUsd: 501 });
  expect(price("reserved-3y-all-upfront")).toMatchObject({ usdPerHour: 0.0358828006, upfrontUsd: 943 });
  expect(price("reserved-3y-partial-upfront")).toBeUndefined();
  expect(warnings).toContain("aws AmazonEC2 us-east-1: left out 3-year commitment, partial upfront with no upfront payment: 1 row");
});

test("a service that a mirror does not hold is left out with a warning; one that is cut off or busy is asked again", async () => {
  serve("AmazonEC2", [awsMachine("S", "m5.large", "0.0980000000")]);
  const services = ["AmazonEC2", "AmazonSNS"];
  const { warnings } = await aws.updated({ services });
  expect(warnings[0]).toBe(`left out: aws AmazonSNS: SERVER${awsRegionIndexPath("AmazonSNS")}: the server answered 404`);
  aws.server.on(awsRegionIndexPath("AmazonSNS"), json(awsRegionIndex("AmazonSNS", ["us-east-1"])));
  const offer = awsOffer("AmazonSNS", [awsUnit("N", "API Request", "Requests-Tier1", "Requests", [["0", "0.0000005000"]])]);
  aws.server.on(awsOfferPath("AmazonSNS", "us-east-1"), cut(offer, 300), status(503), text(offer));
  expect((await aws.updated({ services })).book.unitPrice("aws", "us-east-1", "sns.standard.requests")?.tiers[0]?.usdPerUnit).toBe(0.5);
});

test("without keys the command line says once that spot prices stay, and refuses where they alone are asked for", async () => {
  const env = {
    HOME: "/nonexistent",
    AWS_ACCESS_KEY_ID: "",
    AWS_SECRET_ACCESS_KEY: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: "/nonexistent",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
  };
  const source = ["--source", `aws=${aws.server.url}`];
  const reason = "there are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE";
  const all = await runCli(["prices", "update", "--provider", "aws", "--retries", "0", ...source], { env });
  expect(all.stderr.split("\n").filter((line) => line.includes("spot"))).toEqual([`warning: AWS spot prices stay as they are: ${reason}`]);
  expect(await runCli(["prices", "update", "--service", "spot", ...source], { env })).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: `error: AWS gives spot prices to signed requests only, and ${reason}\n`,
  });
});
