import { Record as DnsRecord } from "@pulumi/aws/route53/record";
import { Zone } from "@pulumi/aws/route53/zone";
import { type NameGiver, Names, TTL_SECONDS } from "../private-names";
import type { SiteSpec } from "../site";
import type { AwsNetwork } from "./network";

/** Names in a private zone of Route 53. The load balancer's own name leads to its private addresses. */
export function awsNames(spec: SiteSpec, network: AwsNetwork): NameGiver {
  const { region, tags, parent } = spec;
  return new Names<Zone>(spec, {
    zone: (name, domain, inputs) =>
      new Zone(
        name,
        { ...inputs, name: domain, vpcs: [{ vpcId: network.vpcId(), vpcRegion: region }], tags: { Name: name, ...tags } },
        { parent },
      ),
    record: (zone, { name, fullName, host }) =>
      void new DnsRecord(name, { zoneId: zone.zoneId, name: fullName, type: "CNAME", ttl: TTL_SECONDS, records: [host] }, { parent }),
  });
}
