import type { Fields } from "../../pricing/translation";

/**
 * What only rules read of a type of a sister package, in the words of the type that rules know: beside what pricing
 * reads (`pricing/translation.ts`), or alone, for a type that costs nothing.
 */
export interface JudgedWords {
  readonly type: string;
  /** Named where pricing does not translate the type. */
  readonly as?: string;
  readonly fields: Fields<Record<string, unknown>>;
  /** Paths (first names suffice) whose change makes the resource anew in this package, though in place in the other: no rule suggests it. */
  readonly replaces?: readonly string[];
  /** Inputs as declared whose change the package makes in place: only those are ever repaired by themselves. */
  readonly repairs?: readonly string[];
  /** Path -> what to do instead, where the package takes another value than the advice names. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** Keeps the props type of the words of one type while the registry holds them all alike. */
export function judged<Props>(type: string, fields: Fields<Props>, more: Omit<JudgedWords, "type" | "fields"> = {}): JudgedWords {
  return { type, fields, ...more } as unknown as JudgedWords;
}
