import * as pulumi from "@pulumi/pulumi";
import type { Path } from "./problem";

/** Stands for a value that is not known before deployment while the rest of the arguments is checked. */
export class Later {
  private static counter = 0;
  /** Tells two of them apart: a list of two outputs holds no duplicate. */
  readonly id = Later.counter++;
  constructor(readonly path: Path) {}
}

/** A plain copy in which every output and promise is a `Later`. */
export function plainCopy(value: unknown, path: Path = []): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return new Later(path);
  if (Array.isArray(value)) return value.map((item, index) => plainCopy(item, [...path, index]));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plainCopy(item, [...path, key])]),
  );
}

/** Every `Later` inside a plain copy. */
export function latersIn(value: unknown): Later[] {
  if (value instanceof Later) return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(latersIn);
}
