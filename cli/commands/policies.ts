import { rules } from "../../policy-pack/registry";
import { type ExitCode, exitCode } from "../exit-code";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

/** `costwright policies`: what the pack looks for, and how each rule can be configured. */
export function runPolicies(options: { readonly format: string }): ExitCode {
  const data = rules.map(({ id, title, group, level, severity, why, remedy, config }) => ({
    id,
    title,
    group,
    level,
    severity,
    why,
    remedy,
    config,
  }));
  writeData(options.format, { rules: data }, () =>
    alignColumns(
      [["rule", "level", "severity", "finds"], ...data.map(({ id, level, severity, title }) => [id, level, severity, title])],
      ["left", "left", "left", "left"],
    ),
  );
  return exitCode.clean;
}
