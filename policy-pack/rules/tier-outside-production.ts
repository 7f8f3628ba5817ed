import { canonicalType, type PricedNode } from "../../pricing";
import { changeAll, get } from "../input-path";
import { placedBy } from "../origin";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type InputChange, type Outcome, rule } from "../rule";
import { type EnvironmentConfig, environmentFields, nonProductionName } from "../stack-environment";
import { indexOf } from "../stack-index";

type Config = EnvironmentConfig & { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly environment: string; readonly choice: string; readonly instead: string };

interface Step {
  readonly choice: string;
  readonly instead: string;
  readonly changes: readonly InputChange[];
}

/** What a resource can be stepped down to; undefined where it uses what only the present tier offers. */
type StepDown = (
  props: Readonly<Record<string, unknown>>,
  others: { readonly typesOfStack: readonly string[]; readonly dependants: readonly PricedNode[] },
) => Step | undefined;

/** Basic plans with no fewer vCPUs and no less memory: https://azure.microsoft.com/pricing/details/app-service/ */
const basicPlans: Readonly<Record<string, string>> = { P1V2: "B2", P2V2: "B3", S1: "B1", S2: "B2", S3: "B3" };
/** Basic plans have neither automatic scaling nor deployment slots. */
const BASIC_MOST_INSTANCES = 3;

const stepsDown: Readonly<Record<string, StepDown>> = {
  // The uptime agreement is all that Standard adds: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
  "azure-native:containerservice:ManagedCluster": ({ sku }) => {
    const tier = String(get(sku, ["tier"]) ?? "").toLowerCase();
    if (tier !== "standard" && tier !== "paid") return undefined;
    return {
      choice: "the control plane's uptime agreement (tier Standard)",
      instead: 'set sku.tier to "Free"',
      changes: [{ path: ["sku", "tier"], value: "Free" }],
    };
  },
  "azure-native:containerregistry:Registry": (props, { dependants }) => {
    if (String(get(props, ["sku", "name"]) ?? "").toLowerCase() !== "premium") return undefined;
    const premiumOnly = ["networkRuleSet", "encryption", "policies"];
    if (premiumOnly.some((key) => props[key] !== undefined)) return undefined;
    // The SDK fills these in for every registry: only other values than its own need Premium.
    if (props.dataEndpointEnabled === true || props.zoneRedundancy === "Enabled" || props.publicNetworkAccess === "Disabled")
      return undefined;
    if (
      dependants.some(({ resource }) => /:(?:Replication|PrivateEndpoint|ScopeMap|Token|AgentPool|ConnectedRegistry)$/.test(resource.type))
    )
      return undefined;
    return {
      choice: "a Premium registry without any Premium feature",
      instead: 'set sku.name to "Basic"',
      changes: [{ path: ["sku", "name"], value: "Basic" }],
    };
  },
  "azure-native:web:AppServicePlan": (props, { typesOfStack }) => {
    const name = String(get(props, ["sku", "name"]) ?? "").toUpperCase();
    const basic = basicPlans[name];
    const instances = Number(get(props, ["sku", "capacity"]) ?? 1);
    if (basic === undefined || instances > BASIC_MOST_INSTANCES || props.zoneRedundant === true || props.hyperV === true) return undefined;
    if (typesOfStack.some((type) => /:(?:WebAppSlot|AutoscaleSetting)$/.test(type))) return undefined;
    return {
      choice: `plan ${name}, whose slots and automatic scaling are not used`,
      instead: `set sku to ${basic} (tier Basic), which has no fewer vCPUs and no less memory`,
      changes: [{ path: ["sku"], value: { name: basic, tier: "Basic", capacity: instances } }],
    };
  },
  "aws:kinesis/stream:Stream": ({ streamModeDetails }) =>
    get(streamModeDetails, ["streamMode"]) === "ON_DEMAND"
      ? {
          choice: "a stream in on-demand mode",
          instead: 'set streamModeDetails.streamMode to "PROVISIONED" with one shard (1 MB/s in, 2 MB/s out)',
          changes: [
            { path: ["streamModeDetails"], value: { streamMode: "PROVISIONED" } },
            { path: ["shardCount"], value: 1 },
          ],
        }
      : undefined,
};

