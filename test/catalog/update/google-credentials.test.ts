import { createPublicKey, createVerify, generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainGoogle, findGoogleCredentials, googleSignIn } from "../../../catalog/update/google-credentials";
import { type Headers, PriceHttp } from "../../../catalog/update/http";
import { type Answer, json, PriceServer, status } from "./price-server";

let server: PriceServer;
let http: PriceHttp;
let home: string;

beforeEach(async () => {
  server = await PriceServer.start();
  home = mkdtempSync(join(tmpdir(), "costwright-home-"));
  http = new PriceHttp({
    concurrency: 1,
    retries: 2,
    minPauseMs: 1,
    maxPauseMs: 2000,
    idleTimeoutMs: 500,
    signal: new AbortController().signal,
  });
});

afterEach(async () => {
  await http.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const privateKey = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** The shape of a key file of a service account. */
const serviceAccount = (more: Record<string, unknown> = {}) => ({
  type: "service_account",
  project_id: "a-project",
  private_key_id: "a-key-id",
  private_key: privateKey,
  client_email: "prices@a-project.iam.gserviceaccount.com",
  client_id: "1",
  token_uri: `${server.url}/token`,
  universe_domain: "googleapis.com",
  ...more,
});

function file(content: unknown): string {
  const path = join(home, "credentials.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function signIn(environment: Readonly<Record<string, string>>): Headers {
  const found = findGoogleCredentials(environment);
  if (found.status !== "found") throw new Error(found.reason);
  return googleSignIn(http, found.credentials);
}

/** Answers with a token and keeps the form that was posted. */
function tokens(forms: URLSearchParams[], ...expiresIn: number[]): Answer {
  return (request: IncomingMessage, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      forms.push(new URLSearchParams(body));
      json({ access_token: `token-${forms.length}`, expires_in: expiresIn[forms.length - 1] ?? 3599, token_type: "Bearer" })(
        request,
        response,
      );
    });
  };
}

test("a service account signs its claim; one token serves all requests, even one at a time", async () => {
  const forms: URLSearchParams[] = [];
  server.on("/token", tokens(forms)).on("/prices", json({ skus: [] }));
  const headers = signIn({ GOOGLE_APPLICATION_CREDENTIALS: file(serviceAccount()) });
  await Promise.all([1, 2, 3].map(() => http.json(`${server.url}/prices`, headers)));
  expect(forms).toHaveLength(1);
  expect(forms[0]?.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:jwt-bearer");
  const [header = "", claims = "", signature = ""] = (forms[0]?.get("assertion") ?? "").split(".");
  const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  expect(decode(header)).toEqual({ alg: "RS256", typ: "JWT", kid: "a-key-id" });
  expect(decode(claims)).toMatchObject({
    iss: "prices@a-project.iam.gserviceaccount.com",
    aud: `${server.url}/token`,
    scope: "https://www.googleapis.com/auth/cloud-billing.readonly",
  });
  expect(Number(decode(claims).exp) - Number(decode(claims).iat)).toBe(3600);
  const isSigned = createVerify("RSA-SHA256")
    .update(`${header}.${claims}`)
    .verify(createPublicKey(keys.publicKey.export({ type: "spki", format: "pem" })), signature, "base64url");
  expect(isSigned).toBe(true);
  const authorizations = server.headers.map(({ authorization }) => authorization).filter((value) => value !== undefined);
  expect(authorizations).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-1"]);
});

test("gcloud's login is found in its place, refreshed, and billed to its project; a token about to end is renewed", async () => {
  const forms: URLSearchParams[] = [];
  server.on("/token", tokens(forms, 30, 3599)).on("/prices", json({ skus: [] }));
  mkdirSync(join(home, "gcloud"), { recursive: true });
  writeFileSync(
    join(home, "gcloud", "application_default_credentials.json"),
    JSON.stringify({
      type: "authorized_user",
      client_id: "a-client",
      client_secret: "a-secret",
      refresh_token: "a-refresh-token",
      quota_project_id: "a-project",
    }),
  );
  const headers = signIn({ CLOUDSDK_CONFIG: join(home, "gcloud"), COSTWRIGHT_GOOGLE_TOKEN_URL: `${server.url}/token` });
  await http.json(`${server.url}/prices`, headers);
  await http.json(`${server.url}/prices`, headers);
  expect(forms.map((form) => Object.fromEntries(form))).toEqual([
    { grant_type: "refresh_token", client_id: "a-client", client_secret: "a-secret", refresh_token: "a-refresh-token" },
    { grant_type: "refresh_token", client_id: "a-client", client_secret: "a-secret", refresh_token: "a-refresh-token" },
  ]);
  expect(server.headers.at(-1)).toMatchObject({ authorization: "Bearer token-2", "x-goog-user-project": "a-project" });
  expect(server.asked.join()).not.toMatch(/a-secret|a-refresh-token|token-\d/);
});

test("a refused sign-in and a refused request are said in words, without secrets, and not tried again", async () => {
  const refused =
    (code: number, body: unknown): Answer =>
    (_, response) =>
      response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));
  server.on("/token", refused(400, { error: "invalid_grant", error_description: "Invalid JWT Signature." }));
  const headers = signIn({ GOOGLE_APPLICATION_CREDENTIALS: file(serviceAccount()) });
  await expect(http.json(`${server.url}/prices`, headers)).rejects.toThrow(
    `${server.url}/token: the server answered 400: invalid_grant: Invalid JWT Signature.`,
  );
  expect(server.asked).toEqual(["/token"]);
  server.on(
    "/prices",
    refused(403, { error: { code: 403, message: "Cloud Billing API has not been used.", status: "PERMISSION_DENIED" } }),
  );
  await expect(http.json(`${server.url}/prices`, { "x-goog-api-key": "a-key" }, explainGoogle)).rejects.toThrow(
    `${server.url}/prices: the server answered 403: PERMISSION_DENIED: Cloud Billing API has not been used.`,
  );
  server.on("/prices", refused(401, "not JSON at all"));
  await expect(http.json(`${server.url}/prices`, {}, explainGoogle)).rejects.toThrow("the server answered 401");
});

