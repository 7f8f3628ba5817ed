import type { ExistingMachine, MachineKind, PackedService, Packing, PackNeed } from "../../../model";
import { packServices, verifyPacking } from "../../../optimizer/pack";

const service = (changes: Partial<PackedService> = {}): PackedService => ({
  name: "web",
  replicas: 2,
  resources: { vcpus: 1 },
  requires: {},
  tolerates: [],
  zones: [],
  apartFrom: [],
  togetherWith: [],
  ...changes,
});
const kind = (changes: Partial<MachineKind> = {}): MachineKind => ({
  name: "small",
  resources: { vcpus: 2 },
  usdPerHour: 0.1,
  labels: {},
  taints: [],
  zones: ["a"],
  ...changes,
});
const old = (changes: Partial<ExistingMachine> = {}): ExistingMachine => ({
  name: "old",
  resources: { vcpus: 8 },
  usdPerHour: 0.5,
  labels: {},
  taints: [],
  zone: "a",
  isPaidAnyway: false,
  isKept: false,
  runs: {},
  ...changes,
});
const need = (changes: Partial<PackNeed> = {}): PackNeed => ({
  services: [service()],
  kinds: [kind()],
  existing: [old()],
  goal: "cost",
  ...changes,
});

type Found = Extract<Packing, { readonly bound: number }>;
function packed(one: PackNeed): Found {
  const plan = packServices(one);
  if (plan.status === "infeasible" || plan.status === "unknown") throw new Error(plan.conflicts.join("; "));
  return plan;
}

test("a packing says what to buy and what to switch off", () => {
  expect(packed(need())).toMatchObject({
    status: "optimal",
    machines: [{ name: "small-1", kind: "small", isNew: true, zone: "a", usdPerMonth: 73, runs: { web: 2 }, utilisation: { vcpus: 1 } }],
    switchedOff: [{ name: "old", savesUsdPerMonth: 365 }],
    usdPerMonth: 73,
    usdPerMonthToday: 365,
    bound: 73,
    moves: 0,
  });
});

test("a machine that is paid anyway is used before one is bought, and saves nothing when it is off", () => {
  const paid = packed(need({ existing: [old({ isPaidAnyway: true, runs: { web: 2 } })] }));
  expect(paid).toMatchObject({ machines: [{ name: "old", isNew: false }], switchedOff: [], usdPerMonth: 365, moves: 0 });
  const idle = packed(need({ existing: [old({ isPaidAnyway: true, taints: ["gone"] })] }));
  expect(idle).toMatchObject({ machines: [{ name: "small-1" }], switchedOff: [{ name: "old", savesUsdPerMonth: 0 }], usdPerMonth: 438 });
});

test("a machine that must be kept stays, with nothing to run", () => {
  const plan = packed(need({ existing: [old({ isKept: true, taints: ["special"] })] }));
  expect(plan.machines).toMatchObject([{ name: "old", runs: {} }, { name: "small-1" }]);
  expect(plan.switchedOff).toEqual([]);
});

test("fewest machines, and among as many the cheapest that hold the same", () => {
  const plan = packed(
    need({
      kinds: [kind(), kind({ name: "dear", usdPerHour: 0.3 })],
      existing: [],
      goal: "machines",
      services: [service({ replicas: 4 })],
    }),
  );
  expect(plan).toMatchObject({ bound: 2, machines: [{ kind: "small" }, { kind: "small" }] });
});

