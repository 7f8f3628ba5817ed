/** The constraints across workloads, each with how it is taken away and what of it would do. */
import type { OfferCapacity } from "../catalog";
import { formatAmount, type PortfolioNeed, type WorkloadNeed } from "../model";
import type { Candidate } from "./candidates";
import { counted } from "./conflicts";
import type { Constraint, Found } from "./constraint";
import { budgetText, capacityText, capacityUse, type Limit, quotaText } from "./limits";
import { limitUse, totalsOf } from "./problem";
import { carbonText, spotText, teamBudgetText, zonesText } from "./problem-of";

/** What a placement takes of the limit with a name. */
function useOf({ problem, chosen }: Found, limit: Limit): number {
  return limitUse(limit, problem, chosen, totalsOf(problem, chosen));
}

const dollars = (micro: number) => `${formatAmount(Math.ceil(micro / 10_000 - 1e-6) / 100)} USD a month`;

const drop = <T>(items: readonly T[] | undefined, item: T): readonly T[] => (items ?? []).filter((one) => one !== item);

/** `capacities`: what there is of offers from a file. */
export function constraintsOf(need: PortfolioNeed, capacities: readonly OfferCapacity[] = []): readonly Constraint[] {
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
  for (const capacity of capacities) {
    add({
      kind: "capacities",
      text: capacityText(capacity),
      without: (from) => ({ ...from, withoutCapacities: [...(from.withoutCapacities ?? []), capacity.name] }),
      enough({ chosen }) {
        const used = chosen.reduce((sum, candidate) => sum + capacityUse(capacity, candidate), 0);
        return `raising ${capacityText(capacity)} to ${used.toLocaleString("en-US")}`;
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
