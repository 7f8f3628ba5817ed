import { canonicalType } from "../../pricing";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";
import { indexOf } from "../stack-index";
import { usd } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly usdPerMonth: number };

const EKS = "aws:eks/cluster:Cluster";
/** Whatever could be or start a node, anywhere in the program. */
const awsNodes =
  /^aws:(?:eks\/(?:nodeGroup|fargateProfile|addon)|autoscaling\/|ec2\/|ec2clientvpn|cloudformation\/|iam\/openIdConnect)|^kubernetes:|^eks:|^awsx:/;
const gcpNodes = /^gcp:(?:container\/nodePool|compute\/instance)|^kubernetes:/;

/** Parts of a network that are no machines. */
const awsNetwork = /^aws:ec2\/(?:vpc|subnet|route|internetGateway|natGateway|eip|securityGroup|networkAcl|flowLog|defaultS|defaultR)/;

export const clusterWithoutNodes = rule<Config, Facts>({
  id: "cluster-without-nodes",
  title: "A Kubernetes cluster that nothing can run on",
  group: "unused",
  why: "EKS and GKE charge for every cluster's control plane by the hour, whether it has nodes or not (https://aws.amazon.com/eks/pricing/, https://cloud.google.com/kubernetes-engine/pricing).",
  remedy: "Give the cluster its nodes, share a cluster by namespaces, or remove it.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: [EKS, "gcp:container/cluster:Cluster"],
  config: {},
  check: ({ resource, props }, { stack, dependants, repriceWithout }): readonly Outcome<Facts>[] => {
    const aws = canonicalType(resource.type) === EKS;
    // Nodes join by name, which no dependency shows: any machine of the program counts.
    const couldBeNode = (type: string) => (aws ? awsNodes.test(type) && !awsNetwork.test(type) : gcpNodes.test(type));
    if (indexOf(stack).types.some(couldBeNode)) return [];
    if (dependants(resource.urn).some(({ resource: one }) => one.type.startsWith("pulumi:"))) return [];
    // Nodes of one's own premises join a cluster from outside.
    if (resource.inputs.outpostConfig !== undefined || resource.inputs.remoteNetworkConfig !== undefined) return [];
    if (aws ? get(props, ["computeConfig", "enabled"]) === true : !hasNoPool(props)) return [];
    const prices = repriceWithout(resource);
    return prices.proven && prices.savingUsdPerMonth > 0 ? [{ facts: { usdPerMonth: prices.savingUsdPerMonth } }] : [];
  },
  message: ({ usdPerMonth }) => `the program gives the cluster no nodes, and its control plane costs ${usd(usdPerMonth)} a month`,
  saving: ({ usdPerMonth }) => usdPerMonth,
  examples: {
    flagged: [
      {
        title: "Clusters without nodes",
        resources: [
          { type: EKS, name: "aws", inputs: { region: "us-east-1", version: "1.33" } },
          {
            type: "gcp:container/cluster:Cluster",
            name: "google",
            inputs: { location: "us-central1", removeDefaultNodePool: true, initialNodeCount: 1 },
          },
        ],
        messages: [
          "the program gives the cluster no nodes, and its control plane costs 73.00 USD a month",
          "the program gives the cluster no nodes, and its control plane costs 73.00 USD a month",
        ],
      },
    ],
    clean: [
      {
        title: "Clusters with nodes",
        resources: [
          { type: EKS, name: "aws", inputs: { region: "us-east-1", version: "1.33" } },
          { type: EKS, name: "hybrid", inputs: { region: "us-east-1", version: "1.33", remoteNetworkConfig: {} } },
          { type: "aws:eks/nodeGroup:NodeGroup", name: "nodes", inputs: { region: "us-east-1", instanceTypes: ["t3.medium"] } },
          { type: "gcp:container/cluster:Cluster", name: "google", inputs: { location: "us-central1", initialNodeCount: 1 } },
        ],
      },
    ],
  },
});

function hasNoPool(props: Readonly<Record<string, unknown>>): boolean {
  return props.removeDefaultNodePool === true && props.enableAutopilot !== true && props.nodePools === undefined;
}
