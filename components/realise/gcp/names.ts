import { ManagedZone } from "@pulumi/gcp/dns/managedZone";
import { RecordSet } from "@pulumi/gcp/dns/recordSet";
import { type NameGiver, Names, TTL_SECONDS } from "../private-names";
import type { SiteSpec } from "../site";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";

/** Names in a private zone of Cloud DNS. */
export function gcpNames(spec: SiteSpec, network: GcpNetwork): NameGiver {
  const { tags, parent } = spec;
  return new Names<ManagedZone>(spec, {
    zone: (name, domain, inputs) =>
      new ManagedZone(
        name,
        {
          ...inputs,
          dnsName: `${domain}.`,
          description: `Workloads of ${spec.name}`,
          privateVisibilityConfig: { networks: [{ networkUrl: network.ids().network }] },
          labels: labelsOf(tags),
        },
        { parent },
      ),
    record: (zone, { name, fullName, host }) =>
      void new RecordSet(name, { managedZone: zone.name, name: `${fullName}.`, type: "A", ttl: TTL_SECONDS, rrdatas: [host] }, { parent }),
  });
}
