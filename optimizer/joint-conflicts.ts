/**
 * Which requirements of a portfolio exclude each other, and what would do. Constraints across workloads are taken away
 * one by one for as long as it stays impossible; what is left conflicts, and none of it can be left out. If giving up
 * where workloads may lie would make it possible, these rules take part, and are thinned out in the same way. Then for
 * each of them the portfolio is placed at least cost without it: what that placement takes is what would do.
 */
import { formatAmount, type PortfolioNeed, type WorkloadNeed } from "../model";
import type { Candidate } from "./candidates";
import { counted } from "./conflicts";
import { decide } from "./decide";
import { budgetText, type Limit, quotaText } from "./limits";
import type { Market } from "./market";
import { limitUse, type Problem, totalsOf } from "./problem";
import { carbonText, problemOf, spotText, teamBudgetText, zonesText } from "./problem-of";
import { jurisdictionOf } from "./relaxations";
import { decideMemo } from "./scan";

/** Most time for one placement on the way, in milliseconds. */
const MOST_DECIDE_MS = 2000;
const LISTED = 8;

interface Found {
  readonly problem: Problem;
  readonly chosen: readonly Candidate[];
  readonly usdPerMonth: number;
}

interface Constraint {
  readonly kind: string;
  readonly text: string;
  without(need: PortfolioNeed): PortfolioNeed;
  /** What would do, given a placement without the constraint: `raising the budget to 294.40 USD a month`. */
  enough(found: Found): string;
}

export function jointConflicts(market: Market, problem: Problem, deadlineMs: number): readonly string[] {
  const need = barely(problem.need);
  const decided = (one: PortfolioNeed): { readonly status: string; readonly found?: Found } => {
    const own = problemOf(market, one);
    const decision = decide(market, own, { deadlineMs: Math.min(deadlineMs, performance.now() + MOST_DECIDE_MS) }, decideMemo());
    if (decision.status !== "optimal" && decision.status !== "feasible") return { status: decision.status };
    return {
      status: decision.status,
      found: { problem: own, chosen: decision.chosen, usdPerMonth: totalsOf(own, decision.chosen).comparedMicro / 1e6 },
    };
  };
  const isImpossible = (one: PortfolioNeed) => decided(one).status === "infeasible";
  const isLate = () => performance.now() > deadlineMs;
  let wasCutOff = false;

  /** Takes constraints away for as long as it stays impossible. */
  const thinned = (from: PortfolioNeed, constraints: readonly Constraint[]) => {
    let current = from;
    let left = constraints;
    // Whole kinds first: a large portfolio has many groups, and most have no part in it.
    for (const kind of new Set(constraints.map((one) => one.kind))) {
      const own = left.filter((one) => one.kind === kind);
      if (own.length < 2 || isLate()) continue;
      const fewer = own.reduce((reduced, one) => one.without(reduced), current);
      if (!isImpossible(fewer)) continue;
      current = fewer;
      left = left.filter((one) => one.kind !== kind);
    }
    for (const constraint of [...left].reverse()) {
      if (isLate()) {
        wasCutOff = true;
        break;
      }
      const fewer = constraint.without(current);
      if (!isImpossible(fewer)) continue;
      current = fewer;
      left = left.filter((one) => one !== constraint);
    }
    return { current, left };
  };

  const joint = thinned(need, constraintsOf(need));
  const places = placeConstraints(need);
  const withoutPlaces = places.reduce((reduced, one) => one.without(reduced), joint.current);
  const placesMatter = places.length > 0 && !isLate() && !isImpossible(withoutPlaces);
  const conflicting = [...joint.left, ...(placesMatter ? thinned(joint.current, places).left : [])];
  if (conflicting.length === 0) return ["no placement meets the requirements, even without limits across workloads"];

  const shown = conflicting.slice(0, LISTED).map(({ text }) => text);
  const texts = conflicting.length > LISTED ? [...shown, `and ${conflicting.length - LISTED} more`] : shown;
  const conflict =
    texts.length === 1
      ? `no placement meets ${texts[0]} together with the workloads' own requirements`
      : `no placement meets all of these together${wasCutOff ? " (time was too short to tell which of them matter)" : ""}: ${texts.join("; ")}`;
  const ways: { readonly text: string; readonly usdPerMonth: number }[] = [];
  for (const constraint of conflicting) {
    if (isLate()) break;
    const { found } = decided(constraint.without(need));
    if (found === undefined) continue;
    const { usdPerMonth } = found;
    const then = constraint.kind === "budget" ? "" : `: a placement for ${formatAmount(usdPerMonth)} USD a month exists then`;
    ways.push({ text: `${constraint.enough(found)} would do${then}`, usdPerMonth });
  }
  if (ways.length === 0 && conflicting.length > 1 && !isLate())
    return [conflict, "to loosen one of them alone is not enough: others conflict too"];
  return [conflict, ...ways.sort((a, b) => a.usdPerMonth - b.usdPerMonth || (a.text < b.text ? -1 : 1)).map(({ text }) => text)];
}

