import type { DeclaredResource } from "../model";
import { tagOf } from "./tags";

/** What one machine must offer, as its tags declare it. */
export interface DeclaredNeed {
  readonly vcpus?: number;
  readonly memoryGib?: number;
}

export const VCPUS_TAG = "costwright:vcpus";
export const MEMORY_TAG = "costwright:memory-gib";
export const INTERRUPTIBLE_TAG = "costwright:interruptible";

/** The need that the tags declare, with what cannot be read as a number; undefined where nothing is declared. */
export function declaredNeed(resource: DeclaredResource): (DeclaredNeed & { readonly unreadable?: string }) | undefined {
  const vcpus = tagOf(resource, [VCPUS_TAG]);
  const memory = tagOf(resource, [MEMORY_TAG]);
  if (vcpus === undefined && memory === undefined) return undefined;
  const need: { vcpus?: number; memoryGib?: number; unreadable?: string } = {};
  for (const [key, tag, text] of [
    ["vcpus", VCPUS_TAG, vcpus],
    ["memoryGib", MEMORY_TAG, memory],
  ] as const) {
    if (text === undefined) continue;
    // Google's labels allow no dot: 0-5 stands for 0.5.
    const value = Number(text.replace(/^(\d+)[-_](\d+)$/, "$1.$2"));
    if (Number.isFinite(value) && value > 0) need[key] = value;
    else need.unreadable = `the tag ${tag} is not a number above 0: ${text}`;
  }
  return need;
}
