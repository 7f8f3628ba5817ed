import { stripVTControlCharacters } from "node:util";
import type { Diagnostic } from "../model";
import type { ProgramEnd, Sdk } from "./program-process";
import type { Project } from "./project";

interface Circumstances {
  readonly project: Project;
  readonly sdk: Sdk;
  readonly timeoutMs: number;
  /** Registrations that the engine refused. */
  readonly refusals: readonly string[];
  /** Errors that the program logged. */
  readonly errors: readonly string[];
  readonly programOutput: string;
}

/** Why a program did not get to its end, in its own words where it has any; undefined where it did. */
export function failureOf(
  end: ProgramEnd,
  { project, sdk, timeoutMs, refusals, errors, programOutput }: Circumstances,
): readonly Diagnostic[] | undefined {
  const place = { file: project.programDir };
  const reported = errors.map((message) =>
    withHint({ severity: "error", message: withoutOurFrames(stripVTControlCharacters(message)), place }, project, sdk),
  );
  // The program's own words name the resource; where it said nothing, or was ended before it could, the engine's stand.
  if (refusals.length > 0) return reported.length > 0 ? reported : refusals.map((message) => ({ severity: "error", message, place }));
  switch (end.status) {
    case "not-started":
      return [{ severity: "error", message: `the program could not be started: ${end.message}`, place }];
    case "timed-out":
      return [
        {
          severity: "error",
          message: `the program did not finish within ${timeoutMs / 1000} s and was ended`,
          place,
          hint: "give it longer with --timeout, or look for a server, timer or promise that never ends",
        },
        ...reported,
      ];
    case "killed":
      return [{ severity: "error", message: `the program was ended by ${end.signal}`, place }, ...reported];
    case "exited":
      if (end.code === 0 && errors.length === 0) return undefined;
      if (reported.length > 0) return reported;
      return [
        withHint(
          {
            severity: "error",
            message: [`the program exited with code ${end.code}`, lastLines(programOutput)].filter(Boolean).join(":\n"),
            place,
          },
          project,
          sdk,
        ),
      ];
  }
}

/** The stack is the program's: the module that we preload is no part of it. */
function withoutOurFrames(message: string): string {
  return message
    .split("\n")
    .filter((line) => !/^\s+at .*program-preload\.cjs/.test(line))
    .join("\n");
}

function withHint(diagnostic: Diagnostic, project: Project, sdk: Sdk): Diagnostic {
  const missing = /Cannot find (?:module|package) '([^']+)'/.exec(diagnostic.message)?.[1];
  if (missing === undefined) return diagnostic;
  const hint = /^[./]/.test(missing)
    ? `the program imports a file that is not there; if it is generated, build the program first`
    : sdk.fallbackModules === undefined
      ? `install the program's packages first: npm install --prefix ${project.programDir}`
      : `the program's packages are not installed: npm install --prefix ${project.rootDir}`;
  return { ...diagnostic, hint };
}

function lastLines(text: string): string {
  return stripVTControlCharacters(text).trimEnd().split("\n").slice(-20).join("\n");
}
