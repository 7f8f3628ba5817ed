import { asset } from "@pulumi/pulumi";
import { isUnknown } from "../../model";
import { plainProperties } from "../../policy-pack/plain-value";

// The real proxy of the policy SDK; it is exported at run time without types.
const { unknownCheckingProxy, Secret } = require("@pulumi/policy") as {
  unknownCheckingProxy(value: object): Record<string, unknown>;
  Secret: new (value: unknown) => object;
};

const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const UNKNOWN_NUMBER = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";

it("turns every unknown into the one unknown value, where the SDK's proxy would throw", () => {
  const proxy = unknownCheckingProxy({ id: UNKNOWN_STRING, tags: { Name: UNKNOWN_STRING, team: "a" }, sizes: [1, UNKNOWN_NUMBER] });
  expect(() => proxy.id).toThrow(/can't be known during preview/);
  const plain = plainProperties(proxy) as { id: unknown; tags: Record<string, unknown>; sizes: unknown[] };
  expect(isUnknown(plain.id)).toBe(true);
  expect(isUnknown(plain.tags.Name)).toBe(true);
  expect(plain.tags.team).toBe("a");
  expect(plain.sizes[0]).toBe(1);
  expect(isUnknown(plain.sizes[1])).toBe(true);
});

it("unwraps secrets at any depth and leaves assets out", () => {
  const proxy = unknownCheckingProxy({
    password: new Secret("p"),
    nested: { list: [new Secret({ size: 5 })] },
    code: new asset.FileArchive("./code"),
    text: new asset.StringAsset("x"),
    name: "n",
  });
  expect(plainProperties(proxy)).toEqual({ password: "p", nested: { list: [{ size: 5 }] }, name: "n" });
});

it("is a copy: nothing of the original changes with it", () => {
  const original = { tags: { a: "1" } };
  const plain = plainProperties(unknownCheckingProxy(original)) as { tags: Record<string, unknown> };
  plain.tags.a = "2";
  expect(original.tags.a).toBe("1");
});
