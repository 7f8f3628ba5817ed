import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../verify-book";
import type { FetchedPart, PartRequest } from "./fetched";
import { writeWhole } from "./write-book";

/** Parts of sources that publish no version are used again for so long. */
const MAX_AGE_MS = 24 * 3600 * 1000;

interface StagedHeader {
  readonly key: string;
  readonly fetchedAt: string;
  readonly sha256: string;
}

/**
 * Completed parts of an unfinished update, so that the next run goes on where the last one stopped. Each file is a
 * header line with the checksum of the rest; a part that is damaged, too old or of another version is fetched again.
 */
export class Staging {
  constructor(
    private readonly folder: string,
    private readonly now: string,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  find(request: PartRequest): FetchedPart | undefined {
    try {
      const text = readFileSync(this.path(request), "utf8");
      const end = text.indexOf("\n");
      const header = JSON.parse(text.slice(0, end)) as StagedHeader;
      const content = text.slice(end + 1);
      const ageMs = Date.parse(this.now) - Date.parse(header.fetchedAt);
      if (header.key !== request.key || header.sha256 !== sha256(Buffer.from(content))) return undefined;
      if (!request.isVersioned && !(ageMs >= 0 && ageMs <= MAX_AGE_MS)) return undefined;
      return JSON.parse(content) as FetchedPart;
    } catch {
      return undefined;
    }
  }

  keep(request: PartRequest, part: FetchedPart): void {
    const content = JSON.stringify(part);
    const header: StagedHeader = { key: request.key, fetchedAt: this.now, sha256: sha256(Buffer.from(content)) };
    writeWhole(this.path(request), `${JSON.stringify(header)}\n${content}`);
  }

  private path({ provider, service, region }: PartRequest): string {
    return join(this.folder, `${provider}.${service}.${region === "*" ? "all" : region.replace(/[^a-z0-9-]/gi, "_")}.part`);
  }
}
