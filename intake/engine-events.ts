import type { Diagnostic } from "../model";
import { isRecord, parseJson } from "./json-text";
import { configOf, programFailure } from "./preview-json";
import type { IntakeOutcome } from "./stack-reading";
import { readSteps, type Step } from "./steps";

/**
 * Reads a stream of engine events, one JSON object a line: `pulumi preview --json` with
 * PULUMI_ENABLE_STREAMING_JSON_PREVIEW, `pulumi up --json`, or an event log. Lines that are no objects (what else was
 * printed) are passed over; an object that is cut off is an error.
 */
export function readEngineEvents(text: string, file: string): IntakeOutcome {
  const steps: Step[] = [];
  const errors: string[] = [];
  let config: Readonly<Record<string, string>> = {};
  let summary: Readonly<Record<string, unknown>> | undefined;
  let blockedByPolicy = false;
  for (const [index, line] of text.split("\n").entries()) {
    if (!line.startsWith("{")) continue;
    const parsed = parseJson(line, file, index + 1);
    if (parsed.status === "failed") return { status: "failed", diagnostics: [parsed.diagnostic] };
    const event = parsed.value as Readonly<Record<string, unknown>>;
    if (isRecord(event.preludeEvent)) config = configOf(event.preludeEvent.config);
    if (isRecord(event.summaryEvent)) summary = event.summaryEvent;
    if (isRecord(event.policyEvent) && event.policyEvent.enforcementLevel === "mandatory") blockedByPolicy = true;
    if (isRecord(event.diagnosticEvent) && event.diagnosticEvent.severity === "error" && event.diagnosticEvent.ephemeral !== true)
      errors.push(String(event.diagnosticEvent.message ?? ""));
    const metadata = isRecord(event.resourcePreEvent) ? event.resourcePreEvent.metadata : undefined;
    if (isRecord(metadata) && typeof metadata.op === "string" && typeof metadata.urn === "string") {
      steps.push({
        op: metadata.op,
        urn: metadata.urn,
        old: isRecord(metadata.old) ? metadata.old : undefined,
        new: isRecord(metadata.new) ? metadata.new : undefined,
        provider: metadata.provider,
      });
    }
  }
  if (summary === undefined) {
    const diagnostic: Diagnostic = {
      severity: "error",
      message: "the stream ends before its summary: the operation did not finish, or the file is cut off",
      place: { file },
      hint: "keep every line that `pulumi preview --json` prints",
    };
    return { status: "failed", diagnostics: [diagnostic, ...errors.map((message) => programFailure(message, file))] };
  }
  // A mandatory policy fails a preview too, but only once every resource has been seen.
  if (summary.result === "failed" && !blockedByPolicy) {
    const messages = errors.length > 0 ? errors : ["it does not say why"];
    return { status: "failed", diagnostics: messages.map((message) => programFailure(message, file)) };
  }
  return readSteps(steps, {
    kind: "events",
    file,
    config,
    isWhole: true,
    knowsDependencies: false,
    warnings: [],
  });
}
