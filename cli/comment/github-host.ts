import { readFileSync } from "node:fs";
import { type CommentHost, type Environment, type HostTarget, records } from "./host";

/** https://docs.github.com/rest/issues/comments, API version 2022-11-28. */
export const githubHost: CommentHost = {
  id: "github",
  title: "GitHub",
  // Longer bodies are refused with "body is too long (maximum is 65536 characters)".
  maxCharacters: 65_536,
  fromEnvironment(environment) {
    if (environment.GITHUB_ACTIONS !== "true" || !environment.GITHUB_REPOSITORY) return undefined;
    return {
      api: (environment.GITHUB_API_URL ?? "https://api.github.com").replace(/\/+$/, ""),
      repository: environment.GITHUB_REPOSITORY,
      pullRequest: pullRequestOf(environment),
      token: environment.GITHUB_TOKEN || undefined,
    };
  },
  async list(target, send) {
    const comments: { id: string; body: string }[] = [];
    for (let page = 1; ; page++) {
      const { json } = await send("GET", `${issue(target)}/comments?per_page=${PAGE}&page=${page}`, headers(target));
      const found = records(json);
      comments.push(...found.map(({ id, body }) => ({ id: String(id), body: String(body ?? "") })));
      if (found.length < PAGE) return comments;
    }
  },
  async create(target, body, send) {
    const { json } = await send("POST", `${issue(target)}/comments`, headers(target), { body });
    return addressOf(json);
  },
  async update(target, comment, body, send) {
    const url = `${target.api}/repos/${target.repository}/issues/comments/${encodeURIComponent(comment.id)}`;
    const { json } = await send("PATCH", url, headers(target), { body });
    return addressOf(json);
  },
};

const PAGE = 100;

const issue = ({ api, repository, pullRequest }: HostTarget) =>
  `${api}/repos/${repository}/issues/${encodeURIComponent(pullRequest ?? "")}`;

const headers = ({ token }: HostTarget) => ({
  accept: "application/vnd.github+json",
  authorization: `Bearer ${token}`,
  "x-github-api-version": "2022-11-28",
});

const addressOf = (json: unknown) => String((json as { readonly html_url?: unknown } | null)?.html_url ?? "");

/** `refs/pull/17/merge`, or the number in the event of the job. */
function pullRequestOf({ GITHUB_REF, GITHUB_EVENT_PATH }: Environment): string | undefined {
  const fromRef = /^refs\/pull\/(\d+)\//.exec(GITHUB_REF ?? "")?.[1];
  if (fromRef !== undefined || GITHUB_EVENT_PATH === undefined) return fromRef;
  try {
    const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8")) as { readonly pull_request?: { readonly number?: number } };
    const number = event.pull_request?.number;
    return number === undefined ? undefined : String(number);
  } catch {
    return undefined;
  }
}
