import { gbFromGib } from "../../model";
import { pricedResource } from "../priced-resource";

export interface ArtifactRegistryProps {
  readonly mode?: string;
}

const storageGib = {
  unit: "gib-month",
  doc: "Images and packages stored, averaged over the month.",
  assumed: { low: 0, high: 50 },
} as const;

/** The free half GB a month belongs to the billing account, not to a repository, and is not deducted. */
export const artifactRegistryRepository = pricedResource<ArtifactRegistryProps>({
  type: "gcp:artifactregistry/repository:Repository",
  title: "Artifact Registry repository",
  pricingPage: "https://cloud.google.com/artifact-registry/pricing",
  usage: { storageGib },
  price: (props) => {
    if (props.mode === "VIRTUAL_REPOSITORY") return { free: "a virtual repository stores nothing itself" };
    return [
      {
        label: "Storage",
        price: { key: "artifact-registry.storage", per: "gb-month" },
        quantity: { usage: "storageGib", factor: gbFromGib(1) },
      },
    ];
  },
});

/** Container Registry keeps its images in a multi-regional bucket of Cloud Storage. */
export const containerRegistry = pricedResource<Record<string, never>>({
  type: "gcp:container/registry:Registry",
  title: "Container Registry",
  pricingPage: "https://cloud.google.com/container-registry/pricing",
  scope: "global",
  usage: {
    storageGib,
    classAOperationsPerMonth: { unit: "request", doc: "Pushes (class A operations) a month.", assumed: { low: 0, high: 10_000 } },
    classBOperationsPerMonth: { unit: "request", doc: "Pulls (class B operations) a month.", assumed: { low: 0, high: 100_000 } },
  },
  price: () => [
    { label: "Storage (standard)", price: { key: "container-registry.storage", per: "gib-month" }, quantity: { usage: "storageGib" } },
    {
      label: "Object adds, bucket/object list (class A)",
      price: { key: "gcs.standard.class-a", per: "10k-requests" },
      quantity: { usage: "classAOperationsPerMonth", factor: 1e-4 },
    },
    {
      label: "Object gets, retrieve bucket/object metadata (class B)",
      price: { key: "gcs.standard.class-b", per: "10k-requests" },
      quantity: { usage: "classBOperationsPerMonth", factor: 1e-4 },
    },
  ],
});
