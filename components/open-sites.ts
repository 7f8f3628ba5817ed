import type * as pulumi from "@pulumi/pulumi";
import { gatewayParts } from "../blueprint";
import type { PriceBook } from "../catalog";
import { isProvider, type Placement, type PortfolioNeed } from "../model";
import { auditLogAt } from "./audit-log";
import { gatewayUse } from "./internet-access";
import { linkPartsAt, plannedLinks } from "./links/planned-links";
import { privateNamesAt } from "./private-names";
import { privateEndpointsAt } from "./private-services";
import { realiserOf } from "./realise";
import { siteName } from "./realise/names";
import { addressRangeOf, type Site, type Tags } from "./realise/site";

/** Addresses of the network of a place. */
export function networkRange(
  name: string,
  need: PortfolioNeed,
  placements: readonly Placement[],
  { provider, region }: Pick<Placement, "provider" | "region">,
): string {
  const here = placements.filter((placement) => placement.provider === provider && placement.region === region);
  const own = need.workloads.find((workload) => workload.asKind?.kind === "network" && here.some((one) => one.workload === workload.name));
  const network = own?.asKind?.kind === "network" ? { network: own.asKind } : {};
  return addressRangeOf({ name: siteName(name, provider, region), ...network });
}

/** A site per provider and region that the plan uses. Nothing is made before a workload is realised there. */
export function openSites(
  name: string,
  need: PortfolioNeed,
  placements: readonly Placement[],
  nameOf: (workload: string) => string,
  tags: Tags,
  parent: pulumi.Resource,
  book?: PriceBook,
  tagsOf: (network: string) => Tags = () => ({}),
): (placement: Placement) => Site {
  const linked = plannedLinks(need, placements);
  const sites = new Map<string, Site>();
  const key = ({ provider, region }: Placement) => `${provider} ${region}`;
  for (const placement of placements) {
    if (sites.has(key(placement))) continue;
    const here = new Set(placements.filter((other) => key(other) === key(placement)).map(({ workload }) => workload));
    const zones = Math.max(...need.workloads.filter((workload) => here.has(workload.name)).map((workload) => workload.zones));
    const { provider, region } = placement;
    const use = gatewayUse(need, placements, placement);
    const gateway = use === undefined || !isProvider(provider) ? {} : { gateway: gatewayParts(provider, use) };
    const endpoints = privateEndpointsAt(need, placements, placement);
    const privateEndpoints = endpoints.length === 0 ? {} : { privateEndpoints: endpoints };
    const links = book === undefined ? undefined : linkPartsAt(linked, placement, book);
    const audited = book === undefined ? undefined : auditLogAt(need, placements, placement, book);
    const privateNames = privateNamesAt(need, placements, placement);
    const auditLog = audited === undefined ? {} : { auditLog: audited };
    const own = need.workloads.find((workload) => here.has(workload.name) && workload.asKind?.kind === "network");
    const network = own?.asKind?.kind === "network" ? { network: own.asKind } : {};
    const spec = {
      region,
      name: siteName(name, provider, region),
      nameOf,
      zones,
      formed: placements.filter((other) => key(other) === key(placement) && other.form !== undefined).map(({ workload }) => workload),
      ...network,
      ...gateway,
      ...privateEndpoints,
      ...(links === undefined ? {} : { links }),
      ...auditLog,
      ...(privateNames === undefined ? {} : { privateNames }),
      tags: own === undefined ? tags : { ...tags, "costwright:workload": own.name, ...tagsOf(own.name) },
      parent,
    };
    sites.set(key(placement), realiserOf(provider).open(spec));
  }
  return (placement) => {
    const site = sites.get(key(placement));
    if (site === undefined) throw new Error(`no site for ${key(placement)}`);
    return site;
  };
}
