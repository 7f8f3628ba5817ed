import { type PricedResource, pricedResource } from "../priced-resource";

export interface BackendProps {
  readonly enableCdn?: boolean;
}

export const backendBucket = backend("gcp:compute/backendBucket:BackendBucket", "Load balancer backend (bucket)");
export const backendService = backend("gcp:compute/backendService:BackendService", "Load balancer backend");
export const regionBackendService = backend("gcp:compute/regionBackendService:RegionBackendService", "Regional load balancer backend");

/** A backend is charged by its load balancer, save for what Cloud CDN serves and fills. */
function backend(type: string, title: string): PricedResource {
  return pricedResource<BackendProps>({
    type,
    title,
    pricingPage: "https://cloud.google.com/cdn/pricing",
    scope: "global",
    price: (props) =>
      props.enableCdn === true
        ? { unknown: "Cloud CDN is on, and the price book has no figures for what it serves and fills" }
        : { free: "a load balancer is charged by its forwarding rules and traffic" },
  });
}
