import type { DeclaredResource } from "../../model";
import type { Fields } from "../../pricing/translation";
import { declaredPath } from "./back-translation";
import { isJudgedResource, type JudgedResource } from "./in-judged-words";

/**
 * The remedy with what the program calls the properties that a finding names: rules speak in the words of the type that
 * a resource of a sister package is priced as.
 */
export function namedAsDeclared(resource: DeclaredResource | undefined, message: string, remedy: string): string {
  if (resource === undefined || !isJudgedResource(resource)) return remedy;
  const named = pathsOf(resource.words.fields, [])
    .concat(leavesOf(resource.plainInputs, []))
    .filter((path, index, all) => all.findIndex((one) => one.join(".") === path.join(".")) === index)
    .filter((path) => mentions(`${message} ${remedy}`, path.join(".")));
  const notes = named
    // `sku.name` names `sku` too: the longest says most.
    .filter((path) => !named.some((other) => other.length > path.length && path.every((step, index) => other[index] === step)))
    .map((path) => noteOn(resource, path))
    .filter((note) => note !== undefined);
  return notes.length === 0 ? remedy : `${remedy} ${resource.declaredType} is judged as ${resource.type}: ${notes.join(", ")}.`;
}

function noteOn(resource: JudgedResource, path: readonly (string | number)[]): string | undefined {
  const name = path.join(".");
  const instead = resource.words.instead[name];
  if (instead !== undefined) return `for ${name} ${instead}`;
  const own = declaredPath(resource, path)?.join(".");
  if (own === name) return undefined;
  return own === undefined ? `${name} is a property of the latter` : `${name} is ${own} here`;
}

type Path = readonly (string | number)[];

function pathsOf(fields: Fields<Record<string, unknown>>, path: readonly string[]): readonly Path[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    typeof field === "function" ? [[...path, name]] : pathsOf(field, [...path, name]),
  );
}

function leavesOf(value: unknown, path: Path): readonly Path[] {
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
    return path.length === 0 ? [] : [path];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** A plain word (`type`, `size`) is a property's name only where the text says what to set it to, or to set it. */
function mentions(text: string, name: string): boolean {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  if (/[A-Z.]/.test(name)) return new RegExp(`(?<![\\w.])${word}(?![\\w]|\\.\\w)`).test(text);
  return new RegExp(`\\b(?:[Ss]et|[Ll]ower|in|,|and) ${word}(?= (?:to\\b|from\\b|\\d)|[,.:]|$)`).test(text);
}
