import { type LineSpec, pricedResource } from "../priced-resource";
import { gibUsage, hourly, PER_MILLION, requestUsage, unpriced, used } from "./lines";

export interface StreamProps {
  readonly shardCount?: number;
  readonly streamModeDetails?: { readonly streamMode?: string };
  readonly retentionPeriod?: number;
}

const INCLUDED_RETENTION_HOURS = 24;

export const kinesisStream = pricedResource<StreamProps>({
  type: "aws:kinesis/stream:Stream",
  title: "Kinesis data stream",
  pricingPage: "https://aws.amazon.com/kinesis/data-streams/pricing/",
  usage: {
    putUnitsPerMonth: requestUsage("PUT payload units of 25 KB (provisioned mode)", 1_000_000),
    ingestedGib: gibUsage("Data written (on-demand mode)", 100),
    retrievedGib: gibUsage("Data read (on-demand mode)", 100),
  },
  price: ({ shardCount, streamModeDetails, retentionPeriod = INCLUDED_RETENTION_HOURS }) => {
    const onDemand = streamModeDetails?.streamMode === "ON_DEMAND";
    const lines: LineSpec[] = onDemand
      ? [
          hourly("On-demand stream", "kinesis.on_demand.stream"),
          used("Data ingested", "kinesis.on_demand.ingest", "gb", "ingestedGib"),
          used("Data retrieved", "kinesis.on_demand.retrieval", "gb", "retrievedGib"),
        ]
      : [
          hourly("Shards (provisioned)", "kinesis.shard", shardCount ?? 1),
          used("PUT payload units", "kinesis.put_payload_unit", "1m-requests", "putUnitsPerMonth", PER_MILLION),
        ];
    if (retentionPeriod > INCLUDED_RETENTION_HOURS) lines.push(unpriced("Extended retention", "the price book has no exact figure for it"));
    return lines;
  },
});

export interface FirehoseProps {
  readonly destination?: string;
}

/** Data is counted in steps of 5 KB a record; format conversion and delivery into a VPC come on top. */
export const firehose = pricedResource<FirehoseProps>({
  type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  title: "Kinesis Firehose delivery stream",
  pricingPage: "https://aws.amazon.com/kinesis/data-firehose/pricing/",
  usage: { ingestedGib: gibUsage("Data taken in", 100) },
  price: () => [used("Data ingested", "firehose.ingest", "gb", "ingestedGib")],
});
