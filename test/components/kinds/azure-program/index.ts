import * as pulumi from "@pulumi/pulumi";
import { blueprintOf } from "../../../../blueprint";
import { plannedUsage } from "../../../../components/planned-usage";
import { azure } from "../../../../components/realise/azure";
import type { PlacedKind } from "../../../../components/realise/site";
import type { Placement } from "../../../../model";
import { containerQuote, withContainerApps } from "../../../blueprint/azure/needs";

// No plan chooses container apps at the built-in book's prices, for it has none: they are built all the same.
const { need, workload, setup, service } = JSON.parse(new pulumi.Config().require("args"));
const quote = containerQuote(need, workload);
const blueprint = blueprintOf(quote, need, workload, withContainerApps);

class Placed extends pulumi.ComponentResource {
  constructor() {
    super("costwright:index:Service", "it", { usage: plannedUsage("it", blueprint) });
    const tags = { owner: "platform" };
    const spec = { region: quote.region, name: "shop-azure", nameOf: (name: string) => name, zones: workload.zones, tags, parent: this };
    const placement = { ...quote, workload: "it" } as unknown as Placement;
    const shared = {
      workload: "it",
      name: "it",
      need: workload,
      asKind: need,
      placement,
      blueprint,
      callers: ["shop"],
      tags,
      parent: this,
    };
    azure.open(spec).realiseKind({ ...shared, setup, service } satisfies PlacedKind);
    this.registerOutputs({});
  }
}

new Placed();