test.each<[string, (plan: Found) => Found, RegExp]>([
  [
    "a replica too few",
    (plan) => ({ ...plan, machines: plan.machines.map((one) => ({ ...one, runs: { web: 1 } })) }),
    /1 of 2 replicas of web run/,
  ],
  [
    "too much on a machine",
    (plan) => ({ ...plan, machines: plan.machines.map((one) => ({ ...one, runs: { web: 3 } })) }),
    /has 2 vcpus, 3 are used/,
  ],
  ["a wrong price", (plan) => ({ ...plan, machines: plan.machines.map((one) => ({ ...one, usdPerMonth: 70 })) }), /costs 73, stated as 70/],
  ["a wrong sum", (plan) => ({ ...plan, usdPerMonth: 72 }), /the cost is 73, stated as 72/],
  [
    "a machine that is not sold",
    (plan) => ({ ...plan, machines: plan.machines.map((one) => ({ ...one, kind: "tiny" })) }),
    /no machine that may be had/,
  ],
  [
    "a zone that it is not sold in",
    (plan) => ({ ...plan, machines: plan.machines.map((one) => ({ ...one, zone: "b" })) }),
    /not sold in b/,
  ],
  ["a forgotten machine", (plan) => ({ ...plan, switchedOff: [] }), /old is both kept and switched off, or neither/],
  ["a wrong saving", (plan) => ({ ...plan, switchedOff: [{ name: "old", savesUsdPerMonth: 1 }] }), /switching old off saves 1/],
  ["a bound above the value", (plan) => ({ ...plan, bound: 80 }), /the bound 80 exceeds/],
])("the check refuses %s", (_, spoil, message) => {
  const one = need();
  expect(verifyPacking(packed(one), one)).toEqual([]);
  expect(verifyPacking(spoil(packed(one)), one).join("; ")).toMatch(message);
});

test.each<[string, PackNeed, readonly string[]]>([
  [
    "too large a service",
    need({ services: [service({ resources: { vcpus: 9 } })] }),
    ["web fits on no machine: it needs 9 vcpus, the largest machine has 8"],
  ],
  [
    "a label that no machine has",
    need({ services: [service({ requires: { disk: ["ssd"] } })] }),
    ["web fits on no machine: no machine has the label disk = ssd"],
  ],
  [
    "taints",
    need({ kinds: [], existing: [old({ taints: ["gpu"] })] }),
    ["web fits on no machine: every machine has a taint that it does not tolerate"],
  ],
  [
    "too few zones",
    need({ services: [service({ replicas: 3, maxPerZone: 1 })], kinds: [kind({ zones: ["a", "b"] })] }),
    ["web: 3 replicas with at most 1 in a zone need 3 zones, machines that suit it are in 2"],
  ],
  [
    "too few machines",
    need({ services: [service({ replicas: 20 })], kinds: [kind({ maxCount: 2 })] }),
    ["all services together need 20 vcpus, all machines that may be had give 12"],
  ],
  [
    "services that keep apart",
    need({ services: [service({ apartFrom: ["api"] }), service({ name: "api" })], kinds: [] }),
    ["no packing meets all rules together", "without the services that keep apart it would fit"],
  ],
])("what does not fit is said in words: %s", (_, one, conflicts) => {
  expect(packServices(one)).toEqual({ status: "infeasible", conflicts });
});

test("at the time limit there is a packing with an honest gap", () => {
  const services = Array.from({ length: 60 }, (_, index) =>
    service({
      name: `s${index}`,
      replicas: 3 + (index % 5),
      resources: { vcpus: 0.3 + (index % 7) * 0.37, memoryGib: 0.7 + (index % 11) * 0.9 },
    }),
  );
  const kinds = [2, 4, 8, 16].map((size) =>
    kind({ name: `k${size}`, resources: { vcpus: size, memoryGib: size * 4 }, usdPerHour: size * 0.05 + 0.003 }),
  );
  const one = need({ services, kinds, existing: [] });
  const plan = packed(one);
  expect(plan.bound).toBeGreaterThan(plan.usdPerMonth * 0.9);
  expect(plan.gapFraction).toBeCloseTo((plan.usdPerMonth - plan.bound) / plan.usdPerMonth, 6);
  const quick = packServices(one, { timeLimitMs: 100 });
  if (quick.status === "infeasible" || quick.status === "unknown") throw new Error("nothing found");
  // Two bounds of one optimum.
  expect(quick.usdPerMonth).toBeGreaterThanOrEqual(plan.bound - 1e-6);
  expect(quick.bound).toBeLessThanOrEqual(plan.usdPerMonth + 1e-6);
});
