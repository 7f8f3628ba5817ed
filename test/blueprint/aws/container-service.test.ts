import type { ContainerNeed } from "../../../model";
import { cheapest, quotes, usdPerMonth } from "./workload";

const container: ContainerNeed = {
  kind: "service",
  vcpusPerReplica: 0.5,
  memoryGibPerReplica: 1,
  architectures: ["x86_64"],
  loadBalancer: false,
};
const load = { kind: "service", vcpus: 1, memoryGib: 2, minCount: 2, maxCount: 2, zones: 1 } as const;

test("as many of the smallest tasks as carry the load with headroom", () => {
  const best = cheapest(quotes(container, { ...load, maxCount: 3 }));
  // 1 vCPU at 70 % of tasks of half a vCPU.
  expect(best).toMatchObject({ form: "fargate", size: "0.5 vCPU and 1 GiB", count: 3 });
  expect(quotes(container, load)).toEqual([]);
});

test.each([
  [0.25, 0.5, "0.25 vCPU and 0.5 GiB"],
  [0.25, 3, "0.5 vCPU and 3 GiB"],
  [0.25, 8, "1 vCPU and 8 GiB"],
  [5, 10, "8 vCPU and 16 GiB"],
  [16, 120, "16 vCPU and 120 GiB"],
])("%d vCPU and %d GiB fit in %s", (vcpusPerReplica, memoryGibPerReplica, size) => {
  const need = { ...container, vcpusPerReplica, memoryGibPerReplica };
  expect(quotes(need, { ...load, vcpus: 0.1, memoryGib: 0.1 }).map((quote) => quote.size)).toEqual([size]);
});

test("no task is large enough, or none may be on demand", () => {
  expect(quotes({ ...container, vcpusPerReplica: 17 }, load)).toEqual([]);
  expect(quotes(container, { ...load, maxCount: 3, purchases: ["spot"] })).toEqual([]);
});

test("what scales is bounded by its least and its most, and costs what is expected", () => {
  const best = cheapest(quotes(container, { ...load, maxCount: 6 }));
  // https://aws.amazon.com/fargate/pricing/
  const task = 730 * (0.5 * 0.04048 + 0.004445);
  // Three replicas log 1 GiB each; target tracking keeps two to four alarms.
  const logs = 3 * (0.5 + 0.03);
  expect(usdPerMonth(best)).toBeCloseTo(3 * task + logs + 0.2, 3);
  expect(best.bounds?.lowUsdPerMonth).toBeCloseTo(2 * task + logs + 0.2, 3);
  expect(best.bounds?.highUsdPerMonth).toBeCloseTo(6 * task + logs + 0.4, 3);
});

test("an internal load balancer has no public addresses to pay for", () => {
  const open = cheapest(quotes({ ...container, loadBalancer: true }, { ...load, maxCount: 3 }));
  const internal = cheapest(quotes({ ...container, loadBalancer: true, internalLoadBalancer: true }, { ...load, maxCount: 3 }));
  // https://aws.amazon.com/vpc/pricing/: two addresses at 0.005 USD an hour
  expect(usdPerMonth(open) - usdPerMonth(internal)).toBeCloseTo(2 * 730 * 0.005, 3);
});
