import type { Report } from "../../model";
import { plural } from "../format-number";

/** The last line: what came out, in words that a pull request can show. */
export function verdictLine({ verdict, coverage }: Report): string {
  switch (verdict.status) {
    case "fail": {
      const others = verdict.otherPacks?.mandatory ?? 0;
      const own = verdict.mandatory > 0 || others === 0 ? [plural(verdict.mandatory, "mandatory rule is", "mandatory rules are")] : [];
      const packs =
        others > 0 ? [`${plural(others, "mandatory policy", "mandatory policies")} of other packs ${others === 1 ? "is" : "are"}`] : [];
      return `FAIL: ${[...own, ...packs].join(" and ")} broken`;
    }
    case "unjudged":
      return "UNJUDGED: --strict is set and not everything could be judged";
    case "pass": {
      const advisory = verdict.advisory + (verdict.otherPacks?.advisory ?? 0);
      const advice = advisory === 0 ? "no findings" : plural(advisory, "advisory finding");
      return `PASS: no mandatory rule is broken, ${advice}${coverage.unknown > 0 ? `, ${plural(coverage.unknown, "cost")} unknown` : ""}`;
    }
  }
}
