import type { PriceBook } from "../catalog";

/**
 * Arm twins of the classes of managed services, by the letter of the family: the engine is the vendor's own build, so
 * that only the machine below it changes. Newest last; none of a generation older than the one replaced.
 */
const twins: Readonly<Record<string, readonly string[]>> = {
  c4: ["c6g", "c7g"],
  c5: ["c6g", "c7g"],
  m4: ["m6g", "m7g"],
  m5: ["m6g", "m7g"],
  m6i: ["m6g", "m7g"],
  r4: ["r6g", "r7g"],
  r5: ["r6g", "r7g"],
  r6i: ["r6g", "r7g"],
  t2: ["t4g"],
  t3: ["t4g"],
};

/** `db.m5.large` -> `db.m6g.large`, `db.m7g.large`: same vCPUs, no less memory. */
export function armTwins(book: PriceBook, instanceClass: string): readonly string[] {
  const match = /^((?:db|cache)\.)?([a-z]\d[a-z]*)\.(\w+)(\.search|\.elasticsearch)?$/.exec(instanceClass);
  if (match === null) return [];
  const [, prefix = "", family = "", step = "", suffix = ""] = match;
  const size = book.size("aws", `${family}.${step}`);
  if (size === undefined) return [];
  return (twins[family] ?? [])
    .filter((twin) => {
      const other = book.size("aws", `${twin}.${step}`);
      return other !== undefined && other.vcpus >= size.vcpus && other.memoryGib >= size.memoryGib;
    })
    .map((twin) => `${prefix}${twin}.${step}${suffix}`);
}

/**
 * The version of a Redis OSS or Valkey cache, as far as its inputs say: its own, or that of the parameter group's
 * family (`default.redis3.2.cluster.on`), which fits no other version. Undefined: the newest.
 */
export function cacheVersion(props: Readonly<Record<string, unknown>>): string | undefined {
  const { engineVersion, parameterGroupName } = props;
  if (typeof engineVersion === "string") return engineVersion.replace(/\.x$/, "");
  return typeof parameterGroupName === "string" ? /(?:redis|valkey|memcached)(\d+(?:\.\d+)*)/.exec(parameterGroupName)?.[1] : undefined;
}

/** `8.0.28` against a least version; a version that names fewer parts stands for its newest. */
export function isAtLeast(version: string, least: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, wanted] of least.split(".").map(Number).entries()) {
    const part = parts[index];
    if (part === undefined || part > wanted) return true;
    if (!(part >= wanted)) return false;
  }
  return true;
}
