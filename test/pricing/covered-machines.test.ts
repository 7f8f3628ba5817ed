import fc from "fast-check";
import type { PriceBook } from "../../catalog";
import { type DeclaredResource, highUsdPerMonth, linesOf, lowUsdPerMonth } from "../../model";
import { reprice } from "../../policy-pack/reprice";
import { noUsage, priceStack } from "../../pricing";
import { bookUnder, list } from "../catalog/contract/contract-text";
import { declare } from "../support/declared";

const context = { project: "shop", stack: "prod", config: {} };
const instance = (name: string, instanceType = "m5.large") =>
  declare("aws:ec2/instance:Instance", name, {
    instanceType,
    region: "us-east-1",
    associatePublicIpAddress: false,
    rootBlockDevice: { volumeType: "gp3", volumeSize: 10 },
  });
const price = (resources: readonly DeclaredResource[], book: PriceBook) => priceStack(resources, { book, usage: noUsage, context });
const commitment = (fields: string) => `  - { name: web, kind: reservation, provider: aws, start: 2026-01-01, term: 1y, ${fields} }`;
const owning = (fields: string) => bookUnder(["commitments:", commitment(fields)]);
const DISK = 10 * 0.08;
const M5_LARGE = 0.096 * 730;

function costs(resources: readonly DeclaredResource[], book: PriceBook): readonly number[] {
  return price(resources, book).nodes.map(({ estimate }) => Number(lowUsdPerMonth(estimate).toFixed(6)));
}

test("a machine that a reservation covers costs its disk alone, on a line that names the reservation", () => {
  const { nodes, commitmentUses } = price([instance("a")], owning("region: us-east-1, size: m5.large, count: 2"));
  expect(nodes[0]?.estimate.kind).toBe("exact");
  expect(linesOf(nodes[0]?.estimate ?? { kind: "free", because: [] })[0]).toEqual({
    label: "Instance usage (Linux/UNIX, on-demand, m5.large), covered by web",
    quantity: { low: 730, high: 730 },
    unit: "hour",
    usdPerUnit: 0,
    usdPerMonth: { low: 0, high: 0 },
    provenance: { source: "contract terms", asOf: "2026-07-01", row: "terms.yaml:3", arithmetic: 'reservation "web" until 2027-01-01' },
  });
  expect(commitmentUses.map(({ capacity, used }) => [capacity, used])).toEqual([[2, { low: 1, high: 1 }]]);
});

test("machines are covered by size, then URN, until nothing is left", () => {
  const all = [instance("c"), instance("a"), instance("b")];
  expect(costs(all, list).map((usd) => usd - DISK)).toEqual([1, 1, 1].map((times) => expect.closeTo(times * M5_LARGE, 5)));
  const left = costs(all, owning("size: m5.large, count: 1.5")).map((usd) => (usd - DISK) / M5_LARGE);
  // a, b, c: nodes are in the order of their URNs.
  expect(left).toEqual([expect.closeTo(0, 5), expect.closeTo(0.5, 5), expect.closeTo(1, 5)]);
});

test.each([
  ["another size", "size: m5.xlarge, count: 9", 1],
  ["another region", "region: eu-west-1, size: m5.large, count: 9", 1],
  ["another family", "family: c5, count: 9", 1],
  ["the family", "family: m5, count: 9", 0],
  ["half of the family's vCPUs", "family: m5, vcpus: 1", 0.5],
  ["a larger size that is flexible", "size: m5.xlarge, sizeFlexible: true, count: 1", 0],
  ["a smaller part of a flexible size", "size: m5.xlarge, sizeFlexible: true, count: 0.25", 0.5],
  ["dollars of use, at the plan's own price", `committedUsdPerHour: ${0.096 * 0.8 * 0.25}, discountPercent: 20`, 0.75],
])("a commitment to %s leaves its part", (_what, fields, leftShare) => {
  const [usd] = costs([instance("a")], owning(fields));
  expect(((usd ?? Number.NaN) - DISK) / M5_LARGE).toBeCloseTo(leftShare, 6);
});

test("spot machines are not covered", () => {
  const spot = declare("aws:ec2/instance:Instance", "spot", {
    instanceType: "m5.large",
    region: "us-east-1",
    instanceMarketOptions: { marketType: "spot" },
  });
  const resources = [spot];
  expect(costs(resources, owning("family: m5, count: 9"))).toEqual(costs(resources, list));
});

const group = (name: string, minSize: number, maxSize: number) => {
  const template = declare("aws:ec2/launchTemplate:LaunchTemplate", `${name}-t`, { instanceType: "m5.large", region: "us-east-1" });
  const from = { launchTemplate: [template.urn] };
  return [
    template,
    declare(
      "aws:autoscaling/group:Group",
      name,
      { region: "us-east-1", minSize, maxSize, launchTemplate: { id: "known" } },
      { propertyDependencies: from },
    ),
  ];
};

