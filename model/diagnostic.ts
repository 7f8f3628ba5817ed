/** Where in a file something is: 1-based line and column. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A problem with input: what, where, why, what to do. Expected failures are returned, all of them at once. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** What is wrong, with the value that is wrong. */
  readonly message: string;
  readonly place?: Place;
  /** What to do, e.g. `did you mean "memoryGib"?` */
  readonly hint?: string;
}

/** Thrown at an edge to end a command with exit code 2 and its diagnostics, without a stack trace. */
export class InputError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
    this.name = "InputError";
  }
}

/** `needs.yaml:3:5: error: unknown field "memroyGib" (did you mean "memoryGib"?)` */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { place } = diagnostic;
  const where = place === undefined ? "" : `${[place.file, place.line, place.column].filter((part) => part !== undefined).join(":")}: `;
  const hint = diagnostic.hint === undefined ? "" : ` (${diagnostic.hint})`;
  return `${where}${diagnostic.severity}: ${diagnostic.message}${hint}`;
}

/** The nearest of a closed set, for "did you mean"; undefined where nothing is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `did you mean "x"?`, or undefined where nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const match = nearest(word, candidates);
  return match === undefined ? undefined : `did you mean "${match}"?`;
}

/** Levenshtein distance with adjacent transpositions, cut off at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? limit;
}
