import { type Placement, type Provider, providers } from "../../../model";
import type { PricedNode } from "../../../pricing";
import { totalsOf } from "../../../pricing/price-stack";
import { readers } from "./capacity";
import { removeBook, writeCompleteBook } from "./complete-book";
import { copyRegions, guards, openRanges, untaggable } from "./constraints";
import { forms, names, needed, regions, tags, workloads } from "./portfolios";
import { type ContractStack, contractStack } from "./stack";

jest.setTimeout(240_000);

let bookFolder: string;
const before = process.env.COSTWRIGHT_PRICES;
beforeAll(() => {
  bookFolder = writeCompleteBook();
  process.env.COSTWRIGHT_PRICES = bookFolder;
});
afterAll(() => {
  if (before === undefined) delete process.env.COSTWRIGHT_PRICES;
  else process.env.COSTWRIGHT_PRICES = before;
  removeBook(bookFolder);
});

function placementOf({ plan }: ContractStack, name: string): Placement {
  const found = plan.placements.find(({ workload }) => workload === name);
  if (found === undefined) throw new Error(`${name} is not placed`);
  return found;
}

/** What the resources cost, but for what only undeclared use decides: the plan has no more than they. */
function sumOf(nodes: readonly PricedNode[], bound: "low" | "high"): number {
  const lines = nodes.flatMap(({ estimate }) => ("lines" in estimate ? estimate.lines : []));
  return lines.reduce((sum, line) => sum + (line.dependsOnUsage === undefined ? line.usdPerMonth[bound] : 0), 0);
}

describe.each(providers)("every kind on %s", (provider: Provider) => {
  let stack: ContractStack;
  beforeAll(async () => {
    stack = await contractStack(provider, bookFolder);
  });

  test("is built in the form that is held to the contract", () => {
    const built = Object.fromEntries(stack.plan.placements.map(({ workload, form = "machines" }) => [workload, form]));
    expect(built).toEqual(forms[provider]);
  });

  test.each(names)("%s carries at least its need", (name) => {
    const capacity = readers[provider][name](stack.owned[name]);
    for (const [quantity, least] of Object.entries(needed[name]))
      expect([quantity, capacity[quantity], (capacity[quantity] ?? Number.NaN) >= least - 1e-9]).toEqual([
        quantity,
        capacity[quantity],
        true,
      ]);
  });

  test.each(names)("%s costs what the plan says, to the cent", (name) => {
    const placement = placementOf(stack, name);
    const nodes = stack.priced.nodes.filter(({ resource }) => stack.ownerOf(resource) === name);
    expect(nodes.flatMap(({ resource, estimate }) => (estimate.kind === "unknown" ? [resource.type, ...estimate.because] : []))).toEqual(
      [],
    );
    const usdPerMonth = placement.costs.reduce((sum, cost) => sum + cost.usdPerMonth, 0);
    const [low, high] = [sumOf(nodes, "low"), sumOf(nodes, "high")];
    expect(low).toBeGreaterThan(0);
    expect(low).toBeCloseTo(placement.bounds?.lowUsdPerMonth ?? usdPerMonth, 2);
    const open = openRanges[provider][name];
    if (open === undefined) {
      expect(placement.unpriced).toBeUndefined();
      expect(high).toBeCloseTo(placement.bounds?.highUsdPerMonth ?? usdPerMonth, 2);
    } else {
      const reasons = nodes.flatMap(({ estimate }) => (estimate.kind === "range" ? estimate.because : []));
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) expect(reason).toMatch(open);
    }
  });

  test.each(names)("%s keeps to what is declared of it", (name) => {
    const owned = stack.owned[name];
    for (const [typeEnd, resource, inputs] of guards[provider][name]) expect(owned.one(typeEnd, resource)).toMatchObject(inputs);
    const allowed = [
      regions[provider],
      ...("otherRegion" in workloads[name] || "backup" in workloads[name] ? [copyRegions[provider]] : []),
    ];
    const places = owned.resources.flatMap(({ inputs }) => [inputs.region, inputs.location].filter((place) => typeof place === "string"));
    for (const place of places) expect([...allowed, "global"]).toContain(place.toLowerCase());
    const priced = stack.priced.nodes.filter(({ resource, estimate }) => stack.ownerOf(resource) === name && estimate.kind !== "free");
    const untagged = priced.filter(({ resource }) => !JSON.stringify(resource.inputs).includes(`"${tags.owner}"`));
    expect(untagged.map(({ resource }) => resource.type).filter((type) => !untaggable.has(type))).toEqual([]);
  });

  test("what no workload owns costs nothing, so that the whole stack costs the whole plan", () => {
    const shared = stack.priced.nodes.filter(({ resource }) => stack.ownerOf(resource) === undefined);
    expect(totalsOf(shared)).toMatchObject({ lowUsdPerMonth: 0, highUsdPerMonth: 0 });
    expect(stack.plan.shared ?? []).toEqual([]);
  });

  test("no gateway to the internet is built where nobody asks for one", () => {
    const gateways = stack.resources.filter(({ type }) => /:(NatGateway|RouterNat)$/.test(type));
    expect(gateways).toEqual([]);
  });

  test("the policy pack finds nothing", () => {
    expect(stack.findings).toEqual([]);
  });
});
