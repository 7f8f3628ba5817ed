import { type AwsService, each, per, perHour, perMillion, requests } from "./rule";

/** https://aws.amazon.com/api-gateway/pricing/ */
export const apiGateway: AwsService = {
  code: "AmazonApiGateway",
  rules: [
    perMillion("apigateway.rest.requests", "ApiGatewayRequest"),
    perMillion("apigateway.http.requests", "ApiGatewayHttpRequest"),
    per("1m-requests", requests(1e6, "message", "messages"), "apigateway.websocket.messages", "ApiGatewayMessage"),
    per("unit", each(1, "minute", "minutes"), "apigateway.websocket.minutes", "ApiGatewayMinute"),
    perHour("apigateway.cache.{gib}", /^ApiGatewayCacheUsage:(?<gib>[\d.]+)GB$/),
  ],
};
