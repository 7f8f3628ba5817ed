import { basename } from "node:path";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
new pulumi.CustomResource("gcp:compute/instance:Instance", "instance", {
  size: config.require("size"),
  kept: config.require("kept"),
  overridden: config.get("overridden"),
  list: config.requireObject("list"),
  token: config.requireSecret("token"),
  folder: basename(process.cwd()),
  title: process.title,
  stackTraceLimit: Error.stackTraceLimit,
});
