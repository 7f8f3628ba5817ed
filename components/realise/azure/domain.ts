import { RecordSet } from "@pulumi/azure-native/dns/recordSet";
import { Profile, type ProfileArgs } from "@pulumi/azure-native/trafficmanager/profile";
import * as pulumi from "@pulumi/pulumi";
import { PROFILE } from "../../../blueprint";
import { type DomainSpec, hostOf, partName } from "../site";

const TTL_SECONDS = 60;

/** A name in Azure DNS: of one place its address, of several a Traffic Manager profile that answers with those that are well. */
export function azureDomain({ name, domain, loadBalancer, targets, parts, tags, parent }: DomainSpec): void {
  const [resourceGroupName, zoneName] = [0, 1].map((index) => pulumi.output(domain.zone).apply((zone) => zone.split("/")[index] ?? ""));
  const record = {
    resourceGroupName: resourceGroupName as pulumi.Output<string>,
    zoneName: zoneName as pulumi.Output<string>,
    relativeRecordSetName: pulumi.output(domain.zone).apply((zone) => relativeName(domain.name, zone.split("/")[1] ?? "")),
    ttl: TTL_SECONDS,
  };
  const [only] = targets;
  const profile = parts.find((part) => part.name === PROFILE);
  if (profile === undefined) {
    if (only === undefined) throw new Error("a domain has at least one target");
    const host = hostOf(only.endpoint);
    // Every provider's load balancer has either an address or a name, and which one is known before deployment.
    const target =
      only.aliasZoneId === undefined
        ? { recordType: "A", aRecords: [{ ipv4Address: host }] }
        : { recordType: "CNAME", cnameRecord: { cname: host } };
    new RecordSet(partName(name, "domain"), { ...record, ...target }, { parent });
    return;
  }
  const { endpoints, monitorConfig } = profile.inputs as { readonly endpoints: readonly object[]; readonly monitorConfig: object };
  const made = new Profile(
    partName(name, PROFILE),
    {
      resourceGroupName: record.resourceGroupName,
      location: "global",
      trafficRoutingMethod: domain.mode === "active-passive" ? "Priority" : "Weighted",
      dnsConfig: { relativeName: name, ttl: TTL_SECONDS },
      monitorConfig: { ...monitorConfig, port: loadBalancer.port, path: loadBalancer.healthPath },
      endpoints: targets.map(({ part, endpoint }, index) => ({
        ...endpoints[index],
        target: hostOf(endpoint),
        endpointStatus: "Enabled",
        ...(domain.mode === "active-passive" ? { priority: part } : { weight: 100 }),
      })),
      tags,
    } satisfies ProfileArgs,
    { parent },
  );
  const cname = made.dnsConfig.apply((config) => config?.fqdn ?? `${name}.trafficmanager.net`);
  new RecordSet(partName(name, "domain"), { ...record, recordType: "CNAME", cnameRecord: { cname } }, { parent });
}

/** `www` of `www.shop.example` in the zone `shop.example`; `@` for the zone's own name. */
function relativeName(domain: string, zone: string): string {
  if (domain === zone) return "@";
  return domain.endsWith(`.${zone}`) ? domain.slice(0, -zone.length - 1) : domain;
}
