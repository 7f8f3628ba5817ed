import { lowUsdPerMonth } from "../../model";
import { canonicalType, declaredTypeOf } from "../../pricing";
import { proofOfRemoval } from "../price-change";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly type: string; readonly usdPerMonth: number };

/** Inputs that attach an address by themselves; a value that is not known yet comes from another resource, so it counts. */
const attachedBy: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/eip:Eip": ["instance", "networkInterface", "associateWithPrivateIp"],
  "azure-native:network:PublicIPAddress": ["natGateway", "linkedPublicIPAddress", "servicePublicIPAddress"],
  "gcp:compute/address:Address": [],
  "gcp:compute/globalAddress:GlobalAddress": [],
};

/** Users of an address that only write it down: a name in DNS or a text keeps nothing attached. */
const onlyNames = /:(?:route53|dns|privatedns)[/:]|^(?:random|tls|command|local):/;

export const unattachedAddress = rule<Config, Facts>({
  id: "unattached-address",
  title: "A public address that nothing uses",
  group: "unused",
  why: "Providers charge for reserved public addresses whether they are in use or not; on Google Cloud an unused one costs more than a used one.",
  remedy: "Attach the address, or remove it.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: Object.keys(attachedBy).sort(),
  config: {},
  check: ({ resource, estimate }, { dependants }): readonly Outcome<Facts>[] => {
    const cost = lowUsdPerMonth(estimate);
    // A prefix or an own pool pays instead, internal addresses are free: nothing to save.
    if (cost <= 0) return [];
    const properties = attachedBy[canonicalType(resource.type)] ?? [];
    if (properties.some((property) => resource.inputs[property] !== undefined && resource.inputs[property] !== null)) return [];
    if (dependants(resource.urn).some((user) => !onlyNames.test(user.resource.type) && !isStack(user.resource.type))) return [];
    return [{ facts: { type: declaredTypeOf(resource), usdPerMonth: cost }, proof: proofOfRemoval(estimate) }];
  },
  message: ({ usdPerMonth }) => `nothing in this program uses the address, which costs ${usd(usdPerMonth)} a month`,
  saving: ({ usdPerMonth }) => usdPerMonth,
  examples: {
    flagged: [
      {
        title: "A reserved address of each provider",
        resources: [
          { type: "aws:ec2/eip:Eip", name: "spare-aws", inputs: { domain: "vpc", region: "us-east-1" } },
          {
            type: "azure-native:network:PublicIPAddress",
            name: "spare-azure",
            inputs: { location: "westeurope", publicIPAllocationMethod: "Static", sku: { name: "Standard" } },
          },
          { type: "gcp:compute/address:Address", name: "spare-gcp", inputs: { region: "us-central1" } },
        ],
        messages: [
          "nothing in this program uses the address, which costs 3.65 USD a month",
          "nothing in this program uses the address, which costs 3.65 USD a month",
          "nothing in this program uses the address, which costs 7.30 USD a month",
        ],
      },
    ],
    clean: [
      {
        title: "An address of a NAT gateway",
        resources: [
          { type: "aws:ec2/eip:Eip", name: "nat-ip", inputs: { domain: "vpc", region: "us-east-1" } },
          { type: "aws:ec2/natGateway:NatGateway", name: "nat", inputs: { region: "us-east-1" }, from: { allocationId: ["nat-ip"] } },
        ],
      },
      {
        title: "An internal address",
        resources: [{ type: "gcp:compute/address:Address", name: "inner", inputs: { region: "us-central1", addressType: "INTERNAL" } }],
      },
    ],
  },
});

const isStack = (type: string) => type === "pulumi:pulumi:Stack";
