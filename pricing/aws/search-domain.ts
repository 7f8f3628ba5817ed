import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, pricedResource } from "../priced-resource";
import { databaseCapacity } from "./database-capacity";
import { line, unpriced } from "./lines";

export interface DomainProps {
  readonly clusterConfig?: {
    readonly instanceType?: string;
    readonly instanceCount?: number;
    readonly dedicatedMasterEnabled?: boolean;
    readonly dedicatedMasterType?: string;
    readonly dedicatedMasterCount?: number;
    readonly warmEnabled?: boolean;
    readonly warmType?: string;
    readonly warmCount?: number;
  };
  readonly ebsOptions?: {
    readonly ebsEnabled?: boolean;
    readonly volumeType?: string;
    readonly volumeSize?: number;
    readonly iops?: number;
    readonly throughput?: number;
  };
}

const domains = [
  ["aws:elasticsearch/domain:Domain", "Elasticsearch domain", "m4.large.elasticsearch"],
  ["aws:opensearch/domain:Domain", "OpenSearch domain", "m3.medium.search"],
] as const;
const GP3_INCLUDED_IOPS = 3000;
const GP3_INCLUDED_MIBPS = 125;

/** Nodes, dedicated masters and warm nodes by type, and a volume for each data node. */
export const searchDomains = domains.map(([type, title, defaultType]) =>
  pricedResource<DomainProps>({
    type,
    title,
    pricingPage: "https://aws.amazon.com/opensearch-service/pricing/",
    capacity: ({ clusterConfig, ebsOptions }, context) => {
      const count = clusterConfig?.instanceCount ?? 1;
      return databaseCapacity(clusterConfig?.instanceType ?? defaultType, context, ebsOptions?.volumeSize, { low: count, high: count });
    },
    price: ({ clusterConfig: cluster = {}, ebsOptions }) => {
      const count = cluster.instanceCount ?? 1;
      const instanceType = cluster.instanceType ?? defaultType;
      const lines: LineSpec[] = [node("Instance", instanceType, count)];
      if (cluster.dedicatedMasterEnabled === true) {
        lines.push(node("Dedicated master", cluster.dedicatedMasterType ?? instanceType, cluster.dedicatedMasterCount ?? 3));
      }
      if (cluster.warmEnabled === true)
        lines.push(node("UltraWarm instance", cluster.warmType ?? "ultrawarm1.medium.search", cluster.warmCount ?? 2));
      return [...lines, ...volumeLines(ebsOptions, count)];
    },
  }),
);

function node(what: string, instanceType: string, count: number): LineSpec {
  const key = `opensearch.${instanceType.replace(/\.(search|elasticsearch)$/, "")}`;
  return line(`${what} (on-demand, ${instanceType})`, key, "hour", HOURS_PER_MONTH, count);
}

function volumeLines(ebs: DomainProps["ebsOptions"], count: number): readonly LineSpec[] {
  if (ebs?.ebsEnabled !== true) return [];
  const type = ebs.volumeType ?? "gp2";
  if (ebs.volumeSize === undefined) return [unpriced(`Storage (${type})`, "its size is not stated", "gb-month")];
  const lines = [line(`Storage (${type})`, `opensearch.${type}.storage`, "gb-month", ebs.volumeSize, count)];
  if (type === "io1") lines.push(line("Storage IOPS (io1)", "opensearch.io1.iops", "iops-month", ebs.iops ?? 1000, count));
  if (type === "gp3" && (ebs.iops ?? 0) > GP3_INCLUDED_IOPS) {
    lines.push(unpriced("Storage IOPS (gp3, above the included)", "the price book has no figure for it", "iops-month"));
  }
  const extraMibps = (ebs.throughput ?? 0) - GP3_INCLUDED_MIBPS;
  if (type === "gp3" && extraMibps > 0) lines.push(line("Throughput (gp3)", "opensearch.gp3.throughput", "mibps-month", extraMibps, count));
  return lines;
}
