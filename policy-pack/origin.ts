import type { DeclaredResource } from "../model";
import type { PricedStack } from "../pricing";
import { indexOf } from "./stack-index";

/** The costwright component that realised a resource: its size was decided by the optimizer from the declared need. */
export function placedBy(stack: PricedStack, resource: DeclaredResource): DeclaredResource | undefined {
  return indexOf(stack)
    .ancestors(resource)
    .find((ancestor) => ancestor.type.startsWith("costwright:"));
}
