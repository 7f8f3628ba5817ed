import { type AwsService, gbHours, hoursOf, per, perHour } from "./rule";

/** https://aws.amazon.com/eks/pricing/ */
export const eks: AwsService = {
  code: "AmazonEKS",
  rules: [
    perHour("eks.cluster.hour", "AmazonEKS-Hours:perCluster", { where: { operation: "CreateOperation" } }),
    // Charged beside the cluster's own hours.
    perHour("eks.extended_support.hour", "AmazonEKS-Hours:extendedSupport"),
    per("gb-hour", gbHours, "eks.fargate.memory", "Fargate-GB-Hours"),
    per("vcpu-hour", hoursOf("vcpu", "cpu"), "eks.fargate.vcpu", "Fargate-vCPU-Hours:perCPU"),
  ],
};
