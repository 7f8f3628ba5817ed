"use strict";
// What no plan would choose today is built all the same: the form's blueprint and what it needs come as configuration.
const pulumi = require("@pulumi/pulumi");
const { plannedUsage } = require("../../../../dist/components/planned-usage");
const { realiserOf } = require("../../../../dist/components/realise");

const { provider, kind } = JSON.parse(new pulumi.Config().require("args"));
const { asKind, need, placement, blueprint, ...rest } = kind;

class Placed extends pulumi.ComponentResource {
  constructor() {
    super("costwright:index:Service", "it", { usage: plannedUsage("it", blueprint) });
    const tags = { owner: "platform" };
    const nameOf = (name) => name;
    const site = { region: placement.region, name: `shop-${provider}`, nameOf, zones: need.zones, tags, parent: this };
    const shared = { workload: "it", name: "it", need, asKind, placement, blueprint, callers: [], tags, parent: this };
    realiserOf(provider)
      .open(site)
      .realiseKind({ ...shared, ...rest });
    this.registerOutputs({});
  }
}

new Placed();
