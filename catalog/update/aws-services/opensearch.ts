import { type AwsService, perGbMonth, perHour, perIopsMonth, perMibpsMonth } from "./rule";

/** https://aws.amazon.com/opensearch-service/pricing/ */
export const openSearch: AwsService = {
  code: "AmazonES",
  rules: [
    perHour("opensearch.{type}", /^ESInstance:(?<type>[a-z]+\d\w*\.\w+)(?:\.search|\.elasticsearch)?$/),
    perGbMonth("opensearch.gp2.storage", "ES:GP2-Storage"),
    perGbMonth("opensearch.gp3.storage", "ES:GP3-Storage"),
    perMibpsMonth("opensearch.gp3.throughput", /^ES:GP3-Provisioned-Through[Pp]ut$/),
    perIopsMonth("opensearch.io1.iops", "ES:PIOPS"),
    perGbMonth("opensearch.io1.storage", "ES:PIOPS-Storage"),
    perGbMonth("opensearch.standard.storage", "ES:Magnetic-Storage"),
  ],
};
