import { type DeclaredResource, guardUnknowns, UnknownInputSignal } from "../../model";
import type { PricingContext } from "../priced-resource";

/** The value that `read` finds, or undefined where it meets an input that is not known yet. For facts that do not decide a price alone. */
export function known<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownInputSignal) return undefined;
    throw error;
  }
}

/** Inputs of another resource of the stack, read with the same guard as a resource's own. */
export function inputsOf<Props>(resource: DeclaredResource): Props {
  return guardUnknowns(resource.inputs) as Props;
}

/** Whether a property is given at all, known or not: an id that is not known until deployment is still an id. */
export function isGiven({ resource }: PricingContext, property: string): boolean {
  return resource.inputs[property] !== undefined && resource.inputs[property] !== null;
}
