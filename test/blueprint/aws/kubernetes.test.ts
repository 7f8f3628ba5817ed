import { allocatableOf } from "../../../blueprint/aws/node-allocatable";
import type { KubernetesNeed, PodNeed } from "../../../model";
import { book, cheapest, quotes, usdPerMonth } from "./workload";

const pod = (changes: Partial<PodNeed> = {}): PodNeed => ({
  ...{ name: "web", count: 4, vcpus: 0.5, memoryGib: 1, gpus: 0, interruptible: false },
  ...changes,
});
const need = (...pods: readonly PodNeed[]): KubernetesNeed => ({ kind: "kubernetes", pods, growthFactor: 2, customerKey: false });

/** What all nodes of a mix, `2 x m6i.large, 1 x m6i.xlarge (spot)`, give to pods. */
function roomOf(size: string) {
  return size.split(", ").map((group) => {
    const [, count, type, spot] = /^(\d+) x (\S+)( \(spot\))?$/.exec(group) ?? [];
    const machine = book.size("aws", type ?? "");
    if (machine === undefined) throw new Error(group);
    return { count: Number(count), spot: spot !== undefined, gpus: machine.gpuCount, ...allocatableOf(machine) };
  });
}
const sum = (size: string, key: "vcpus" | "memoryGib" | "gpus") => roomOf(size).reduce((total, one) => total + one.count * one[key], 0);

test("nodes hold the pods beside what they keep for themselves", () => {
  const best = cheapest(quotes(need(pod({ count: 6 }), pod({ name: "api", vcpus: 1, memoryGib: 4 }))));
  expect(sum(best.size, "vcpus")).toBeGreaterThanOrEqual(6 * 0.5 + 4);
  expect(sum(best.size, "memoryGib")).toBeGreaterThanOrEqual(6 + 16);
  expect(best.count).toBeGreaterThanOrEqual(2);
  expect(best.bounds?.lowUsdPerMonth).toBeCloseTo(usdPerMonth(best), 6);
  expect(best.bounds?.highUsdPerMonth).toBeGreaterThan(1.5 * usdPerMonth(best) - 200);
});

test("only pods that may be interrupted make spot nodes, and those make the cluster cheaper", () => {
  const steady = quotes(need(pod(), pod({ name: "work", count: 8, vcpus: 1, memoryGib: 2 })));
  expect(steady.filter(({ size }) => size.includes("spot"))).toEqual([]);
  const mixed = quotes(need(pod(), pod({ name: "work", count: 8, vcpus: 1, memoryGib: 2, interruptible: true })));
  const best = cheapest(mixed);
  expect(best.size).toContain("(spot)");
  expect(usdPerMonth(best)).toBeLessThan(usdPerMonth(cheapest(steady)));
  const onDemand = roomOf(best.size).filter(({ spot }) => !spot);
  expect(onDemand.reduce((total, { count, vcpus }) => total + count * vcpus, 0)).toBeGreaterThanOrEqual(4 * 0.5);
});

test("pods with GPUs get NVIDIA's", () => {
  const best = cheapest(quotes(need(pod({ name: "train", count: 2, vcpus: 4, memoryGib: 16, gpus: 1 }))));
  expect(sum(best.size, "gpus")).toBeGreaterThanOrEqual(2);
  expect(best.size).not.toContain("g4ad");
});

test("a region without a price of disks is compared by the very same nodes where they have one", () => {
  const all = quotes(need(pod()), { regions: [] });
  const whole = cheapest(all);
  const elsewhere = all.find(({ region, size }) => region === "us-west-2" && size === whole.size);
  expect(elsewhere?.unpriced?.join()).toContain("ebs.gp3.storage");
  expect(elsewhere?.comparisonUsdPerMonth).toBeGreaterThanOrEqual(usdPerMonth(whole) - 1e-6);
});

test.each([
  // vCPUs by bands 6 %, 1 %, 0.5 %, 0.25 %, and 0.2 for agents: https://github.com/awslabs/amazon-eks-ami
  [2, 8, 2 - 0.07 - 0.2, 29 - 4],
  [4, 16, 4 - 0.08 - 0.2, 58 - 4],
  [16, 64, 16 - 0.11 - 0.2, 110 - 4],
])("a node of %d vCPUs and %d GiB", (vcpus, memoryGib, left, pods) => {
  const allocatable = allocatableOf({ vcpus, memoryGib, burstable: false });
  expect(allocatable.vcpus).toBeCloseTo(left, 9);
  expect(allocatable.pods).toBe(pods);
  expect(allocatable.memoryGib).toBeLessThan(memoryGib * 0.96);
});
