import { plural } from "../../format-number";
import { explainSections } from "./explain-sections";
import { frontierSection } from "./frontier-section";
import type { PlaceReport } from "./place-report";
import { planSections } from "./plan-sections";
import { type Section, text } from "./section";
import { whatIfSection } from "./what-if-section";

/** Everything that a person is shown, in order. */
export function sectionsOf(report: PlaceReport): readonly Section[] {
  return [
    ...planSections(report),
    ...(report.explanation === null ? [] : explainSections(report.explanation, report.riskWeight)),
    ...whatIfSection(report.whatIf),
    ...(report.frontier === null ? [] : [frontierSection(report.frontier)]),
    ...skipped(report),
    ...warnings(report),
  ];
}

export function allWarnings({ warnings: own, plan }: PlaceReport): readonly string[] {
  return [...own, ...plan.warnings];
}

function skipped({ runs }: PlaceReport): readonly Section[] {
  if (runs.skipped.length === 0) return [];
  const summary = `the time for ${plural(runs.done, "run")} of at most ${runs.timeLimitMs / 1000} s was used up; raise --time-limit to see`;
  return [{ title: "SKIPPED", summary, blocks: [text(...runs.skipped)] }];
}

function warnings(report: PlaceReport): readonly Section[] {
  const all = allWarnings(report);
  return all.length === 0 ? [] : [{ title: "WARNINGS", summary: "", blocks: [text(...all)] }];
}

/** The last line: what came out. */
export function outcomeLine({ plan }: PlaceReport): string {
  switch (plan.status) {
    case "optimal":
      return `PLACED: ${plural(plan.placements.length, "placement")}, proven to be the best`;
    case "feasible":
      return `PLACED: ${plural(plan.placements.length, "placement")}, not proven to be the best`;
    case "infeasible":
      return "INFEASIBLE: no placement meets what is declared";
  }
}