test("a group that scales is covered at each of its bounds", () => {
  const bare = price(group("workers", 2, 6), list);
  const { nodes, commitmentUses } = price(group("workers", 2, 6), owning("size: m5.large, count: 4"));
  const [before, after] = [bare, { nodes }].map(({ nodes: all }) => all.find(({ resource }) => resource.name === "workers")?.estimate);
  if (before === undefined || after === undefined) throw new Error("the group is not priced");
  expect(lowUsdPerMonth(before) - lowUsdPerMonth(after)).toBeCloseTo(2 * M5_LARGE, 6);
  expect((highUsdPerMonth(before) ?? Number.NaN) - (highUsdPerMonth(after) ?? 0)).toBeCloseTo(4 * M5_LARGE, 6);
  expect(commitmentUses[0]?.used.low).toBeCloseTo(2, 9);
  expect(commitmentUses[0]?.used.high).toBeCloseTo(4, 9);
});

test("coverage never raises a cost, and no low bound passes its high one", () => {
  const types = ["m5.large", "m5.xlarge", "c5.large"];
  const machines = fc.array(fc.tuple(fc.constantFrom(...types), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 })), {
    maxLength: 5,
  });
  const amounts = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(machines, amounts, (declared, [a, b, c]) => {
      const resources = declared.flatMap(([type, min, more], index) =>
        more === 0 ? [instance(`i${index}`, type)] : group(`g${index}`, min, min + more),
      );
      const book = bookUnder([
        "commitments:",
        `  - { name: one, kind: reservation, provider: aws, start: 2026-01-01, term: 1y, size: m5.large, count: ${a / 8} }`,
        `  - { name: two, kind: reservation, provider: aws, start: 2026-01-01, term: 1y, family: m5, vcpus: ${b / 4} }`,
        `  - { name: three, kind: savings-plan, provider: aws, start: 2026-01-01, term: 1y, committedUsdPerHour: ${c / 100}, discountPercent: 10 }`,
      ]);
      const covered = price(resources, book);
      const listed = price(resources, list);
      for (const node of covered.nodes) {
        const before = listed.node(node.resource.urn)?.estimate;
        if (before === undefined) throw new Error("a node is lost");
        const [low, high] = [lowUsdPerMonth(node.estimate), highUsdPerMonth(node.estimate) ?? Number.POSITIVE_INFINITY];
        expect(low).toBeLessThanOrEqual(high + 1e-6);
        expect(low).toBeLessThanOrEqual(lowUsdPerMonth(before) + 1e-6);
        expect(high).toBeLessThanOrEqual((highUsdPerMonth(before) ?? Number.POSITIVE_INFINITY) + 1e-6);
      }
      for (const { capacity, used } of covered.commitmentUses) {
        expect(used.low).toBeGreaterThanOrEqual(-1e-9);
        expect(used.high).toBeLessThanOrEqual(capacity + 1e-9);
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

describe("savings are of what is really paid", () => {
  const smaller = { instanceType: "m5.large" };
  const machine = instance("a", "m5.xlarge");
  const repriced = (book: PriceBook, resources: readonly DeclaredResource[] = [machine]) =>
    reprice(price(resources, book), { book, usage: noUsage, context }, machine, smaller);

  test("a smaller size saves nothing where a commitment covers both", () => {
    expect(repriced(list)).toMatchObject({ proven: true, savingUsdPerMonth: expect.closeTo(M5_LARGE, 6) });
    expect(repriced(owning("family: m5, vcpus: 4"))).toMatchObject({ proven: true, savingUsdPerMonth: 0 });
  });

  test("what it frees covers another machine, which is the saving", () => {
    const others = [machine, instance("b")];
    // 4 vCPUs cover "b" (2) and half of "a"; with "a" at 2 vCPUs both are covered.
    expect(repriced(owning("family: m5, vcpus: 4"), others)).toMatchObject({
      proven: true,
      savingUsdPerMonth: expect.closeTo(M5_LARGE, 6),
    });
  });

  test("it costs more where the new size is not the reserved one", () => {
    const { savingUsdPerMonth } = repriced(owning("size: m5.xlarge, count: 1")) as { savingUsdPerMonth: number };
    expect(savingUsdPerMonth).toBeCloseTo(-M5_LARGE, 6);
  });
});

describe("what is not a Linux machine", () => {
  const lines = (resources: readonly DeclaredResource[], ...rows: readonly string[]) => {
    const book = bookUnder(["commitments:", ...rows.map((row) => `  - { name: web, start: 2026-01-01, term: 1y, ${row} }`)]);
    const { nodes } = price(resources, book);
    return nodes.flatMap(({ estimate }) =>
      linesOf(estimate).map(({ label, quantity, usdPerMonth }) => [label, Math.round(quantity.high), Number(usdPerMonth.high.toFixed(2))]),
    );
  };
  const database = (instanceClass: string, multiAz = false) =>
    declare("aws:rds/instance:Instance", instanceClass, {
      engine: "postgres",
      instanceClass,
      allocatedStorage: 20,
      multiAz,
      region: "us-east-1",
    });

  test("an RDS reservation covers its class, and a Multi-AZ instance takes two", () => {
    const key = "kind: reservation, provider: aws, key: rds.postgres.single-az.db.m5.large";
    expect(lines([database("db.m5.large")], `${key}, count: 1`)[0]).toEqual([
      "Database instance (on-demand, Single-AZ, db.m5.large, PostgreSQL), covered by web",
      730,
      0,
    ]);
    expect(lines([database("db.m5.xlarge")], `${key}, count: 1`)[0]?.[1]).toBe(730);
    expect(lines([database("db.m5.xlarge")], `${key}, count: 1`)[0]?.[0]).not.toContain("covered");
    expect(lines([database("db.m5.large", true)], `${key}, count: 1`).map(([, hours]) => hours)).toEqual([730, 730, 40]);
  });

  test("a size-flexible RDS reservation covers other sizes of its class type and engine, in AWS's units", () => {
    const key = "kind: reservation, provider: aws, key: rds.postgres.single-az.db.m5.large, sizeFlexible: true";
    expect(lines([database("db.m5.xlarge")], `${key}, count: 1`).map(([, hours]) => hours)).toEqual([365, 365, 20]);
    expect(lines([database("db.r5.large")], `${key}, count: 1`)[0]?.[0]).not.toContain("covered");
  });

  test("an EC2 reservation counts sizes in AWS's units: a t3.large is two t3.medium", () => {
    const [covered, rest] = lines(
      [instance("a", "t3.large")],
      "kind: reservation, provider: aws, size: t3.medium, sizeFlexible: true, count: 1",
    );
    expect([covered?.[1], rest?.[1]]).toEqual([365, 365]);
  });

  test("a Windows machine of Azure keeps its licence when a reservation covers the machine", () => {
    const size = list.unitPriceKeys("azure").find((key) => {
      const type = key.replace("vm.windows.", "");
      return (
        key.startsWith("vm.windows.Standard_") &&
        list.unitPrice("azure", "eastus", key) !== undefined &&
        list.instancePrice("azure", "eastus", type, "on-demand") !== undefined
      );
    });
    const type = size?.replace("vm.windows.", "") ?? "";
    const windows = declare("azure-native:compute:VirtualMachine", "w", {
      location: "eastus",
      hardwareProfile: { vmSize: type },
      osProfile: { windowsConfiguration: {} },
      storageProfile: { osDisk: { createOption: "FromImage", diskSizeGB: 128 } },
    });
    const paid = list.unitPrice("azure", "eastus", size ?? "")?.tiers[0]?.usdPerUnit ?? Number.NaN;
    const plain = list.instancePrice("azure", "eastus", type, "on-demand")?.usdPerHour ?? Number.NaN;
    const [covered] = lines([windows], `kind: reservation, provider: azure, size: ${type}, count: 1`);
    expect(covered?.[0]).toMatch(/Windows.*, covered by web: its licence$/);
    expect(covered?.[2]).toBeCloseTo((paid - plain) * 730, 1);
  });

  test("a Compute Savings Plan covers Fargate where its discount there is stated", () => {
    const task = declare("aws:ecs/taskDefinition:TaskDefinition", "task", { cpu: "1024", memory: "2048", region: "us-east-1" });
    const service = declare(
      "aws:ecs/service:Service",
      "service",
      { launchType: "FARGATE", desiredCount: 1, region: "us-east-1" },
      { dependencies: [task.urn], propertyDependencies: { taskDefinition: [task.urn] } },
    );
    const plan = "kind: savings-plan, provider: aws, committedUsdPerHour: 5, discountPercent: 28";
    const labels = (row: string) => lines([task, service], row).map(([label]) => String(label).includes("covered by web"));
    expect(labels(plan)).toEqual([false, false]);
    expect(labels(`${plan}, alsoCovers: { fargate: 20 }`)).toEqual([true, true]);
  });

  test("Cloud SQL's committed use covers vCPUs and memory, not storage", () => {
    const sql = declare("gcp:sql/databaseInstance:DatabaseInstance", "db", {
      databaseVersion: "POSTGRES_15",
      region: "us-central1",
      settings: { tier: "db-custom-2-7680", diskSize: 50 },
    });
    const found = lines(
      [sql],
      "kind: committed-use, provider: gcp, region: us-central1, service: sql, committedUsdPerHour: 5, discountPercent: 25",
    );
    expect(found.map(([label]) => String(label).includes("covered by web"))).toEqual([true, true, false]);
  });
});
