import { unknownValue } from "../../model";
import { tagOf, takesTags } from "../../policy-pack/tags";

const tagged = (type: string, tags: unknown) => ({ type, inputs: { tags } });

describe("a tag", () => {
  it("is found by any of its names, in a record or in CloudFormation's list", () => {
    expect(tagOf(tagged("aws:ec2/instance:Instance", { Owner: "shop" }), ["owner"])).toBe("shop");
    expect(tagOf(tagged("aws-native:ec2:Instance", [{ key: "Owner", value: "shop" }]), ["team", "owner"])).toBe("shop");
  });

  it("is not there where nothing has its name, or the list holds something else", () => {
    expect(tagOf(tagged("aws-native:ec2:Instance", ["owner", null, { value: "shop" }]), ["owner"])).toBeUndefined();
  });

  it("that is not known yet says so", () => {
    expect(() => tagOf(tagged("aws-native:ec2:Instance", [{ key: "owner", value: unknownValue }]), ["owner"])).toThrow("tags.owner");
  });
});

test.each([
  ["gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager", false],
  ["gcp:compute/instanceGroupManager:InstanceGroupManager", false],
  ["gcp:compute/instanceTemplate:InstanceTemplate", true],
  ["aws:autoscaling/group:Group", true],
])("the labels of machines are those of their template: %s bears some of its own: %s", (type, bears) => {
  expect(takesTags(type)).toBe(bears);
});
