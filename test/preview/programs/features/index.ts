import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const replicas = config.requireNumber("replicas");

class Any extends pulumi.CustomResource {
  public readonly arn!: pulumi.Output<string>;
  constructor(type: string, name: string, args: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super(type, name, { arn: undefined, ...args }, opts);
  }
}

class Group extends pulumi.ComponentResource {
  readonly child: Any;
  constructor(name: string, args: { size: pulumi.Input<string> }, opts?: pulumi.ComponentResourceOptions) {
    super("features:index:Group", name, args, opts);
    this.child = new Any("aws:ec2/instance:Instance", `${name}-child`, { instanceType: args.size }, { parent: this });
    this.registerOutputs({ size: args.size, childArn: this.child.arn });
  }
}

const provider = new (class extends pulumi.ProviderResource {
  constructor() {
    super("aws", "elsewhere", { region: "us-west-2" });
  }
})();

for (let index = 0; index < replicas; index++) new Group(`group-${index}`, { size: "t3.micro" });
new Group("elsewhere", { size: config.require("size") }, { providers: [provider] });
console.log("declared");
export const owner = config.require("owner");
