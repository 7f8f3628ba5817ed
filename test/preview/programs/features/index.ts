// Every feature of the engine once, in a program that needs no cloud SDK.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const replicas = config.requireNumber("replicas");

class Any extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly cidrBlock: pulumi.Output<string>;
  declare readonly size: pulumi.Output<string>;
  constructor(type: string, name: string, args: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super(type, name, { arn: undefined, cidrBlock: undefined, size: undefined, ...args }, opts);
  }
}

class AwsProvider extends pulumi.ProviderResource {}

class Group extends pulumi.ComponentResource {
  readonly child: Any;
  constructor(name: string, args: { size: pulumi.Input<string> }, opts?: pulumi.ComponentResourceOptions) {
    super("features:index:Group", name, args, opts);
    this.child = new Any("aws:ec2/instance:Instance", `${name}-child`, { instanceType: args.size }, { parent: this });
    this.registerOutputs({ size: args.size, childArn: this.child.arn });
  }
}

class RemoteCluster extends pulumi.ComponentResource {
  declare readonly endpoint: pulumi.Output<string>;
  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
    super("features:index:Cluster", name, { endpoint: undefined, ...args }, opts, true);
  }
}

// Components, in a loop; an explicit provider reaches a component's children.
const elsewhere = new AwsProvider("aws", "elsewhere", { region: "us-west-2" });
for (let index = 0; index < replicas; index++) new Group(`group-${index}`, { size: config.require("size") });
const inElsewhere = new Group("elsewhere", { size: config.require("undocumented") }, { providers: [elsewhere] });
new Any("aws:s3/bucket:Bucket", "in-elsewhere", {}, { provider: elsewhere });

// Unknown and secret values, a text built around an unknown, assets, dependencies.
const vpc = new Any("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" }, { aliases: [{ name: "old-vpc" }] });
new Any(
  "aws:lambda/function:Function",
  "function",
  {
    vpcId: vpc.id,
    note: pulumi.interpolate`the arn is ${vpc.arn}`,
    password: config.requireSecret("token"),
    cidr: vpc.cidrBlock,
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = 1") }),
    file: new pulumi.asset.FileAsset("./index.ts"),
    text: new pulumi.asset.StringAsset("four"),
  },
  { dependsOn: [inElsewhere] },
);

// Remote component, its method, and a resource looked up again by its URN.
const cluster = new RemoteCluster("cluster", { nodes: vpc.arn.apply((arn) => arn.length) });
const kubeconfig = pulumi.runtime.call("features:index:Cluster/getKubeconfig", {}, cluster as unknown as pulumi.Resource) as pulumi.Output<{
  result: string;
}>;
const unanswered = pulumi.runtime.call("features:index:Cluster/getToken", {}, cluster as unknown as pulumi.Resource) as pulumi.Output<{
  token: string;
}>;
new Any("features:index:Usage", "usage", {
  endpoint: cluster.endpoint,
  kubeconfig: kubeconfig.apply((answer) => answer.result),
  token: unanswered.apply((answer) => answer.token.toUpperCase()),
});
const found = vpc.urn.apply((urn) => new Any("aws:ec2/vpc:Vpc", "found", {}, { urn }).cidrBlock);
new Any("features:index:Usage", "found-again", { cidr: found });

// Other stacks and resources that are only read.
const network = new pulumi.StackReference("acme/network/prod");
const unknownStack = new pulumi.StackReference("acme/unknown/prod");
const read = new Any("aws:ec2/vpc:Vpc", "read", {}, { id: "vpc-read" });
new Any("features:index:Usage", "references", {
  vpcId: network.requireOutput("vpcId"),
  other: unknownStack.getOutput("anything"),
  readCidr: read.cidrBlock,
});

// Transforms: of one resource, of the stack, of function calls.
pulumi.runtime.registerResourceTransform((args) =>
  args.type === "features:index:Tagged" ? { props: { ...args.props, tagged: true }, opts: args.opts } : undefined,
);
pulumi.runtime.registerInvokeTransform((args) =>
  args.token === "aws:ec2/getVpc:getVpc" && args.args.id === "vpc-alias" ? { args: { id: "vpc-known" }, opts: args.opts } : undefined,
);
new Any(
  "features:index:Tagged",
  "tagged",
  { size: "small" },
  { transforms: [(args) => ({ props: { ...args.props, size: "large" }, opts: { ...args.opts, provider: undefined } })] },
);

// Hooks: in a preview only those that ask for it.
const loud = new pulumi.ResourceHook("loud", async (args) => console.log(`hook ran for ${args.name}`), { onDryRun: true });
const quiet = new pulumi.ResourceHook("quiet", async () => console.log("hook must not run"));
new Any("features:index:Hooked", "hooked", {}, { hooks: { beforeCreate: [loud, quiet], afterCreate: [loud] } });

// A provider written in the program.
class Dynamic extends pulumi.dynamic.Resource {
  constructor(name: string, props: pulumi.Inputs) {
    super({ create: async (inputs: unknown) => ({ id: "made", outs: inputs }) }, name, { ...props, made: undefined });
  }
}
new Dynamic("dynamic", { value: 7 });

export = async () => {
  // Functions: from the fixtures, through a transform, a stock answer, and two that nobody knows, plain and as an output.
  const known = await pulumi.runtime.invoke("aws:ec2/getVpc:getVpc", { id: "vpc-alias" });
  const zones = await pulumi.runtime.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {});
  const subnets = await pulumi.runtime.invoke("features:index:getSubnets", { vpcId: known.id });
  subnets.ids
    .slice(0, 2)
    .map(
      (id: string, index: number) =>
        new Any("features:index:Usage", `subnet-${index}`, { subnet: id, text: `at ${id}`, name: subnets.name }),
    );
  const output = pulumi.runtime.invokeOutput<{ ids: string[] }>("features:index:getSubnets", {});
  new Any("features:index:Usage", "functions", {
    cidr: known.cidrBlock,
    zones: zones.names,
    first: output.apply((answer) => answer.ids[0]),
    all: subnets.ids,
  });
  return {
    owner: config.require("owner"),
    stack: pulumi.getStack(),
    organization: pulumi.getOrganization(),
    secret: config.requireSecret("token"),
  };
};
