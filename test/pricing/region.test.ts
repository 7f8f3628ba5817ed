import { type DeclaredResource, unknownValue } from "../../model";
import { resolveRegion } from "../../pricing/region";

const context = {
  project: "p",
  stack: "dev",
  config: { "aws:region": "us-west-2", "azure-native:location": "West Europe", "gcp:zone": "europe-west1-b" },
};
const resource = (type: string, inputs: Record<string, unknown>, extra: Partial<DeclaredResource> = {}): DeclaredResource => ({
  urn: `urn:pulumi:dev::p::${type}::x`,
  type,
  name: "x",
  inputs,
  custom: true,
  dependencies: [],
  propertyDependencies: {},
  ...extra,
});
const alone = () => undefined;

test.each([
  ["its own region input", resource("aws:s3/bucket:Bucket", { region: "eu-west-1" }), "eu-west-1"],
  ["its availability zone", resource("aws:ebs/volume:Volume", { availabilityZone: "ap-southeast-2c" }), "ap-southeast-2"],
  ["a government zone", resource("aws:ebs/volume:Volume", { availabilityZone: "us-gov-west-1a" }), "us-gov-west-1"],
  ["its provider", resource("aws:s3/bucket:Bucket", {}, { providerInputs: { region: "sa-east-1" } }), "sa-east-1"],
  ["the stack configuration", resource("aws:s3/bucket:Bucket", {}), "us-west-2"],
  ["an Azure location in words", resource("azure-native:storage:StorageAccount", { location: "North Europe" }), "northeurope"],
  ["Azure configuration in words", resource("azure-native:storage:StorageAccount", {}), "westeurope"],
  ["a Google zone", resource("gcp:compute/instance:Instance", { zone: "us-central1-a" }), "us-central1"],
  ["a Google zone as a path", resource("gcp:compute/disk:Disk", { zone: "projects/p/zones/us-east4-c" }), "us-east4"],
  ["a cluster's zone in location", resource("gcp:container/cluster:Cluster", { location: "us-east1-b" }), "us-east1"],
  ["the configured zone", resource("gcp:compute/network:Network", {}), "europe-west1"],
])("region from %s", (_, one, region) => {
  expect(resolveRegion(one, context, alone)).toEqual({ region });
});

test("an Azure child inherits through what it hangs on", () => {
  const group = resource("azure-native:resources:ResourceGroup", { location: "uksouth" }, { urn: "group" });
  const server = resource("azure-native:sql:Server", {}, { urn: "server", dependencies: ["group"] });
  const database = resource("azure-native:sql:Database", {}, { dependencies: ["server"] });
  const find = (urn: string) => [group, server].find((one) => one.urn === urn);
  expect(resolveRegion(database, { ...context, config: {} }, find)).toEqual({ region: "uksouth" });
});

test("an unknown region is unknown, not the configured one", () => {
  expect(resolveRegion(resource("aws:s3/bucket:Bucket", { region: unknownValue }), context, alone)).toEqual({
    unknown: "the resource's region is not known until deployment",
  });
});

test("no region anywhere names the configuration key to set", () => {
  expect(resolveRegion(resource("aws:s3/bucket:Bucket", {}), { ...context, config: {} }, alone)).toEqual({
    unknown: "no region: neither the resource, its provider nor the stack configuration (aws:region) names one",
  });
});
