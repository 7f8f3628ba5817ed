import { type PricedResource, pricedResource } from "../priced-resource";

/** Platforms that cost something for which the book has no figures: unknown, and it is said what of. */
function platform(type: string, title: string, pricingPage: string, what: string): PricedResource {
  return pricedResource<Record<string, never>>({
    type,
    title,
    pricingPage,
    price: () => ({ unknown: `the price book has no figures for ${what}` }),
  });
}

const appEngine = "https://cloud.google.com/appengine/pricing";
const dataflow = "https://cloud.google.com/dataflow/pricing";
const vertex = "https://cloud.google.com/vertex-ai/pricing";

export const platformsWithoutFigures: readonly PricedResource[] = [
  platform(
    "gcp:appengine/flexibleAppVersion:FlexibleAppVersion",
    "App Engine version (flexible environment)",
    appEngine,
    "App Engine's flexible environment (vCPU and memory hours)",
  ),
  platform(
    "gcp:appengine/standardAppVersion:StandardAppVersion",
    "App Engine version (standard environment)",
    appEngine,
    "App Engine's standard environment (instance hours)",
  ),
  platform(
    "gcp:composer/environment:Environment",
    "Cloud Composer environment",
    "https://cloud.google.com/composer/pricing",
    "Cloud Composer (environment fee, database and compute)",
  ),
  platform(
    "gcp:dataflow/flexTemplateJob:FlexTemplateJob",
    "Dataflow job (flex template)",
    dataflow,
    "Dataflow (worker vCPUs, memory and data processed)",
  ),
  platform("gcp:dataflow/job:Job", "Dataflow job", dataflow, "Dataflow (worker vCPUs, memory and data processed)"),
  platform(
    "gcp:firestore/database:Database",
    "Firestore database",
    "https://cloud.google.com/firestore/pricing",
    "Firestore (document operations and storage)",
  ),
  platform("gcp:notebooks/runtime:Runtime", "Managed notebook runtime", vertex, "managed notebooks"),
  platform("gcp:vertex/aiEndpoint:AiEndpoint", "Vertex AI endpoint", vertex, "Vertex AI prediction (nodes of the deployed models)"),
];
