import { askingForTls, type ComplianceName, type ComplianceSubject, clauseOf, demandOf, type PlaceSet } from "../model";
import type { OfKind } from "./kinds/kind-args";
import { loadBalancerOf } from "./load-balancer";
import type { Path, Problem } from "./problem";
import type { PlainWorkload } from "./workload-need";

/** What a portfolio and a workload of it are under together, sorted. */
export function complianceOf(
  portfolio: readonly ComplianceName[] = [],
  workload: readonly ComplianceName[] = [],
): readonly ComplianceName[] {
  return [...new Set([...portfolio, ...workload])].sort();
}

/** Where the profiles allow data to lie: a set for each, so that a conflict names the rule that forbids a place. */
export function placesOfProfiles(names: readonly ComplianceName[]): readonly PlaceSet[] {
  return demandOf(names).profiles.flatMap(({ name, jurisdictions }) =>
    jurisdictions.length === 0
      ? []
      : [{ name: `${name}, ${clauseOf(name, "jurisdiction")?.clause}`, providers: [], regions: [], jurisdictions }],
  );
}

/** Arguments with what the profiles ask filled in where nothing else is said. */
export function underProfiles<Args extends PlainWorkload | OfKind>(args: Args, names: readonly ComplianceName[]): Args {
  const { customerKeys, backupDays, backupElsewhere } = demandOf(names);
  const stores = "backup" in args || (args.kind !== undefined && args.kind !== "service");
  if (!stores) return args.customerKey === undefined && customerKeys ? { ...args, customerKey: true } : args;
  const kind = args as Args & Extract<OfKind, { readonly kind: "database" }>;
  const hasBackup = kind.kind === "database" || (kind.kind as string) === "file-store";
  const backup = hasBackup
    ? {
        backup: {
          ...kind.backup,
          ...(kind.backup?.retentionDays === undefined && backupDays > 0 ? { retentionDays: Math.max(backupDays, DEFAULT_DAYS) } : {}),
          ...(kind.backup?.otherRegion === undefined && backupElsewhere ? { otherRegion: true } : {}),
        },
      }
    : {};
  const copies = (kind.kind as string) === "object-store" && backupElsewhere ? { otherRegion: true } : {};
  return { ...copies, ...args, ...backup, ...(kind.customerKey === undefined && customerKeys ? { customerKey: true } : {}) };
}

/** Longer than most profiles ask, and the default anyway. */
const DEFAULT_DAYS = 7;

/** What is declared against what a profile asks: refused, never silently changed. `tags` are those of the portfolio. */
export function complianceProblems(
  args: PlainWorkload | OfKind,
  names: readonly ComplianceName[],
  tags: Readonly<Record<string, unknown>> | undefined,
  path: Path,
): Problem[] {
  const { profiles, customerKeys, backupDays, backupElsewhere, tags: asked } = demandOf(names);
  const problems: Problem[] = [];
  const say = (fields: Path, message: string, subject: ComplianceSubject, hint: string, by = profiles) => {
    const because = by.filter(({ name }) => clauseOf(name, subject) !== undefined).map(({ name }) => textOf(name, subject));
    problems.push({ path: [...path, ...fields], message: `${message}, but ${because.join(" and ")}`, hint });
  };
  const { loadBalancer, customerKey, backup, otherRegion } = args as PlainWorkload & AnyStore;
  const balancer = loadBalancerOf(loadBalancer);
  const { internal = false } = balancer ?? {};
  const forTls = askingForTls(names, internal);
  if (balancer !== undefined && balancer.protocol !== "https" && forTls.length > 0) {
    const http = `speaks http${internal ? " in its private network" : ""}`;
    const by = profiles.filter(({ name }) => forTls.includes(name));
    say(["loadBalancer"], http, "encryption-in-transit", "give it protocol: https and a certificate", by);
  }
  if (customerKey === false && customerKeys) say(["customerKey"], "is false", "customer-keys", "leave it out");
  const days = backup?.retentionDays;
  if (days !== undefined && days < backupDays)
    say(["backup", "retentionDays"], `is ${days}`, "backup", `declare at least ${backupDays}, or leave it out`);
  if (backup?.otherRegion === false && backupElsewhere) say(["backup", "otherRegion"], "is false", "backup-elsewhere", "leave it out");
  if (otherRegion === false && backupElsewhere) say(["otherRegion"], "is false", "backup-elsewhere", "leave it out");
  const given = { ...tags, ...(args as AnyStore).tags };
  const missing = asked.filter((tag) => !Object.hasOwn(given, tag));
  const askers = profiles.filter(({ tags: own }) => own.some((tag) => missing.includes(tag)));
  if (missing.length > 0) say(["tags"], `has no ${missing.join(", ")}`, "tags", "add it here, or to the tags of the portfolio", askers);
  return problems;
}

interface AnyStore {
  readonly tags?: Readonly<Record<string, unknown>>;
  readonly customerKey?: boolean;
  readonly backup?: { readonly retentionDays?: number; readonly otherRegion?: boolean };
  readonly otherRegion?: boolean;
}

/** `gdpr (Art. 32(1)(a)) asks for encryption where the risk calls for it` */
function textOf(name: ComplianceName, subject: ComplianceSubject): string {
  const clause = clauseOf(name, subject);
  return clause === undefined ? name : `${name} (${clause.clause}) asks ${clause.asks}`;
}
