import type { DeclaredResource, Diagnostic, Operation } from "../model";
import { declaredFromState, ProviderInputs, type ResourceState, stackOfUrn } from "./resource-state";
import type { IntakeOutcome, StackReading } from "./stack-reading";

/** A step of an operation: what it does to one resource. */
export interface Step {
  /** Pulumi's own word: `create`, `create-replacement`, ... */
  readonly op: string;
  readonly urn: string;
  readonly old: ResourceState | undefined;
  readonly new: ResourceState | undefined;
  /** Reference of the provider that performs it. */
  readonly provider: unknown;
}

const operationOfStep: Readonly<Record<string, Operation>> = {
  same: "same",
  create: "create",
  update: "update",
  delete: "delete",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  "discard-replaced": "replace",
  "remove-pending-replace": "replace",
  read: "read",
  "read-replacement": "read",
  discard: "delete",
  import: "import",
  "import-replacement": "replace",
  refresh: "refresh",
};

/** What is known of a resource, over all its steps. */
interface Gathered {
  operation: Operation;
  before?: { readonly state: ResourceState; readonly provider: unknown };
  after?: { readonly state: ResourceState; readonly provider: unknown };
}

/** Steps put together: what stands before and after, and what happens in between. */
export function readSteps(
  steps: readonly Step[],
  about: Pick<StackReading, "kind" | "isWhole" | "knowsDependencies" | "warnings"> & {
    readonly file: string;
    readonly config: Readonly<Record<string, string>>;
  },
): IntakeOutcome {
  const { file, config, ...rest } = about;
  const failed = (message: string, hint: string): IntakeOutcome => ({
    status: "failed",
    diagnostics: [{ severity: "error", message, place: { file }, hint } satisfies Diagnostic],
  });
  const byUrn = new Map<string, Gathered>();
  for (const step of steps) {
    const operation = operationOfStep[step.op];
    if (operation === undefined) return failed(`unknown operation "${step.op}" of ${step.urn}`, "this file may come from a newer Pulumi");
    const known = byUrn.get(step.urn);
    const gathered: Gathered = known ?? { operation };
    // A replacement comes in several steps, and the deletion of a replaced resource has the URN of what replaces it.
    if (known !== undefined && gathered.operation !== operation) gathered.operation = merged(gathered.operation, operation);
    if (step.old !== undefined) gathered.before ??= { state: step.old, provider: step.provider };
    if (step.new !== undefined && operation !== "delete") gathered.after = { state: step.new, provider: step.provider };
    byUrn.set(step.urn, gathered);
  }
  const names = [...byUrn.keys()].map(stackOfUrn).find((one) => one !== undefined);
  if (names === undefined) return failed("it tells of no resource", "an empty stack has nothing to price");
  const all = [...byUrn.values()];
  const providers = new ProviderInputs(
    all.flatMap(({ before, after }) => [before, after].flatMap((side) => (side === undefined ? [] : [side.state]))),
  );
  const declared = (side: "before" | "after") =>
    all.flatMap((one): DeclaredResource | readonly [] => {
      const state = one[side];
      // Each state says itself whether it is only read: what an operation reads may be managed on its other side.
      return (state && declaredFromState(state.state, providers, state.provider === "" ? undefined : state.provider)) ?? [];
    });
  return {
    status: "read",
    stack: {
      ...rest,
      context: { ...names, config },
      after: declared("after"),
      before: declared("before"),
      operations: new Map([...byUrn].map(([urn, { operation }]) => [urn, operation])),
    },
  };
}

function merged(one: Operation, other: Operation): Operation {
  if (one === "replace" || other === "replace") return "replace";
  // Deleted and made again under the same name.
  if ((one === "delete" && other === "create") || (one === "create" && other === "delete")) return "replace";
  return other === "same" ? one : other;
}
