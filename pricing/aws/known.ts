import { type DeclaredResource, guardUnknowns, UnknownInputSignal } from "../../model";

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
