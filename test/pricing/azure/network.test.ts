import { lowUsdPerMonth, unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";

const HOURS = 730;
const at = (type: string, location: string, inputs: Record<string, unknown>) =>
  declare(`azure-native:${type}`, "it", { location, ...inputs });
const usage = (values: Record<string, number>) => ({ usage: { types: {}, resources: { it: values } } });

test("public addresses by SKU, tier and allocation", () => {
  const ip = (inputs: Record<string, unknown>, location = "eastus") => estimateOne(at("network:PublicIPAddress", location, inputs));
  expect(ip({ sku: { name: "Standard" }, publicIPAllocationMethod: "Static" })).toMatchObject({
    kind: "exact",
    usdPerMonth: 0.005 * HOURS,
  });
  expect(ip({ sku: { name: "Standard", tier: "Global" } })).toMatchObject({ kind: "exact", usdPerMonth: 0.01 * HOURS });
  expect(ip({ publicIPAllocationMethod: "Dynamic" })).toMatchObject({ kind: "exact", usdPerMonth: 0.004 * HOURS });
  expect(ip({ publicIPAddressVersion: "IPv6", sku: { name: "Standard" } }).kind).toBe("free");
  expect(ip({ sku: { name: unknownValue } })).toMatchObject({ because: ['input "sku.name" is not known until deployment'] });
  expect(ip({ sku: { name: "Standard" } }, "francecentral")).toMatchObject({
    kind: "unknown",
    because: ["IP address (Standard, static): the price book has no price for public-ip.standard.hour in francecentral"],
  });
});

test("a VPN gateway has ten tunnels included, and is charged for those over them", () => {
  const gateway = at("network:VirtualNetworkGateway", "eastus", { gatewayType: "Vpn", sku: { name: "VpnGw1AZ" } });
  const tunnels = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      declare(
        "azure-native:network:VirtualNetworkGatewayConnection",
        `tunnel-${index}`,
        { location: "eastus", connectionType: "IPsec" },
        { propertyDependencies: { virtualNetworkGateway1: [gateway.urn] } },
      ),
    );
  const options = { usage: { types: {}, resources: { it: { pointToSiteTunnels: 0 } } } };
  const usd = (count: number) => priceAll([gateway, ...tunnels(count)], options).map(({ estimate }) => lowUsdPerMonth(estimate));
  expect(usd(10)).toEqual([expect.closeTo(0.21 * HOURS, 6), ...Array.from({ length: 10 }, () => 0)]);
  expect(usd(12)[0]).toBeCloseTo((0.21 + 2 * 0.015) * HOURS, 6);
  // Whose gateway is in another program may be over them.
  expect(estimateOne(at("network:VirtualNetworkGatewayConnection", "eastus", { connectionType: "IPsec" }))).toMatchObject({
    kind: "range",
    lowUsdPerMonth: 0,
  });
});

test("a NAT gateway is its hours and its data", () => {
  const gateway = at("network:NatGateway", "westeurope", { sku: { name: "Standard" } });
  expect(estimateOne(gateway)).toMatchObject({
    kind: "range",
    lowUsdPerMonth: 0.045 * HOURS,
    highUsdPerMonth: 0.045 * HOURS + 100 * 0.045,
  });
  expect(estimateOne(gateway, usage({ dataProcessedGb: 200 }))).toMatchObject({ kind: "exact", usdPerMonth: 0.045 * HOURS + 200 * 0.045 });
});

test("a flow log is the data that it collects, and again what traffic analytics does with it", () => {
  const log = (inputs: object) => at("network:FlowLog", "westeurope", { storageId: "storage", ...inputs });
  const collected = usage({ collectedGb: 20 });
  expect(estimateOne(log({}), collected)).toMatchObject({ kind: "exact", usdPerMonth: 20 * 0.5 });
  expect(estimateOne(log({ enabled: false }), collected).kind).toBe("free");
  const analysed = (trafficAnalyticsInterval: number) =>
    log({ flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { enabled: true, trafficAnalyticsInterval } } });
  expect(estimateOne(analysed(10), collected)).toMatchObject({ usdPerMonth: 20 * (0.5 + 3.5) });
  expect(estimateOne(analysed(60), collected)).toMatchObject({ usdPerMonth: 20 * (0.5 + 2.3) });
});

test("a load balancer without a base price is unknown, with its other lines as the least it costs", () => {
  const rules = (count: number) => Array.from({ length: count }, () => ({}));
  const balancer = (inputs: Record<string, unknown>) =>
    estimateOne(at("network:LoadBalancer", "eastus", inputs), usage({ dataProcessedGb: 100 }));
  expect(balancer({ sku: { name: "Standard" }, loadBalancingRules: rules(6), outboundRules: rules(1) })).toMatchObject({
    kind: "unknown",
    lowUsdPerMonth: 2 * 0.01 * HOURS + 100 * 0.005,
    because: ["Load balancer (Standard, first 5 rules): the price book has no price for load-balancer.standard.hour in eastus"],
  });
  expect(balancer({ sku: { name: "Standard" } })).toMatchObject({ kind: "exact", usdPerMonth: 100 * 0.005 });
  expect(balancer({}).kind).toBe("free");
});

