import fc from "fast-check";
import { loadBuiltInBook } from "../../catalog";
import type { Provider } from "../../model";
import { cheapestFitting, successorOf } from "../../policy-pack/size-search";
import { traitsOf } from "../../policy-pack/size-traits";

const book = loadBuiltInBook();
const regions: readonly (readonly [Provider, string])[] = [
  ["aws", "us-east-1"],
  ["aws", "eu-west-1"],
  ["azure", "westeurope"],
  ["azure", "eastus"],
  ["gcp", "europe-west1"],
  ["gcp", "us-central1"],
];
const anySize = fc
  .constantFrom(...regions)
  .chain(([provider, region]) =>
    fc.constantFrom(...book.sizesIn(provider, region).flatMap((type) => book.size(provider, type) ?? [])).map((size) => ({ size, region })),
  );

it("never suggests less than there was, or what costs more", () => {
  fc.assert(
    fc.property(anySize, fc.boolean(), ({ size, region }, allowArm) => {
      const { vcpus, memoryGib } = size;
      const better = cheapestFitting(book, { from: size, region, purchase: "on-demand", vcpus, memoryGib, allowArm, tied: false });
      if (better === undefined) return;
      const price = (type: string) => book.instancePrice(size.provider, region, type, "on-demand")?.usdPerHour ?? Number.NaN;
      expect(price(better.type)).toBeGreaterThan(0);
      expect(price(better.type)).toBeLessThan(price(size.type));
      expect(better.vcpus).toBeGreaterThanOrEqual(vcpus);
      expect(better.memoryGib).toBeGreaterThanOrEqual(memoryGib);
      expect(better.gpuCount).toBe(size.gpuCount);
      if (!size.burstable) expect(better.burstable).toBe(false);
      if (!allowArm) expect(better.architecture).toBe(size.architecture);
      if (traitsOf(size)?.localDisk) expect(traitsOf(better)?.localDisk).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it("stays within the family where something ties the machine to it", () => {
  fc.assert(
    fc.property(anySize, ({ size, region }) => {
      const better = cheapestFitting(book, {
        from: size,
        region,
        purchase: "on-demand",
        vcpus: 1,
        memoryGib: 1,
        allowArm: true,
        tied: true,
      });
      expect(better?.family ?? size.family).toBe(size.family);
    }),
    { numRuns: 100 },
  );
});

it("follows the documented successor at the same shape", () => {
  const successor = (provider: Provider, region: string, type: string) => {
    const from = book.size(provider, type);
    return from === undefined ? "not in the book" : successorOf(book, from, region, "on-demand")?.type;
  };
  expect(successor("aws", "us-east-1", "m4.2xlarge")).toBe("m5.2xlarge");
  expect(successor("aws", "us-east-1", "m5.2xlarge")).toBe(undefined);
});

it("reads what a size's name promises", () => {
  const traits = (provider: Provider, type: string) => {
    const size = book.size(provider, type);
    return size === undefined ? undefined : traitsOf(size);
  };
  expect(traits("aws", "m5d.large")).toMatchObject({ class: "m", generation: 5, localDisk: true, boosted: false });
  expect(traits("aws", "c7gn.large")).toMatchObject({ class: "c", generation: 7, localDisk: false, boosted: true });
  expect(traits("azure", "Standard_D2s_v3")).toMatchObject({ class: "D", generation: 3, localDisk: true, premiumDisks: true });
  expect(traits("azure", "Standard_D4s_v5")).toMatchObject({ class: "D", generation: 5, localDisk: false, premiumDisks: true });
  expect(traits("gcp", "e2-standard-4")).toMatchObject({ class: "general", everyday: true });
});
