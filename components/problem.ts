import type { Diagnostic, Path, Place } from "../model";

export type { Path } from "../model";

/** One thing that is wrong with what was declared, by its path, before it is known where the text stands. */
export interface Problem {
  /** Path of the value, e.g. `["workloads", "web", "vcpus"]`. */
  readonly path: Path;
  /** Set where the key itself is wrong, not its value: the key's place is shown. */
  readonly atKey?: boolean;
  /** Reads on after the path: `is -1, below the least that can be declared (0.25)`. */
  readonly message: string;
  readonly hint?: string;
}

/** `workloads.web.regions[0]` */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`), "");
}

/** Diagnostics of a file in the order of its lines; those without a place stay in their order, at the end. */
export function inFileOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const line = ({ place }: Diagnostic) => place?.line ?? Number.POSITIVE_INFINITY;
  const column = ({ place }: Diagnostic) => place?.column ?? 0;
  return [...diagnostics].sort((a, b) => (line(a) === line(b) ? column(a) - column(b) : line(a) < line(b) ? -1 : 1));
}

export function toDiagnostic(problem: Problem, place?: Place): Diagnostic {
  const path = formatPath(problem.path);
  return {
    severity: "error",
    message: path === "" ? problem.message : `${path} ${problem.message}`,
    ...(place === undefined ? {} : { place }),
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
  };
}
