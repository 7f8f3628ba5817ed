import * as pulumi from "@pulumi/pulumi";
import { plannedUsage } from "../../../../components/planned-usage";
import { gcp } from "../../../../components/realise/gcp";
import type { PlacedKind } from "../../../../components/realise/site";
import type { Placement } from "../../../../model";
import { cheapestQuote, withPrices } from "../../../blueprint/gcp/needs";

// What no plan would choose today is built all the same: the form, the need and its figures come as configuration.
const { form, need, workload, prices, setup, service } = JSON.parse(new pulumi.Config().require("args"));
const { quote, blueprint } = cheapestQuote(form, need, workload, withPrices(prices ?? {}));

class Placed extends pulumi.ComponentResource {
  constructor() {
    super("costwright:index:Service", "it", { usage: plannedUsage("it", blueprint) });
    const tags = { owner: "platform" };
    const spec = { region: quote.region, name: "shop-gcp", nameOf: (name: string) => name, zones: workload.zones, tags, parent: this };
    const placement = { ...quote, workload: "it" } as unknown as Placement;
    const shared = { workload: "it", name: "it", need: workload, asKind: need, placement, blueprint, callers: [], tags, parent: this };
    gcp.open(spec).realiseKind({ ...shared, setup: setup ?? {}, ...(service === undefined ? {} : { service }) } satisfies PlacedKind);
    this.registerOutputs({});
  }
}

new Placed();
