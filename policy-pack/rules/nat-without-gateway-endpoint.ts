import { isUnknown } from "../../model";
import { canonicalType, type PricedNode, type PricedStack } from "../../pricing";
import { type Outcome, rule } from "../rule";
import { rate } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly region: string; readonly services: readonly string[]; readonly usdPerGb: number };

const NAT = "aws:ec2/natGateway:NatGateway";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Stores that a gateway endpoint reaches; layers of container images lie in S3. */
const users: Readonly<Record<string, readonly RegExp[]>> = {
  s3: [/^aws:s3\/bucket(?:V2)?:/, /^aws:ecr\/repository:/],
  dynamodb: [/^aws:dynamodb\/table:/],
};

export const natWithoutGatewayEndpoint = rule<Config, Facts>({
  id: "nat-without-gateway-endpoint",
  title: "Traffic to S3 or DynamoDB is charged by a NAT gateway",
  group: "network",
  why: "A NAT gateway charges for each GB that passes through it, also to AWS's own stores in the same region; a gateway endpoint for S3 or DynamoDB carries that traffic free of charge (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html). Named only where the program has such a store and no endpoint for it.",
  remedy: "Add a gateway endpoint to the route tables of the private subnets.",
  severity: "low",
  level: "advisory",
  scope: "stack",
  config: {},
  check: (stack, { book }): readonly Outcome<Facts>[] => {
    if (stack.context.isWhole === false) return [];
    const regions = new Map<string, PricedNode>();
    for (const node of stack.nodes) {
      const { resource, region } = node;
      if (canonicalType(resource.type) === NAT && region !== undefined && resource.external !== true && !regions.has(region))
        regions.set(region, node);
    }
    return [...regions].flatMap(([region, gateway]): readonly Outcome<Facts>[] => {
      const services = Object.keys(users)
        .filter((service) => isUsed(stack, region, service) && !hasEndpoint(stack, service))
        .sort();
      const usdPerGb = book.unitPrice("aws", region, "nat_gateway.data")?.tiers.find(({ usdPerUnit }) => usdPerUnit > 0)?.usdPerUnit;
      if (services.length === 0 || usdPerGb === undefined) return [];
      return [{ facts: { region, services, usdPerGb }, urn: gateway.resource.urn }];
    });
  },
  message: ({ region, services, usdPerGb }) =>
    `what the private subnets of ${region} read from and write to ${services.map((one) => names[one] ?? one).join(" and ")} passes the NAT gateway at ${rate(usdPerGb)} a GB; through a gateway endpoint it is free`,
  advice: ({ region, services }) =>
    `Add ${services.map((one) => `an aws.ec2.VpcEndpoint for com.amazonaws.${region}.${one}`).join(" and ")} to the route tables of the private subnets.`,
  examples: {
    flagged: [
      {
        title: "A NAT gateway and a bucket",
        resources: [
          { type: NAT, name: "nat", inputs: { region: "us-east-1" } },
          { type: "aws:s3/bucket:Bucket", name: "uploads", inputs: { region: "us-east-1" } },
        ],
        messages: [
          "what the private subnets of us-east-1 read from and write to S3 passes the NAT gateway at 0.045 USD a GB; through a gateway endpoint it is free",
        ],
      },
    ],
    clean: [
      {
        title: "With a gateway endpoint",
        resources: [
          { type: NAT, name: "nat", inputs: { region: "us-east-1" } },
          { type: "aws:s3/bucket:Bucket", name: "uploads", inputs: { region: "us-east-1" } },
          { type: ENDPOINT, name: "s3", inputs: { region: "us-east-1", serviceName: "com.amazonaws.us-east-1.s3" } },
        ],
      },
      {
        title: "Nothing that an endpoint would reach",
        resources: [{ type: NAT, name: "nat", inputs: { region: "us-east-1" } }],
      },
    ],
  },
});

const names: Readonly<Record<string, string>> = { dynamodb: "DynamoDB", s3: "S3" };

function isUsed(stack: PricedStack, region: string, service: string): boolean {
  return stack.nodes.some((node) => node.region === region && (users[service] ?? []).some((pattern) => pattern.test(node.resource.type)));
}

/** An endpoint whose service is not known yet may be the one. */
function hasEndpoint(stack: PricedStack, service: string): boolean {
  return stack.nodes.some(({ resource: { type, inputs } }) => {
    if (canonicalType(type) !== ENDPOINT) return /^aws:vpc\/endpoint|^awsx:.*endpoint/i.test(type);
    return isUnknown(inputs.serviceName) || String(inputs.serviceName ?? "").endsWith(`.${service}`);
  });
}