/** Neither risk nor moves say what is possible; without them the cheapest placement is the one that counts. */
function barely({ concentration: _, securityRisks: __, ...need }: PortfolioNeed): PortfolioNeed {
  return { ...need, riskWeight: 0, workloads: need.workloads.map(({ moving: ___, ...workload }) => workload) };
}

/** What a placement takes of the limit with a name. */
function useOf({ problem, chosen }: Found, limit: Limit): number {
  return limitUse(limit, problem, chosen, totalsOf(problem, chosen));
}

const dollars = (micro: number) => `${formatAmount(Math.ceil(micro / 10_000 - 1e-6) / 100)} USD a month`;

const drop = <T>(items: readonly T[] | undefined, item: T): readonly T[] => (items ?? []).filter((one) => one !== item);

function constraintsOf(need: PortfolioNeed): readonly Constraint[] {
  const constraints: Constraint[] = [];
  const add = (constraint: Constraint) => constraints.push(constraint);
  const vcpusOn = ({ chosen }: Found, matches: (candidate: Candidate) => boolean) =>
    chosen.reduce((sum, candidate) => sum + (matches(candidate) ? candidate.vcpus : 0), 0);

  const { maxProviders, budgetUsdPerMonth, maxSpotFraction, maxCarbonKgPerMonth } = need;
  if (maxProviders !== undefined)
    add({
      kind: "maxProviders",
      text: `at most ${counted(maxProviders, "provider")}`,
      without: ({ maxProviders: _, ...from }) => from,
      enough: ({ chosen }) => `allowing ${counted(new Set(chosen.map(({ region }) => region.provider)).size, "provider")}`,
    });
  if (budgetUsdPerMonth !== undefined)
    add({
      kind: "budget",
      text: budgetText(budgetUsdPerMonth),
      without: ({ budgetUsdPerMonth: _, ...from }) => from,
      enough: ({ usdPerMonth }) => `raising the budget to ${dollars(usdPerMonth * 1e6)}`,
    });
  for (const budget of need.teamBudgets ?? []) {
    const text = teamBudgetText(budget.team, budget.usdPerMonth);
    add({
      kind: "teamBudgets",
      text,
      without: (from) => ({ ...from, teamBudgets: drop(from.teamBudgets, budget) }),
      enough(found) {
        const members = new Set(found.problem.workloads.filter((one) => one.need.team === budget.team).map(({ index }) => index));
        const limit: Limit = {
          kind: "team-budget",
          name: text,
          most: 0,
          members,
          coefficient: (_, candidate) => candidate.comparedMicro,
          countsFlows: true,
        };
        return `raising the budget of team ${budget.team} to ${dollars(useOf(found, limit))}`;
      },
    });
  }
  if (maxSpotFraction !== undefined)
    add({
      kind: "maxSpotFraction",
      text: spotText(maxSpotFraction),
      without: ({ maxSpotFraction: _, ...from }) => from,
      enough: ({ chosen }) => {
        const all = chosen.reduce((sum, { vcpus }) => sum + vcpus, 0);
        const spot = chosen.reduce((sum, { spotVcpus }) => sum + spotVcpus, 0);
        return `allowing ${Math.ceil((100 * spot) / Math.max(1, all))} % of all vCPUs on spot`;
      },
    });
  if (maxCarbonKgPerMonth !== undefined)
    add({
      kind: "maxCarbonKgPerMonth",
      text: carbonText(maxCarbonKgPerMonth),
      // Emissions stay known: only so can the text say how much would do.
      without: (from) => ({ ...from, maxCarbonKgPerMonth: Number.MAX_SAFE_INTEGER }),
      enough(found) {
        const limit = found.problem.limits.find(({ kind }) => kind === "carbon");
        const kg = limit === undefined ? Number.NaN : useOf(found, limit) / 1000;
        return `allowing ${(Math.ceil(kg * 10 - 1e-9) / 10).toLocaleString("en-US")} kg CO2e a month`;
      },
    });
  if (need.traffic.length > 0)
    add({
      kind: "traffic",
      text: "data transfer between workloads",
      without: (from) => ({ ...from, traffic: [] }),
      enough: () => "placing the workloads without the data between them",
    });
  const groups = [
    ["sameProvider", (names: string) => `the same provider for ${names}`],
    ["sameRegion", (names: string) => `the same region for ${names}`],
    ["differentProvider", (names: string) => `different providers for ${names}`],
    ["differentRegion", (names: string) => `different regions for ${names}`],
    ["differentZone", (names: string) => zonesText(names.split(", "))],
  ] as const;
  for (const [kind, textOf] of groups) {
    for (const group of need[kind] ?? []) {
      const text = textOf(group.join(", "));
      add({ kind, text, without: (from) => ({ ...from, [kind]: drop(from[kind], group) }), enough: () => `giving up ${text}` });
    }
  }
  for (const quota of need.quotas) {
    const scope = [quota.provider, quota.region, quota.family].filter((part) => part !== undefined).join(" ");
    add({
      kind: "quotas",
      text: quotaText(quota),
      without: (from) => ({ ...from, quotas: drop(from.quotas, quota) }),
      enough(found) {
        const used = vcpusOn(
          found,
          ({ region, size }) =>
            region.provider === quota.provider &&
            (quota.region ?? region.id) === region.id &&
            (quota.family ?? size.family) === size.family,
        );
        return `raising the quota on ${scope} to ${used.toLocaleString("en-US")} vCPUs`;
      },
    });
  }
  for (const { name, split, pinned } of need.workloads) {
    if (split !== undefined && split.providers > 1)
      add(ofWorkload("split", `${name} split over ${split.providers} providers`, name, ({ split: _, ...one }) => one));
    if (pinned !== undefined) add(ofWorkload("pinned", `the pinned choice of ${name}`, name, ({ pinned: _, ...one }) => one));
  }
  return constraints;
}

