import { loadBuiltInBook } from "../../../catalog";
import { azureArchitecture, documentedSize } from "../../../catalog/update/size-knowledge";

const sizes = loadBuiltInBook().sizes("azure");

test("what names tell of a capacity is right for every size that the book knows", () => {
  const told = sizes.flatMap(({ type, vcpus, memoryGib }) => {
    const named = documentedSize("azure", type);
    return named === undefined ? [] : [{ type, vcpus, memoryGib, named }];
  });
  const wrong = told.filter(({ vcpus, memoryGib, named }) => named.vcpus !== vcpus || Math.abs(named.memoryGib - memoryGib) > 0.01);
  expect(wrong).toEqual([]);
  expect(told.length).toBeGreaterThan(250);
});

test("what names tell of the architecture is right for every size that the book knows", () => {
  expect(sizes.filter(({ type, architecture }) => azureArchitecture(type) !== architecture).map(({ type }) => type)).toEqual([]);
});

test("sizes to come, constrained ones, and those that no rule holds for", () => {
  expect(documentedSize("azure", "Standard_D8as_v8")).toEqual({ vcpus: 8, memoryGib: 32 });
  expect(documentedSize("azure", "Standard_D4pls_v7")).toEqual({ vcpus: 4, memoryGib: 8 });
  expect(documentedSize("azure", "Standard_E16-8as_v7")).toEqual({ vcpus: 8, memoryGib: 128 });
  expect(documentedSize("azure", "Standard_E96as_v7")).toBeUndefined();
  expect(documentedSize("azure", "Standard_NC24ads_X900_v9")).toBeUndefined();
  expect(documentedSize("gcp", "Standard_D8as_v8")).toBeUndefined();
});
