import { pricedResource } from "../priced-resource";
import { type VolumeSpec, volumeLines } from "./block-storage";
import { gibMonthUsage, PER_MILLION, requestUsage, used, whereDeclared } from "./lines";

export interface VolumeProps {
  readonly type?: string;
  readonly size?: number;
  readonly iops?: number;
  readonly throughput?: number;
}

export const ebsVolume = pricedResource<VolumeProps>({
  type: "aws:ebs/volume:Volume",
  title: "EBS volume",
  pricingPage: "https://aws.amazon.com/ebs/pricing/",
  usage: { ioRequestsPerMonth: requestUsage("I/O requests to a magnetic volume", 10_000_000) },
  capacity: ({ size }) => (size === undefined ? undefined : { provider: "aws", storageGib: size }),
  price: ({ type, size, iops, throughput }) => {
    const spec: VolumeSpec = {
      what: "",
      ...(type === undefined ? {} : { type }),
      ...(size === undefined ? {} : { sizeGib: size }),
      ...(iops === undefined ? {} : { iops }),
      ...(throughput === undefined ? {} : { throughputMibps: throughput }),
    };
    const requests = used("I/O requests", "ebs.standard.requests", "1m-requests", "ioRequestsPerMonth", PER_MILLION);
    return type === "standard" ? [...volumeLines(spec), requests] : volumeLines(spec);
  },
});

export interface SnapshotProps {
  readonly storageTier?: string;
}

const snapshotTypes = ["aws:ebs/snapshot:Snapshot", "aws:ebs/snapshotCopy:SnapshotCopy"];

/** Snapshots are charged by the blocks that changed since the snapshot before: only usage tells how many. */
export const ebsSnapshots = snapshotTypes.map((type) =>
  pricedResource<SnapshotProps>({
    type,
    title: "EBS snapshot",
    pricingPage: "https://aws.amazon.com/ebs/pricing/",
    usage: {
      snapshotGib: gibMonthUsage("Data that the snapshot stores", 100),
      fastRestoreHours: { unit: "hour", doc: "Hours of fast snapshot restore, summed over zones", assumed: { low: 0, high: 0 } },
    },
    price: ({ storageTier }, context) =>
      storageTier === "archive"
        ? { unknown: "the price book has no figure for archived snapshots" }
        : [
            used("EBS snapshot storage", "ebs.snapshot", "gb-month", "snapshotGib"),
            ...whereDeclared(context, {
              fastRestoreHours: used("Fast snapshot restore", "ebs.fast_snapshot_restore", "hour", "fastRestoreHours"),
            }),
          ],
  }),
);
