import * as pulumi from "@pulumi/pulumi";
import { Later } from "./later";
import type { Path } from "./problem";

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
