const pulumi = require("@pulumi/pulumi");

class Any extends pulumi.CustomResource {
  constructor(type, name, inputs, options) {
    super(type, name, { ...inputs, state: undefined }, options);
  }
}

class Portfolio extends pulumi.ComponentResource {
  constructor(name, inputs) {
    super("costwright:index:Portfolio", name, inputs);
    new Any("aws:ec2/instance:Instance", `${name}-web`, { instanceType: "m5.xlarge" }, { parent: this });
    this.registerOutputs({});
  }
}

new Portfolio("shop", { budgetUsdPerMonth: 100 });
new Any("aws:ec2/instance:Instance", "legacy", { instanceType: "m4.xlarge", userData: pulumi.secret("secret") });
new Any("aws:ebs/volume:Volume", "old-disk", { availabilityZone: "us-east-1a", size: 500, type: "gp2" });
const address = new Any("aws:ec2/eip:Eip", "spare", { domain: "vpc" });
const used = new Any("aws:ec2/eip:Eip", "used", { domain: "vpc" });
new Any("aws:ec2/natGateway:NatGateway", "nat", { allocationId: used.id, subnetId: "subnet-1" });
// Not known before deployment: the rules must say so, and neither fail nor pass.
new Any("aws:ebs/volume:Volume", "unknown-disk", { availabilityZone: "us-east-1a", size: 100, type: address.id });
new Any("aws:cloudwatch/logGroup:LogGroup", "read-only", {}, { id: "existing" });
new Any("aws:cloudwatch/logGroup:LogGroup", "logs", {});
new Any("azure-native:network:PublicIPAddress", "spare-azure", {
  location: "westeurope",
  publicIPAllocationMethod: "Static",
  sku: { name: "Standard" },
});
new Any("gcp:compute/instance:Instance", "worker", {
  machineType: "n2-standard-4",
  zone: "europe-west1-b",
  labels: { "costwright-interruptible": "true" },
  bootDisk: { initializeParams: { size: 10, type: "pd-standard" } },
});
new Any("aws:example/thing:Thing", "thing", {});
