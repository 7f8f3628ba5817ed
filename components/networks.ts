import type { Placement, PortfolioNeed, WorkloadNeed } from "../model";
import { overlap, parseRange } from "./address-range";
import type { PortfolioNeedArgs } from "./portfolio-args";
import type { Problem } from "./problem";

const isNetwork = ({ kind }: Pick<WorkloadNeed, "kind">) => kind === "network";

/** What is wrong with the networks of a portfolio together: a place has one, and what may be linked has addresses of its own. */
export function networkProblems({ workloads, sameRegion }: Partial<PortfolioNeedArgs>, needs: readonly WorkloadNeed[]): Problem[] {
  const networks = needs.filter(isNetwork);
  const names = networks.map(({ name }) => name);
  return [
    ...networks.flatMap((network, index) => networks.slice(0, index).flatMap((earlier) => besideProblems(network, earlier))),
    ...(sameRegion ?? []).flatMap((group, index): Problem[] => {
      const inside = group.filter((name) => names.includes(name));
      if (inside.length < 2) return [];
      return [
        {
          path: ["sameRegion", index],
          message: `has the networks ${inside.join(" and ")}, but a place has one network`,
          hint: "a group for each",
        },
      ];
    }),
    ...Object.entries(workloads ?? {}).flatMap(([from, { talksTo }]) =>
      Object.keys(talksTo ?? {}).flatMap((to): Problem[] =>
        names.includes(to)
          ? [
              {
                path: ["workloads", from, "talksTo", to],
                atKey: true,
                message: "is a network",
                hint: "workloads talk to what stands in it",
              },
            ]
          : [],
      ),
    ),
  ];
}

function besideProblems(network: WorkloadNeed, earlier: WorkloadNeed): Problem[] {
  const path = ["workloads", network.name];
  const [place, other] = [onlyPlace(network), onlyPlace(earlier)];
  const [range, ranges] = [rangeOf(network), rangeOf(earlier)];
  return [
    ...(place !== undefined && place === other
      ? [
          {
            path,
            message: `is a network in ${place}, as "${earlier.name}" is: a place has one`,
            hint: "give them different regions, or leave one out",
          },
        ]
      : []),
    ...(range !== undefined && ranges !== undefined && overlap(range, ranges)
      ? [
          {
            path: [...path, "addressRange"],
            message: `overlaps that of "${earlier.name}"`,
            hint: "networks that are to be linked one day have no address in common",
          },
        ]
      : []),
  ];
}

function onlyPlace({ providers, regions }: WorkloadNeed): string | undefined {
  return regions.length === 1 && providers.length <= 1 ? regions[0] : undefined;
}

function rangeOf({ asKind }: WorkloadNeed) {
  return asKind?.kind === "network" && asKind.addressRange !== undefined ? parseRange(asKind.addressRange) : undefined;
}

/** The groups that must not share a region, with that of all networks. */
export function networksApart(
  groups: PortfolioNeed["differentRegion"],
  needs: readonly WorkloadNeed[],
): Pick<PortfolioNeed, "differentRegion"> {
  const names = needs.filter(isNetwork).map(({ name }) => name);
  return names.length < 2 ? {} : { differentRegion: [...(groups ?? []), names] };
}

/** Networks in which nothing of the portfolio stands: mostly because nothing was said of where they belong. */
export function emptyNetworks({ workloads }: Pick<PortfolioNeed, "workloads">, placements: readonly Placement[]): readonly string[] {
  const networks = new Set(workloads.filter(isNetwork).map(({ name }) => name));
  const others = placements.filter(({ workload }) => !networks.has(workload));
  if (others.length === 0) return [];
  return placements.flatMap(({ workload, provider, region }) => {
    const isUsed = others.some((other) => other.provider === provider && other.region === region);
    if (!networks.has(workload) || isUsed) return [];
    const [first] = others;
    return [
      `the network "${workload}" is placed in ${provider} ${region}, where no other workload stands: sameRegion: [["${workload}", "${first?.workload}"]] keeps them together`,
    ];
  });
}
