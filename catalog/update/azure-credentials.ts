import { AccessToken, explainOauth } from "./access-token";
import type { PriceHttp } from "./http";

/** Documented addresses of Azure Resource Manager and of the sign-in that gives its tokens. */
export const AZURE_MANAGEMENT_URL = "https://management.azure.com";
export const AZURE_LOGIN_URL = "https://login.microsoftonline.com";

/** The right to ask Azure for the machine sizes of a subscription. */
export interface AzureManagement {
  readonly url: string;
  readonly loginUrl: string;
  readonly subscriptionId: string;
  readonly credentials:
    | { readonly kind: "access-token"; readonly accessToken: string }
    | { readonly kind: "client-secret"; readonly tenantId: string; readonly clientId: string; readonly clientSecret: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that Azure's own tools use. Undefined where no subscription, or nothing to sign in with, is named. */
export function findAzureManagement(
  environment: Environment,
  urls: { readonly management: string; readonly login: string },
): AzureManagement | undefined {
  const { AZURE_SUBSCRIPTION_ID, COSTWRIGHT_AZURE_ACCESS_TOKEN, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = environment;
  if (!AZURE_SUBSCRIPTION_ID) return undefined;
  const where = { url: urls.management, loginUrl: urls.login, subscriptionId: AZURE_SUBSCRIPTION_ID };
  if (COSTWRIGHT_AZURE_ACCESS_TOKEN) return { ...where, credentials: { kind: "access-token", accessToken: COSTWRIGHT_AZURE_ACCESS_TOKEN } };
  if (!AZURE_TENANT_ID || !AZURE_CLIENT_ID || !AZURE_CLIENT_SECRET) return undefined;
  return {
    ...where,
    credentials: { kind: "client-secret", tenantId: AZURE_TENANT_ID, clientId: AZURE_CLIENT_ID, clientSecret: AZURE_CLIENT_SECRET },
  };
}

/**
 * Headers that sign a request in. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function azureSignIn(http: PriceHttp, { loginUrl, credentials }: AzureManagement): () => Promise<Readonly<Record<string, string>>> {
  if (credentials.kind === "access-token") {
    const headers = { authorization: `Bearer ${credentials.accessToken}` };
    return () => Promise.resolve(headers);
  }
  const { tenantId, clientId, clientSecret } = credentials;
  const endpoint = `${loginUrl.replace(/\/+$/, "")}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
  const form = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: "https://management.azure.com/.default",
  };
  const token = new AccessToken(() => http.postForm(endpoint, form, explainOauth), endpoint);
  return () => token.header();
}
