import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { diskLines, LOCAL_SSD_GIB, localSsdLines } from "./disk-lines";
import { machineCapacity, machineLines } from "./machine";

interface NodeGroup {
  readonly numInstances?: number;
  readonly machineType?: string;
  readonly accelerators?: readonly { readonly acceleratorType: string; readonly acceleratorCount: number }[];
  readonly diskConfig?: { readonly bootDiskSizeGb?: number; readonly bootDiskType?: string; readonly numLocalSsds?: number };
}

export interface DataprocClusterProps {
  readonly clusterConfig?: {
    readonly masterConfig?: NodeGroup;
    readonly workerConfig?: NodeGroup;
    readonly preemptibleWorkerConfig?: {
      readonly numInstances?: number;
      readonly preemptibility?: string;
      readonly diskConfig?: NodeGroup["diskConfig"];
    };
    readonly autoscalingConfig?: object;
  };
  readonly virtualClusterConfig?: object;
}

// Defaults of clusters that name no numbers: one master, two workers, 500 GB of boot disk (Dataproc's REST reference, read 2026-07).
const DEFAULT_BOOT_DISK_GIB = 500;

/** The machines at their Compute Engine price, and Dataproc's fee per vCPU, for which there is no figure. */
export const dataprocCluster = pricedResource<DataprocClusterProps>({
  type: "gcp:dataproc/cluster:Cluster",
  title: "Dataproc cluster",
  pricingPage: "https://cloud.google.com/dataproc/pricing",
  capacity: ({ clusterConfig }, context) => {
    const worker = clusterConfig?.workerConfig;
    const count = worker?.numInstances ?? 2;
    return worker?.machineType === undefined ? undefined : machineCapacity(worker.machineType, context, { low: count, high: count });
  },
  price: ({ clusterConfig, virtualClusterConfig }, context) => {
    if (virtualClusterConfig !== undefined)
      return { unknown: "it runs on a Kubernetes cluster, and the price book has no figure for Dataproc's fee" };
    const worker = clusterConfig?.workerConfig;
    const secondary = clusterConfig?.preemptibleWorkerConfig;
    const spot = secondary?.preemptibility !== "NON_PREEMPTIBLE";
    return [
      ...groupLines("Master: ", { numInstances: 1, ...clusterConfig?.masterConfig }, false, context),
      ...groupLines("Worker: ", { numInstances: 2, ...worker }, false, context),
      ...groupLines("Secondary worker: ", { numInstances: 0, machineType: worker?.machineType, ...secondary } as NodeGroup, spot, context),
      {
        label: "Dataproc fee per vCPU",
        price: { unknown: "the price book has no figure for it", per: "vcpu-hour" },
        quantity: HOURS_PER_MONTH,
      },
      ...(clusterConfig?.autoscalingConfig === undefined
        ? []
        : [{ label: "Autoscaling", price: { unknown: "its policy bounds the workers", per: "hour" as const }, quantity: 0 }]),
    ];
  },
});

function groupLines(what: string, nodes: NodeGroup, spot: boolean, context: PricingContext): readonly LineSpec[] {
  const times = nodes.numInstances ?? 0;
  if (times === 0) return [];
  const { machineType, diskConfig } = nodes;
  if (machineType === undefined) {
    return [
      {
        label: `${what}machines`,
        price: { unknown: "no machine type is declared, and Google picks one", per: "hour" },
        quantity: 0,
        times,
      },
    ];
  }
  const accelerators = (nodes.accelerators ?? []).map(({ acceleratorType, acceleratorCount }) => ({
    type: acceleratorType,
    count: acceleratorCount,
  }));
  const localSsds = new Array<number>(diskConfig?.numLocalSsds ?? 0).fill(LOCAL_SSD_GIB);
  return [
    ...machineLines({ machineType, spot, accelerators, licence: { kind: "none" } }, context, times),
    ...diskLines(
      { type: diskConfig?.bootDiskType, sizeGib: diskConfig?.bootDiskSizeGb ?? DEFAULT_BOOT_DISK_GIB, what: "Boot disk: " },
      times,
    ),
    ...localSsdLines(machineType, localSsds, spot, times),
  ].map((line) => ({ ...line, label: `${what}${line.label}` }));
}
