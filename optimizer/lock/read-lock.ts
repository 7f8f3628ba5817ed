import type { Diagnostic } from "../../model";
import { type PlacedYaml, parsePlacedYaml } from "../../model/placed-yaml";
import { schemaProblems } from "../../model/schema-problems";
import { LOCK_VERSION, type Lock, type LockedDecision, lockOf, pinOf } from "./lock";
import { blockChecksum, type LockBlock, type LockContent } from "./lock-file";
import { lockSchema } from "./lock-schema";

export type LockResult =
  /** `edited`: keys of the blocks whose checksum does not hold, in the order of the file. */
  | { readonly status: "ok"; readonly lock: Lock; readonly edited: readonly string[] }
  | { readonly status: "invalid"; readonly diagnostics: readonly Diagnostic[] };

export interface ReadLockOptions {
  /** Takes blocks that were edited by hand, and names them, instead of refusing them. */
  readonly acceptEdits?: boolean;
}

/**
 * Reads the text of a lock file. Conflict markers, broken YAML, another version, a wrong shape and blocks that were
 * edited by hand are returned as diagnostics with line and column, all of one kind at once. Whether the decisions still
 * fit is not asked here.
 */
export function readLock(text: string, file: string, options: ReadLockOptions = {}): LockResult {
  const conflicts = conflictMarkers(text, file);
  if (conflicts.length > 0) return { status: "invalid", diagnostics: conflicts };
  const yaml = parsePlacedYaml(text, file);
  if (!("content" in yaml)) return { status: "invalid", diagnostics: yaml.map((one) => ({ ...one, hint: AGAIN })) };
  const problems = [...versionProblem(yaml)];
  if (problems.length === 0) problems.push(...schemaProblems(yaml, lockSchema, (_, path) => hints[String(path.at(-1))]));
  const blocks = problems.length > 0 ? [] : Object.entries((yaml.content as LockContent).workloads);
  problems.push(...blocks.flatMap(([key]) => (KEY.test(key) ? [] : [badKey(key, yaml)])));
  if (problems.length > 0) return { status: "invalid", diagnostics: inFileOrder(problems) };
  const edited = blocks.flatMap(([key, block]) => (block.checksum === blockChecksum(key, block) ? [] : [key]));
  if (edited.length > 0 && options.acceptEdits !== true)
    return { status: "invalid", diagnostics: inFileOrder(edited.map((key) => editedByHand(key, yaml))) };
  return { status: "ok", lock: lockOf(blocks.map(([key, block]) => decisionIn(key, block))), edited };
}

const KEY = /^[A-Za-z0-9-]+(\/[1-9][0-9]{0,3})?$/;
const AGAIN = "restore the file from version control, or delete it and run `costwright lock` to decide everything anew";
const hints: Readonly<Record<string, string>> = {
  on: "write the date as 2026-08-01",
  pricesAsOf: "write the date as 2026-08-01",
  checksum: "12 hexadecimal digits",
  need: "16 hexadecimal digits",
};

/** Each conflict by the line that it starts in: git's markers stand at the start of a line, seven characters long. */
function conflictMarkers(text: string, file: string): readonly Diagnostic[] {
  const lines = text.split(/\r?\n/);
  const at = (marker: string) => lines.flatMap((line, index) => (line === marker || line.startsWith(`${marker} `) ? [index + 1] : []));
  const starts = at("<<<<<<<");
  // One that was half resolved has lost its start.
  const places = starts.length > 0 ? starts : [...at(">>>>>>>"), ...at("=======")].slice(0, 1);
  return places.map((line) => ({
    severity: "error",
    message: "an unresolved merge conflict",
    place: { file, line, column: 1 },
    hint: "take either side whole, then run `costwright lock`: it decides anew what the merged needs changed",
  }));
}

function versionProblem(yaml: PlacedYaml): readonly Diagnostic[] {
  const { content } = yaml;
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    const found = content === null || content === undefined ? "is empty" : "holds no fields by name";
    return [{ severity: "error", message: `the lock file ${found}`, place: yaml.placeOf([]), hint: AGAIN }];
  }
  const { version } = content as { readonly version?: unknown };
  if (version === undefined || version === LOCK_VERSION) return [];
  const newer = typeof version === "number" && version > LOCK_VERSION;
  return [
    {
      severity: "error",
      message: `lock file of version ${JSON.stringify(version)}; this costwright reads version ${LOCK_VERSION}`,
      place: yaml.placeOf(["version"]),
      hint: newer ? "use the version of costwright that the file was written with, or a newer one" : AGAIN,
    },
  ];
}

function badKey(key: string, yaml: PlacedYaml): Diagnostic {
  return {
    severity: "error",
    message: `"${key}" is no name of a workload`,
    place: yaml.placeOf(["workloads", key], "key"),
    hint: "letters, digits and hyphens; /1, /2 for the parts of a split workload",
  };
}

function editedByHand(key: string, yaml: PlacedYaml): Diagnostic {
  return {
    severity: "error",
    message: `the decision for "${key}" was edited by hand: its content does not match its checksum`,
    place: yaml.placeOf(["workloads", key], "key"),
    hint: "undo the edit, or run `costwright lock --accept` to make it the decision",
  };
}

function decisionIn(key: string, { choice, decided, need, runnerUp }: LockBlock): LockedDecision {
  const [workload = key, part] = key.split("/");
  return {
    workload,
    ...(part === undefined ? {} : { part: Number(part) }),
    needHash: need,
    choice: pinOf(choice),
    decidedOn: decided.on,
    priceBook: { id: decided.prices, asOf: decided.pricesAsOf },
    usdPerMonth: decided.usdPerMonth,
    gapFraction: decided.gapFraction,
    ...(runnerUp === undefined ? {} : { runnerUp: { ...pinOf(runnerUp), extraUsdPerMonth: runnerUp.extraUsdPerMonth } }),
  };
}

function inFileOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0));
}
