import { complianceProfiles, lowUsdPerMonth, providerOfType } from "../../model";
import { type ComplianceConfig, citedProfiles, complianceFields, profilesAbout } from "../compliance";
import { type Outcome, rule } from "../rule";
import { tagOf, takesTags } from "../tags";

type Facts = { readonly regime: string; readonly missing: readonly string[]; readonly property: string };

export const missingProfileTags = rule<ComplianceConfig, Facts>({
  id: "missing-profile-tags",
  title: "A resource lacks the tags that its profile asks for",
  group: "compliance",
  why: "Each profile wants somebody to answer for what is there, and some want production told apart: tags (labels on Google Cloud) are how a resource says so. Judged only under a profile, and only what certainly costs something and can bear tags.",
  remedy: "Add the tags, best once for all resources by the provider's default tags.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  config: complianceFields,
  check: ({ resource, estimate }, { config, stack }): readonly Outcome<Facts>[] => {
    if (lowUsdPerMonth(estimate) <= 0 || !takesTags(resource.type)) return [];
    const asking = profilesAbout("tags", stack, resource, config).flatMap((name) => {
      const missing = complianceProfiles[name].tags.filter((tag) => (tagOf(resource, [tag]) ?? "") === "");
      return missing.length === 0 ? [] : [{ name, missing }];
    });
    const regime = citedProfiles(
      asking.map(({ name }) => name),
      "tags",
    );
    if (regime === undefined) return [];
    const missing = [...new Set(asking.flatMap((one) => one.missing))].sort();
    return [{ facts: { regime, missing, property: providerOfType(resource.type) === "gcp" ? "labels" : "tags" } }];
  },
  message: ({ regime, missing, property }) => `it is under ${regime}, but its ${property} lack ${missing.join(", ")}`,
  advice: ({ missing, property }) => `Add ${missing.join(", ")} to ${property}, best once for all resources by the provider's defaults.`,
  examples: {
    flagged: [
      {
        title: "A machine of the books without a cost center",
        config: { compliance: ["sox"] },
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "ledger",
            inputs: { instanceType: "m5.large", region: "us-east-1", tags: { owner: "finance", environment: "production" } },
          },
        ],
        messages: ["it is under sox (AS 2201.B29), but its tags lack cost-center"],
      },
      {
        title: "Personal data that nobody answers for",
        config: { compliance: ["gdpr"] },
        resources: [
          {
            type: "gcp:compute/disk:Disk",
            name: "visits",
            inputs: { zone: "europe-west3-a", size: 100, type: "pd-balanced", labels: { env: "prod" } },
          },
        ],
        messages: ["it is under gdpr (Art. 30), but its labels lack owner"],
      },
    ],
    clean: [
      {
        title: "With its tags",
        config: { compliance: ["gdpr"] },
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "web",
            inputs: { instanceType: "m5.large", region: "eu-west-1", tags: { Owner: "shop" } },
          },
        ],
      },
      {
        title: "A regime of one's own says nothing of tags",
        config: { compliance: ["house-rules"] },
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "eu-west-1" } }],
      },
    ],
  },
});
