import { HOURS_PER_MONTH } from "../../model";
import { pricedResource } from "../priced-resource";
import { inputsOf, isDeclared } from "./inputs";
import { counted, hourly, monthly } from "./line";

interface SkuProps {
  readonly name?: string;
  readonly tier?: string;
  readonly capacity?: number;
}

export interface ServiceBusProps {
  readonly sku?: SkuProps;
}

const perMillion = (usage: string) => ({ usage, factor: 1 / 1_000_000 });

export const serviceBusNamespace = pricedResource<ServiceBusProps>({
  type: "azure-native:servicebus:Namespace",
  title: "Service Bus namespace",
  pricingPage: "https://azure.microsoft.com/pricing/details/service-bus/",
  usage: { operationsPerMonth: { unit: "request", doc: "Messaging operations a month", assumed: { low: 0, high: 1_000_000 } } },
  price: ({ sku }) => {
    const tier = (sku?.name ?? "Standard").toLowerCase();
    if (tier === "premium") return [monthly("Messaging units", "service-bus.premium.messaging-unit", sku?.capacity ?? 1)];
    const operations = counted(
      `Messaging operations (${tier})`,
      `service-bus.${tier}.operations`,
      "1m-requests",
      perMillion("operationsPerMonth"),
    );
    return tier === "basic" ? [operations] : [hourly("Base charge", "service-bus.standard.base"), operations];
  },
});

export interface EventHubsProps {
  readonly sku?: SkuProps;
  readonly isAutoInflateEnabled?: boolean;
  readonly maximumThroughputUnits?: number;
  readonly clusterArmId?: string;
}

export const eventHubsNamespace = pricedResource<EventHubsProps>({
  type: "azure-native:eventhub:Namespace",
  title: "Event Hubs namespace",
  pricingPage: "https://azure.microsoft.com/pricing/details/event-hubs/",
  usage: {
    ingressEventsPerMonth: { unit: "request", doc: "Events received a month, in units of 64 KB", assumed: { low: 0, high: 1_000_000 } },
  },
  price: (props) => {
    if (isDeclared(props, "clusterArmId")) return { free: "the dedicated cluster that it lies in is charged" };
    const { sku, isAutoInflateEnabled, maximumThroughputUnits } = props;
    const tier = (sku?.name ?? "Standard").toLowerCase();
    const capacity = sku?.capacity ?? 1;
    if (tier === "premium") return [monthly("Processing units", "event-hubs.premium.processing-unit", capacity)];
    const high = isAutoInflateEnabled === true ? Math.max(capacity, maximumThroughputUnits ?? capacity) : capacity;
    const because = `auto-inflate raises the throughput units from ${capacity} to at most ${high}`;
    return [
      monthly(`Throughput units (${tier})`, `event-hubs.${tier}.throughput-unit`, { low: capacity, high, because }),
      counted(`Ingress events (${tier})`, `event-hubs.${tier}.ingress`, "1m-requests", perMillion("ingressEventsPerMonth")),
    ];
  },
});

export const eventHubsCluster = pricedResource<{ readonly sku?: SkuProps }>({
  type: "azure-native:eventhub:Cluster",
  title: "Event Hubs dedicated cluster",
  pricingPage: "https://azure.microsoft.com/pricing/details/event-hubs/",
  price: ({ sku }) => [monthly("Capacity units", "event-hubs.dedicated.capacity-unit", sku?.capacity ?? 1)],
});

const eventGrid = (name: string, title: string) =>
  pricedResource<object>({
    type: `azure-native:eventgrid:${name}`,
    title,
    pricingPage: "https://azure.microsoft.com/pricing/details/event-grid/",
    // The first 100,000 operations a month are free once per subscription and not deducted here.
    usage: {
      operationsPerMonth: { unit: "request", doc: "Events received, matched and delivered a month", assumed: { low: 0, high: 1_000_000 } },
    },
    price: () => [counted("Operations", "event-grid.operations", "100k-requests", { usage: "operationsPerMonth", factor: 1 / 100_000 })],
  });

export const eventGridTopic = eventGrid("Topic", "Event Grid topic");
export const eventGridSystemTopic = eventGrid("SystemTopic", "Event Grid system topic");
export const eventGridDomain = eventGrid("Domain", "Event Grid domain");

