/**
 * What the program registered, resource by resource. A stack policy sees outputs only: of a component nothing but what
 * it registered as outputs, and of a resource that is merely read (`Bucket.get`) the same as of a managed one. The
 * engine analyses every registered resource, component or not, before it analyses the stack, and never one that is
 * read; so the inputs are noted then.
 */
export interface RegisteredInputs {
  note(urn: string, inputs: () => Record<string, unknown>): void;
  of(urn: string): Readonly<Record<string, unknown>> | undefined;
  readonly any: boolean;
}

export function registeredInputs(): RegisteredInputs {
  const byUrn = new Map<string, Record<string, unknown>>();
  return {
    note(urn, inputs) {
      if (!byUrn.has(urn)) byUrn.set(urn, inputs());
    },
    of: (urn) => byUrn.get(urn),
    get any() {
      return byUrn.size > 0;
    },
  };
}
