import type { Placement, PortfolioNeed, Provider } from "../../model";
import { overlap, parseRange } from "../address-range";
import { isPublic } from "../load-balancer";
import type { PortfolioNeedArgs, WorkloadArgs } from "../portfolio-args";
import type { Problem } from "../problem";
import { isReached, mute, unreached } from "./link-reach";
import { type LinkEnd, type PlannedLink, placeOf, type Talk } from "./planned-links";

/** What of a plan cannot be built as links, with what to do. `rangeOf`: the addresses of a place's network. */
export function linkProblems(
  links: readonly PlannedLink[],
  need: PortfolioNeed,
  placements: readonly Placement[],
  args: PortfolioNeedArgs,
  rangeOf: (end: LinkEnd) => string,
): readonly Problem[] {
  const talks = links.flatMap((link) => link.talks);
  return [
    ...severalPlaces(links),
    ...links.flatMap((link) => uselessProblems(link, args)),
    ...talks.flatMap((talk) => talkProblems(talk, args)),
    ...overlaps(links, need, placements, rangeOf),
  ];
}

/** Whether clients reach it by a public name, whatever networks there are. */
function hasPublicName({ workloads }: PortfolioNeedArgs, workload: string): boolean {
  return isPublic((workloads?.[workload] as Partial<WorkloadArgs> | undefined)?.loadBalancer);
}

/** A link that is paid and not used. */
function uselessProblems({ ends, talks }: PlannedLink, args: PortfolioNeedArgs): Problem[] {
  if (talks.some(({ to }) => isReached(to) || !hasPublicName(args, to.workload))) return [];
  const names = [...new Set(talks.map(({ to }) => `"${to.workload}"`))];
  return [
    {
      path: ["links"],
      message: `would join ${ends.map(placeOf).join(" with ")}, though all that is talked to across them, ${names.join(", ")}, is reached by a public load balancer alone`,
      hint: "leave links out",
    },
  ];
}

/** The plan counts the link of two providers once. */
function severalPlaces(links: readonly PlannedLink[]): Problem[] {
  const byProviders = new Map<string, PlannedLink[]>();
  for (const link of links) {
    const key = link.ends.map(({ provider }) => provider).join(" and ");
    byProviders.set(key, [...(byProviders.get(key) ?? []), link]);
  }
  return [...byProviders].flatMap(([providers, some]): Problem[] => {
    if (some.length < 2) return [];
    const pairs = some.map(({ ends }) => ends.map(placeOf).join(" with "));
    const scattered = [0, 1].flatMap((side) => {
      const regions = new Set(some.map(({ ends }) => ends[side]?.region));
      if (regions.size < 2) return [];
      const provider = some[0]?.ends[side]?.provider;
      const names = some.flatMap(({ talks }) =>
        talks.flatMap(({ from, to }) => (from.provider === provider ? from.workload : to.workload)),
      );
      return [[...new Set(names)]];
    });
    const groups = scattered.map((names) => JSON.stringify(names)).join(", ");
    return [
      {
        path: ["links"],
        message: `would have to join ${pairs.join(" and ")}, but ${providers} get one link, between one place of each`,
        hint: `keep what talks across them together on each side: sameRegion: [${groups}]`,
      },
    ];
  });
}

function talkProblems({ from, to }: Talk, args: PortfolioNeedArgs): Problem[] {
  const path = ["workloads", from.workload, "talksTo", to.workload];
  const hint = `keep them at one provider (sameProvider: [${JSON.stringify([from.workload, to.workload])}]), or leave links out, and they share a region`;
  const across = `is planned at ${placeOf(to)}, and "${from.workload}" at ${placeOf(from)}`;
  const problems: Problem[] = [];
  const why = to.form === undefined ? undefined : unreached[to.form];
  if (why !== undefined && !hasPublicName(args, to.workload))
    problems.push({ path, atKey: true, message: `${across}: a link does not reach ${to.form}, for ${why}`, hint });
  const whyMute = from.form === undefined ? undefined : mute[from.form];
  if (whyMute !== undefined)
    problems.push({ path, atKey: true, message: `${across}: ${from.form} cannot talk through a link, for ${whyMute}`, hint });
  for (const { workload, provider } of [from, to]) {
    if (!hasOwnNetwork(args, workload, provider)) continue;
    problems.push({
      path: ["workloads", workload, "network", provider],
      message: `is a network of yours, which is not linked: "${from.workload}" at ${placeOf(from)} talks to "${to.workload}" at ${placeOf(to)}`,
      hint: "leave it out, so that it stands in the portfolio's network; or leave links out and link your networks yourself",
    });
  }
  return problems;
}

function hasOwnNetwork({ workloads }: PortfolioNeedArgs, workload: string, provider: Provider): boolean {
  return (workloads?.[workload] as WorkloadArgs | undefined)?.network?.[provider] !== undefined;
}

/** Routes cannot tell networks of the same addresses apart. All that are linked, for BGP passes on what it learns. */
function overlaps(
  links: readonly PlannedLink[],
  need: PortfolioNeed,
  placements: readonly Placement[],
  rangeOf: (end: LinkEnd) => string,
): Problem[] {
  const ends = [...new Map(links.flatMap((link) => link.ends.map((end) => [placeOf(end), end] as const))).values()];
  return ends.flatMap((end, index) =>
    ends.slice(0, index).flatMap((earlier): Problem[] => {
      const [range, other] = [rangeOf(end), rangeOf(earlier)];
      const [one, two] = [parseRange(range), parseRange(other)];
      if (one === undefined || two === undefined || !overlap(one, two)) return [];
      const there = placements.find(({ provider, region }) => provider === end.provider && region === end.region);
      const own = need.workloads.find(
        ({ name, kind }) =>
          kind === "network" && placements.some((placement) => placement.workload === name && placeOf(placement) === placeOf(end)),
      );
      const addressRange = freeRange(ends.map(rangeOf));
      return [
        {
          path: own === undefined ? ["links"] : ["workloads", own.name, "addressRange"],
          message: `joins networks with addresses in common: ${placeOf(earlier)} has ${other}, ${placeOf(end)} has ${range}`,
          hint:
            own === undefined
              ? `declare the newer one with a range of its own: ${end.provider}-network: { kind: network, providers: [${end.provider}], regions: [${end.region}], addressRange: ${addressRange} }${there === undefined ? "" : ` beside "${there.workload}"`}; a network that exists is replaced by that, with all in it`
              : `give it another one, such as ${addressRange}; a network that exists is replaced by that, with all in it`,
        },
      ];
    }),
  );
}

/** The first /16 that none has. */
function freeRange(taken: readonly string[]): string {
  const ranges = taken.flatMap((one) => parseRange(one) ?? []);
  for (let octet = 0; octet < 256; octet++) {
    const text = `10.${octet}.0.0/16`;
    const range = parseRange(text);
    if (range !== undefined && !ranges.some((one) => overlap(one, range))) return text;
  }
  return "10.0.0.0/16";
}
