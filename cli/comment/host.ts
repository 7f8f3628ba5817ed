/** Where pull requests are discussed. */
export interface CommentHost {
  readonly id: string;
  readonly title: string;
  /** Longest comment in characters, with its source in the file. */
  readonly maxCharacters: number;
  /** What the environment of a CI job says; undefined where it is another host's job. */
  fromEnvironment(environment: Environment): HostTarget | undefined;
  /** Comments of the pull request, whoever wrote them. Throws `HostFailure`. */
  list(target: HostTarget, send: Send): Promise<readonly HostComment[]>;
  create(target: HostTarget, body: string, send: Send): Promise<string>;
  update(target: HostTarget, comment: HostComment, body: string, send: Send): Promise<string>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface HostTarget {
  /** Address of the host's API, without a slash at its end. */
  readonly api: string;
  /** Repository or project, as the host's API names it in a path. */
  readonly repository: string;
  /** Number of the pull or merge request; undefined where the job belongs to none. */
  readonly pullRequest: string | undefined;
  /** Undefined for a job without secrets, such as a fork's. */
  readonly token: string | undefined;
}

export interface HostComment {
  readonly id: string;
  /** Of hosts that keep comments in threads. */
  readonly thread?: string;
  readonly body: string;
}

export interface HostAnswer {
  readonly json: unknown;
  header(name: string): string | undefined;
}

/** Sends one request to the host. Throws `HostFailure` for every answer but success. */
export type Send = (
  method: "GET" | "POST" | "PATCH" | "PUT",
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: object,
) => Promise<HostAnswer>;

/** The host said no, or nothing. */
export class HostFailure extends Error {
  constructor(
    message: string,
    /** HTTP status; undefined where there was no answer. */
    readonly status: number | undefined,
  ) {
    super(message);
    this.name = "HostFailure";
  }
}

/** A comment is known again by this line at its top, which no reader sees. */
export function markerOf(name: string): string {
  return `<!-- costwright:${name} -->`;
}

export const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((one): one is Readonly<Record<string, unknown>> => one !== null && typeof one === "object") : [];
