import type { StockAnswer } from "../function-call";

const subscriptionId = "00000000-0000-4000-8000-000000000001";
const tenantId = "00000000-0000-4000-8000-000000000002";
const clientId = "00000000-0000-4000-8000-000000000003";
const objectId = "00000000-0000-4000-8000-000000000004";

/** Sorted by token. */
export const azureStockAnswers: Readonly<Record<string, StockAnswer>> = {
  "azure-native:authorization:getClientConfig": () => ({ clientId, objectId, subscriptionId, tenantId }),
  "azure-native:authorization:getClientToken": () => ({ token: "stock" }),
  "azure:core/getClientConfig:getClientConfig": () => ({ clientId, id: "stock", objectId, subscriptionId, tenantId }),
  "azure:core/getSubscription:getSubscription": () => ({
    displayName: "stock",
    id: `/subscriptions/${subscriptionId}`,
    state: "Enabled",
    subscriptionId,
    tenantId,
    tags: {},
  }),
  "azuread:index/getClientConfig:getClientConfig": () => ({ clientId, id: "stock", objectId, tenantId }),
};
