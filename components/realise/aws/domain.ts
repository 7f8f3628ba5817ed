import { HealthCheck, type HealthCheckArgs } from "@pulumi/aws/route53/healthCheck";
import { Record as DnsRecord } from "@pulumi/aws/route53/record";
import { healthPart } from "../../../blueprint";
import { type DomainSpec, hostOf, partName } from "../site";

/** Seconds that an answer may be kept: what a failover takes at least, beside three failed checks. */
const TTL_SECONDS = 60;

/** A name in Route 53. Load balancers of AWS are aliases that answer for their own health; other addresses are checked. */
export function route53Domain({ name, domain, loadBalancer, targets, parts, tags, parent }: DomainSpec): void {
  const { mode = "active-active", zone } = domain;
  const isSplit = targets.length > 1;
  for (const { part, endpoint, aliasZoneId } of targets) {
    const host = hostOf(endpoint);
    const checked = parts.find((one) => one.name === healthPart(part));
    const check =
      checked === undefined
        ? undefined
        : new HealthCheck(
            partName(name, checked.name),
            {
              ...(checked.inputs as unknown as HealthCheckArgs),
              ipAddress: host,
              port: loadBalancer.port,
              resourcePath: loadBalancer.healthPath,
              // Certificates are for the name, not for the address.
              ...(loadBalancer.protocol === "https" ? { fqdn: domain.name, enableSni: true } : {}),
              tags: { Name: partName(name, checked.name), ...tags },
            },
            { parent },
          );
    const policy =
      mode === "active-passive"
        ? { failoverRoutingPolicies: [{ type: part === 1 ? "PRIMARY" : "SECONDARY" }] }
        : { weightedRoutingPolicies: [{ weight: 100 }] };
    new DnsRecord(
      partName(name, isSplit ? `domain-${part}` : "domain"),
      {
        zoneId: zone,
        name: domain.name,
        type: "A",
        ...(aliasZoneId === undefined
          ? { ttl: TTL_SECONDS, records: [host] }
          : { aliases: [{ name: host, zoneId: aliasZoneId, evaluateTargetHealth: true }] }),
        ...(isSplit ? { setIdentifier: `part-${part}`, ...policy } : {}),
        ...(check === undefined ? {} : { healthCheckId: check.id }),
      },
      { parent },
    );
  }
}
