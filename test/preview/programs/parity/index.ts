// What the real engine can preview with nothing but the stand-in provider: both engines have to see the same resources.
import * as pulumi from "@pulumi/pulumi";

class Any extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  constructor(type: string, name: string, args: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super(type, name, { arn: undefined, ...args }, opts);
  }
}

class AwsProvider extends pulumi.ProviderResource {}

class Inner extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("parity:index:Inner", name, {}, opts);
    new Any("aws:ec2/instance:Instance", `${name}-machine`, { instanceType: "t3.micro" }, { parent: this });
    new Any("gcp:compute/instance:Instance", `${name}-machine`, { machineType: "e2-small" }, { parent: this });
  }
}

class Outer extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("parity:index:Outer", name, {}, opts);
    for (const side of ["left", "right"]) new Inner(`${name}-${side}`, { parent: this });
  }
}

class RemoteCluster extends pulumi.ComponentResource {
  declare readonly endpoint: pulumi.Output<string>;
  constructor(name: string, args: pulumi.Inputs) {
    super("parity:index:Cluster", name, { endpoint: undefined, ...args }, {}, true);
  }
}

pulumi.runtime.registerResourceTransform((args) => ({ props: { ...args.props, seen: true }, opts: args.opts }));

const elsewhere = new AwsProvider("aws", "elsewhere", { region: "us-west-2" });
new Outer("outer", { providers: [elsewhere] });
const bucket = new Any("aws:s3/bucket:Bucket", "bucket", {}, { provider: elsewhere });
const cluster = new RemoteCluster("cluster", { bucket: bucket.arn });
new Any("aws:s3/bucketObject:BucketObject", "object", { bucket: bucket.id, endpoint: cluster.endpoint }, { parent: bucket });
new Any("aws:ec2/vpc:Vpc", "read", {}, { id: "vpc-1" });

export = async () => {
  const zones = await pulumi.runtime.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {});
  for (const zone of zones.names) new Any("aws:ec2/subnet:Subnet", `subnet-${zone}`, { availabilityZone: zone });
};
