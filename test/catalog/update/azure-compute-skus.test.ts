import { AzureComputeSkus } from "../../../catalog/update/azure-compute-skus";
import { findAzureManagement } from "../../../catalog/update/azure-credentials";
import { PriceHttp } from "../../../catalog/update/http";
import { type Answer, cut, json, PriceServer, status } from "./price-server";

let server: PriceServer;
let http: PriceHttp;

beforeEach(async () => {
  server = await PriceServer.start();
  http = new PriceHttp({
    concurrency: 2,
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
});

const path = "/subscriptions/a-subscription/providers/Microsoft.Compute/skus";
const tokenPath = "/a-tenant/oauth2/v2.0/token";

const clientSecret = {
  AZURE_SUBSCRIPTION_ID: "a-subscription",
  AZURE_TENANT_ID: "a-tenant",
  AZURE_CLIENT_ID: "a-client",
  AZURE_CLIENT_SECRET: "a-secret",
};

function skus(environment: Readonly<Record<string, string>> = clientSecret) {
  const management = findAzureManagement(environment, { management: server.url, login: server.url });
  if (management === undefined) throw new Error("no credentials");
  return new AzureComputeSkus(http, management);
}

/** https://learn.microsoft.com/rest/api/compute/resource-skus/list, with figures of the vendor's size pages. */
function sku(name: string, capabilities: Readonly<Record<string, string>>, more: Record<string, unknown> = {}) {
  return {
    resourceType: "virtualMachines",
    name,
    tier: "Standard",
    size: name.replace("Standard_", ""),
    family: "standardFamily",
    locations: ["westeurope"],
    locationInfo: [{ location: "westeurope", zones: ["2", "1", "3"], zoneDetails: [] }],
    capabilities: Object.entries(capabilities).map(([key, value]) => ({ name: key, value })),
    restrictions: [],
    aNewField: { of: "a later version" },
    ...more,
  };
}

const refusal =
  (code: number, body: unknown): Answer =>
  (_, response) =>
    response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));

test("sizes of all pages, signed in once by client secret; links are followed at the named host only", async () => {
  server.on(tokenPath, json({ token_type: "Bearer", expires_in: 3599, access_token: "a-token" }));
  server.on(
    path,
    json({
      value: [
        sku("Standard_D2s_v7", { vCPUs: "2", MemoryGB: "8", CpuArchitectureType: "x64", UncachedDiskBytesPerSecond: "89128960" }),
        sku("Standard_E16-8s_v5", { vCPUs: "16", vCPUsAvailable: "8", MemoryGB: "128", CpuArchitectureType: "x64" }),
        { resourceType: "disks", name: "Premium_LRS", capabilities: [] },
      ],
      nextLink: `https://management.azure.com${path}?api-version=2021-07-01&$skiptoken=two`,
    }),
    json({
      value: [
        sku("Standard_D4ps_v6", { vCPUs: "4", MemoryGB: "16", CpuArchitectureType: "Arm64" }),
        sku("Standard_NC24ads_A100_v4", { vCPUs: "24", MemoryGB: "220", GPUs: "1" }),
        sku("Standard_Odd", { vCPUs: "many", MemoryGB: "8" }),
      ],
    }),
  );
  expect(await skus().sizes("westeurope")).toEqual({
    status: "read",
    facts: {
      Standard_D2s_v7: { vcpus: 2, memoryGib: 8, architecture: "x86_64", ebsMbps: 713 },
      "Standard_E16-8s_v5": { vcpus: 8, memoryGib: 128, architecture: "x86_64" },
      Standard_D4ps_v6: { vcpus: 4, memoryGib: 16, architecture: "arm64" },
      Standard_NC24ads_A100_v4: { vcpus: 24, memoryGib: 220, architecture: "x86_64", gpuCount: 1 },
    },
  });
  expect(server.asked).toEqual(
    [`${path}?api-version=2021-07-01&$filter=location eq 'westeurope'`, tokenPath, `${path}?api-version=2021-07-01&$skiptoken=two`].sort(
      (a, b) => (a === tokenPath ? -1 : b === tokenPath ? 1 : 0),
    ),
  );
  expect(server.headers.slice(1).map(({ authorization }) => authorization)).toEqual(["Bearer a-token", "Bearer a-token"]);
  expect(server.asked.join()).not.toMatch(/a-secret|a-token/);
});

test("a link to another document is not followed", async () => {
  server.on(path, json({ value: [], nextLink: "https://elsewhere.example.com/collect?token=please" }));
  await expect(skus({ AZURE_SUBSCRIPTION_ID: "a-subscription", COSTWRIGHT_AZURE_ACCESS_TOKEN: "t" }).sizes("westeurope")).rejects.toThrow(
    '"https://elsewhere.example.com/collect?token=please" is not a next page of it',
  );
  expect(server.asked).toHaveLength(1);
});

test("refusals are answers in words, without secrets", async () => {
  server.on(
    tokenPath,
    refusal(401, { error: "invalid_client", error_description: "AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 1" }),
  );
  expect(await skus().sizes("westeurope")).toEqual({
    status: "refused",
    reason: `${server.url}${tokenPath}: the server answered 401: invalid_client: AADSTS7000215: Invalid client secret provided.`,
  });
  server.on(path, refusal(403, { error: { code: "AuthorizationFailed", message: "The client does not have authorization." } }));
  expect(await skus({ AZURE_SUBSCRIPTION_ID: "a-subscription", COSTWRIGHT_AZURE_ACCESS_TOKEN: "t" }).sizes("westeurope")).toEqual({
    status: "refused",
    reason: `${server.url}${path}: the server answered 403: AuthorizationFailed (The client does not have authorization.)`,
  });
});

test("busy and cut answers are asked for again, broken ones are failures", async () => {
  const token = { AZURE_SUBSCRIPTION_ID: "a-subscription", COSTWRIGHT_AZURE_ACCESS_TOKEN: "t" };
  const page = { value: [sku("Standard_D2s_v7", { vCPUs: "2", MemoryGB: "8" })] };
  server.on(path, status(429, { "retry-after": "0" }), cut(JSON.stringify(page), 40), json(page));
  expect(await skus(token).sizes("westeurope")).toMatchObject({ status: "read", facts: { Standard_D2s_v7: { vcpus: 2 } } });
  expect(server.asked).toHaveLength(3);
  server.on(path, json({ items: [] }));
  await expect(skus(token).sizes("westeurope")).rejects.toThrow('page 1 has no list of "value"');
  server.on(path, status(503));
  await expect(skus(token).sizes("westeurope")).rejects.toThrow("the server answered 503 (3 attempts)");
});

test("without a subscription, or with half a secret, names tell", () => {
  const urls = { management: "https://a.example.com", login: "https://b.example.com" };
  expect(findAzureManagement({ COSTWRIGHT_AZURE_ACCESS_TOKEN: "t" }, urls)).toBeUndefined();
  expect(findAzureManagement({ ...clientSecret, AZURE_CLIENT_SECRET: "" }, urls)).toBeUndefined();
});
