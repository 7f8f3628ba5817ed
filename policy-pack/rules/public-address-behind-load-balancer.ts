import { canonicalType, type PricedNode, type PricedStack } from "../../pricing";
import { changeAt, get } from "../input-path";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";
import { indexOf } from "../stack-index";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly path: readonly string[]; readonly gateway: string };

const INSTANCE = "aws:ec2/instance:Instance";
const NAT = "aws:ec2/natGateway:NatGateway";
const TARGET_ATTACHMENT = /^aws:(?:lb|alb|elasticloadbalancingv2)\/targetGroupAttachment:/;

export const publicAddressBehindLoadBalancer = rule<Config, Facts>({
  id: "public-address-behind-load-balancer",
  title: "What a load balancer serves has public addresses of its own",
  group: "network",
  why: "Every public IPv4 address is charged by the hour since February 2024 (https://aws.amazon.com/vpc/pricing/). Requests come in through the load balancer, and where the program has a NAT gateway already, what goes out can take that.",
  remedy: "Put it in the private subnets, without public addresses.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: [INSTANCE, "aws:ecs/service:Service"],
  needsDependants: true,
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: (subject, { config, stack, reprice, dependants }): readonly Outcome<Facts>[] => {
    const { resource, props } = subject;
    const isInstance = canonicalType(resource.type) === INSTANCE;
    const path = isInstance ? ["associatePublicIpAddress"] : ["networkConfiguration", "assignPublicIp"];
    if (get(props, path) !== true) return [];
    const served = isInstance
      ? dependants(resource.urn).some((one) => TARGET_ATTACHMENT.test(one.resource.type))
      : Array.isArray(resource.inputs.loadBalancers) && resource.inputs.loadBalancers.length > 0;
    const gateway = served ? natGateway(subject, stack) : undefined;
    if (gateway === undefined) return [];
    const change = provenSaving(reprice(resource, changeAt(resource.inputs, path, false)), config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { path, gateway, ...change } }];
  },
  message: (facts) =>
    `a load balancer serves it and ${facts.gateway} can carry what goes out: without public addresses it costs ${insteadOf(facts)}`,
  advice: ({ path }) => `Put it in the private subnets and set ${path.join(".")} to false.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A service with public tasks beside a NAT gateway",
        resources: [
          { type: NAT, name: "nat", inputs: { region: "us-east-1" } },
          {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            name: "task",
            inputs: { region: "us-east-1", cpu: "256", memory: "512", requiresCompatibilities: ["FARGATE"] },
          },
          {
            type: "aws:ecs/service:Service",
            name: "web",
            inputs: {
              region: "us-east-1",
              launchType: "FARGATE",
              desiredCount: 3,
              networkConfiguration: { assignPublicIp: true, subnets: ["subnet-1"] },
              loadBalancers: [{ containerName: "web", containerPort: 80 }],
            },
            from: { taskDefinition: ["task"] },
          },
        ],
        messages: [
          "a load balancer serves it and nat can carry what goes out: without public addresses it costs 27.03 USD a month instead of 37.98 USD (29 % less)",
        ],
      },
    ],
    clean: [
      {
        title: "Without a NAT gateway the addresses are the cheaper way out",
        resources: [
          {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            name: "task",
            inputs: { region: "us-east-1", cpu: "256", memory: "512", requiresCompatibilities: ["FARGATE"] },
          },
          {
            type: "aws:ecs/service:Service",
            name: "web",
            inputs: {
              region: "us-east-1",
              launchType: "FARGATE",
              desiredCount: 3,
              networkConfiguration: { assignPublicIp: true, subnets: ["subnet-1"] },
              loadBalancers: [{ containerName: "web", containerPort: 80 }],
            },
            from: { taskDefinition: ["task"] },
          },
        ],
      },
    ],
  },
});

/** A NAT gateway of the same region, where the program has one network only: which subnets belong to which is mostly not known. */
function natGateway({ region }: PricedNode, stack: PricedStack): string | undefined {
  const index = indexOf(stack);
  if (index.judged(["aws:ec2/vpc:Vpc"]).length > 1) return undefined;
  return index.judged([NAT]).find((node) => node.region === region)?.resource.name;
}
