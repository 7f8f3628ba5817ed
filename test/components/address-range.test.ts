import fc from "fast-check";
import { cut, cutsLeft, formatRange, overlap, parseRange, rangeProblem } from "../../components/address-range";

test("ranges of private networks from /22 to /16 are taken", () => {
  for (const range of ["10.20.0.0/16", "10.0.0.0/22", "172.16.0.0/16", "172.31.252.0/22", "192.168.0.0/16", "192.168.8.0/21"])
    expect(rangeProblem(range)).toBeUndefined();
});

test.each([
  ["here", 'is "here", no range of IPv4 addresses'],
  ["10.0.0.0", 'is "10.0.0.0", no range of IPv4 addresses'],
  ["10.0.0.256/16", 'is "10.0.0.256/16", no range of IPv4 addresses'],
  ["52.20.0.0/16", "is 52.20.0.0/16, which is not private: others own its addresses on the internet"],
  ["172.32.0.0/16", "is 172.32.0.0/16, which is not private: others own its addresses on the internet"],
  ["192.168.0.0/15", "is 192.168.0.0/15, which is not private: others own its addresses on the internet"],
  ["10.0.0.0/8", "is 10.0.0.0/8, of 16,777,216 addresses"],
  ["10.1.2.0/24", "is 10.1.2.0/24, of 256 addresses"],
  ["10.1.2.0/16", "is 10.1.2.0/16, which begins inside of a /16"],
  ["172.20.0.0/16", "is 172.20.0.0/16, of which machines and clusters use 172.20.0.0/14 inside themselves"],
])("%s is refused, with what to write instead", (range, message) => {
  expect(rangeProblem(range)).toMatchObject({ message, hint: expect.stringMatching(/^(write|take|a network) /) });
});

test("what begins inside of its range is told where it begins", () => {
  expect(rangeProblem("10.1.2.0/16")?.hint).toBe("write 10.1.0.0/16");
});

const cuts = {
  aws: [
    [{ at: 0, prefix: 20, narrowest: 28 }, 6],
    [{ at: 128, prefix: 24, narrowest: 27 }, 6],
  ],
  gcp: [
    [{ at: 0, prefix: 20, narrowest: 29 }, 1],
    [{ at: 64, prefix: 23, narrowest: 26 }, 1],
    [{ at: 128, prefix: 17, narrowest: 24 }, 1],
  ],
} as const;

test("subnets lie in their network, apart from each other, whatever its size and however many zones there are", () => {
  const networks = fc
    .integer({ min: 16, max: 22 })
    .chain((prefix) =>
      fc
        .integer({ min: 0, max: 2 ** (prefix - 8) - 1 })
        .map((index) => formatRange({ first: 10 * 2 ** 24 + index * 2 ** (32 - prefix), prefix })),
    );
  fc.assert(
    fc.property(networks, fc.constantFrom("aws", "gcp"), (network, provider) => {
      const parts = cuts[provider].flatMap(([one, count]) => Array.from({ length: count }, (_, index) => cut(network, one, index)));
      const own = cutsLeft(network, { at: 16, prefix: 22, narrowest: 27 });
      const azure = [
        cut(network, { at: 0, prefix: 20, narrowest: 28 }),
        ...Array.from({ length: own }, (_, index) => cut(network, { at: 16, prefix: 22, narrowest: 27 }, index)),
      ];
      for (const all of [parts, azure]) {
        const ranges = [...all].map((text) => parseRange(text) ?? fail());
        const whole = parseRange(network) ?? fail();
        for (const [index, range] of ranges.entries()) {
          expect(range.first).toBeGreaterThanOrEqual(whole.first);
          expect(range.first + 2 ** (32 - range.prefix)).toBeLessThanOrEqual(whole.first + 2 ** (32 - whole.prefix));
          expect(ranges.slice(0, index).some((other) => overlap(range, other))).toBe(false);
        }
      }
      expect(own).toBeGreaterThanOrEqual(30);
    }),
    { numRuns: 60 },
  );
});

test("a /16 is cut as networks without a range of their own are", () => {
  expect(cut("10.7.0.0/16", { at: 0, prefix: 20, narrowest: 28 }, 2)).toBe("10.7.32.0/20");
  expect(cut("10.7.0.0/16", { at: 128, prefix: 24, narrowest: 27 }, 1)).toBe("10.7.129.0/24");
  expect(cut("10.7.0.0/16", { at: 64, prefix: 23, narrowest: 26 })).toBe("10.7.64.0/23");
});

const fail = (): never => {
  throw new Error("no range");
};
