import * as pulumi from "@pulumi/pulumi";

export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: pulumi.Input<string | Readonly<Record<string, pulumi.Input<string | readonly pulumi.Input<string>[]>>>>;
  readonly Action: string | readonly string[];
  readonly Resource?: pulumi.Input<string> | readonly pulumi.Input<string>[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, pulumi.Input<string | readonly string[]>>>>>;
}

/** An IAM policy as the text that resources take. */
export function policyDocument(...statements: readonly Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** Lets a service of AWS take a role. */
export function assumedBy(service: string, actions: readonly string[] = ["sts:AssumeRole"]): pulumi.Output<string> {
  return policyDocument({ Effect: "Allow", Principal: { Service: service }, Action: actions });
}

/** A policy that AWS maintains. */
export function managedPolicy(region: string, path: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/${path}`;
}

/** Start of ARNs: GovCloud has its own. */
export function partitionOf(region: string): string {
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
