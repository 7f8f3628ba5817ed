import type { PortfolioNeed } from "../../model";
import { place } from "../../optimizer";
import { randomCase } from "../oracle/random-case";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

const book = tinyBook(smallMarket());
const pin = { provider: "azure", region: "azure-us", size: "s8", count: 1, purchase: "on-demand" } as const;

test("a pinned choice is taken though others cost less, and its runner-up is the best of the others", () => {
  const free = place(portfolio([workload()]), book);
  const plan = place(portfolio([workload({ pinned: [pin] })]), book);
  if (plan.status === "infeasible" || free.status === "infeasible") throw new Error("feasible");
  expect(plan.placements[0]).toMatchObject(pin);
  expect(plan.placements[0]?.runnerUp).toMatchObject({ region: free.placements[0]?.region, size: free.placements[0]?.size });
  expect(plan.placements[0]?.runnerUp?.extraUsdPerMonth).toBeLessThan(0);
  expect(plan.offers).toEqual(free.offers);
});

test("a pinned choice that does not fit makes the plan infeasible, and the conflict names the pin", () => {
  const plan = place(portfolio([workload({ pinned: [{ ...pin, region: "azure-moon" }] })]), book);
  if (plan.status !== "infeasible") throw new Error("infeasible");
  expect(plan.conflicts.join("\n")).toContain("the pinned choice");
});

test("pinning the choices of a plan gives that plan again", () => {
  let compared = 0;
  for (let seed = 90_000; seed < 90_120; seed++) {
    const { need, book: market } = randomCase(seed);
    const plan = place(need, market);
    if (plan.status === "infeasible") continue;
    const pinned: PortfolioNeed = {
      ...need,
      workloads: need.workloads.map((one) => ({ ...one, pinned: plan.placements.filter(({ workload: name }) => name === one.name) })),
    };
    const again = place(pinned, market);
    if (again.status === "infeasible") throw new Error(`seed ${seed}: ${again.conflicts.join("; ")}`);
    expect({ seed, placements: again.placements }).toEqual({ seed, placements: plan.placements });
    compared++;
  }
  expect(compared).toBeGreaterThan(40);
});
