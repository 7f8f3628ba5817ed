import { createSign } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { AccessToken, explainOauth } from "./access-token";
import type { Headers, PriceHttp } from "./http";

/** Documented address that tokens are asked from, where a credentials file names none. */
export const GOOGLE_TOKEN_URL = "https://oauth2.googleapis.com/token";

/** The right to read prices, which is all that is asked for. */
const SCOPE = "https://www.googleapis.com/auth/cloud-billing.readonly";

/** Keys live in memory for the length of a run: nothing of them is written or printed, or put into an address. */
export interface GoogleCredentials {
  readonly apiKey?: string;
  readonly accessToken?: string;
  readonly application?: ApplicationCredentials;
}

/** What application default credentials can be: https://cloud.google.com/docs/authentication/application-default-credentials */
export type ApplicationCredentials =
  | {
      readonly kind: "service-account";
      readonly clientEmail: string;
      readonly privateKey: string;
      readonly privateKeyId?: string;
      readonly tokenUrl: string;
    }
  | {
      readonly kind: "authorized-user";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
      readonly quotaProject?: string;
      readonly tokenUrl: string;
    };

export type FoundGoogleCredentials =
  | { readonly status: "found"; readonly credentials: GoogleCredentials }
  | { readonly status: "none"; readonly reason: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** An API key or token of the environment, else the file that Google's own tools use. */
export function findGoogleCredentials(environment: Environment): FoundGoogleCredentials {
  const { COSTWRIGHT_GOOGLE_API_KEY: apiKey, COSTWRIGHT_GOOGLE_ACCESS_TOKEN: accessToken } = environment;
  if (apiKey || accessToken)
    return { status: "found", credentials: { ...(apiKey ? { apiKey } : {}), ...(accessToken ? { accessToken } : {}) } };
  const { GOOGLE_APPLICATION_CREDENTIALS: named } = environment;
  const path = named || wellKnownFile(environment);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return {
      status: "none",
      reason: named
        ? `GOOGLE_APPLICATION_CREDENTIALS names ${named}, which cannot be read`
        : "there is no API key, access token or application default credentials",
    };
  }
  const application = parse(text, environment.COSTWRIGHT_GOOGLE_TOKEN_URL);
  return typeof application === "string"
    ? { status: "none", reason: `${path} ${application}` }
    : { status: "found", credentials: { application } };
}

/** Where `gcloud auth application-default login` leaves its file. */
function wellKnownFile(environment: Environment): string {
  const name = "application_default_credentials.json";
  if (environment.CLOUDSDK_CONFIG) return join(environment.CLOUDSDK_CONFIG, name);
  if (process.platform === "win32") return join(environment.APPDATA ?? homedir(), "gcloud", name);
  return join(environment.HOME ?? homedir(), ".config", "gcloud", name);
}

/** The credentials in a file, or what is wrong with it; nothing of its content is in the words. */
function parse(text: string, tokenUrl: string | undefined): ApplicationCredentials | string {
  let file: Readonly<Record<string, unknown>>;
  try {
    file = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return "is not JSON";
  }
  const field = (name: string): string | undefined => (typeof file?.[name] === "string" ? (file[name] as string) : undefined);
  const own = tokenUrl ?? field("token_uri") ?? GOOGLE_TOKEN_URL;
  if (!URL.canParse(own) || !/^https?:$/.test(new URL(own).protocol)) return "names a token address that is not http or https";
  switch (field("type")) {
    case "service_account": {
      const [clientEmail, privateKey, privateKeyId] = [field("client_email"), field("private_key"), field("private_key_id")];
      if (clientEmail === undefined || privateKey === undefined) return "lacks client_email or private_key";
      return { kind: "service-account", clientEmail, privateKey, ...(privateKeyId === undefined ? {} : { privateKeyId }), tokenUrl: own };
    }
    case "authorized_user": {
      const [clientId, clientSecret, refreshToken] = [field("client_id"), field("client_secret"), field("refresh_token")];
      if (clientId === undefined || clientSecret === undefined || refreshToken === undefined)
        return "lacks client_id, client_secret or refresh_token";
      const quotaProject = field("quota_project_id");
      return {
        kind: "authorized-user",
        clientId,
        clientSecret,
        refreshToken,
        ...(quotaProject === undefined ? {} : { quotaProject }),
        tokenUrl: own,
      };
    }
    default:
      return `holds credentials of type "${field("type") ?? ""}", which cannot sign in here: use a service account or gcloud's login`;
  }
}

/** Headers that sign a request in. In headers, so that no log of addresses holds a key. */
export function googleSignIn(http: PriceHttp, { apiKey, accessToken, application }: GoogleCredentials): Headers {
  if (application === undefined) {
    return {
      ...(apiKey === undefined ? {} : { "x-goog-api-key": apiKey }),
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    };
  }
  const form = (): Readonly<Record<string, string>> =>
    application.kind === "service-account"
      ? { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion: assertion(application, Date.now()) }
      : {
          grant_type: "refresh_token",
          client_id: application.clientId,
          client_secret: application.clientSecret,
          refresh_token: application.refreshToken,
        };
  const token = new AccessToken(async () => http.postForm(application.tokenUrl, form(), explainOauth), application.tokenUrl);
  const quota = application.kind === "authorized-user" ? application.quotaProject : undefined;
  return async () => ({ ...(await token.header()), ...(quota === undefined ? {} : { "x-goog-user-project": quota }) });
}

/** A signed claim, good for an hour. https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests */
function assertion(
  { clientEmail, privateKey, privateKeyId, tokenUrl }: Extract<ApplicationCredentials, { kind: "service-account" }>,
  nowMs: number,
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const issued = Math.floor(nowMs / 1000);
  const header = encode({ alg: "RS256", typ: "JWT", ...(privateKeyId === undefined ? {} : { kid: privateKeyId }) });
  const claims = encode({ iss: clientEmail, scope: SCOPE, aud: tokenUrl, iat: issued, exp: issued + 3600 });
  const signature = createSign("RSA-SHA256").update(`${header}.${claims}`).sign(privateKey).toString("base64url");
  return `${header}.${claims}.${signature}`;
}

/** `{"error":{"code":403,"message":"...","status":"PERMISSION_DENIED"}}`, https://cloud.google.com/apis/design/errors */
export function explainGoogle(_: number, text: string): string | undefined {
  try {
    const { message, status } = (JSON.parse(text) as { error?: { message?: unknown; status?: unknown } }).error ?? {};
    const words = [status, message].filter((part): part is string => typeof part === "string").map((part) => part.split(/[\r\n]/, 1)[0]);
    return words.length === 0 ? undefined : words.join(": ").slice(0, 300);
  } catch {
    return undefined;
  }
}
