import type { Diagnostic } from "../model";
import { isRecord } from "./json-text";
import type { IntakeOutcome } from "./stack-reading";
import { readSteps, type Step } from "./steps";

/** Reads what `pulumi preview --json` prints: one object with its steps (`PreviewDigest` of Pulumi's display package). */
export function readPreviewJson(digest: Readonly<Record<string, unknown>>, file: string): IntakeOutcome {
  const errors = diagnosticsOf(digest).filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { status: "failed", diagnostics: errors.map(({ message }) => programFailure(message, file)) };
  const steps = Array.isArray(digest.steps) ? digest.steps : [];
  const read: Step[] = [];
  for (const [index, step] of steps.entries()) {
    if (!isRecord(step) || typeof step.op !== "string" || typeof step.urn !== "string") {
      const diagnostic: Diagnostic = { severity: "error", message: `step ${index + 1} has no "op" and "urn"`, place: { file } };
      return { status: "failed", diagnostics: [diagnostic] };
    }
    read.push({
      op: step.op,
      urn: step.urn,
      old: isRecord(step.oldState) ? step.oldState : undefined,
      new: isRecord(step.newState) ? step.newState : undefined,
      provider: step.provider,
    });
  }
  // Steps that change nothing are shown with --show-sames only, except that of the stack itself.
  const same = isRecord(digest.changeSummary) && typeof digest.changeSummary.same === "number" ? digest.changeSummary.same : 0;
  const isWhole = read.filter(({ op }) => op === "same").length >= same;
  return readSteps(read, {
    kind: "preview",
    file,
    config: configOf(digest.config),
    isWhole,
    knowsDependencies: true,
    warnings: isWhole
      ? []
      : [
          `${file} leaves out what does not change: only the change is priced. Make it with \`pulumi preview --json --show-sames\` for the whole`,
        ],
  });
}

export function configOf(config: unknown): Readonly<Record<string, string>> {
  if (!isRecord(config)) return {};
  return Object.fromEntries(Object.entries(config).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** A preview that failed shows a part of the stack: pricing it would call the missing rest free. */
export function programFailure(message: string, file: string): Diagnostic {
  const text = message.trim().split("\n").slice(0, 8).join("\n");
  return { severity: "error", message: `the preview that it holds failed: ${text}`, place: { file }, hint: "make the preview pass first" };
}

function diagnosticsOf(digest: Readonly<Record<string, unknown>>): readonly { readonly severity: string; readonly message: string }[] {
  const list = Array.isArray(digest.diagnostics) ? digest.diagnostics : [];
  return list.filter(isRecord).map(({ severity, message }) => ({ severity: String(severity), message: String(message ?? "") }));
}
