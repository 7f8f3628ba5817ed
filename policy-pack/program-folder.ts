import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const projectFiles = ["Pulumi.yaml", "Pulumi.yml"];

/**
 * The folder of the project whose program the engine runs; undefined where it cannot be told. The engine starts a pack
 * in the pack's own folder and does not name the program's: what is known is where the process that started the pack
 * stands (Linux), and where the shell stood in which `pulumi` was called. A folder counts only if the project's name,
 * where the engine told one, is in its project file, so that another program's files are never taken for this one's.
 */
export function programFolder(places: readonly string[], project: string | undefined): string | undefined {
  for (const place of places) {
    const folder = projectAbove(place, project);
    if (folder !== undefined) return folder;
  }
  // An exported state is judged without a project: what lies beside it is its own.
  return project === undefined ? places[0] : undefined;
}

/** Where a program may be, the surest first. */
export function placesOfProgram(environment: Readonly<Record<string, string | undefined>>, parentPid: number): readonly string[] {
  const places = [folderOfProcess(parentPid), environment.PWD];
  return places.filter((place): place is string => place !== undefined && place !== "");
}

function projectAbove(start: string, project: string | undefined): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = projectFiles.map((name) => join(folder, name)).find(existsSync);
    if (file !== undefined && (project === undefined || nameIn(file) === project)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The name alone, without loading a YAML parser at every start. */
function nameIn(file: string): string | undefined {
  const [, , quoted, plain] = /^name:[ \t]*(?:(["'])(.*?)\1|([^\s#]+))/m.exec(readFileSync(file, "utf8")) ?? [];
  return quoted ?? plain;
}

function folderOfProcess(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
