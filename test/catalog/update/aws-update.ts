import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BookContent, openBook, type PriceBook } from "../../../catalog";
import { newestValidBook, storeBook } from "../../../catalog/update/book-cache";
import { type UpdateOptions, type UpdateOutcome, updateBook } from "../../../catalog/update/update-book";
import { smallBook } from "../small-book";
import { PriceServer } from "./price-server";

/** The real update against a loopback server, over a book in a folder of its own. */
export class AwsUpdate {
  private constructor(
    readonly server: PriceServer,
    private readonly cache: string,
    readonly previous: string,
  ) {}

  static async start(content: BookContent = smallBook): Promise<AwsUpdate> {
    const server = await PriceServer.start();
    const cache = mkdtempSync(join(tmpdir(), "costwright-cache-"));
    return new AwsUpdate(server, cache, storeBook(cache, content, "2026-10-01T00:00:00.000Z").folder);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.cache, { recursive: true, force: true });
  }

  run(changes: Partial<UpdateOptions> = {}): Promise<UpdateOutcome> {
    return updateBook({
      cacheFolder: this.cache,
      previousFolder: this.previous,
      providers: ["aws"],
      regions: ["us-east-1"],
      services: ["AmazonEC2"],
      sources: { aws: this.server.url, azure: this.server.url, gcp: this.server.url },
      googleCredentials: {},
      accept: true,
      now: "2026-11-20T12:00:00.000Z",
      http: { concurrency: 4, retries: 3, minPauseMs: 5, maxPauseMs: 5000, idleTimeoutMs: 400, signal: new AbortController().signal },
      onEvent: () => undefined,
      ...changes,
    });
  }

  /** The new book, and its warnings with the server's address left out; those of the sanity gate are not told. */
  async updated(changes: Partial<UpdateOptions> = {}): Promise<{ readonly book: PriceBook; readonly warnings: readonly string[] }> {
    const outcome = await this.run(changes);
    if (outcome.status !== "updated") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
    const warnings = outcome.warnings.map(({ message }) => message).filter((message) => !message.startsWith("accepted: "));
    return { book: openBook(outcome.folder), warnings: warnings.map((message) => message.replaceAll(this.server.url, "SERVER")) };
  }

  /** What a failed update says; checks that the previous book is in use as it was. */
  async failed(changes: Partial<UpdateOptions> = {}): Promise<readonly string[]> {
    const before = this.bytes();
    const outcome = await this.run(changes);
    if (outcome.status === "updated") throw new Error("the update was taken");
    if (this.bytes() !== before || newestValidBook(this.cache)?.folder !== this.previous) throw new Error("the previous book changed");
    return outcome.diagnostics.map(({ message }) => message.replaceAll(this.server.url, "SERVER"));
  }

  /** Every file below the cache, with its name. */
  bytes(): string {
    const files = readdirSync(this.cache, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("staging"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return files.map((file) => `${file}\n${readFileSync(file, "latin1")}`).join("\n");
  }

  /** Every file of the cache, staged parts too. */
  everything(): string {
    const files = readdirSync(this.cache, { recursive: true, encoding: "utf8", withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1")).join("\n");
  }
}
