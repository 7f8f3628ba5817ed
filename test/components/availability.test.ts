import { loadBuiltInBook } from "../../catalog";
import { priceOfAvailability } from "../../components/availability";
import { readNeedsFile } from "../../components/needs-file";
import type { PortfolioNeed } from "../../model";
import { place } from "../../optimizer";

const book = loadBuiltInBook();
const regions = "regions: [us-east-1, eastus, us-central1]\n";
const needOf = (text: string) => readNeedsFile("needs.yaml", regions + text, book) as PortfolioNeed;
const said = (text: string) => priceOfAvailability(needOf(text), place(needOf(text), book), book);

test("the price of a second cloud is the difference of two plans", () => {
  const whole = "workloads:\n  web: { vcpus: 8, memoryGib: 16, zones: 2 }\n";
  const split = whole.replace("zones: 2", "zones: 2, split: { providers: 2 }");
  const [one, two] = [place(needOf(whole), book), place(needOf(split), book)];
  if (one.status === "infeasible" || two.status === "infeasible") throw new Error("both can be placed");
  const extra = (two.usdPerMonth - one.usdPerMonth).toFixed(2);
  expect(said(split)).toBe(
    `availability of web: 2 clouds cost ${extra} USD a month more than the cheapest plan without it (${one.usdPerMonth.toFixed(2)} USD on 1)`,
  );
});

test("workloads that may not share a provider are counted too, and where nothing is declared nothing is said", () => {
  const pair = "workloads:\n  a: { vcpus: 2, memoryGib: 4 }\n  b: { vcpus: 2, memoryGib: 4 }\n";
  expect(said(`differentProvider: [[a, b]]\n${pair}`)).toMatch(/^availability of a, b: 2 clouds cost [\d.]+ USD a month more/);
  expect(said(pair)).toBeUndefined();
});
