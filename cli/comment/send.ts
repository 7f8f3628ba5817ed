import pRetry, { AbortError } from "p-retry";
import { HostFailure, type Send } from "./host";

const TIMEOUT_MS = 30_000;
const LONGEST_WAIT_MS = 60_000;

export interface SendOptions {
  readonly retries?: number;
  /** First pause before another attempt, in milliseconds. */
  readonly pauseMs?: number;
}

/** Sends with retries: after 429, 5xx and broken connections, and no sooner than the host asks for. */
export function sender({ retries = 4, pauseMs = 1_000 }: SendOptions = {}): Send {
  return (method, url, headers, body) => {
    const attempt = async () => {
      let response: Response;
      try {
        response = await fetch(url, {
          method,
          headers: { "user-agent": "costwright", ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
          // A token is for this host alone.
          redirect: "error",
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      } catch (error) {
        throw new HostFailure(`${hostOf(url)} does not answer: ${causeOf(error)}`, undefined);
      }
      const text = await response.text();
      if (response.ok)
        return {
          json: text === "" ? null : (JSON.parse(text) as unknown),
          header: (name: string) => response.headers.get(name) ?? undefined,
        };
      const failure = new HostFailure(`${hostOf(url)} answers ${response.status}${reasonOf(text)}`, response.status);
      if (response.status !== 429 && response.status < 500) throw new AbortError(failure);
      const waitMs = Number(response.headers.get("retry-after") ?? 0) * 1000;
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(waitMs, LONGEST_WAIT_MS)));
      throw failure;
    };
    // What was created by a request whose answer got lost would be created twice.
    return pRetry(attempt, {
      retries: method === "POST" ? Math.min(retries, 1) : retries,
      minTimeout: pauseMs,
      maxTimeout: LONGEST_WAIT_MS,
    });
  };
}

const hostOf = (url: string) => new URL(url).host;

function causeOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: { readonly message?: string }; readonly message?: string };
  return cause?.message ?? message ?? String(error);
}

/** The host's own word, where it gives one. */
function reasonOf(text: string): string {
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === "string" ? `: ${message.slice(0, 200)}` : "";
  } catch {
    return "";
  }
}
