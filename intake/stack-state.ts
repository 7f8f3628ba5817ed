import type { Diagnostic } from "../model";
import { isRecord } from "./json-text";
import { declaredFromState, ProviderInputs, type ResourceState, stackOfUrn } from "./resource-state";
import type { IntakeOutcome } from "./stack-reading";

/**
 * Reads a state: what `pulumi stack export` prints (`{ version, deployment }`), or the file that a self-managed
 * backend keeps (`{ version, checkpoint: { latest } }`). Resources that are only waiting to be deleted after a
 * replacement are left out.
 */
export function readStackState(document: Readonly<Record<string, unknown>>, file: string): IntakeOutcome {
  const failed = (message: string, hint?: string): IntakeOutcome => {
    const diagnostic: Diagnostic = { severity: "error", message, place: { file }, ...(hint === undefined ? {} : { hint }) };
    return { status: "failed", diagnostics: [diagnostic] };
  };
  const checkpoint = isRecord(document.checkpoint) ? document.checkpoint : undefined;
  const deployment = isRecord(document.deployment) ? document.deployment : checkpoint?.latest;
  if (!isRecord(deployment)) return failed("it holds no deployment", "a stack that was never deployed has an empty state");
  if (typeof document.version === "number" && document.version < 3)
    return failed(`its version is ${document.version}: 3 or later is needed`, "export it again with a current Pulumi");
  const states = (Array.isArray(deployment.resources) ? deployment.resources : []).filter(isRecord) as readonly ResourceState[];
  const standing = states.filter((state) => state.delete !== true && state.pendingReplacement !== true);
  const names = states.map(({ urn }) => (typeof urn === "string" ? stackOfUrn(urn) : undefined)).find((one) => one !== undefined);
  if (names === undefined) return failed("it tells of no resource", "an empty stack has nothing to price");
  const providers = new ProviderInputs(states);
  const pending = Array.isArray(deployment.pending_operations) ? deployment.pending_operations.length : 0;
  return {
    status: "read",
    stack: {
      kind: "state",
      context: { ...names, config: {} },
      after: standing.flatMap((state) => declaredFromState(state, providers, state.provider) ?? []),
      operations: new Map(),
      isWhole: true,
      knowsDependencies: true,
      warnings: pending === 0 ? [] : [`${file} has ${pending} unfinished operations: what they were to make may stand, and is not in it`],
    },
  };
}