export const signalR = pricedResource<{ readonly sku?: SkuProps }>({
  type: "azure-native:signalrservice:SignalR",
  title: "SignalR service",
  pricingPage: "https://azure.microsoft.com/pricing/details/signalr-service/",
  usage: {
    additionalMessagesPerMonth: {
      unit: "request",
      doc: "Messages above the million a day and unit that are included",
      assumed: { low: 0, high: 1_000_000 },
    },
  },
  price: ({ sku }) => {
    const tier = (sku?.name ?? "Free_F1").split("_")[0]?.toLowerCase() ?? "free";
    if (tier === "free") return { free: "the Free tier costs nothing" };
    return [
      monthly(`Service usage (${sku?.name}), units`, `signalr.${tier}.unit`, sku?.capacity ?? 1),
      counted(`Additional messages (${tier})`, `signalr.${tier}.messages`, "1m-requests", perMillion("additionalMessagesPerMonth")),
    ];
  },
});

export const notificationHubsNamespace = pricedResource<{ readonly sku?: SkuProps }>({
  type: "azure-native:notificationhubs:Namespace",
  title: "Notification Hubs namespace",
  pricingPage: "https://azure.microsoft.com/pricing/details/notification-hubs/",
  price: ({ sku }) => {
    const tier = (sku?.name ?? "Free").toLowerCase();
    return tier === "free"
      ? { free: "the Free tier costs nothing" }
      : [monthly(`Namespace usage (${tier})`, `notification-hubs.${tier}.namespace`)];
  },
});

export const iotHub = pricedResource<{ readonly sku?: SkuProps }>({
  type: "azure-native:iothub:IotHubResource",
  title: "IoT hub",
  pricingPage: "https://azure.microsoft.com/pricing/details/iot-hub/",
  price: ({ sku }) => {
    const name = sku?.name ?? "";
    if (name.toUpperCase() === "F1") return { free: "the Free edition costs nothing" };
    return [monthly(`IoT Hub (${name}), units`, `iot-hub.${name.toLowerCase()}.unit`, sku?.capacity ?? 1)];
  },
});

export const apiManagement = pricedResource<{ readonly sku?: SkuProps; readonly additionalLocations?: readonly object[] }>({
  type: "azure-native:apimanagement:ApiManagementService",
  title: "API Management service",
  pricingPage: "https://azure.microsoft.com/pricing/details/api-management/",
  usage: { callsPerMonth: { unit: "request", doc: "API calls a month (tiers that charge them)", assumed: { low: 0, high: 1_000_000 } } },
  price: ({ sku, additionalLocations }) => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    const tier = sku.name.toLowerCase();
    const calls = counted(`API calls (${sku.name})`, `api-management.${tier}.calls`, "10k-requests", {
      usage: "callsPerMonth",
      factor: 1 / 10_000,
    });
    if (tier === "consumption") return [calls];
    return [
      counted(`API Management (${sku.name}), units`, `api-management.${tier}.unit`, "hour", HOURS_PER_MONTH, sku.capacity ?? 1),
      ...(tier === "basicv2" || tier === "standardv2" ? [calls] : []),
      ...((additionalLocations?.length ?? 0) > 0
        ? [
            {
              label: "Additional locations",
              price: { unknown: `their ${additionalLocations?.length} regions are charged too, at prices of their own`, per: "month" },
              quantity: 1,
            } as const,
          ]
        : []),
    ];
  },
});

export interface EventHubProps {
  readonly captureDescription?: { readonly enabled?: boolean };
}

export const eventHub = pricedResource<EventHubProps>({
  type: "azure-native:eventhub:EventHub",
  title: "Event hub",
  pricingPage: "https://azure.microsoft.com/pricing/details/event-hubs/",
  price: ({ captureDescription }, context) => {
    if (captureDescription?.enabled !== true) return { free: "its namespace is charged" };
    const namespace = context.ancestor("azure-native:eventhub:Namespace");
    if (namespace === undefined)
      return { unknown: "it captures, and its namespace, whose throughput units capture is charged by, is not in this stack" };
    return [monthly("Capture, throughput units", "event-hubs.capture", inputsOf<EventHubsProps>(namespace).sku?.capacity ?? 1)];
  },
});
