import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fitBody } from "../../../cli/comment/fit-body";
import { runCli } from "../../support/cli";

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Record<string, unknown> | undefined;
}

type Answer = { readonly status?: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> };

let folder: string;
let server: Server | undefined;
let calls: Call[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-comment-"));
  calls = [];
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  const closing = server;
  server = undefined;
  closing?.closeAllConnections();
  await new Promise<void>((resolve) => (closing === undefined ? resolve() : closing.close(() => resolve())));
});

/** A host on the loopback interface that answers in the documented forms. */
async function serve(answer: (call: Call) => Answer): Promise<string> {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const body = text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>);
    const call = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
    calls.push(call);
    const { status = 200, json = null, headers = {} } = answer(call);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(json));
  };
  const opened = createServer((request, response) => void handle(request, response));
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
}

const none = {
  GITHUB_ACTIONS: "",
  GITHUB_TOKEN: "",
  GITHUB_STEP_SUMMARY: "",
  GITHUB_EVENT_PATH: "",
  GITLAB_CI: "",
  GITLAB_TOKEN: "",
  TF_BUILD: "",
  SYSTEM_ACCESSTOKEN: "",
};

const environments = {
  github: (api: string) => ({
    ...none,
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: api,
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_REF: "refs/pull/17/merge",
    GITHUB_TOKEN: "t0ken",
  }),
  gitlab: (api: string) => ({
    ...none,
    GITLAB_CI: "true",
    CI_API_V4_URL: `${api}/api/v4`,
    CI_PROJECT_ID: "42",
    CI_MERGE_REQUEST_IID: "17",
    GITLAB_TOKEN: "t0ken",
  }),
  "azure-repos": (api: string) => ({
    ...none,
    TF_BUILD: "True",
    SYSTEM_COLLECTIONURI: `${api}/acme/`,
    SYSTEM_TEAMPROJECT: "My Shop",
    BUILD_REPOSITORY_ID: "r-1",
    SYSTEM_PULLREQUEST_PULLREQUESTID: "17",
    SYSTEM_ACCESSTOKEN: "t0ken",
  }),
};

async function comment(env: NodeJS.ProcessEnv, report = "## PASS\n", ...args: string[]) {
  const file = join(folder, "report.md");
  writeFileSync(file, report);
  return runCli(["comment", file, ...args], { env });
}

const said = ({ method, path, body }: Call) => [method, path, body];
const MARKED = "<!-- costwright:report -->\n## PASS\n";
const OLD = "<!-- costwright:report -->\n## FAIL\n";
const others = Array.from({ length: 100 }, (_, id) => ({ id, body: "looks good" }));

describe("GitHub", () => {
  const pages =
    (own: readonly object[]) =>
    (call: Call): Answer => {
      if (call.method !== "GET") return { json: { html_url: "https://github.example/acme/shop/pull/17#issuecomment-1" } };
      return { json: call.path.endsWith("page=1") ? others : own };
    };

  test("the first report is a new comment, after every page was looked at", async () => {
    const api = await serve(pages([]));
    const { exitCode, stderr } = await comment(environments.github(api));
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("comment written: https://github.example")]);
    expect(calls.map(said)).toEqual([
      ["GET", "/repos/acme/shop/issues/17/comments?per_page=100&page=1", undefined],
      ["GET", "/repos/acme/shop/issues/17/comments?per_page=100&page=2", undefined],
      ["POST", "/repos/acme/shop/issues/17/comments", { body: MARKED }],
    ]);
    expect(calls[0]?.headers).toMatchObject({ authorization: "Bearer t0ken", accept: "application/vnd.github+json" });
  });

  test("the next one renews it; the same one leaves it alone; another name is another comment", async () => {
    const api = await serve(pages([{ id: 1234, body: OLD }]));
    await comment(environments.github(api));
    expect(calls.map(said).at(-1)).toEqual(["PATCH", "/repos/acme/shop/issues/comments/1234", { body: MARKED }]);
    calls = [];
    await comment(environments.github(api), "## FAIL\n");
    expect(calls.map(({ method }) => method)).toEqual(["GET", "GET"]);
    await comment(environments.github(api), "## PASS\n", "--name", "prod");
    expect(calls.at(-1)).toMatchObject({ method: "POST", body: { body: "<!-- costwright:prod -->\n## PASS\n" } });
  });

  test("a busy host is asked again, after as long as it says", async () => {
    let failures = 1;
    const answer = pages([]);
    const api = await serve((call) =>
      failures-- > 0 ? { status: 503, headers: { "retry-after": "1" }, json: { message: "busy" } } : answer(call),
    );
    expect((await comment(environments.github(api))).exitCode).toBe(0);
    expect(calls.map(({ method }) => method)).toEqual(["GET", "GET", "GET", "POST"]);
  });

  test("a fork's job has no token, or one that may not write: the report goes to the summary and the job passes", async () => {
    const summary = join(folder, "summary.md");
    const api = await serve(() => ({ status: 403, json: { message: "Resource not accessible by integration" } }));
    const refused = await comment({ ...environments.github(api), GITHUB_STEP_SUMMARY: summary });
    expect([refused.exitCode, refused.stderr]).toEqual([0, expect.stringContaining("Resource not accessible by integration")]);
    expect(readFileSync(summary, "utf8")).toBe("## PASS\n");
    calls = [];
    const without = await comment({ ...environments.github(api), GITHUB_TOKEN: "" });
    expect([without.exitCode, without.stderr, calls]).toEqual([0, expect.stringContaining("no token that may write to GitHub"), []]);
  });

  test("the number comes from the event where the ref has none; a push has no pull request", async () => {
    const api = await serve(pages([]));
    const event = join(folder, "event.json");
    writeFileSync(event, JSON.stringify({ pull_request: { number: 23 } }));
    await comment({ ...environments.github(api), GITHUB_REF: "refs/heads/x", GITHUB_EVENT_PATH: event });
    expect(calls[0]?.path).toContain("/issues/23/");
    writeFileSync(event, "{}");
    const push = await comment({ ...environments.github(api), GITHUB_REF: "refs/heads/x", GITHUB_EVENT_PATH: event });
    expect([push.exitCode, push.stderr]).toEqual([0, expect.stringContaining("belongs to no pull request")]);
  });

  test("a host that is not there, or says something else, is an error", async () => {
    const api = await serve(() => ({ status: 404, json: { message: "Not Found" } }));
    const gone = await comment(environments.github(api));
    expect([gone.exitCode, gone.stderr]).toEqual([2, expect.stringMatching(/not written: 127\.0\.0\.1:\d+ answers 404: Not Found/)]);
  });
});

