import type { GoogleService } from "./service";

/** https://cloud.google.com/pubsub/pricing */
export const pubsub: GoogleService = {
  id: "pubsub",
  displayNames: ["Cloud Pub/Sub"],
  skus: [
    { description: /^Message Delivery Basic$/, key: "pubsub.throughput", unit: "tib", isFreeTierShared: true },
    { description: /^Subscriptions retained acknowledged messages$/, key: "pubsub.storage", unit: "gib-month" },
  ],
};
