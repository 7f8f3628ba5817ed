import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PriceServer } from "./price-server";

/** What an update reads from and writes to: a price server on loopback, and a cache of books in a folder of its own. */
export interface ServedCache {
  readonly server: PriceServer;
  /** Folder of the cache. */
  readonly cache: string;
}

/** Made anew before each test, or once for all tests of the file or group that calls this; gone after them. */
export function servedCache(lasts: "test" | "group"): ServedCache {
  let server: PriceServer | undefined;
  let cache: string | undefined;
  const [before, after] = lasts === "test" ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    server = await PriceServer.start();
    cache = mkdtempSync(join(tmpdir(), "costwright-cache-"));
  });
  after(async () => {
    await server?.stop();
    if (cache !== undefined) rmSync(cache, { recursive: true, force: true });
  });
  const made = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error("the server and the cache are there only while tests run");
    return one;
  };
  return {
    get server() {
      return made(server);
    },
    get cache() {
      return made(cache);
    },
  };
}