export const tierOutsideProduction = rule<Config, Facts>({
  id: "tier-outside-production",
  title: "A tier outside production whose extras are not used",
  group: "non-production",
  why: "Higher tiers sell uptime agreements, slots, replication and automatic scaling. Named are only tiers of which the program uses nothing that the lower one lacks, and lower ones with no less capacity (streams: one shard).",
  remedy: "Use the lower tier outside production, e.g. by a setting per stack.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: Object.keys(stepsDown).sort(),
  config: { ...environmentFields, minSavingUsdPerMonth: minSavingField(2) },
  check: ({ resource, props }, { config, stack, reprice, dependants }): readonly Outcome<Facts>[] => {
    const environment = nonProductionName(stack, resource, config);
    if (environment === undefined || placedBy(stack, resource) !== undefined) return [];
    const step = stepsDown[canonicalType(resource.type)]?.(props, {
      typesOfStack: indexOf(stack).types,
      dependants: dependants(resource.urn),
    });
    if (step === undefined) return [];
    const change = provenSaving(reprice(resource, changeAll(resource.inputs, step.changes)), config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { environment, choice: step.choice, instead: step.instead, ...change } }];
  },
  message: (facts) =>
    `in ${facts.environment}, which is not production, it pays for ${facts.choice}; one step down it costs ${insteadOf(facts)}`,
  advice: ({ instead }) => `There, ${instead}.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "Tiers of a development stack",
        stack: "dev",
        resources: [
          {
            type: "azure-native:containerservice:ManagedCluster",
            name: "aks",
            inputs: { location: "eastus", sku: { name: "Base", tier: "Standard" } },
          },
          { type: "azure-native:containerregistry:Registry", name: "images", inputs: { location: "westeurope", sku: { name: "Premium" } } },
          {
            type: "azure-native:web:AppServicePlan",
            name: "plan",
            inputs: { location: "eastus", kind: "Linux", reserved: true, sku: { name: "S1" } },
          },
          {
            type: "aws:kinesis/stream:Stream",
            name: "events",
            inputs: { region: "us-east-1", streamModeDetails: { streamMode: "ON_DEMAND" } },
          },
        ],
        messages: [
          "in dev, which is not production, it pays for a stream in on-demand mode; one step down it costs 10.95 USD a month instead of 29.20 USD (63 % less)",
          "in dev, which is not production, it pays for a Premium registry without any Premium feature; one step down it costs 5.07 USD a month instead of 50.69 USD (90 % less)",
          "in dev, which is not production, it pays for the control plane's uptime agreement (tier Standard); one step down it costs 0.00 USD a month instead of 73.00 USD (100 % less)",
          "in dev, which is not production, it pays for plan S1, whose slots and automatic scaling are not used; one step down it costs 12.41 USD a month instead of 69.35 USD (82 % less)",
        ],
      },
    ],
    clean: [
      {
        title: "In production, and a registry that is replicated",
        resources: [
          {
            type: "azure-native:web:AppServicePlan",
            name: "plan",
            inputs: { location: "eastus", kind: "Linux", reserved: true, sku: { name: "S1" } },
          },
        ],
      },
      {
        title: "A registry that is replicated, and a plan with a slot",
        stack: "dev",
        resources: [
          { type: "azure-native:containerregistry:Registry", name: "images", inputs: { location: "westeurope", sku: { name: "Premium" } } },
          {
            type: "azure-native:containerregistry:Replication",
            name: "second",
            inputs: { location: "northeurope" },
            from: { registryName: ["images"] },
          },
          {
            type: "azure-native:web:AppServicePlan",
            name: "plan",
            inputs: { location: "eastus", kind: "Linux", reserved: true, sku: { name: "S1" } },
          },
          { type: "azure-native:web:WebAppSlot", name: "blue", inputs: { location: "westeurope" }, from: { serverFarmId: ["plan"] } },
        ],
      },
    ],
  },
});
