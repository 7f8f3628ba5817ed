import * as pulumi from "@pulumi/pulumi";
import { type Diagnostic, formatDiagnostic } from "../model";

/**
 * Ends the program with what is wrong with a component's arguments. A `RunError` is shown by Pulumi as its message
 * alone, without a stack trace; the fields of an `InputPropertiesError` beside it make it an input property error where
 * the component runs in a component provider host.
 */
export class ArgumentsError extends pulumi.RunError {
  /** The mark by which Pulumi's provider host recognises input property errors. */
  readonly __pulumiInputPropertiesError = true;
  readonly errors: readonly { readonly propertyPath: string; readonly reason: string }[];

  constructor(
    title: string,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super([title, ...diagnostics.map((diagnostic) => `  ${formatDiagnostic(diagnostic)}`)].join("\n"));
    this.name = "ArgumentsError";
    this.errors = diagnostics.map((diagnostic) => ({
      propertyPath: diagnostic.message.split(" ", 1)[0] ?? "",
      reason: formatDiagnostic(diagnostic),
    }));
  }
}
