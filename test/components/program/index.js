"use strict";
// Plain JavaScript of the built package: transpiling the sources anew in each preview costs more than all the rest of it.
const pulumi = require("@pulumi/pulumi");
const { Network, Portfolio, Service } = require("costwright/components");

// The arguments come as configuration, so that one program serves every test. "OUTPUT" stands for an output.
const config = new pulumi.Config();
const args = JSON.parse(config.require("args"), (_, value) => (value === "OUTPUT" ? pulumi.output("later") : value));
if (config.get("kind") === "network") {
  const core = new Network("core", args.network);
  const place = { providers: [core.placement.provider], regions: [core.placement.region] };
  new Service("web", { ...args.service, ...place, network: core.network });
} else if (config.get("kind") === "service") new Service(config.get("name") ?? "web", args);
else new Portfolio(config.get("name") ?? "shop", args);

/** The cloud SDKs of which anything was loaded. */
exports.loaded = ["aws", "azure-native", "gcp"].filter((sdk) =>
  Object.keys(require.cache).some((file) => file.includes(`@pulumi/${sdk}/`) && !file.endsWith("package.json")),
);
