import type { PlanFormat } from "./place-report";

/** The report itself, by schema/placement.schema.json. */
export const json: PlanFormat = {
  id: "json",
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
