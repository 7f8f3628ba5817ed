/** Reads a nested input; undefined where any step is missing. Works on guarded inputs, and then throws at an unknown. */
export function get(inputs: unknown, path: readonly (string | number)[]): unknown {
  let value = inputs;
  for (const step of path) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The top-level inputs to change so that the nested one has the value; everything around it is kept. */
export function changeAt(
  inputs: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  value: unknown,
): Record<string, unknown> {
  const [first, ...rest] = path;
  return first === undefined ? {} : { [first]: replaced(inputs[first], rest, value) };
}

function replaced(inside: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(inside)) return inside.map((item: unknown, index) => (index === first ? replaced(item, rest, value) : item));
  const record = inside !== null && typeof inside === "object" ? (inside as Record<string, unknown>) : {};
  return { ...record, [first]: replaced(record[first], rest, value) };
}

/** Several changes of nested inputs at once. */
export function changeAll(
  inputs: Readonly<Record<string, unknown>>,
  changes: readonly { readonly path: readonly (string | number)[]; readonly value: unknown }[],
): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const { path, value } of changes) Object.assign(changed, changeAt({ ...inputs, ...changed }, path, value));
  return changed;
}
