import { extname } from "node:path";
import { commitmentsWithoutPool, type PriceBook } from "../../catalog";
import { didYouMean, InputError, type PortfolioNeed } from "../../model";
import { DEFAULT_TIME_LIMIT_MS, methodNames } from "../../optimizer";
import { parseWhatIf, type WhatIf } from "../../optimizer/explain";
import { parseAsOf } from "../as-of";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import type { BookChoice } from "../load-book";
import { pricesBeside, readNeeds } from "../needs-input";
import { writeWhole } from "../output";
import { packageVersion } from "../package-info";
import { planFormats } from "../report/plan";
import { buildPlaceReport } from "../report/plan/build-place-report";
import { frontierHtml } from "../report/plan/frontier-html";
import { frontierSvg } from "../report/plan/frontier-svg";
import type { PlaceReport } from "../report/plan/place-report";
import { terminalOptions } from "../terminal";

export interface PlaceCommandOptions extends BookChoice {
  readonly format: string;
  readonly contract?: string;
  readonly offers?: string;
  readonly asOf?: string;
  readonly timeLimit?: string;
  readonly solver?: string;
  /** True: every workload. */
  readonly explain?: true | readonly string[];
  readonly whatIf?: readonly string[];
  /** True: on stdout alone. */
  readonly frontier?: true | string;
}

/** `costwright place`: the plan for a needs file, and why it is as it is. */
export function runPlace(file: string, options: PlaceCommandOptions): ExitCode {
  const format = planFormats.find(({ id }) => id === options.format);
  if (format === undefined)
    throw wrongOption(
      "--format",
      `no format "${options.format}"`,
      options.format,
      planFormats.map(({ id }) => id),
    );
  if (options.solver !== undefined && !methodNames.includes(options.solver))
    throw wrongOption("--solver", `no solver "${options.solver}"`, options.solver, methodNames);
  const draw = drawingOf(options.frontier);
  const { book, contract, warnings } = pricesBeside(file, options, parseAsOf(options.asOf));
  const { need, timeLimitMs: declaredLimitMs } = readNeeds(file, book);
  const timeLimitMs = parseTimeLimit(options.timeLimit) ?? declaredLimitMs ?? DEFAULT_TIME_LIMIT_MS;
  const whatIfs = (options.whatIf ?? []).map((text) => readWhatIf(text, need, book));

  const report = buildPlaceReport({
    ...{ file, need, book, contract, whatIfs, timeLimitMs, version: packageVersion() },
    warnings: [...warnings, ...commitmentsWithoutPool(book)],
    ...(options.solver === undefined ? {} : { solver: options.solver }),
    ...(options.explain === undefined ? {} : { explained: explainedNames(options.explain, need) }),
    wantsFrontier: options.frontier !== undefined,
  });
  if (report.frontier !== null) draw?.(`Cost against risk: ${file}`, report.frontier);
  process.stdout.write(format.render(report, terminalOptions()));
  return report.plan.status === "infeasible" ? exitCode.mandatory : exitCode.clean;
}

function parseTimeLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= 3600) return Math.ceil(seconds * 1000);
  throw new InputError([{ severity: "error", message: `--time-limit ${visible(text)}: not a number of seconds above 0, at most 3,600` }]);
}

function explainedNames(asked: true | readonly string[], need: PortfolioNeed): readonly string[] {
  const known = need.workloads.map(({ name }) => name);
  if (asked === true) return known;
  const strange = asked.find((name) => !known.includes(name));
  if (strange === undefined) return asked;
  throw wrongOption("--explain", `there is no workload "${strange}"`, strange, known);
}

function readWhatIf(text: string, need: PortfolioNeed, book: PriceBook): WhatIf {
  const read = parseWhatIf(text, need, book);
  if ("apply" in read) return read;
  throw new InputError([{ severity: "error", message: visible(`--what-if "${text}": ${read.message}`), hint: visible(read.hint) }]);
}

/** Writes the chart to the file that was named; checked before anything is placed. */
function drawingOf(
  target: PlaceCommandOptions["frontier"],
): ((title: string, points: NonNullable<PlaceReport["frontier"]>) => void) | undefined {
  if (target === undefined || target === true) return undefined;
  const draw = { ".svg": frontierSvg, ".html": frontierHtml }[extname(target).toLowerCase()];
  if (draw !== undefined) return (title, points) => writeWhole(target, draw(title, points));
  const hint = "end it in .svg or .html; the needs file stands before the options";
  throw new InputError([
    { severity: "error", message: `--frontier ${visible(target)}: the kind of drawing cannot be told from the file's ending`, hint },
  ]);
}

function wrongOption(option: string, message: string, word: string, known: readonly string[]): InputError {
  const hint = didYouMean(word, known) ?? `there are ${known.join(", ")}`;
  return new InputError([{ severity: "error", message: visible(`${option}: ${message}`), hint: visible(hint) }]);
}
