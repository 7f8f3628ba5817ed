import { isUnknown } from "../../model";
import { canonicalType, type PricedNode } from "../../pricing";
import { type Outcome, rule } from "../rule";
import { rate } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly other: string; readonly region: string; readonly usdPer100kEvents: number };

const TRAIL = "aws:cloudtrail/trail:Trail";

export const duplicateTrail = rule<Config, Facts>({
  id: "duplicate-trail",
  title: "A second trail records the same management events",
  group: "unused",
  why: "CloudTrail delivers one copy of an account's management events free of charge; every further trail in a region is charged by the event (https://aws.amazon.com/cloudtrail/pricing/).",
  remedy: "Keep one trail for management events, and let the other record data events only (includeManagementEvents: false).",
  severity: "medium",
  level: "advisory",
  scope: "stack",
  config: {},
  check: (stack, { book }): readonly Outcome<Facts>[] => {
    const trails = stack.nodes.filter(
      (node) => canonicalType(node.resource.type) === TRAIL && node.resource.external !== true && recordsManagement(node),
    );
    return trails.flatMap((trail, index): readonly Outcome<Facts>[] => {
      // An account of its own hides behind a provider of its own.
      const other = trails.slice(0, index).find((one) => sameAccount(one, trail) && overlaps(one, trail));
      const price = book
        .unitPrice("aws", trail.region ?? "", "cloudtrail.management_events")
        ?.tiers.find(({ usdPerUnit }) => usdPerUnit > 0);
      if (other === undefined || price === undefined || trail.region === undefined) return [];
      return [{ facts: { other: other.resource.name, region: trail.region, usdPer100kEvents: price.usdPerUnit }, urn: trail.resource.urn }];
    });
  },
  message: ({ other, region, usdPer100kEvents }) =>
    `it records the management events of ${region} that ${other} records too: the second copy costs ${rate(usdPer100kEvents)} per 100,000 events`,
  examples: {
    flagged: [
      {
        title: "Two trails of one account",
        resources: [
          { type: TRAIL, name: "audit", inputs: { region: "us-east-1", isMultiRegionTrail: true, s3BucketName: "audit" } },
          { type: TRAIL, name: "security", inputs: { region: "us-east-1", s3BucketName: "security" } },
        ],
        messages: [
          "it records the management events of us-east-1 that audit records too: the second copy costs 2.00 USD per 100,000 events",
        ],
      },
    ],
    clean: [
      {
        title: "The second trail records data events only",
        resources: [
          { type: TRAIL, name: "audit", inputs: { region: "us-east-1", isMultiRegionTrail: true, s3BucketName: "audit" } },
          {
            type: TRAIL,
            name: "objects",
            inputs: { region: "us-east-1", s3BucketName: "objects", eventSelectors: [{ includeManagementEvents: false }] },
          },
        ],
      },
    ],
  },
});

/** Without selectors a trail records management events; advanced selectors are left alone. */
function recordsManagement({ resource: { inputs } }: PricedNode): boolean {
  const { eventSelectors, advancedEventSelectors, enableLogging } = inputs;
  if (isUnknown(eventSelectors) || advancedEventSelectors !== undefined || enableLogging === false) return false;
  if (!Array.isArray(eventSelectors) || eventSelectors.length === 0) return true;
  return eventSelectors.some((one: { readonly includeManagementEvents?: unknown }) => one?.includeManagementEvents !== false);
}

function overlaps(a: PricedNode, b: PricedNode): boolean {
  return a.region === b.region || a.resource.inputs.isMultiRegionTrail === true || b.resource.inputs.isMultiRegionTrail === true;
}

function sameAccount(a: PricedNode, b: PricedNode): boolean {
  const account = ({ resource: { providerInputs = {} } }: PricedNode) =>
    JSON.stringify([providerInputs.profile, providerInputs.assumeRole, providerInputs.assumeRoles, providerInputs.accessKey]);
  return account(a) === account(b);
}
