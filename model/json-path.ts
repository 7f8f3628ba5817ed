/** Keys and list positions that lead to a value: `["workloads", "web", "regions", 0]`. */
export type Path = readonly (string | number)[];

/** A JSON pointer (RFC 6901) as a path; digits are a position only where a list stands there. */
export function pathOfPointer(pointer: string, root: unknown): Path {
  let value: unknown = root;
  return pointer
    .split("/")
    .slice(1)
    .map((part) => {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}