function ofWorkload(kind: string, text: string, name: string, change: (one: WorkloadNeed) => WorkloadNeed): Constraint {
  return {
    kind,
    text,
    without: (from) => ({ ...from, workloads: from.workloads.map((one) => (one.name === name ? change(one) : one)) }),
    enough: () => `giving up ${text}`,
  };
}

/** Rules on where workloads may lie; workloads with the same rule share a constraint. */
function placeConstraints(need: PortfolioNeed): readonly Constraint[] {
  const members = new Map<string, { readonly names: string[]; readonly rule: PlaceRule }>();
  for (const workload of need.workloads) {
    for (const rule of rulesOf(workload)) {
      const known = members.get(rule.text);
      if (known === undefined) members.set(rule.text, { names: [workload.name], rule });
      else known.names.push(workload.name);
    }
  }
  return [...members.values()].map(({ names, rule }): Constraint => {
    const own = new Set(names);
    const who = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
    return {
      kind: "place",
      text: `${rule.text} for ${who}`,
      without: (from) => ({ ...from, workloads: from.workloads.map((one) => (own.has(one.name) ? rule.without(one) : one)) }),
      enough({ problem, chosen }) {
        const taken = problem.workloads.flatMap(({ index, need: one }) => (own.has(one.name) ? [chosen[index] as Candidate] : []));
        const more = [...new Set(taken.map((candidate) => rule.nameOf(candidate)))].filter((place) => !rule.allowed.includes(place));
        return more.length === 0 ? `giving up ${rule.text} for ${who}` : `allowing ${more.sort().join(" and ")} for ${who}`;
      },
    };
  });
}

interface PlaceRule {
  readonly text: string;
  readonly allowed: readonly string[];
  without(need: WorkloadNeed): WorkloadNeed;
  nameOf(candidate: Candidate): string;
}

function rulesOf({ providers, regions, jurisdictions, within }: WorkloadNeed): readonly PlaceRule[] {
  const rules: PlaceRule[] = [];
  const lists = [
    ["provider", "providers", providers, ({ region }: Candidate) => region.provider as string],
    ["region", "regions", regions, ({ region }: Candidate) => region.id],
    [
      "jurisdiction",
      "jurisdictions",
      jurisdictions,
      ({ region }: Candidate) => nameIn(region.region.jurisdictions, jurisdictions) ?? jurisdictionOf(region.region),
    ],
  ] as const;
  for (const [what, field, allowed, nameOf] of lists) {
    if (allowed.length > 0)
      rules.push({ text: `${what} ${allowed.join(" or ")}`, allowed, without: (one) => ({ ...one, [field]: [] }), nameOf });
  }
  for (const { name } of within ?? [])
    rules.push({
      text: `within ${name}`,
      allowed: [],
      without: (one) => ({ ...one, within: one.within?.filter((set) => set.name !== name) ?? [] }),
      nameOf: ({ region }) => `${region.id} within ${name}`,
    });
  return rules;
}

function nameIn(of: readonly string[], allowed: readonly string[]): string | undefined {
  return allowed.find((one) => of.includes(one.toLowerCase()));
}
