import { BrokenDocument } from "./json-members";

/** A token is renewed this long before it ends, so that no request begins with a dying one. */
const RENEW_BEFORE_MS = 60_000;

/**
 * Keeps one access token for as long as it lives. Tokens and what they are made from stay in memory: nothing of them is
 * written, logged or put into an address.
 */
export class AccessToken {
  private current: Promise<{ readonly token: string; readonly endsMs: number }> | undefined;

  constructor(
    private readonly ask: () => Promise<unknown>,
    private readonly endpoint: string,
    private readonly nowMs: () => number = Date.now,
  ) {}

  async header(): Promise<Readonly<Record<string, string>>> {
    const known = await this.current?.catch(() => undefined);
    if (known === undefined || known.endsMs - RENEW_BEFORE_MS <= this.nowMs()) this.current = this.fetch();
    const { token } = await (this.current as NonNullable<typeof this.current>);
    return { authorization: `Bearer ${token}` };
  }

  private async fetch() {
    const answer = (await this.ask()) as { readonly access_token?: unknown; readonly expires_in?: unknown } | null;
    const token = answer?.access_token;
    if (typeof token !== "string" || token === "") throw new BrokenDocument(`${this.endpoint}: the answer has no "access_token"`);
    return { token, endsMs: this.nowMs() + Number(answer?.expires_in ?? 0) * 1000 };
  }
}

/** What an OAuth endpoint says of a refusal: its code and its own words, neither of which holds a secret. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export function explainOauth(_: number, text: string): string | undefined {
  try {
    const { error, error_description: description } = JSON.parse(text) as { error?: unknown; error_description?: unknown };
    const words = [error, description].filter((part): part is string => typeof part === "string").map((part) => part.split(/[\r\n]/, 1)[0]);
    return words.length === 0 ? undefined : words.join(": ");
  } catch {
    return undefined;
  }
}
