import fc from "fast-check";
import { loadBuiltInBook } from "../../catalog";
import { armTwins, isAtLeast } from "../../policy-pack/managed-class";

const book = loadBuiltInBook();

it("names classes that no service could be smaller on", () => {
  const classes = book.sizes("aws").map(({ type }) => `db.${type}`);
  for (const instanceClass of classes) {
    const size = book.size("aws", instanceClass.slice(3));
    for (const twin of armTwins(book, instanceClass)) {
      const other = book.size("aws", twin.slice(3));
      expect(other?.architecture).toBe("arm64");
      expect(other?.vcpus).toBeGreaterThanOrEqual(size?.vcpus ?? Number.NaN);
      expect(other?.memoryGib).toBeGreaterThanOrEqual(size?.memoryGib ?? Number.NaN);
    }
  }
});

it("keeps the spelling of the service", () => {
  expect(armTwins(book, "db.m5.large")).toEqual(["db.m6g.large", "db.m7g.large"]);
  expect(armTwins(book, "cache.t3.small")).toEqual(["cache.t4g.small"]);
  expect(armTwins(book, "r5.xlarge.search")).toEqual(["r6g.xlarge.search", "r7g.xlarge.search"]);
  expect(armTwins(book, "m5.large.elasticsearch")).toEqual(["m6g.large.elasticsearch", "m7g.large.elasticsearch"]);
});

it("has nothing for what runs on arm64 already, and for classes of another kind", () => {
  for (const one of ["db.m6g.large", "db.serverless", "db.x2iedn.xlarge", "Standard_D2s_v5", ""]) expect(armTwins(book, one)).toEqual([]);
});

describe("isAtLeast", () => {
  it.each([
    ["8.0.28", "8.0.28", true],
    ["8.0.27", "8.0.28", false],
    ["8.0", "8.0.28", true],
    ["8.4.3", "8.0.28", true],
    ["5.7.44", "8.0.28", false],
    ["16", "13.4", true],
    ["13", "13.4", true],
    ["13.3", "13.4", false],
    ["9.6.24", "13.4", false],
    ["latest", "13.4", false],
  ])("%s against %s: %s", (version, least, expected) => {
    expect(isAtLeast(version, least)).toBe(expected);
  });

  it("orders versions of full length as numbers, not as texts", () => {
    const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(50));
    fc.assert(
      fc.property(version, version, (a, b) => {
        const weigh = ([major, minor, patch]: readonly [number, number, number]) => major * 10_000 + minor * 100 + patch;
        expect(isAtLeast(a.join("."), b.join("."))).toBe(weigh(a) >= weigh(b));
      }),
    );
  });
});
