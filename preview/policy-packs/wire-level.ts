import { EnforcementLevel, PolicySeverity } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Level, Severity } from "../../model";

const levelByWire: Readonly<Record<EnforcementLevel, Level>> = {
  [EnforcementLevel.ADVISORY]: "advisory",
  [EnforcementLevel.MANDATORY]: "mandatory",
  [EnforcementLevel.DISABLED]: "disabled",
  [EnforcementLevel.REMEDIATE]: "remediate",
};

export function levelOfWire(level: EnforcementLevel): Level {
  return levelByWire[level];
}

export function wireOfLevel(level: Level): EnforcementLevel {
  switch (level) {
    case "advisory":
      return EnforcementLevel.ADVISORY;
    case "mandatory":
      return EnforcementLevel.MANDATORY;
    case "disabled":
      return EnforcementLevel.DISABLED;
    case "remediate":
      return EnforcementLevel.REMEDIATE;
  }
}

/** Undefined where a policy states none. */
export function severityOfWire(severity: PolicySeverity): Severity | undefined {
  switch (severity) {
    case PolicySeverity.POLICY_SEVERITY_LOW:
      return "low";
    case PolicySeverity.POLICY_SEVERITY_MEDIUM:
      return "medium";
    case PolicySeverity.POLICY_SEVERITY_HIGH:
      return "high";
    case PolicySeverity.POLICY_SEVERITY_CRITICAL:
      return "critical";
    default:
      return undefined;
  }
}