test("an application gateway charges ten capacity units an instance, whether used or not", () => {
  const gateway = (inputs: Record<string, unknown>) => estimateOne(at("network:ApplicationGateway", "eastus", inputs));
  expect(gateway({ sku: { name: "WAF_v2", capacity: 2 } })).toMatchObject({
    kind: "exact",
    usdPerMonth: 0.36 * HOURS + 2 * 10 * HOURS * 0.0144,
  });
  expect(gateway({ sku: { name: "Standard_v2" }, autoscaleConfiguration: { minCapacity: 1, maxCapacity: 3 } })).toMatchObject({
    kind: "range",
    lowUsdPerMonth: 0.2 * HOURS + 10 * HOURS * 0.008,
    highUsdPerMonth: 0.2 * HOURS + 30 * HOURS * 0.008,
    because: ["the gateway autoscales between 1 and 3 instances of 10 capacity units"],
  });
  expect(gateway({ sku: { name: "Standard_Small", capacity: 2 } })).toMatchObject({
    kind: "unknown",
    because: ["Gateway usage (Standard_Small): the price book has no price for application-gateway.standard-small.hour in eastus"],
  });
});

test.each([
  ["network:VirtualNetworkGateway", "eastus", { gatewayType: "Vpn", sku: { name: "VpnGw2" } }, {}, 0.49 * HOURS],
  ["network:AzureFirewall", "eastus", { sku: { tier: "Premium" } }, { dataProcessedGb: 10 }, 1.75 * HOURS + 10 * 0.016],
  ["network:BastionHost", "australiaeast", { sku: { name: "Basic" } }, { outboundDataGb: 10 }, 0.19 * HOURS + 10 * 0.12],
  ["network:PrivateEndpoint", "westus", {}, { dataProcessedGb: 100 }, 0.01 * HOURS + 100 * 0.01],
  ["network:PublicIPPrefix", "eastus", { prefixLength: 28 }, {}, 16 * 0.006 * HOURS],
  ["network:VirtualHub", "westeurope", { virtualWan: { id: unknownValue } }, { dataProcessedGb: 10 }, 0.25 * HOURS + 10 * 0.02],
  ["network:VpnGateway", "westeurope", { vpnGatewayScaleUnit: 2 }, {}, 2 * 263.53],
  ["network:DdosProtectionPlan", "westeurope", {}, {}, 4.03226 * HOURS],
  ["dns:Zone", "Global", {}, { queriesPerMonth: 2_000_000 }, 0.5 + 2 * 0.4],
  ["privatedns:PrivateZone", "Global", {}, { queriesPerMonth: 0 }, 0.5],
  ["dnsresolver:InboundEndpoint", "westeurope", {}, {}, 180],
  [
    "trafficmanager:Profile",
    "global",
    { endpoints: [{ type: "Microsoft.Network/trafficManagerProfiles/externalEndpoints" }] },
    { queriesPerMonth: 1_000_000 },
    0.54 + 0.53999998,
  ],
  [
    "frontdoor:FrontDoor",
    "global",
    { routingRules: [{}, {}, {}, {}, {}, {}] },
    { outboundDataGb: 10, inboundDataGb: 10 },
    (0.03 + 0.012) * HOURS + 1.7 + 0.1,
  ],
] as const)("%s in %s", (type, location, inputs, quantities, expected) => {
  const estimate = estimateOne(at(type, location, inputs), usage(quantities));
  // A quantity that is not declared and assumed to be exactly 0 leaves a range of one point.
  const [low, high] =
    estimate.kind === "exact"
      ? [estimate.usdPerMonth, estimate.usdPerMonth]
      : estimate.kind === "range"
        ? [estimate.lowUsdPerMonth, estimate.highUsdPerMonth]
        : [Number.NaN, Number.NaN];
  expect(low).toBeCloseTo(expected, 5);
  expect(high).toBeCloseTo(expected, 5);
});

test("version 2 of the SDK wrote DNS zones in the network module", () => {
  expect(estimateOne(at("network:Zone", "Global", {}), usage({ queriesPerMonth: 0 }))).toMatchObject({ kind: "exact", usdPerMonth: 0.5 });
});

test("tiers of a Front Door that the book lacks are named", () => {
  expect(estimateOne(at("cdn:Profile", "global", { sku: { name: "Standard_AzureFrontDoor" } }))).toMatchObject({
    kind: "unknown",
    because: ["Base fee (Standard): the price book has no price for front-door.standard.base in global"],
  });
  expect(estimateOne(at("cdn:Profile", "global", { sku: { name: "Standard_Microsoft" } })).kind).toBe("free");
});
