import type * as pulumi from "@pulumi/pulumi";

/** A network as the `network` of a `Service` takes it: with the field of the provider alone that it was placed on. */
export interface BuiltNetwork {
  /** Where it was placed on AWS. */
  readonly aws?: {
    /** Id of the VPC. */
    readonly vpcId: pulumi.Output<string>;
    /** Subnets of machines, one in each zone. */
    readonly subnetIds: readonly pulumi.Output<string>[];
    /** Subnets of load balancers, one in each zone, in two at least. */
    readonly publicSubnetIds: readonly pulumi.Output<string>[];
  };
  /** Where it was placed on Azure. */
  readonly azure?: {
    /** Id of the subnet of machines. */
    readonly subnetId: pulumi.Output<string>;
  };
  /** Where it was placed on Google Cloud. */
  readonly gcp?: {
    /** Id of the network. */
    readonly network: pulumi.Output<string>;
    /** Id of the subnetwork of machines. */
    readonly subnetwork: pulumi.Output<string>;
  };
}
