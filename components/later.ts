import type { Path } from "./problem";

/** Stands for a value that is not known before deployment while the rest of the arguments is checked. */
export class Later {
  private static counter = 0;
  /** Tells two of them apart: a list of two outputs holds no duplicate. */
  readonly id = Later.counter++;
  constructor(readonly path: Path) {}
}

/** Every `Later` inside a plain copy. */
export function latersIn(value: unknown): Later[] {
  if (value instanceof Later) return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(latersIn);
}
