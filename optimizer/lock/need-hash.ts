import { createHash } from "node:crypto";
import type { WorkloadNeed } from "../../model";
import { compareText } from "../order";

/**
 * What does not make a need another one: its name (a renamed workload keeps its place), who pays for it, where it runs
 * today, what a move costs, and a pinned choice. Quotes and extras are prices, private endpoints stand where they are
 * cheaper, and alerts watch what runs wherever it does: with other ones it is the same need, and a choice that is no
 * longer quoted is one that no longer fits.
 */
const leftOut: ReadonlySet<string> = new Set([
  "name",
  "team",
  "current",
  "moving",
  "pinned",
  "offered",
  "extras",
  "alerts",
  "privateEndpointsIn",
]);
/** Fields of which 0 says something that absence does not. Everywhere else 0, false and an empty list ask for nothing. */
const saysSomethingAtZero: ReadonlySet<string> = new Set(["maxSpotFraction"]);
/** Matched without case. */
const caseless: ReadonlySet<string> = new Set(["jurisdictions", "gpu"]);

/**
 * Short SHA-256 of what a workload needs, in 16 hexadecimal digits. The order of fields and lists leaves no trace, and
 * neither does a field that asks for nothing, so that a field which a later version adds does not change every hash.
 */
export function needHash(need: WorkloadNeed): string {
  const own = Object.fromEntries(Object.entries(need).filter(([key]) => !leftOut.has(key)));
  return shortHash(JSON.stringify(normalised(own)), 16);
}

export function shortHash(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

function normalised(value: unknown, field = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => normalised(item, field));
    const texts = items.map((item) => JSON.stringify(item)).sort(compareText);
    // Names are sets; steps of a load profile count as often as they occur.
    return items.every((item) => typeof item === "string") ? [...new Set(texts)] : texts;
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([key, one]) => !asksForNothing(key, one))
      .map(([key, one]) => [key, normalised(one, key)] as const)
      .sort(([a], [b]) => compareText(a, b));
  }
  return typeof value === "string" && caseless.has(field) ? value.toLowerCase() : value;
}

function asksForNothing(key: string, value: unknown): boolean {
  if (value === undefined || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return value === 0 && !saysSomethingAtZero.has(key);
}
