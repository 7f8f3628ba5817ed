import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { optionError } from "./assess";

/** A revision of the repository around the working directory, written out as files. */
export interface CheckedOut {
  /** The folder that stands for the working directory. */
  readonly folder: string;
  readonly commit: string;
  /** Removes the files again. */
  dispose(): void;
}

/** The commit that a text names in this repository; undefined where it names none or there is no repository. */
export function commitOf(revision: string): string | undefined {
  // A text that begins with a hyphen would be an option of git.
  if (revision.startsWith("-")) return undefined;
  try {
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`).trim();
  } catch {
    return undefined;
  }
}

/**
 * Writes the files of a commit into a temporary folder, without touching the repository's own work tree or index.
 * Installed packages are no part of a commit: each `node_modules` of the work tree is linked to the same place, so that
 * a program runs with the packages that are installed now.
 */
export function checkOut(commit: string): CheckedOut {
  const top = git("rev-parse", "--show-toplevel").trim();
  const folder = mkdtempSync(join(tmpdir(), "costwright-revision-"));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  try {
    const archive = execFileSync("git", ["-C", top, "archive", "--format=tar", commit], {
      maxBuffer: 1 << 30,
      stdio: ["ignore", "pipe", "pipe"],
    });
    execFileSync("tar", ["-x", "-C", folder], { input: archive, stdio: ["pipe", "ignore", "pipe"] });
    linkPackages(top, folder, 0);
  } catch (error) {
    dispose();
    throw optionError(
      `cannot write out the revision ${commit.slice(0, 12)}: ${(error as Error).message.split("\n")[0]}`,
      "git and tar are needed",
    );
  }
  return { folder: join(folder, relative(top, resolve("."))), commit, dispose };
}

/** How deep packages of a monorepo are looked for. */
const MOST_LEVELS = 6;

function linkPackages(from: string, to: string, level: number): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const target = join(to, entry.name);
    if (entry.name === "node_modules") {
      if (!existsSync(target)) symlinkSync(join(from, entry.name), target, "junction");
    } else if (entry.isDirectory() && entry.name !== ".git" && level < MOST_LEVELS && isDirectory(target)) {
      linkPackages(join(from, entry.name), target, level + 1);
    }
  }
}

function isDirectory(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
