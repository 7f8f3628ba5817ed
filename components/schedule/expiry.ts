/** Temporary environments: a day after which nobody should still pay for them. */
import type { Problem } from "../problem";

const WARNING_DAYS = 14;
const MS_PER_DAY = 86_400_000;

export type Expiry =
  | { readonly kind: "not-yet" }
  | { readonly kind: "soon"; readonly warning: string }
  | { readonly kind: "over"; readonly problem: Problem };

/** What an environment's last day means on a day, both ISO dates. */
export function expiryOn(expiresOn: string | undefined, today: string): Expiry {
  if (expiresOn === undefined) return { kind: "not-yet" };
  const days = Math.round((Date.parse(`${expiresOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / MS_PER_DAY);
  if (days > WARNING_DAYS) return { kind: "not-yet" };
  if (days >= 0) {
    const when = days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days, on ${expiresOn}`;
    return { kind: "soon", warning: `expires ${when}: remove it with pulumi destroy, or set a later expiresOn` };
  }
  const ago = days === -1 ? "yesterday" : `${-days} days ago`;
  return {
    kind: "over",
    problem: {
      path: ["expiresOn"],
      message: `is ${expiresOn}, ${ago}`,
      hint: "remove the environment with pulumi destroy, or set a later expiresOn",
    },
  };
}
