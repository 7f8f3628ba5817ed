import { createGunzip } from "node:zlib";
import pLimit from "p-limit";
import pRetry, { AbortError } from "p-retry";
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { BrokenDocument } from "./json-members";

export interface HttpOptions {
  /** Requests at the same time to all sources together. */
  readonly concurrency: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** First pause; it doubles with every attempt, and a server's `Retry-After` overrides it. */
  readonly minPauseMs: number;
  readonly maxPauseMs: number;
  /** Without a byte for so long, a connection counts as dead. */
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
  readonly onRetry?: (url: string, reason: string, pauseMs: number) => void;
}

/** A request that failed for good: the server's refusal, or every attempt used up. */
export class FetchFailure extends Error {
  constructor(
    readonly url: string,
    readonly reason: string,
    readonly attempts: number,
    /** The status that the server refused the request with; undefined where it did not come to that. */
    readonly status?: number,
  ) {
    super(`${url}: ${reason}${attempts > 1 ? ` (${attempts} attempts)` : ""}`);
    this.name = "FetchFailure";
  }
}

class RetryableStatus extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterMs: number | undefined,
  ) {
    super(`the server answered ${status}${retryAfterMs === undefined ? "" : `, asking to wait ${Math.ceil(retryAfterMs / 1000)} s`}`);
  }
}

/** A status that asking again does not change. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** Headers of one attempt: a signature holds for minutes only, so it is made anew for each. */
export type Headers = Readonly<Record<string, string>> | (() => Promise<Readonly<Record<string, string>>>);

/** What the text of a refusal says, in words; undefined where it says nothing that is known. */
export type Explain = (status: number, text: string) => string | undefined;

const MAX_REFUSAL_BYTES = 16_384;

const RETRYABLE = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Reads price documents politely: few requests at once, exponential back-off with jitter, `Retry-After` honoured,
 * dead connections given up, redirects refused (credentials and mirrors stay where the user pointed them).
 * The usual proxy variables (HTTPS_PROXY, NO_PROXY) hold.
 */
export class PriceHttp {
  private readonly limit: pLimit.Limit;
  private readonly dispatcher: Dispatcher;

  constructor(private readonly options: HttpOptions) {
    this.limit = pLimit(options.concurrency);
    const timeouts = {
      headersTimeout: options.idleTimeoutMs,
      bodyTimeout: options.idleTimeoutMs,
      connect: { timeout: options.idleTimeoutMs },
    };
    const hasProxy = ["http_proxy", "https_proxy"].some((name) => (process.env[name] ?? process.env[name.toUpperCase()] ?? "") !== "");
    this.dispatcher = hasProxy ? new EnvHttpProxyAgent(timeouts) : new Agent(timeouts);
  }

  /**
   * Reads a document chunk by chunk. `start` makes a fresh reader for each attempt, since a second attempt begins again.
   * Throws `FetchFailure`.
   */
  read<T>(
    url: string,
    headers: Headers,
    start: () => { readonly write: (chunk: Buffer) => void; readonly end: () => T },
    explain?: Explain,
  ): Promise<T> {
    return this.limit(() => this.withRetries(url, () => this.attempt(url, headers, start(), explain)));
  }

  /** A small document, whole. */
  json(url: string, headers: Headers = {}, explain?: Explain): Promise<unknown> {
    return this.read(url, headers, wholeJson, explain);
  }

  /**
   * The answer to a form: how tokens are asked for. It goes beside the limit, for a request that waits for a token holds
   * its place in it.
   */
  postForm(url: string, form: Readonly<Record<string, string>>, explain?: Explain): Promise<unknown> {
    return this.withRetries(url, () => this.attempt(url, {}, wholeJson(), explain, form));
  }

  async close(): Promise<void> {
    await this.dispatcher.destroy();
  }

