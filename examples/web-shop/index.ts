import { Portfolio } from "costwright/components";

const shop = new Portfolio("shop", {
  file: "workloads.yaml",
  tags: { owner: "shop-team", environment: "production" },
  setup: {
    web: { userData: "#!/bin/sh\n# Install and start the shop front on port 8080 here.\n" },
  },
});

export const address = shop.services.web?.endpoint;
export const placements = shop.placements.map(
  ({ workload, provider, region, size, count, purchase }) => `${workload}: ${provider} ${region}, ${count} x ${size}, ${purchase}`,
);
