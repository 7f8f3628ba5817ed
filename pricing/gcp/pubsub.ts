import { type LineSpec, pricedResource } from "../priced-resource";

export interface TopicProps {
  readonly messageRetentionDuration?: string;
}

export interface SubscriptionProps {
  readonly retainAckedMessages?: boolean;
}

const pricingPage = "https://cloud.google.com/pubsub/pricing";
const TIB_PER_GIB = 1 / 1024;
const retainedGib = {
  unit: "gib-month",
  doc: "Messages retained after acknowledgement, averaged over the month.",
  assumed: { low: 0, high: 10 },
} as const;
const retained: LineSpec = {
  label: "Retained acknowledged message storage",
  price: { key: "pubsub.storage", per: "gib-month" },
  quantity: { usage: "retainedGib" },
};

/** The free 10 GiB a month belong to the billing account and are not deducted. */
export const pubsubTopic = pricedResource<TopicProps>({
  type: "gcp:pubsub/topic:Topic",
  title: "Pub/Sub topic",
  pricingPage,
  scope: "global",
  usage: { ingestedGib: { unit: "gib", doc: "Data published to the topic a month.", assumed: { low: 0, high: 100 } }, retainedGib },
  price: (props) => [
    {
      label: "Message ingestion data",
      price: { key: "pubsub.throughput", per: "tib" },
      quantity: { usage: "ingestedGib", factor: TIB_PER_GIB },
    },
    ...(props.messageRetentionDuration === undefined ? [] : [retained]),
  ],
});

export const pubsubSubscription = pricedResource<SubscriptionProps>({
  type: "gcp:pubsub/subscription:Subscription",
  title: "Pub/Sub subscription",
  pricingPage,
  scope: "global",
  usage: { deliveredGib: { unit: "gib", doc: "Data delivered to the subscribers a month.", assumed: { low: 0, high: 100 } }, retainedGib },
  price: (props) => [
    {
      label: "Message delivery data",
      price: { key: "pubsub.throughput", per: "tib" },
      quantity: { usage: "deliveredGib", factor: TIB_PER_GIB },
    },
    ...(props.retainAckedMessages === true ? [retained] : []),
  ],
});
