import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBook } from "../../../catalog";
import { findAwsCredentials } from "../../../catalog/update/aws-credentials";
import { AwsUpdate } from "./aws-update";
import { type Answer, cut, status, text } from "./price-server";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: "a-token/+=" };

let aws: AwsUpdate;
beforeEach(async () => {
  aws = await AwsUpdate.start();
});
afterEach(() => aws.stop());

interface Row {
  readonly type: string;
  readonly zone: string;
  readonly usd: string;
  readonly at?: string;
  readonly product?: string;
}

/* Answers as https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotPriceHistory.html has them. */
function page(rows: readonly Row[], nextToken = ""): string {
  const items = rows.map(
    ({ type, zone, usd, at = "2026-11-20T11:00:00.000Z", product = "Linux/UNIX" }) => `        <item>
            <instanceType>${type}</instanceType>
            <productDescription>${product}</productDescription>
            <spotPrice>${usd}</spotPrice>
            <timestamp>${at}</timestamp>
            <availabilityZone>${zone}</availabilityZone>
            <availabilityZoneId>use1-az1</availabilityZoneId>
        </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<DescribeSpotPriceHistoryResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId>
    <spotPriceHistorySet>
${items.join("\n")}
    </spotPriceHistorySet>
    ${nextToken === "" ? "<nextToken/>" : `<nextToken>${nextToken}</nextToken>`}
</DescribeSpotPriceHistoryResponse>`;
}

const rows: readonly Row[] = [
  { type: "m5.large", zone: "us-east-1a", usd: "0.031000" },
  { type: "m5.large", zone: "us-east-1b", usd: "0.035000" },
  { type: "m5.large", zone: "us-east-1c", usd: "0.052000" },
  { type: "m5.xlarge", zone: "us-east-1a", usd: "0.070000" },
  { type: "m5.xlarge", zone: "us-east-1b", usd: "0.080000" },
];

/** Signature Version 4 worked out again from what arrived: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
function isWellSigned({ method = "", url = "", headers }: IncomingMessage, region: string, secret = credentials.secretAccessKey): boolean {
  const hash = (data: string) => createHash("sha256").update(data).digest("hex");
  const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
  const [, accessKeyId, scope = "", signedHeaders = "", signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(String(headers.authorization)) ?? [];
  const [path = "", query = ""] = url.split("?");
  const day = String(headers["x-amz-date"]).slice(0, 8);
  const names = signedHeaders.split(";");
  const canonical = [
    method,
    path,
    query.split("&").sort().join("&"),
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    "",
    signedHeaders,
    hash(""),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hash(canonical)].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), "ec2"), "aws4_request");
  const isFresh =
    Math.abs(Date.parse(String(headers["x-amz-date"]).replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5")) - Date.now()) < 300_000;
  return (
    accessKeyId === credentials.accessKeyId &&
    scope === `${day}/${region}/ec2/aws4_request` &&
    ["host", "x-amz-date", "x-amz-security-token"].every((name) => names.includes(name)) &&
    headers["x-amz-security-token"] === credentials.sessionToken &&
    isFresh &&
    signature === createHmac("sha256", key).update(toSign).digest("hex")
  );
}

function error(code: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>ea966190-f9aa-478e-9ede-example</RequestID></Response>`;
}

const refusal =
  (code: number, body: string): Answer =>
  (_, response) =>
    response.writeHead(code, { "content-type": "text/xml" }).end(body);

/** Answers well-signed requests only, as AWS does. */
const signed =
  (answer: Answer, region = "us-east-1"): Answer =>
  (request, response) =>
    isWellSigned(request, region)
      ? answer(request, response)
      : refusal(401, error("AuthFailure", "AWS was not able to validate the provided access credentials"))(request, response);

const spot = (changes: Record<string, unknown> = {}) => ({
  services: ["spot"],
  awsSpot: { url: `${aws.server.url}/{region}`, credentials },
  ...changes,
});

test("every page of a region, signed anew for each; of the zones' latest prices the median", async () => {
  const more: readonly Row[] = [
    { type: "m5.large", zone: "us-east-1a", usd: "0.090000", at: "2026-11-19T11:00:00.000Z" },
    { type: "m5.large", zone: "us-east-1-bos-1a", usd: "0.001000" },
    { type: "m5.large", zone: "us-west-2a", usd: "0.001000" },
    { type: "m5.large", zone: "us-east-1d", usd: "0.001000", product: "Windows" },
    { type: "t4g.nano", zone: "us-east-1a", usd: "0.001300" },
    { type: "t4g.nano", zone: "us-east-1b", usd: "" },
    { type: "t4g.nano", zone: "us-east-1c", usd: "0" },
  ];
  const token = "next/page+of=the (history)!";
  aws.server.on("/us-east-1/", (request, response) =>
    signed(text(new URL(request.url ?? "", "http://x").searchParams.has("NextToken") ? page(more) : page(rows, token)))(request, response),
  );
  const { book, warnings } = await aws.updated(spot());
  const price = (type: string) => book.instancePrice("aws", "us-east-1", type, "spot");
  expect(price("m5.large")).toMatchObject({
    usdPerHour: 0.035,
    provenance: { source: "AWS spot price history, median of a region's zones", asOf: "2026-11-20" },
  });
  expect(price("m5.xlarge")?.usdPerHour).toBe(0.08);
  expect(price("t4g.nano")?.usdPerHour).toBe(0.0013);
  expect(warnings).toEqual(["aws spot us-east-1: left out spot prices that are not numbers above 0: 2 rows"]);
  const queries = aws.server.asked.map((url) => Object.fromEntries(new URL(url, "http://x").searchParams));
  expect(queries[0]).toMatchObject({
    Action: "DescribeSpotPriceHistory",
    Version: "2016-11-15",
    StartTime: "2026-11-20T12:00:00.000Z",
    EndTime: "2026-11-20T12:00:00.000Z",
    "ProductDescription.1": "Linux/UNIX",
  });
  expect(aws.server.asked[1]).toContain(`NextToken=${token}`);
  expect(aws.server.asked).toHaveLength(2);
});

test("a signature is made anew when a busy server is asked again", async () => {
  aws.server.on(
    "/us-east-1/",
    refusal(503, error("RequestLimitExceeded", "Request limit exceeded.")),
    status(429, { "retry-after": "0" }),
    cut(page(rows), 300),
    text(page(rows).slice(0, 700)),
    signed(text(page(rows))),
  );
  const { book } = await aws.updated(
    spot({
      http: { concurrency: 4, retries: 5, minPauseMs: 5, maxPauseMs: 5000, idleTimeoutMs: 400, signal: new AbortController().signal },
    }),
  );
  expect(book.instancePrice("aws", "us-east-1", "m5.large", "spot")?.usdPerHour).toBe(0.035);
  expect(aws.server.asked).toHaveLength(5);
});

test("where the account may not ask, the prices stay as they are and the warning says what AWS said, once", async () => {
  const body = error(
    "UnauthorizedOperation",
    `You are not authorized to perform this operation. Encoded authorization failure message: ${"x".repeat(5000)}`,
  );
  aws.server.on("/us-east-1/", refusal(403, body)).on("/eu-west-1/", refusal(403, body));
  const { book, warnings } = await aws.updated(spot({ regions: ["us-east-1", "eu-west-1"] }));
  expect(warnings).toEqual([
    "aws spot eu-west-1, aws spot us-east-1: left out spot prices, which stay as they are: the server answered 403: UnauthorizedOperation: You are not authorized to perform this operation",
  ]);
  expect(book.instancePrice("aws", "us-east-1", "m5.large", "spot")).toEqual(
    openBook(aws.previous).instancePrice("aws", "us-east-1", "m5.large", "spot"),
  );
});

test("a region that the account has not enabled is left as it is, the others are fetched", async () => {
  aws.server.on("/eu-west-1/", refusal(401, error("AuthFailure", "AWS was not able to validate the provided access credentials")));
  aws.server.on("/us-east-1/", signed(text(page(rows))));
  const { book, warnings } = await aws.updated(spot({ regions: ["us-east-1", "eu-west-1"] }));
  expect(book.instancePrice("aws", "us-east-1", "m5.large", "spot")?.usdPerHour).toBe(0.035);
  expect(warnings).toEqual([
    "aws spot eu-west-1: left out spot prices, which stay as they are: the server answered 401: AuthFailure: AWS was not able to validate the provided access credentials",
  ]);
});

test.each([
  [
    "a limit that does not end",
    () => refusal(503, error("RequestLimitExceeded", "Request limit exceeded.")),
    "the server answered 503 (4 attempts)",
  ],
  [
    "a wrong parameter",
    () => refusal(400, error("InvalidParameterValue", "Invalid value.")),
    "the server answered 400: InvalidParameterValue: Invalid value.",
  ],
  ["half a document", () => text(page(rows).slice(0, 700)), /invalid XML in line \d+ .*\(4 attempts\)$/],
  [
    "another document",
    () => text("<html><body>login</body></html>"),
    /it is not an answer of DescribeSpotPriceHistory: it has no spotPriceHistorySet \(4 attempts\)$/,
  ],
  ["pages in a circle", () => text(page(rows, "again")), /names a page that was read before as its next$/],
])("%s is a failure that says so, and the previous book stays", async (_, answer, reason) => {
  aws.server.on("/us-east-1/", answer());
  const [message] = await aws.failed(spot());
  if (typeof reason === "string") expect(message).toBe(`cannot read SERVER/us-east-1/: ${reason}`);
  else expect(message).toMatch(reason);
});

test("keys are neither written nor told", async () => {
  aws.server.on("/us-east-1/", refusal(400, error("SignatureDoesNotMatch", "The request signature does not match.")));
  const messages = await aws.failed(spot());
  aws.server.on("/us-east-1/", signed(text(page(rows))));
  await aws.updated(spot());
  const all = `${messages.join("\n")}\n${aws.everything()}\n${aws.server.asked.join("\n")}`;
  for (const secret of [credentials.secretAccessKey, credentials.sessionToken, credentials.accessKeyId]) expect(all).not.toContain(secret);
});

describe("credentials", () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "costwright-home-"));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  const files = (config: string, keys: string) => {
    writeFileSync(join(home, "config"), config);
    writeFileSync(join(home, "credentials"), keys);
    return { HOME: home, AWS_CONFIG_FILE: join(home, "config"), AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials") };
  };

  test("the environment goes before the files, and a profile's keys before none", async () => {
    const environment = files(
      "[default]\nregion = eu-west-1\n\n[profile build]\naws_access_key_id = CONFIG\naws_secret_access_key = s3cret\n\n[profile role]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = default\n",
      "[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n\n[other]\naws_access_key_id = OTHER\naws_secret_access_key = secret2\naws_session_token = token2\n",
    );
    const found = (changes: Record<string, string>) => findAwsCredentials({ ...environment, ...changes });
    expect(await found({ AWS_ACCESS_KEY_ID: "ENV", AWS_SECRET_ACCESS_KEY: "s", AWS_SESSION_TOKEN: "t", AWS_PROFILE: "other" })).toEqual({
      status: "found",
      credentials: { accessKeyId: "ENV", secretAccessKey: "s", sessionToken: "t" },
    });
    expect(await found({})).toEqual({ status: "found", credentials: { accessKeyId: "FILE", secretAccessKey: "secret" } });
    expect(await found({ AWS_PROFILE: "other" })).toEqual({
      status: "found",
      credentials: { accessKeyId: "OTHER", secretAccessKey: "secret2", sessionToken: "token2" },
    });
    expect(await found({ AWS_PROFILE: "build" })).toEqual({
      status: "found",
      credentials: { accessKeyId: "CONFIG", secretAccessKey: "s3cret" },
    });
    expect(await found({ AWS_PROFILE: "role" })).toEqual({
      status: "none",
      reason: 'the AWS profile "role" holds no keys; `aws configure export-credentials --format env` prints those it signs in with',
    });
    expect(await found({ AWS_PROFILE: "nobody" })).toEqual({ status: "none", reason: 'there is no AWS profile "nobody"' });
  });

  test("no keys anywhere", async () => {
    expect(await findAwsCredentials({ HOME: home })).toEqual({
      status: "none",
      reason: "there are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
    });
  });
});
