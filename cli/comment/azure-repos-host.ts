import { type CommentHost, type HostComment, type HostTarget, records } from "./host";

const VERSION = "api-version=7.1";

/** https://learn.microsoft.com/rest/api/azure/devops/git/pull-request-threads, version 7.1. */
export const azureReposHost: CommentHost = {
  id: "azure-repos",
  title: "Azure Repos",
  // https://learn.microsoft.com/azure/devops/organizations/settings/work/object-limits: 150,000 characters.
  maxCharacters: 150_000,
  fromEnvironment(environment) {
    const { TF_BUILD, SYSTEM_COLLECTIONURI, SYSTEM_TEAMPROJECT, BUILD_REPOSITORY_ID } = environment;
    if (TF_BUILD !== "True" || !SYSTEM_COLLECTIONURI || !SYSTEM_TEAMPROJECT || !BUILD_REPOSITORY_ID) return undefined;
    return {
      api: SYSTEM_COLLECTIONURI.replace(/\/+$/, ""),
      repository: `${encodeURIComponent(SYSTEM_TEAMPROJECT)}/_apis/git/repositories/${encodeURIComponent(BUILD_REPOSITORY_ID)}`,
      pullRequest: environment.SYSTEM_PULLREQUEST_PULLREQUESTID || undefined,
      token: environment.SYSTEM_ACCESSTOKEN || undefined,
    };
  },
  async list(target, send) {
    const { json } = await send("GET", `${threads(target)}?${VERSION}`, headers(target));
    const found = records((json as { readonly value?: unknown } | null)?.value);
    return found.flatMap(({ id: thread, comments }) =>
      records(comments).map(({ id, content }): HostComment => ({ id: String(id), thread: String(thread), body: String(content ?? "") })),
    );
  },
  async create(target, body, send) {
    // `closed`: a report is no question that holds the pull request up.
    const thread = { comments: [{ parentCommentId: 0, content: body, commentType: "text" }], status: "closed" };
    const { json } = await send("POST", `${threads(target)}?${VERSION}`, headers(target), thread);
    return `thread ${String((json as { readonly id?: unknown } | null)?.id ?? "")}`;
  },
  async update(target, { id, thread = "" }, body, send) {
    const url = `${threads(target)}/${encodeURIComponent(thread)}/comments/${encodeURIComponent(id)}?${VERSION}`;
    await send("PATCH", url, headers(target), { content: body });
    return `thread ${thread}`;
  },
};

const threads = ({ api, repository, pullRequest }: HostTarget) =>
  `${api}/${repository}/pullRequests/${encodeURIComponent(pullRequest ?? "")}/threads`;

const headers = ({ token }: HostTarget) => ({ accept: "application/json", authorization: `Bearer ${token}` });
