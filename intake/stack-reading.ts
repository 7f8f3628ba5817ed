import type { DeclaredResource, Diagnostic, Operation, StackContext } from "../model";

/** A stack as a file tells of it. */
export interface StackReading {
  /** `preview`: the JSON of `pulumi preview --json`; `events`: its stream, one event a line; `state`: `pulumi stack export`, or a backend's own file. */
  readonly kind: "preview" | "events" | "state";
  readonly context: StackContext;
  /** What stands once the operation is done; of a state, what stands. */
  readonly after: readonly DeclaredResource[];
  /** What stands before the operation; undefined for a state, which tells of no operation. */
  readonly before?: readonly DeclaredResource[];
  /** URN -> what happens to it. Empty for a state. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** False where the file leaves out what does not change, so that only the change is known and not the whole. */
  readonly isWhole: boolean;
  /** False where the file does not say which resource depends on which: nothing then follows from the absence of a dependant. */
  readonly knowsDependencies: boolean;
  /** What a reader should know about the file. */
  readonly warnings: readonly string[];
}

export type IntakeOutcome =
  | { readonly status: "read"; readonly stack: StackReading }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };
