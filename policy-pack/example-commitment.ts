import type { OwnedCommitment } from "../catalog";
import type { ExampleResource } from "./example";

/** For the rules' examples: a reservation of m5.large in us-east-1, for 30 USD a month and machine. */
export function exampleCommitment(name: string, expires: string, count: number): OwnedCommitment {
  return {
    name,
    kind: "reservation",
    provider: "aws",
    region: "us-east-1",
    size: "m5.large",
    sizeFlexible: false,
    capacity: { unit: "machines", count },
    expires,
    usdPerMonth: 30 * count,
    provenance: { source: "costwright.contract.yaml", asOf: "2026-01-01", row: `commitments ${name}` },
  };
}

export function machinesOn(instanceType: string, count: number): readonly ExampleResource[] {
  return Array.from({ length: count }, (_, index) => ({
    type: "aws:ec2/instance:Instance",
    name: `web-${index + 1}`,
    inputs: { instanceType, region: "us-east-1" },
  }));
}
