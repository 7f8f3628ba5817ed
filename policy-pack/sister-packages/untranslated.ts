/**
 * Thrown where a rule reads an input that is not put into its words, or suggests one that the package does not have:
 * nothing can be concluded, so the rule says nothing of the resource.
 */
export class UntranslatedInput extends Error {
  constructor(
    readonly declaredType: string,
    readonly path: string,
  ) {
    super(`${path} is not known of ${declaredType}`);
    this.name = "UntranslatedInput";
  }
}
