import type { Report } from "../../model";
import { plural } from "../format-number";

/** The last line: what came out, in words that a pull request can show. */
export function verdictLine({ verdict, coverage }: Report): string {
  switch (verdict.status) {
    case "fail":
      return `FAIL: ${plural(verdict.mandatory, "mandatory rule is", "mandatory rules are")} broken`;
    case "unjudged":
      return "UNJUDGED: --strict is set and not everything could be judged";
    case "pass": {
      const advice = verdict.advisory === 0 ? "no findings" : plural(verdict.advisory, "advisory finding");
      return `PASS: no mandatory rule is broken, ${advice}${coverage.unknown > 0 ? `, ${plural(coverage.unknown, "cost")} unknown` : ""}`;
    }
  }
}
