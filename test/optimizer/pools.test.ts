import type { CommitmentPool } from "../../model";
import type { Candidate } from "../../optimizer/candidates";
import { bestSettlement, settlePools } from "../../optimizer/pools";

const ON_DEMAND = 0;

/** An offer of one machine on demand for 100 USD a month, unless told otherwise. */
function offer(change: { size?: string; vcpus?: number; usd?: number; provider?: string } = {}): Candidate {
  const { size = "m2", vcpus = 2, usd = 100, provider = "aws" } = change;
  return {
    region: { provider, id: "r1", usdPerMonth: [[usd]] },
    position: 0,
    size: { type: size, family: "m", vcpus },
    purchaseIndex: ON_DEMAND,
    count: 1,
    vcpus,
    spotVcpus: 0,
    variant: 0,
  } as unknown as Candidate;
}

function pool(change: Partial<CommitmentPool> = {}): CommitmentPool {
  return {
    name: "pool",
    provider: "aws",
    capacity: { unit: "vcpus", count: 4 },
    discountFraction: 0.4,
    usdPerMonth: 30,
    owned: false,
    ...change,
  };
}

test("a pool is used up by the smallest sizes first, then by workload, the last one in part", () => {
  const chosen = [offer({ size: "m8", vcpus: 8, usd: 400 }), offer(), offer({ usd: 120 })];
  // 4 vCPUs cover both small machines: 0.4 x (100 + 120); nothing is left for the large one.
  expect(settlePools([pool()], () => true, chosen)).toEqual({
    savedMicro: 88_000_000,
    fixedMicro: 30_000_000,
    uses: [{ isTaken: true, used: 4, savedMicro: 88_000_000 }],
  });
  // 6 vCPUs: a quarter of the large machine too.
  const more = pool({ capacity: { unit: "vcpus", count: 6 } });
  expect(settlePools([more], () => true, chosen).savedMicro).toBe(88_000_000 + 0.4 * 0.25 * 400e6);
});

test("a pool of dollars counts use after its discount", () => {
  // 60 USD a month hold machines of 100 USD on demand.
  const dollars = pool({ capacity: { unit: "usd-per-hour", usdPerHour: 60 / 730 } });
  const { uses } = settlePools([dollars], () => true, [offer(), offer()]);
  expect(uses[0]?.savedMicro).toBe(40_000_000);
  expect(uses[0]?.used).toBeCloseTo(60 / 730, 9);
});

test("what one pool leaves goes to the next", () => {
  const pools = [pool({ capacity: { unit: "vcpus", count: 1 } }), pool({ name: "next", discountFraction: 0.2 })];
  expect(settlePools(pools, () => true, [offer()]).uses.map(({ savedMicro }) => savedMicro)).toEqual([20_000_000, 10_000_000]);
});

test("pools are taken where they pay, owned ones always", () => {
  const dear = pool({ name: "dear", usdPerMonth: 90 });
  expect(bestSettlement([pool(), dear], [offer()]).uses.map(({ isTaken }) => isTaken)).toEqual([true, false]);
  expect(bestSettlement([pool({ provider: "gcp", owned: true })], [offer()])).toEqual({
    savedMicro: 0,
    fixedMicro: 0,
    uses: [{ isTaken: true, used: 0, savedMicro: 0 }],
  });
});

test("the best settlement is the best of all subsets", () => {
  const pools = [
    pool({ usdPerMonth: 70 }),
    pool({ name: "b", discountFraction: 0.3, usdPerMonth: 40, capacity: { unit: "vcpus", count: 8 } }),
    pool({ name: "c", discountFraction: 0.2, usdPerMonth: 5, capacity: { unit: "usd-per-hour", usdPerHour: 0.3 } }),
    pool({ name: "d", provider: "gcp", usdPerMonth: 20 }),
  ];
  const chosen = [
    offer(),
    offer({ size: "m4", vcpus: 4, usd: 200 }),
    offer({ size: "m8", vcpus: 8, usd: 410 }),
    offer({ provider: "gcp" }),
  ];
  const nets = Array.from({ length: 16 }, (_, mask) => {
    const { fixedMicro, savedMicro } = settlePools(pools, (at) => ((mask >> at) & 1) === 1, chosen);
    return fixedMicro - savedMicro;
  });
  const best = bestSettlement(pools, chosen);
  expect(best.fixedMicro - best.savedMicro).toBe(Math.min(...nets));
});