test("GitLab: notes of the merge request, over its pages", async () => {
  const api = await serve(({ method, path }) => {
    if (method !== "GET") return { json: { id: 7 } };
    return path.endsWith("page=1")
      ? { json: others, headers: { "x-next-page": "2" } }
      : { json: [{ id: 7, body: OLD }], headers: { "x-next-page": "" } };
  });
  const { exitCode } = await comment(environments.gitlab(api));
  expect(exitCode).toBe(0);
  expect(calls.map(said)).toEqual([
    ["GET", "/api/v4/projects/42/merge_requests/17/notes?per_page=100&page=1", undefined],
    ["GET", "/api/v4/projects/42/merge_requests/17/notes?per_page=100&page=2", undefined],
    ["PUT", "/api/v4/projects/42/merge_requests/17/notes/7", { body: MARKED }],
  ]);
  expect(calls[0]?.headers["private-token"]).toBe("t0ken");
});

test("Azure Repos: a closed thread of the pull request, whose comment is renewed", async () => {
  let threads: object[] = [];
  const api = await serve(({ method }) => ({ json: method === "GET" ? { value: threads, count: threads.length } : { id: 5 } }));
  const path = "/acme/My%20Shop/_apis/git/repositories/r-1/pullRequests/17/threads";
  await comment(environments["azure-repos"](api));
  expect(calls.map(said).at(-1)).toEqual([
    "POST",
    `${path}?api-version=7.1`,
    { comments: [{ parentCommentId: 0, content: MARKED, commentType: "text" }], status: "closed" },
  ]);
  threads = [{ id: 5, comments: [{ id: 1, content: OLD }] }];
  await comment(environments["azure-repos"](api));
  expect(calls.map(said).at(-1)).toEqual(["PATCH", `${path}/5/comments/1?api-version=7.1`, { content: MARKED }]);
});

test("outside of a CI job the command says what it needs", async () => {
  const { exitCode, stderr } = await comment(none);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining("no job of GitHub Actions, GitLab CI or Azure Pipelines")]);
  const wrong = await comment(none, "x", "--host", "gitub");
  expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean "github"?')]);
});

describe("a body that a host would refuse", () => {
  const rows = Array.from({ length: 5000 }, (_, row) => `| row ${row} |`);
  const body = ["## FAIL", "<details><summary>Costs</summary>", "", ...rows, "", "</details>", "", "- last warning"].join("\n");

  test("is cut in the middle with a note, verdict and warnings kept, blocks closed", () => {
    const cut = fitBody(body, 20_000);
    expect(cut.length).toBeLessThanOrEqual(20_000);
    expect(cut.length).toBeGreaterThan(18_000);
    expect(cut.startsWith("## FAIL\n")).toBe(true);
    expect(cut.endsWith("- last warning")).toBe(true);
    expect(cut.match(/<details/g)?.length).toBe(cut.match(/<\/details>/g)?.length);
    const left = Number(/_(\d+) lines are left out/.exec(cut)?.[1]);
    const kept = rows.filter((row) => cut.split("\n").includes(row)).length;
    expect(left).toBe(rows.length - kept);
  });

  test("that fits is left alone", () => {
    expect(fitBody(body, body.length)).toBe(body);
  });
});
