import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { basename } from "node:path";
import { whyUnreadable } from "../catalog";
import { InputError } from "../model";
import { visible } from "./escape";
import { writeWhole } from "./output";

/** The content of a file at the time it was read; undefined where there was none. */
export interface FileReading {
  readonly text: string | undefined;
}

/** Reads a file that need not be there. Throws `InputError` where it cannot be read. */
export function readIfThere(file: string, option: string): FileReading {
  try {
    return { text: readFileSync(file, "utf8") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { text: undefined };
    throw problem(`${option}: cannot read ${visible(file)}: ${visible(whyUnreadable(error))}`);
  }
}

/** How long a writer waits for another one, in milliseconds. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;

/**
 * Writes a file whole, and only where it still holds what was read before: of several processes that read the same
 * content, one writes, and the others are told that the file changed meanwhile. A reader never sees half a file.
 * Comparing and renaming are one step among processes that use this function: each holds FILE.writing meanwhile, which
 * only one can create. Throws `InputError`.
 */
export function writeIfUnchanged(file: string, before: FileReading, content: string, patienceMs = PATIENCE_MS): void {
  const guard = `${file}.writing`;
  take(guard, file, patienceMs);
  try {
    const now = readIfThere(file, basename(file));
    if (now.text === content) return;
    if (digest(now) !== digest(before)) {
      throw problem(
        `${visible(file)} changed while this was decided, and is left as it is now`,
        "run the command again: it starts from the new content",
      );
    }
    writeWhole(file, content);
  } finally {
    rmSync(guard, { force: true });
  }
}

function take(guard: string, file: string, patienceMs: number): void {
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    try {
      const descriptor = openSync(guard, "wx");
      writeSync(descriptor, `${process.pid}\n`);
      closeSync(descriptor);
      return;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST")
        throw problem(`cannot write ${visible(file)}: ${visible(message)}`, "check that the folder exists and may be written");
    }
    if (performance.now() > untilMs) {
      throw problem(
        `${visible(file)} is being written by another process, which holds ${visible(guard)}`,
        `wait for it; if none runs (one was killed), delete ${visible(basename(guard))}`,
      );
    }
    pause(PAUSE_MS);
  }
}

/** Waits without giving control away: nothing of the command goes on meanwhile. */
function pause(durationMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs);
}

function digest({ text }: FileReading): string {
  return text === undefined ? "" : createHash("sha256").update(text).digest("hex");
}

function problem(message: string, hint?: string): InputError {
  return new InputError([{ severity: "error", message, ...(hint === undefined ? {} : { hint }) }]);
}
