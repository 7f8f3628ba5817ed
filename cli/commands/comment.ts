import { appendFileSync } from "node:fs";
import { didYouMean } from "../../model";
import { optionError } from "../assess";
import { commentHosts } from "../comment";
import { fitBody } from "../comment/fit-body";
import { type CommentHost, HostFailure, type HostTarget, markerOf } from "../comment/host";
import { type SendOptions, sender } from "../comment/send";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { readInputFile } from "../input-file";

export interface CommentCommandOptions {
  readonly host?: string;
  readonly pullRequest?: string;
  readonly name: string;
}

/**
 * `costwright comment REPORT.md`: writes the report under the pull request that a CI job belongs to, or renews the
 * comment that an earlier run wrote. A job that may not write (a fork's has no token) is told so and passes: the check
 * is the verdict, not the comment.
 */
export async function runComment(file: string, options: CommentCommandOptions, sending: SendOptions = {}): Promise<ExitCode> {
  if (!/^[a-z0-9-]{1,40}$/i.test(options.name)) throw optionError(`--name ${options.name}: letters, digits and hyphens, at most 40`);
  const report = readInputFile(file, "comment");
  const { host, target } = findHost(options);
  const at = { ...target, pullRequest: options.pullRequest ?? target.pullRequest };
  if (at.pullRequest === undefined) return leaveOut(report, "this job belongs to no pull request");
  if (!/^\d+$/.test(at.pullRequest)) throw optionError(`--pull-request ${at.pullRequest}: not a number`);
  if (at.token === undefined) return leaveOut(report, `there is no token that may write to ${host.title}`);
  try {
    console.error(visible(await upsert(host, at, options.name, report, sending)));
    return exitCode.clean;
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    // A fork's token can read and not write.
    if (error.status === 401 || error.status === 403) return leaveOut(report, error.message);
    throw optionError(`the comment was not written: ${error.message}`);
  }
}

async function upsert(host: CommentHost, target: HostTarget, name: string, report: string, sending: SendOptions): Promise<string> {
  const send = sender(sending);
  const marker = markerOf(name);
  const body = fitBody(`${marker}\n${report}`, host.maxCharacters);
  const own = (await host.list(target, send)).find((comment) => comment.body.startsWith(marker));
  if (own === undefined) return `comment written: ${await host.create(target, body, send)}`;
  if (own.body.trimEnd() === body.trimEnd()) return "comment unchanged";
  return `comment renewed: ${await host.update(target, own, body, send)}`;
}

function findHost({ host: id }: CommentCommandOptions): { readonly host: CommentHost; readonly target: HostTarget } {
  const ids = commentHosts.map((host) => host.id);
  if (id !== undefined && !ids.includes(id))
    throw optionError(`--host ${id}: no such host`, didYouMean(id, ids) ?? `one of ${ids.join(", ")}`);
  for (const host of commentHosts) {
    const target = id === undefined || id === host.id ? host.fromEnvironment(process.env) : undefined;
    if (target !== undefined) return { host, target };
  }
  throw optionError(
    "this is no job of GitHub Actions, GitLab CI or Azure Pipelines: their variables are not set",
    "to see the report, write it with --out report.md",
  );
}

/** Where no comment can be written, a job of GitHub still shows its summary. */
function leaveOut(report: string, why: string): ExitCode {
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary !== undefined && summary !== "") appendFileSync(summary, report);
  console.error(visible(`no comment: ${why}${summary ? "; the report is in the job's summary" : ""}`));
  return exitCode.clean;
}
