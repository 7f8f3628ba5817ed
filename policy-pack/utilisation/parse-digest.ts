import type { Diagnostic, MeasuredWindow, Measurement, Path, Percentiles, ResourceUtilisation, UtilisationDigest } from "../../model";
import { type PlacedYaml, parsePlacedYaml } from "../../model/placed-yaml";
import { schemaProblems } from "../../model/schema-problems";
import { utilisationSchema } from "./digest-schema";

export type DigestOutcome =
  | { readonly status: "ok"; readonly digest: UtilisationDigest }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

interface Row extends MeasuredWindow {
  readonly size?: string;
  readonly metrics: Readonly<Record<string, Percentiles & Partial<MeasuredWindow>>>;
}
interface Content {
  readonly source?: string;
  readonly resources: Readonly<Record<string, Row>>;
}

/** Reads a utilisation digest, YAML or JSON. Everything that is wrong is returned at once, with line and column. */
export function parseDigest(text: string, file: string): DigestOutcome {
  const placed = parsePlaced(text, file);
  if (!("content" in placed)) return { status: "failed", diagnostics: placed };
  const problems = schemaProblems(placed, utilisationSchema, (keyword) =>
    keyword === "pattern" ? "write a date as 2026-07-31" : undefined,
  );
  if (problems.length > 0) return { status: "failed", diagnostics: problems };
  const { source, resources } = placed.content as Content;
  const diagnostics = Object.entries(resources).flatMap(([key, row]) => rowProblems(key, row, placed));
  if (diagnostics.length > 0) return { status: "failed", diagnostics };
  return {
    status: "ok",
    digest: {
      ...(source === undefined ? {} : { source }),
      resources: new Map(Object.entries(resources).map(([key, row]) => [key, resourceOf(key, row)])),
    },
  };
}

/** A digest that a program wrote is large JSON, which its own parser reads a hundred times faster; places are found where one is asked for. */
function parsePlaced(text: string, file: string): PlacedYaml | readonly Diagnostic[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return parsePlacedYaml(text, file);
  }
  let yaml: PlacedYaml | readonly Diagnostic[] | undefined;
  return {
    content,
    placeOf(path, at) {
      yaml ??= parsePlacedYaml(text, file);
      return "content" in yaml ? yaml.placeOf(path, at) : { file };
    },
  };
}

function resourceOf(resource: string, { size, metrics, ...row }: Row): ResourceUtilisation {
  const { from, to, coverageFraction, samplePeriodSeconds } = row;
  const window = { from, to, coverageFraction, samplePeriodSeconds };
  const measured = Object.fromEntries(
    Object.entries(metrics).map(([metric, own]): [string, Measurement] => [metric, { ...window, ...own }]),
  );
  return { resource, ...(size === undefined ? {} : { size }), metrics: measured };
}

function rowProblems(key: string, row: Row, yaml: PlacedYaml): readonly Diagnostic[] {
  const at = (path: Path, message: string): Diagnostic => ({
    severity: "error",
    message,
    place: yaml.placeOf(["resources", key, ...path]),
  });
  const problems: Diagnostic[] = [];
  const windows: (readonly [Path, Pick<MeasuredWindow, "from" | "to">])[] = [[[], row]];
  for (const [metric, { from = row.from, to = row.to }] of Object.entries(row.metrics))
    if (from !== row.from || to !== row.to) windows.push([["metrics", metric], { from, to }]);
  for (const [path, { from, to }] of windows) {
    const wrong = [from, to].find((day) => !isDay(day));
    if (wrong !== undefined) problems.push(at(path, `"${wrong}" is no day of the calendar`));
    else if (from >= to) problems.push(at(path, `the window from ${from} to ${to} holds no day; "to" is the day after the last one`));
  }
  for (const [metric, measured] of Object.entries(row.metrics)) {
    const { p50, p90, p95, p99, p995 = p99, max, mean = 0 } = measured;
    if (p50 > p90 || p90 > p95 || p95 > p99 || p99 > p995 || p995 > max) {
      const rising = [p50, p90, p95, p99, p995, max];
      const fall = rising.findIndex((value, index) => index > 0 && value < (rising[index - 1] as number));
      problems.push(at(["metrics", metric], `its percentiles fall from ${rising[fall - 1]} to ${rising[fall]}: they must rise`));
    }
    if (mean > max) problems.push(at(["metrics", metric], `its mean ${mean} is above its max ${max}`));
  }
  return problems;
}

/** A digest has few days and many windows. */
const days = new Map<string, boolean>();

function isDay(text: string): boolean {
  const known = days.get(text);
  if (known !== undefined) return known;
  const date = new Date(`${text}T00:00:00Z`);
  const answer = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  days.set(text, answer);
  return answer;
}
