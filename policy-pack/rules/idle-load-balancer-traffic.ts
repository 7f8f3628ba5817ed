import type { Measurement } from "../../model";
import { steadyUse } from "../utilisation/example-use";
import { idleRule } from "../utilisation/idle-rule";
import { meanAtMost } from "../utilisation/use";

const SECONDS_PER_DAY = 86_400;
const LEAST_REQUESTS_PER_DAY = 100;

export const idleLoadBalancerTraffic = idleRule({
  id: "idle-load-balancer-traffic",
  title: "A load balancer that hardly anybody asks anything",
  why: `A load balancer is charged by the hour whether it forwards anything or not. AWS Trusted Advisor calls one idle that had fewer than ${LEAST_REQUESTS_PER_DAY} requests a day for 7 days (https://docs.aws.amazon.com/awssupport/latest/user/cost-optimization-checks.html, Idle Load Balancers); the same is asked of every provider. Health checks of its own do not count as requests.`,
  remedy: "Remove it, or let one balancer serve several services. Keep it with an exception where traffic is about to come.",
  severity: "low",
  types: [
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:elb/loadBalancer:LoadBalancer",
    "aws:lb/loadBalancer:LoadBalancer",
    "azure-native:network:ApplicationGateway",
    "gcp:compute/forwardingRule:ForwardingRule",
    "gcp:compute/globalForwardingRule:GlobalForwardingRule",
  ],
  windowDays: 7,
  signs: [
    {
      metrics: ["requestsPerSecond"],
      shows: (use) => meanAtMost(use.get("requestsPerSecond") as Measurement) * SECONDS_PER_DAY < LEAST_REQUESTS_PER_DAY,
    },
  ],
  idleness: `fewer than ${LEAST_REQUESTS_PER_DAY} requests a day reached the load balancer`,
  examples: {
    flagged: [
      {
        title: "A balancer with forty requests a day",
        resources: [
          { type: "aws:lb/loadBalancer:LoadBalancer", name: "old", inputs: { region: "us-east-1", loadBalancerType: "application" } },
        ],
        utilisation: { old: steadyUse({ requestsPerSecond: 40 / SECONDS_PER_DAY }) },
        messages: ["fewer than 100 requests a day reached the load balancer from 2026-06-20 to 2026-07-31, and it costs 23.73 USD a month"],
      },
    ],
    clean: [
      {
        title: "A balancer with one request a second",
        resources: [
          { type: "aws:lb/loadBalancer:LoadBalancer", name: "web", inputs: { region: "us-east-1", loadBalancerType: "application" } },
        ],
        utilisation: { web: steadyUse({ requestsPerSecond: 1 }) },
      },
    ],
  },
});
