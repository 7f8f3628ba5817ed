import {
  type AwsPriceRule,
  type AwsService,
  hoursOf,
  per,
  perGb,
  perGbMonth,
  perHour,
  perIopsMonth,
  perMibpsMonth,
  requests,
} from "./rule";

const storage = (type: string): AwsPriceRule =>
  perGbMonth(`ebs.${type}.storage`, type === "standard" ? "EBS:VolumeUsage" : `EBS:VolumeUsage.${type === "io1" ? "piops" : type}`, {
    family: "Storage",
  });

/** What is sold beside the machines. https://aws.amazon.com/ebs/pricing/ https://aws.amazon.com/vpc/pricing/ */
export const ec2: AwsService = {
  code: "AmazonEC2",
  rules: [
    ...["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"].map(storage),
    perGbMonth(["backup.ebs.storage", "ebs.snapshot"], "EBS:SnapshotUsage", { family: "Storage Snapshot" }),
    perHour("ebs.fast_snapshot_restore", "EBS:FastSnapshotRestore"),
    perIopsMonth("ebs.gp3.iops", "EBS:VolumeP-IOPS.gp3", { family: "System Operation" }),
    perIopsMonth("ebs.io1.iops", "EBS:VolumeP-IOPS.piops", { family: "System Operation" }),
    perMibpsMonth("ebs.gp3.throughput", "EBS:VolumeP-Throughput.gp3", { family: "Provisioned Throughput" }),
    per("1m-requests", requests(1e6, "ios", "io"), "ebs.standard.requests", "EBS:VolumeIOUsage", { family: "System Operation" }),
    per("vcpu-hour", hoursOf("vcpu"), "ec2.cpu_credits.{family}", /^CPUCredits:(?<family>\w+)$/, { where: { operatingSystem: "Linux" } }),
    perHour("ec2.ebs_optimized.{type}", /^EBSOptimized:(?<type>[\w-]+\.\w+)$/),
    perHour("ec2.host.{family}", /^HostUsage:(?<family>[\w-]+)$/, { family: "Dedicated Host" }),
    perHour("nat_gateway.hour", "NatGateway-Hours", { family: "NAT Gateway" }),
    perGb("nat_gateway.data", "NatGateway-Bytes", { family: "NAT Gateway" }),
  ],
};