  private async withRetries<T>(url: string, attempt: () => Promise<T>): Promise<T> {
    const { retries, minPauseMs, maxPauseMs, signal, onRetry } = this.options;
    let attempts = 0;
    try {
      return await pRetry(
        async () => {
          attempts++;
          try {
            return await attempt();
          } catch (error) {
            // A failure here is that of the token a request needs, which was tried often enough.
            if (error instanceof Refusal || error instanceof FetchFailure) throw new AbortError(error);
            if (error instanceof AbortError || error instanceof RetryableStatus || error instanceof BrokenDocument) throw error;
            throw new Error(reasonOf(error));
          }
        },
        {
          retries,
          // The pauses are made below, where the server's own wish is known.
          minTimeout: 0,
          maxTimeout: 0,
          onFailedAttempt: async (error) => {
            if (error.retriesLeft === 0) return;
            const asked = error instanceof RetryableStatus ? error.retryAfterMs : undefined;
            const backOff = Math.min(maxPauseMs, minPauseMs * 2 ** (error.attemptNumber - 1)) * (0.75 + Math.random() / 2);
            // A server that asks for more than the longest pause is not asked again.
            if (asked !== undefined && asked > maxPauseMs) throw error;
            const pauseMs = asked ?? backOff;
            onRetry?.(withoutQuery(url), reasonOf(error), pauseMs);
            await pause(pauseMs, signal);
          },
        },
      );
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof FetchFailure) throw error;
      throw new FetchFailure(withoutQuery(url), reasonOf(error), attempts, error instanceof Refusal ? error.status : undefined);
    }
  }

  private async attempt<T>(
    url: string,
    headers: Headers,
    reader: { readonly write: (chunk: Buffer) => void; readonly end: () => T },
    explain?: Explain,
    form?: Readonly<Record<string, string>>,
  ): Promise<T> {
    const { signal, onBytes } = this.options;
    const own = typeof headers === "function" ? await headers() : headers;
    let response: Dispatcher.ResponseData;
    try {
      response = await request(url, {
        dispatcher: this.dispatcher,
        signal,
        headers: {
          "accept-encoding": "gzip",
          "user-agent": "costwright",
          ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
          ...own,
        },
        ...(form === undefined ? {} : { method: "POST" as const, body: new URLSearchParams(form).toString() }),
      });
    } catch (error) {
      if (signal.aborted) throw new AbortError("stopped");
      throw error;
    }
    const { statusCode, body } = response;
    if (statusCode !== 200) {
      const explained = explain === undefined ? undefined : explain(statusCode, await beginningOf(body));
      await body.dump().catch(() => undefined);
      if (RETRYABLE.has(statusCode)) throw new RetryableStatus(statusCode, retryAfterMs(response.headers["retry-after"]));
      const target = response.headers.location;
      throw new Refusal(
        statusCode,
        statusCode >= 300 && statusCode < 400 && target !== undefined
          ? `the server redirects to ${String(target)}, which is not followed: name that address as the source`
          : `the server answered ${statusCode}${explained === undefined ? "" : `: ${explained}`}`,
      );
    }
    body.on("data", (chunk: Buffer) => onBytes?.(chunk.length));
    const isGzip = response.headers["content-encoding"] === "gzip";
    const content = isGzip ? body.pipe(createGunzip()) : body;
    if (isGzip) body.on("error", (error) => (content as NodeJS.ReadableStream & { destroy(error: Error): void }).destroy(error));
    try {
      for await (const chunk of content) reader.write(chunk as Buffer);
      return reader.end();
    } catch (error) {
      body.destroy();
      throw error;
    }
  }
}

function wholeJson() {
  const chunks: Buffer[] = [];
  return {
    write: (chunk: Buffer) => chunks.push(Buffer.from(chunk)),
    end: (): unknown => {
      try {
        return JSON.parse(Buffer.concat(chunks).toString("utf8"));
      } catch (error) {
        throw new BrokenDocument(`invalid JSON (${(error as Error).message})`);
      }
    },
  };
}

/** The first bytes of a refusal as text; nothing where they do not come. */
async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_REFUSAL_BYTES) break;
    }
  } catch {
    // Cut off: what came is what there is.
  }
  return Buffer.concat(chunks).subarray(0, MAX_REFUSAL_BYTES).toString("utf8");
}

/** Seconds or an HTTP date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterMs(header: string | string[] | undefined, nowMs = Date.now()): number | undefined {
  if (typeof header !== "string" || header.trim() === "") return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** Queries can be long and can hold keys: messages name the document only. */
function withoutQuery(url: string): string {
  return url.split("?", 1)[0] ?? url;
}

function reasonOf(error: unknown): string {
  const { message, code, cause } = error as Error & { code?: string; cause?: unknown };
  switch (code) {
    case "UND_ERR_BODY_TIMEOUT":
    case "UND_ERR_HEADERS_TIMEOUT":
    case "UND_ERR_CONNECT_TIMEOUT":
      return "the server sent nothing for too long";
    case "ECONNREFUSED":
      return "nothing answers at this address";
    case "ENOTFOUND":
      return "there is no such host";
    case "UND_ERR_SOCKET":
    case "ECONNRESET":
    case "UND_ERR_ABORTED":
      return "the connection was cut before the document was complete";
    case "Z_BUF_ERROR":
      return "the compressed document is cut off";
    case "Z_DATA_ERROR":
      return "the compressed document is corrupt";
  }
  return message || (cause instanceof Error ? reasonOf(cause) : "unknown failure");
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
