import { pricedResource } from "../priced-resource";

export interface TransferJobProps {
  readonly transferSpec?: { readonly sourceAgentPoolName?: string; readonly sinkAgentPoolName?: string };
}

/** Job of the Storage Transfer Service. What it reads, writes and sends is charged with the buckets. */
export const storageTransferJob = pricedResource<TransferJobProps>({
  type: "gcp:storage/transferJob:TransferJob",
  title: "Storage Transfer Service job",
  pricingPage: "https://cloud.google.com/storage-transfer/pricing",
  scope: "global",
  price: ({ transferSpec }) =>
    transferSpec?.sourceAgentPoolName !== undefined || transferSpec?.sinkAgentPoolName !== undefined
      ? { unknown: "the price book has no figure for transfers by agents" }
      : { free: "transfers without agents are not charged, only operations and traffic of the buckets" },
});
