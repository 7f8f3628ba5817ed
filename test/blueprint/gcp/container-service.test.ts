import type { ContainerNeed } from "../../../model";
import { onlyQuote, quotes, totalUsd, workload } from "./needs";

const need: ContainerNeed = { kind: "service", vcpusPerReplica: 1, memoryGibPerReplica: 2, architectures: ["x86_64"], loadBalancer: false };
/** The only region that the built-in book has prices of Cloud Run in. */
const frankfurt = { regions: ["europe-west3"], maxCount: 10, minCount: 2 };
const SECONDS = 730 * 3600;

test("replicas carry the load with headroom, and are charged all month", () => {
  const { quote, part } = onlyQuote("cloud-run", need, workload({ ...frankfurt, vcpus: 3, memoryGib: 4 }));
  expect(quote).toMatchObject({ count: 5, size: "1 vCPU and 2 GiB" });
  expect(totalUsd(quote)).toBeCloseTo(5 * SECONDS * (0.0000216 + 2 * 0.0000024), 6);
  expect(part("").template).toMatchObject({ scaling: { minInstanceCount: 2, maxInstanceCount: 10 } });
});

test("memory takes vCPUs along", () => {
  const size = (memoryGibPerReplica: number) =>
    quotes("cloud-run", { ...need, memoryGibPerReplica }, workload({ ...frankfurt, vcpus: 1 })).map((quote) => quote.size);
  expect([size(4), size(5), size(32), size(33)]).toEqual([["1 vCPU and 4 GiB"], ["2 vCPU and 5 GiB"], ["8 vCPU and 32 GiB"], []]);
});

test("traffic to the internet is in the price", () => {
  const quiet = onlyQuote("cloud-run", need, workload({ ...frankfurt, vcpus: 1 })).quote;
  const { quote } = onlyQuote("cloud-run", need, workload({ ...frankfurt, vcpus: 1, internetEgressGibPerMonth: 100 }));
  expect(totalUsd(quote) - totalUsd(quiet)).toBeCloseTo(12, 6);
});

test("what Cloud Run cannot do is no offer", () => {
  const where = workload({ ...frankfurt, vcpus: 1 });
  expect(quotes("cloud-run", { ...need, architectures: ["arm64"] }, where)).toEqual([]);
  expect(quotes("cloud-run", need, { ...where, vcpus: 100 })).toEqual([]);
  expect(quotes("cloud-run", { ...need, loadBalancer: true }, { ...where, jurisdictions: ["eu"] })).toEqual([]);
  const internal = { ...need, loadBalancer: true, internalLoadBalancer: true };
  expect(quotes("cloud-run", internal, { ...where, jurisdictions: ["eu"] })).toHaveLength(1);
});
