import type { Milp } from "./solver";

/** Distance from a whole number, and from a row's bound relative to its size, that counts as rounding. */
const TOLERANCE = 1e-6;

/**
 * Everything wrong with a model. Engines take a missing or NaN cost for free and ignore a term that names nothing,
 * so no model reaches one unchecked.
 */
export function checkMilp(model: Milp): readonly string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  const named = (kind: string, name: unknown) => {
    if (typeof name !== "string" || name === "") problems.push(`${kind} without a name`);
    else if (names.has(`${kind} ${name}`)) problems.push(`${kind} "${name}" twice`);
    else names.add(`${kind} ${name}`);
  };
  if (!Number.isFinite(model.offset)) problems.push(`offset ${model.offset}`);
  for (const column of model.columns) {
    named("column", column.name);
    if (!Number.isFinite(column.cost)) problems.push(`column "${column.name}": cost ${column.cost}`);
    if (typeof column.integer !== "boolean") problems.push(`column "${column.name}": integrality ${String(column.integer)}`);
    if (!(column.upper >= 0)) problems.push(`column "${column.name}": upper bound ${column.upper}`);
  }
  for (const row of model.rows) {
    named("row", row.name);
    if (!(row.lower <= row.upper) || row.lower === Number.POSITIVE_INFINITY || row.upper === Number.NEGATIVE_INFINITY) {
      problems.push(`row "${row.name}": bounds ${row.lower} and ${row.upper}`);
    }
    if (row.columns.length !== row.values.length)
      problems.push(`row "${row.name}": ${row.columns.length} columns, ${row.values.length} values`);
    const seen = new Set<number>();
    for (const [term, column] of row.columns.entries()) {
      if (model.columns[column] === undefined) problems.push(`row "${row.name}": column ${column} does not exist`);
      if (seen.has(column)) problems.push(`row "${row.name}": column ${column} twice`);
      seen.add(column);
      const value = row.values[term];
      if (value === undefined || !Number.isFinite(value)) problems.push(`row "${row.name}": coefficient ${value} of column ${column}`);
    }
  }
  return problems;
}

/** Throws on a malformed model. */
export function requireSound(model: Milp): void {
  const problems = checkMilp(model);
  if (problems.length > 0)
    throw new Error(`malformed model: ${problems.slice(0, 5).join("; ")}${problems.length > 5 ? ` and ${problems.length - 5} more` : ""}`);
}

/**
 * The answer of an engine, believed only after every bound, every row and integrality were checked here. Integer
 * columns come back as whole numbers; continuous ones as they are. A string says what is wrong.
 */
export function acceptPoint(
  model: Milp,
  raw: ArrayLike<number>,
): { readonly values: readonly number[]; readonly objective: number } | string {
  if (raw.length !== model.columns.length) return `${raw.length} values for ${model.columns.length} columns`;
  const values: number[] = [];
  let objective = model.offset;
  for (const [index, column] of model.columns.entries()) {
    const value = raw[index] ?? Number.NaN;
    if (!Number.isFinite(value)) return `column "${column.name}" is ${value}`;
    const whole = column.integer ? Math.round(value) : Math.max(0, Math.min(column.upper, value));
    if (Math.abs(whole - value) > TOLERANCE * Math.max(1, Math.abs(value)) * (column.integer ? 10 : 1)) {
      return `column "${column.name}" is ${value}, ${column.integer ? "not whole" : `outside 0 to ${column.upper}`}`;
    }
    if (whole < 0 || whole > column.upper) return `column "${column.name}" is ${value}, outside 0 to ${column.upper}`;
    values.push(whole);
    objective += whole * column.cost;
  }
  for (const row of model.rows) {
    let sum = 0;
    let size = 1;
    for (const [term, column] of row.columns.entries()) {
      const part = (row.values[term] ?? Number.NaN) * (values[column] ?? Number.NaN);
      sum += part;
      size = Math.max(size, Math.abs(part));
    }
    const slack = TOLERANCE * 10 * size;
    if (!(sum >= row.lower - slack && sum <= row.upper + slack)) return `row "${row.name}" is ${sum}, outside ${row.lower} to ${row.upper}`;
  }
  return { values, objective };
}
