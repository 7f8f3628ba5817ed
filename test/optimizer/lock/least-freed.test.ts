import fc from "fast-check";
import { leastFreed } from "../../../optimizer/lock/least-freed";

const names = ["a", "b", "c", "d", "e", "f", "g"];
const always = () => true;

/** What is possible: some of these sets has to be freed whole. Freeing more costs nothing. */
const needsOneOf =
  (sets: readonly (readonly string[])[]) =>
  (freed: ReadonlySet<string>): number | undefined =>
    sets.some((set) => set.every((name) => freed.has(name))) ? freed.size : undefined;

test("the set that is freed is least, whatever sets would do", () => {
  const set = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(set, { minLength: 1, maxLength: 4 }), (sets) => {
      const freed = leastFreed(names, needsOneOf(sets), always);
      const least = Math.min(...sets.map(({ length }) => length));
      expect(freed?.workloads).toHaveLength(least);
      expect(freed?.isLeast).toBe(true);
      expect(sets.some((one) => [...one].sort().join() === freed?.workloads.join())).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("of sets of one size the one with the best plan is freed", () => {
  const value = (freed: ReadonlySet<string>) => (freed.has("f") ? 1 : freed.has("b") ? 2 : undefined);
  expect(leastFreed(names, value, always)).toEqual({ workloads: ["f"], isLeast: true });
});

test("nothing is freed where not even freeing all helps", () => {
  expect(leastFreed(names, () => undefined, always)).toBeUndefined();
});

test("when the time is up, what is freed still does, and is not called least", () => {
  let probes = 0;
  const freed = leastFreed(names, needsOneOf([["c", "e"]]), () => probes++ < 2);
  expect(freed?.isLeast).toBe(false);
  expect(freed?.workloads).toEqual(expect.arrayContaining(["c", "e"]));
});

test("of hundreds a few are found with few probes", () => {
  const many = Array.from({ length: 150 }, (_, index) => `w${String(index).padStart(3, "0")}`);
  let probes = 0;
  const value = (freed: ReadonlySet<string>) => {
    probes++;
    return freed.has("w017") && freed.has("w120") ? freed.size : undefined;
  };
  expect(leastFreed(many, value, always)).toEqual({ workloads: ["w017", "w120"], isLeast: true });
  // Two irreducible ones by halving, then each alone to prove that one does not do.
  expect(probes).toBeLessThan(200);
});
