import { linkConnectionParts, linkGatewayParts, type Part } from "../../blueprint";
import type { PriceBook } from "../../catalog";
import { isProvider, type LinkCharge, type Placement, type PortfolioNeed, type Provider } from "../../model";
import type { PlannedUsage } from "../planned-usage";
import { partName } from "../realise/site";

/** Where a link ends. */
export interface LinkEnd {
  readonly provider: Provider;
  readonly region: string;
}

/** Two placements that talk across providers, and the data that the one sends the other each month. */
export interface Talk {
  readonly from: Placement & LinkEnd;
  readonly to: Placement & LinkEnd;
  readonly gibPerMonth: number;
}

/** The link of two places, by the providers' names, and who talks through it. */
export interface PlannedLink {
  readonly ends: readonly [LinkEnd, LinkEnd];
  readonly talks: readonly Talk[];
}

/** Who talks across providers, in the order in which it is declared. Parts of a split workload share what it sends evenly, as the plan has it. */
function talksAcross(need: Pick<PortfolioNeed, "traffic">, placements: readonly Placement[]): readonly Talk[] {
  const standing = (name: string) => placements.filter(({ workload }) => workload === name);
  return need.traffic.flatMap(({ from, to, gibPerMonth }) => {
    const [senders, receivers] = [standing(from), standing(to)];
    const own = gibPerMonth / senders.length / receivers.length;
    return senders.flatMap((one) =>
      receivers.flatMap((other): Talk[] =>
        one.provider === other.provider || !isEnd(one) || !isEnd(other) ? [] : [{ from: one, to: other, gibPerMonth: own }],
      ),
    );
  });
}

const isEnd = (placement: Placement): placement is Placement & LinkEnd => isProvider(placement.provider);

export const placeOf = ({ provider, region }: Pick<Placement, "provider" | "region">): string => `${provider} ${region}`;

/** The links that a plan needs, sorted; none unless they are asked for. */
export function plannedLinks(need: PortfolioNeed, placements: readonly Placement[]): readonly PlannedLink[] {
  if (need.linkCharges === undefined) return [];
  const found = new Map<string, { readonly ends: readonly [LinkEnd, LinkEnd]; readonly talks: Talk[] }>();
  for (const talk of talksAcross(need, placements)) {
    const [one, other] = [talk.from, talk.to].map(({ provider, region }) => ({ provider, region })) as [LinkEnd, LinkEnd];
    const ends: readonly [LinkEnd, LinkEnd] = one.provider < other.provider ? [one, other] : [other, one];
    const key = ends.map(placeOf).join(" ");
    const known = found.get(key);
    if (known === undefined) found.set(key, { ends, talks: [talk] });
    else known.talks.push(talk);
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
}

const endsAt = ({ ends }: PlannedLink, at: Pick<Placement, "provider" | "region">) =>
  ends.findIndex(({ provider, region }) => provider === at.provider && region === at.region);

/** What a place has for all its links; undefined where none ends. */
export function linkPartsAt(
  links: readonly PlannedLink[],
  at: Pick<Placement, "provider" | "region">,
  book: PriceBook,
): readonly Part[] | undefined {
  if (!isProvider(at.provider)) return undefined;
  const { provider } = at;
  const own = links.flatMap((link) => {
    const side = endsAt(link, at);
    const peer = side < 0 ? undefined : link.ends[1 - side]?.provider;
    if (peer === undefined) return [];
    const sentGib = link.talks.filter(({ from }) => from.provider === provider).reduce((sum, { gibPerMonth }) => sum + gibPerMonth, 0);
    return [linkConnectionParts(provider, peer, sentGib)];
  });
  if (own.length === 0) return undefined;
  return [...linkGatewayParts(provider, book.region(provider, at.region)?.zones ?? 1), ...own.flat()];
}

/** What will be used of the links, by the names of their resources. */
export function linkUsage(links: readonly PlannedLink[], siteNameOf: (end: LinkEnd) => string, book: PriceBook): PlannedUsage {
  const ends = new Map(links.flatMap((link) => link.ends.map((end) => [placeOf(end), end] as const)));
  return Object.fromEntries(
    [...ends.values()].flatMap((end) =>
      (linkPartsAt(links, end, book) ?? []).flatMap(({ name, usage }) =>
        usage === undefined ? [] : [[partName(siteNameOf(end), name), usage] as const],
      ),
    ),
  );
}

/** The charges of a link: those of both its sides. */
export function chargesOf({ linkCharges = [] }: PortfolioNeed, { ends }: PlannedLink): readonly LinkCharge[] {
  return linkCharges.filter(({ providers: [one, other], regions, orWith = [] }) =>
    [ends, [ends[1], ends[0]] as const].some(
      ([here, there]) =>
        here.provider === one && (regions === undefined || regions.includes(here.region)) && [other, ...orWith].includes(there.provider),
    ),
  );
}
