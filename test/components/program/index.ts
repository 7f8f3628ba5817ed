import * as pulumi from "@pulumi/pulumi";
import { Portfolio, Service } from "../../../components";

// The arguments come as configuration, so that one program serves every test. "OUTPUT" stands for an output.
const config = new pulumi.Config();
const args = JSON.parse(config.require("args"), (_, value) => (value === "OUTPUT" ? pulumi.output("later") : value));
const declare = () => {
  if (config.get("kind") === "service") new Service(config.get("name") ?? "web", args);
  else new Portfolio(config.get("name") ?? "shop", args);
};
declare();

/** The cloud SDKs of which anything was loaded. */
export const loaded = ["aws", "azure-native", "gcp"].filter((sdk) =>
  Object.keys(require.cache).some((file) => file.includes(`@pulumi/${sdk}/`) && !file.endsWith("package.json")),
);