test("a busy token endpoint is asked again; an answer without a token is a failure", async () => {
  const forms: URLSearchParams[] = [];
  server.on("/token", status(503, { "retry-after": "0" }), tokens(forms)).on("/prices", json({ skus: [] }));
  const headers = signIn({ GOOGLE_APPLICATION_CREDENTIALS: file(serviceAccount()) });
  expect(await http.json(`${server.url}/prices`, headers)).toEqual({ skus: [] });
  server.on("/token", json({ token_type: "Bearer" }));
  const others = signIn({ GOOGLE_APPLICATION_CREDENTIALS: file(serviceAccount()) });
  await expect(http.json(`${server.url}/prices`, others)).rejects.toThrow('the answer has no "access_token"');
});

test("what is wrong with a credentials file is said without its content", () => {
  const reason = (content: unknown) => {
    const path = file(content);
    const found = findGoogleCredentials({ GOOGLE_APPLICATION_CREDENTIALS: path });
    return found.status === "none" ? found.reason.replace(path, "FILE") : "found";
  };
  expect(reason("secret {")).toBe("FILE is not JSON");
  expect(reason(serviceAccount({ private_key: undefined }))).toBe("FILE lacks client_email or private_key");
  expect(reason(serviceAccount({ token_uri: "file:///etc/passwd" }))).toBe("FILE names a token address that is not http or https");
  expect(reason({ type: "authorized_user", client_id: "a" })).toBe("FILE lacks client_id, client_secret or refresh_token");
  expect(reason({ type: "external_account" })).toBe(
    'FILE holds credentials of type "external_account", which cannot sign in here: use a service account or gcloud\'s login',
  );
  expect(findGoogleCredentials({ GOOGLE_APPLICATION_CREDENTIALS: join(home, "missing.json") })).toMatchObject({ status: "none" });
  expect(findGoogleCredentials({ CLOUDSDK_CONFIG: home })).toEqual({
    status: "none",
    reason: "there is no API key, access token or application default credentials",
  });
  expect(findGoogleCredentials({ COSTWRIGHT_GOOGLE_API_KEY: "k", GOOGLE_APPLICATION_CREDENTIALS: "x" })).toEqual({
    status: "found",
    credentials: { apiKey: "k" },
  });
});
