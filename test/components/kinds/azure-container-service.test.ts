import { blueprintOf } from "../../../blueprint";
import type { ContainerNeed } from "../../../model";
import { containerQuote, totalUsd, withContainerApps, workload } from "../../blueprint/azure/needs";
import { realisePlaced } from "./placed";

const need: ContainerNeed = {
  kind: "service",
  vcpusPerReplica: 0.5,
  memoryGibPerReplica: 1,
  architectures: ["x86_64"],
  loadBalancer: true,
};
const asker = workload({ regions: ["westeurope"], vcpus: 1, memoryGib: 2, minCount: 3, maxCount: 6, zones: 2 });
const container = { image: "shop.azurecr.io/web:1", command: ["serve"] };

async function placed(ofNeed: ContainerNeed, service: object) {
  const quote = containerQuote(ofNeed, asker);
  const { resources, stack, unknown } = await realisePlaced({
    provider: "azure",
    asKind: ofNeed,
    need: asker,
    quote,
    blueprint: blueprintOf(quote, ofNeed, asker, withContainerApps),
    book: withContainerApps,
    callers: ["shop"],
    setup: { environment: { MODE: "fast" } },
    service: { container, ports: [3000], ...service },
  });
  const one = (typeEnd: string) => resources.find(({ type }) => type.endsWith(typeEnd))?.inputs;
  return { one, resources, totals: stack.totals, unknown, quote };
}

test("a public app costs what the plan says, between its least and its most", async () => {
  const loadBalancer = { internal: false, protocol: "http", port: 80, machinePort: 3000, healthPath: "/up" };
  const { one, totals, unknown, quote } = await placed(need, { loadBalancer });
  expect(unknown).toEqual([]);
  expect(quote.count).toBe(3);
  expect(totals.lowUsdPerMonth).toBeCloseTo(quote.bounds?.lowUsdPerMonth ?? Number.NaN, 2);
  expect(totals.highUsdPerMonth).toBeCloseTo(quote.bounds?.highUsdPerMonth ?? Number.NaN, 2);
  expect(totals.lowUsdPerMonth).toBeCloseTo(totalUsd(quote), 2);
  expect(one("app:ContainerApp")).toMatchObject({
    workloadProfileName: "Consumption",
    configuration: { ingress: { external: true, targetPort: 3000, allowInsecure: false } },
    template: {
      scale: { minReplicas: 3, maxReplicas: 6 },
      containers: [
        { image: container.image, command: ["serve"], env: [{ name: "MODE", value: "fast" }], resources: { cpu: 0.5, memory: "1Gi" } },
      ],
    },
  });
  expect(one("app:ManagedEnvironment")).toMatchObject({ zoneRedundant: true, publicNetworkAccess: "Enabled" });
  expect(one("operationalinsights:Workspace")).toMatchObject({ retentionInDays: 30 });
});

test("without a load balancer only callers reach it, under a name of the network's own", async () => {
  const { one, resources, totals, unknown, quote } = await placed({ ...need, loadBalancer: false }, {});
  expect(unknown).toEqual([]);
  expect(totals.lowUsdPerMonth).toBeCloseTo(totalUsd(quote), 2);
  expect(one("app:ManagedEnvironment")).toMatchObject({ publicNetworkAccess: "Disabled" });
  expect(one(":PrivateRecordSet")).toMatchObject({ relativeRecordSetName: "*", recordType: "A" });
  expect(resources.filter(({ type }) => type.endsWith(":PublicIPAddress"))).toEqual([]);
});
