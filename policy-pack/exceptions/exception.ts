import type { Place } from "../../model";

/** The file that is read from a program's folder when it is there. */
export const EXCEPTIONS_FILE = "costwright.exceptions.yaml";

/** Input of a component under which it carries exceptions for itself and everything below it. */
export const EXCEPTIONS_INPUT = "costwrightExceptions";

/** A finding that is accepted: by whom, why, and until when. */
export interface PolicyException {
  /** Ids of the rules whose findings it accepts. */
  readonly rules: readonly string[];
  /**
   * Matched against the URN; `*` stands for any text. Without a `:` it is matched against the resource's name alone.
   * Absent: findings on the whole stack, or, of a component, everything in it.
   */
  readonly resource?: string;
  /** URN of the component that carries it: it holds for that component and what is below it. */
  readonly component?: string;
  readonly reason: string;
  readonly owner: string;
  /** ISO date of the first day on which it no longer holds. */
  readonly expires: string;
  /** It holds while what it is about costs no more a month. */
  readonly ceilingUsdPerMonth?: number;
  readonly place: Place;
}

/** An exception as it is written, in the file and on a component. */
export interface ExceptionRow {
  readonly rule: string | readonly string[];
  readonly resource?: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly ceilingUsdPerMonth?: number;
}

export const rulesOf = ({ rule }: Pick<ExceptionRow, "rule">): readonly string[] => (typeof rule === "string" ? [rule] : rule);

/** `costwright.exceptions.yaml:4` or `the component shop` */
export function originOf({ component, place }: PolicyException): string {
  if (component !== undefined) return `the component ${component.split("::").at(-1)}`;
  return place.line === undefined ? place.file : `${place.file}:${place.line}`;
}

/** Whether its pattern matches; whose component it belongs to is asked elsewhere. */
export function matchesUrn({ resource }: Pick<PolicyException, "resource">, urn: string): boolean {
  if (resource === undefined) return true;
  const subject = resource.includes(":") ? urn : urn.split("::").slice(3).join("::");
  const pattern = resource.split("*").map(escaped).join(".*");
  return new RegExp(`^${pattern}$`, "s").test(subject);
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
