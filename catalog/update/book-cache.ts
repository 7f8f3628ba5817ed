import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import envPaths from "env-paths";
import type { Diagnostic } from "../../model";
import { providers } from "../../model";
import {
  type BookContent,
  INSTANCES_FORMAT,
  type InstancesFile,
  REGIONS_FORMAT,
  SERVICES_FORMAT,
  type ServicesFile,
  SPOT_ADVISOR_FORMAT,
  type SpotAdvisorFile,
} from "../book-format";
import { readBookFile, readManifest, verifyBook } from "../verify-book";
import { formatRows, sealBook, writeWhole } from "./write-book";

/** Books kept: the newest and the ones before it, so that `prices diff` has something to compare with. */
const KEPT_BOOKS = 3;
const UNFINISHED = ".unfinished-";

/** The user's cache folder: XDG_CACHE_HOME on Linux, Library/Caches on macOS, LocalAppData on Windows. */
export function defaultCacheFolder(): string {
  return envPaths("costwright", { suffix: "" }).cache;
}

export function booksFolder(cacheFolder: string): string {
  return join(cacheFolder, "books");
}

/** Folders of the cached books, newest first. Names begin with the time of the update. */
export function cachedBooks(cacheFolder: string): readonly string[] {
  const folder = booksFolder(cacheFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}T/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** The newest cached book that is whole; what is wrong with newer ones are warnings. */
export function newestValidBook(cacheFolder: string): { readonly folder: string | undefined; readonly warnings: readonly Diagnostic[] } {
  const warnings: Diagnostic[] = [];
  for (const folder of cachedBooks(cacheFolder)) {
    const problems = verifyBook(folder);
    if (problems.length === 0) return { folder, warnings };
    for (const { message } of problems) {
      warnings.push({
        severity: "warning",
        message,
        place: { file: folder },
        hint: 'delete the folder, or run "costwright prices update"',
      });
    }
  }
  return { folder: undefined, warnings };
}

/** All parts of a book as plain values. Throws `InputError` where one is damaged. */
export function readBookContent(folder: string): BookContent {
  const opened = readManifest(folder);
  const part = <T extends { readonly format: string }>(file: string, format: T["format"]): T | undefined =>
    Object.hasOwn(opened.manifest.files, file) ? readBookFile<T>(folder, opened, file, format) : undefined;
  const each = <T>(read: (provider: string) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      providers.flatMap((provider) => {
        const value = read(provider);
        return value === undefined ? [] : [[provider, value]];
      }),
    );
  return {
    regions: readBookFile(folder, opened, "regions.json", REGIONS_FORMAT),
    instances: each((provider) => part<InstancesFile>(`${provider}/instances.json`, INSTANCES_FORMAT)),
    spotAdvisor: each((provider) => part<SpotAdvisorFile>(`${provider}/spot-advisor.json`, SPOT_ADVISOR_FORMAT)),
    services: each((provider) => part<ServicesFile>(`${provider}/services.json`, SERVICES_FORMAT)),
  };
}

/** Writes a book beside the others and renames it into place when it is sealed and verified: it is there whole or not at all. */
export function storeBook(cacheFolder: string, content: BookContent, now: string): { readonly id: string; readonly folder: string } {
  const parent = booksFolder(cacheFolder);
  const unfinished = join(parent, `${UNFINISHED}${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    writeWhole(join(unfinished, "regions.json"), formatRows({ ...content.regions }, "regions"));
    for (const provider of providers) {
      const { instances, spotAdvisor, services } = content;
      if (instances[provider] !== undefined)
        writeWhole(join(unfinished, provider, "instances.json"), formatRows({ ...instances[provider] }, "families"));
      if (spotAdvisor[provider] !== undefined) {
        writeWhole(join(unfinished, provider, "spot-advisor.json"), formatRows({ ...spotAdvisor[provider] }, "families"));
      }
      if (services[provider] !== undefined)
        writeWhole(join(unfinished, provider, "services.json"), formatRows({ ...services[provider] }, "prices"));
    }
    sealBook(unfinished);
    const problems = verifyBook(unfinished);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("; "));
    const { id } = readManifest(unfinished);
    const folder = join(parent, `${now.replace(/[:.]/g, "-")}-${id}`);
    renameSync(unfinished, folder);
    for (const old of cachedBooks(cacheFolder).slice(KEPT_BOOKS)) rmSync(old, { recursive: true, force: true });
    return { id, folder };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
