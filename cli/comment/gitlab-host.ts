import { type CommentHost, type HostTarget, records } from "./host";

/** https://docs.gitlab.com/api/notes/#merge-requests, API v4. */
export const gitlabHost: CommentHost = {
  id: "gitlab",
  title: "GitLab",
  // https://docs.gitlab.com/administration/instance_limits/#size-of-comments-and-descriptions
  maxCharacters: 1_000_000,
  fromEnvironment(environment) {
    if (environment.GITLAB_CI !== "true" || !environment.CI_PROJECT_ID) return undefined;
    return {
      api: (environment.CI_API_V4_URL ?? "https://gitlab.com/api/v4").replace(/\/+$/, ""),
      repository: environment.CI_PROJECT_ID,
      pullRequest: environment.CI_MERGE_REQUEST_IID || undefined,
      // A job's own token may not write notes: https://docs.gitlab.com/ci/jobs/ci_job_token/.
      token: environment.GITLAB_TOKEN || undefined,
    };
  },
  async list(target, send) {
    const comments: { id: string; body: string }[] = [];
    for (let page = "1"; page !== ""; ) {
      const { json, header } = await send("GET", `${notes(target)}?per_page=100&page=${encodeURIComponent(page)}`, headers(target));
      comments.push(...records(json).map(({ id, body }) => ({ id: String(id), body: String(body ?? "") })));
      page = header("x-next-page") ?? "";
    }
    return comments;
  },
  async create(target, body, send) {
    const { json } = await send("POST", notes(target), headers(target), { body });
    return noteOf(json);
  },
  async update(target, comment, body, send) {
    const { json } = await send("PUT", `${notes(target)}/${encodeURIComponent(comment.id)}`, headers(target), { body });
    return noteOf(json);
  },
};

const notes = ({ api, repository, pullRequest }: HostTarget) =>
  `${api}/projects/${encodeURIComponent(repository)}/merge_requests/${encodeURIComponent(pullRequest ?? "")}/notes`;

const headers = ({ token }: HostTarget) => ({ accept: "application/json", "private-token": token ?? "" });

const noteOf = (json: unknown) => `note ${String((json as { readonly id?: unknown } | null)?.id ?? "")}`;
