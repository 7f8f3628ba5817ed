import type { EnforcementLevel as Level, Severity } from "@pulumi/policy";
import {
  AnalyzeDiagnostic,
  AnalyzeResponse,
  AnalyzerInfo,
  ConfigureAnalyzerRequest,
  EnforcementLevel,
  PolicyConfigSchema,
  PolicyInfo,
  PolicySeverity,
  PolicyType,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { ServedPolicy } from "./policy";

/** A pack as the engine lists it. */
export interface PackAbout {
  readonly name: string;
  readonly version: string;
  readonly displayName: string;
  readonly description: string;
  readonly tags: readonly string[];
}

/** What the engine set for a policy. */
export interface PolicySetting {
  readonly level: Level;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Violation {
  readonly policy: ServedPolicy;
  readonly message: string;
  readonly urn?: string;
  readonly level: Level;
}

const wireLevels: Readonly<Record<Level, EnforcementLevel>> = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  disabled: EnforcementLevel.DISABLED,
  remediate: EnforcementLevel.REMEDIATE,
};
const wireSeverities: Readonly<Record<Severity, PolicySeverity>> = {
  low: PolicySeverity.POLICY_SEVERITY_LOW,
  medium: PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: PolicySeverity.POLICY_SEVERITY_CRITICAL,
};

function wireSeverity({ severity }: ServedPolicy): PolicySeverity {
  return severity === undefined ? PolicySeverity.POLICY_SEVERITY_UNSPECIFIED : wireSeverities[severity];
}

export function analyzerInfo(pack: PackAbout, policies: readonly ServedPolicy[]): Uint8Array {
  const info = new AnalyzerInfo();
  info.setName(pack.name);
  info.setVersion(pack.version);
  info.setDisplayname(pack.displayName);
  info.setDescription(pack.description);
  info.setTagsList([...pack.tags]);
  info.setSupportsconfig(true);
  info.setPoliciesList(policies.map(policyInfo));
  return info.serializeBinary();
}

function policyInfo(policy: ServedPolicy): PolicyInfo {
  const info = new PolicyInfo();
  info.setName(policy.name);
  info.setDisplayname(policy.displayName ?? "");
  info.setDescription(policy.description);
  info.setEnforcementlevel(wireLevels[policy.enforcementLevel ?? "advisory"]);
  // What can be repaired is repaired resource by resource; all else is judged with the whole stack.
  info.setPolicyType(policy.remediateResource === undefined ? PolicyType.POLICY_TYPE_STACK : PolicyType.POLICY_TYPE_RESOURCE);
  info.setSeverity(wireSeverity(policy));
  info.setTagsList(policy.tags ?? []);
  info.setRemediationSteps(policy.remediationSteps ?? "");
  if (policy.configSchema !== undefined) {
    const schema = new PolicyConfigSchema();
    schema.setProperties(Struct.fromJavaScript(policy.configSchema.properties as Record<string, JavaScriptValue>));
    info.setConfigschema(schema);
  }
  return info;
}

export function pluginInfo({ version }: PackAbout): Uint8Array {
  const info = new PluginInfo();
  info.setVersion(version);
  return info.serializeBinary();
}

/** Settings by policy of a `pulumirpc.ConfigureAnalyzerRequest`. */
export function readSettings(message: Buffer): ReadonlyMap<string, PolicySetting> {
  const levels = new Map(Object.entries(wireLevels).map(([level, wire]) => [wire, level as Level]));
  const settings = new Map<string, PolicySetting>();
  ConfigureAnalyzerRequest.deserializeBinary(message)
    .getPolicyconfigMap()
    .forEach((config, name) => {
      const level = levels.get(config.getEnforcementlevel()) ?? "advisory";
      settings.set(name, { level, properties: config.getProperties()?.toJavaScript() ?? {} });
    });
  return settings;
}

export function analyzeResponse(pack: PackAbout, violations: readonly Violation[]): Uint8Array {
  const response = new AnalyzeResponse();
  response.setDiagnosticsList(
    violations.map(({ policy, message, urn, level }) => {
      const diagnostic = new AnalyzeDiagnostic();
      diagnostic.setPolicyname(policy.name);
      diagnostic.setPolicypackname(pack.name);
      diagnostic.setPolicypackversion(pack.version);
      diagnostic.setDescription(policy.description);
      diagnostic.setMessage(message);
      diagnostic.setEnforcementlevel(wireLevels[level]);
      diagnostic.setUrn(urn ?? "");
      diagnostic.setSeverity(wireSeverity(policy));
      return diagnostic;
    }),
  );
  return response.serializeBinary();
}
