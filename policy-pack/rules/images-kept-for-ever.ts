import { canonicalType } from "../../pricing";
import { type Outcome, rule } from "../rule";
import { rate } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly usdPerGbMonth: number };

const ECR = "aws:ecr/repository:Repository";
const ARTIFACT_REGISTRY = "gcp:artifactregistry/repository:Repository";

export const imagesKeptForEver = rule<Config, Facts>({
  id: "images-kept-for-ever",
  title: "A container registry never deletes old images",
  group: "storage",
  why: "Every build adds an image, and a repository without a lifecycle keeps and charges them all (https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html, https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy).",
  remedy: "Add a lifecycle policy (cleanup policy) that keeps the newest images and deletes untagged ones.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: [ECR, ARTIFACT_REGISTRY],
  config: {},
  check: ({ resource, props, region = "" }, { book, dependants }): readonly Outcome<Facts>[] => {
    const google = canonicalType(resource.type) === ARTIFACT_REGISTRY;
    if (google) {
      const { cleanupPolicies, mode } = props;
      if ((Array.isArray(cleanupPolicies) && cleanupPolicies.length > 0) || (mode !== undefined && mode !== "STANDARD_REPOSITORY"))
        return [];
      // CloudFormation's repositories hold their policy themselves.
    } else if (props.lifecyclePolicy !== undefined) {
      return [];
    } else if (dependants(resource.urn).some(({ resource: one }) => one.type.startsWith("aws:ecr/lifecyclePolicy:"))) return [];
    const price = google ? book.unitPrice("gcp", region, "artifact-registry.storage") : book.unitPrice("aws", region, "ecr.storage");
    const usdPerGbMonth = price?.tiers.find(({ usdPerUnit }) => usdPerUnit > 0)?.usdPerUnit;
    return usdPerGbMonth === undefined ? [] : [{ facts: { usdPerGbMonth } }];
  },
  message: ({ usdPerGbMonth }) =>
    `it has no policy that deletes old images: each one is kept for ever at ${rate(usdPerGbMonth)} a GB and month`,
  examples: {
    flagged: [
      {
        title: "Repositories without a policy",
        resources: [
          { type: ECR, name: "app", inputs: { region: "us-east-1" } },
          { type: ARTIFACT_REGISTRY, name: "google", inputs: { location: "us-central1", format: "DOCKER" } },
        ],
        messages: [
          "it has no policy that deletes old images: each one is kept for ever at 0.10 USD a GB and month",
          "it has no policy that deletes old images: each one is kept for ever at 0.10 USD a GB and month",
        ],
      },
    ],
    clean: [
      {
        title: "Repositories with one",
        resources: [
          { type: ECR, name: "app", inputs: { region: "us-east-1" } },
          { type: "aws:ecr/lifecyclePolicy:LifecyclePolicy", name: "app-policy", inputs: {}, from: { repository: ["app"] } },
          {
            type: ARTIFACT_REGISTRY,
            name: "google",
            inputs: { location: "us-central1", format: "DOCKER", cleanupPolicies: [{ id: "old", action: "DELETE" }] },
          },
        ],
      },
    ],
  },
});
