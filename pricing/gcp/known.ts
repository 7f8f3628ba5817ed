import { UnknownInputSignal } from "../../model";

/**
 * Reads an input that pricing can do without: undefined where it is not known until deployment.
 * Only for inputs whose absence is stated in a label or a reason; everything else is read plainly.
 */
export function ifKnown<T>(read: () => T): { readonly value: T } | undefined {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof UnknownInputSignal) return undefined;
    throw error;
  }
}

/** Google accepts a name or a whole URL for machine types, disk types, images, accelerators and templates. */
export function lastSegment(nameOrUrl: string): string {
  return nameOrUrl.slice(nameOrUrl.lastIndexOf("/") + 1);
}
