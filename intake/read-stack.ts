import type { Diagnostic } from "../model";
import { readEngineEvents } from "./engine-events";
import { isRecord, parseJson } from "./json-text";
import { readPreviewJson } from "./preview-json";
import type { IntakeOutcome } from "./stack-reading";
import { readStackState } from "./stack-state";

const accepted = "what is read: `pulumi preview --json`, its event stream, and `pulumi stack export`";

/** Reads a stack from a file's text, whatever of the known forms it has. `file` is named in diagnostics. */
export function readStack(text: string, file: string): IntakeOutcome {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (body.trim() === "") return failed(file, "it is empty", accepted);
  if (hasEvents(body)) return readEngineEvents(body, file);
  const parsed = parseJson(body, file);
  if (parsed.status === "failed") return { status: "failed", diagnostics: [parsed.diagnostic] };
  const document = parsed.value;
  if (!isRecord(document)) return failed(file, `it holds ${Array.isArray(document) ? "a list" : typeof document}, not a stack`, accepted);
  if ("deployment" in document || "checkpoint" in document) return readStackState(document, file);
  if ("resourcePlans" in document)
    return failed(file, "it is an update plan (`--save-plan`), which leaves out what it does not change", accepted);
  if ("steps" in document || "changeSummary" in document) return readPreviewJson(document, file);
  return failed(file, `it holds none of "steps", "deployment" and engine events`, accepted);
}

/** The first object of a stream is an event of its own, on one line. */
function hasEvents(text: string): boolean {
  const first = text.split("\n", 50).find((line) => line.startsWith("{"));
  return first !== undefined && /^\{\s*"sequence"\s*:/.test(first);
}

function failed(file: string, message: string, hint: string): IntakeOutcome {
  const diagnostic: Diagnostic = { severity: "error", message, place: { file }, hint };
  return { status: "failed", diagnostics: [diagnostic] };
}
