import { steadyUse } from "../utilisation/example-use";
import { idleRule } from "../utilisation/idle-rule";

export const idleNatGateway = idleRule({
  id: "idle-nat-gateway",
  title: "A NAT gateway that nothing passes through",
  why: "A NAT gateway is charged by the hour beside the data that it processes. AWS Compute Optimizer looks at one for 32 days before it calls it idle (https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-idle-recommendations.html); the same is asked of every provider, and that no byte passed.",
  remedy: "Remove it with the routes that lead to it. Keep it with an exception where it is the way out of a standby.",
  severity: "medium",
  types: ["aws:ec2/natGateway:NatGateway", "azure-native:network:NatGateway", "gcp:compute/routerNat:RouterNat"],
  windowDays: 32,
  signs: [
    { metrics: ["networkOutBytesPerSecond"], shows: (use) => use.get("networkOutBytesPerSecond")?.max === 0 },
    { metrics: ["networkInBytesPerSecond"], shows: (use) => use.get("networkInBytesPerSecond")?.max === 0 },
  ],
  idleness: "no byte passed through the NAT gateway",
  examples: {
    flagged: [
      {
        title: "A gateway that nothing uses",
        resources: [{ type: "aws:ec2/natGateway:NatGateway", name: "nat", inputs: { region: "us-east-1" } }],
        utilisation: { nat: steadyUse({ networkInBytesPerSecond: 0, networkOutBytesPerSecond: 0 }) },
        messages: ["no byte passed through the NAT gateway from 2026-06-20 to 2026-07-31, and it costs 32.85 USD a month"],
      },
    ],
    clean: [
      {
        title: "A gateway for a nightly update",
        resources: [{ type: "aws:ec2/natGateway:NatGateway", name: "nat", inputs: { region: "us-east-1" } }],
        utilisation: { nat: steadyUse({ networkInBytesPerSecond: 12, networkOutBytesPerSecond: 3 }) },
      },
    ],
  },
});
