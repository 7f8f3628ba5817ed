import { type AwsService, monthOfHours, per, perGb, perHour } from "./rule";

/** https://aws.amazon.com/elasticloadbalancing/pricing/ Capacity units are sold by the hour. */
export const elb: AwsService = {
  code: "AWSELB",
  rules: [
    perHour("clb.hour", "LoadBalancerUsage", { family: "Load Balancer" }),
    perGb("clb.data", "DataProcessing-Bytes", { family: "Load Balancer" }),
    perHour("alb.hour", "LoadBalancerUsage", { family: "Load Balancer-Application" }),
    per("unit-month", monthOfHours("lcu"), "alb.lcu", "LCUUsage", { family: "Load Balancer-Application" }),
    perHour("gwlb.hour", "LoadBalancerUsage", { family: "Load Balancer-Gateway" }),
    perHour("nlb.hour", "LoadBalancerUsage", { family: "Load Balancer-Network" }),
    per("unit-month", monthOfHours("lcu"), "nlb.lcu", "LCUUsage", { family: "Load Balancer-Network" }),
  ],
};
