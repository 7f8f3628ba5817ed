import { pricedResource } from "../priced-resource";
import { hourly, PER_MILLION, requestUsage, used } from "./lines";

const pricingPage = "https://aws.amazon.com/api-gateway/pricing/";

export const restApi = pricedResource({
  type: "aws:apigateway/restApi:RestApi",
  title: "API Gateway REST API",
  pricingPage,
  usage: { requestsPerMonth: requestUsage("API calls", 1_000_000) },
  price: () => [used("Requests (REST)", "apigateway.rest.requests", "1m-requests", "requestsPerMonth", PER_MILLION)],
});

export interface StageProps {
  readonly cacheClusterEnabled?: boolean;
  readonly cacheClusterSize?: string;
}

export const restApiStage = pricedResource<StageProps>({
  type: "aws:apigateway/stage:Stage",
  title: "API Gateway stage",
  pricingPage,
  price: ({ cacheClusterEnabled, cacheClusterSize = "0.5" }) =>
    cacheClusterEnabled === true
      ? [hourly(`Cache memory (${cacheClusterSize} GB)`, `apigateway.cache.${cacheClusterSize}`)]
      : { free: "a stage without a cache is free of charge; calls are charged with the API" },
});

export interface HttpApiProps {
  readonly protocolType?: string;
}

export const httpApi = pricedResource<HttpApiProps>({
  type: "aws:apigatewayv2/api:Api",
  title: "API Gateway HTTP or WebSocket API",
  pricingPage,
  usage: {
    requestsPerMonth: requestUsage("API calls or messages", 1_000_000),
    connectionMinutesPerMonth: { unit: "unit", doc: "Minutes of WebSocket connections, summed", assumed: { low: 0, high: 1_000_000 } },
  },
  price: ({ protocolType = "HTTP" }) =>
    protocolType === "WEBSOCKET"
      ? [
          used("Messages (WebSocket)", "apigateway.websocket.messages", "1m-requests", "requestsPerMonth", PER_MILLION),
          used("Connection duration", "apigateway.websocket.minutes", "unit", "connectionMinutesPerMonth"),
        ]
      : [used("Requests (HTTP)", "apigateway.http.requests", "1m-requests", "requestsPerMonth", PER_MILLION)],
});
