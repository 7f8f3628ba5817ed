import { linesOf, lowUsdPerMonth } from "../../../model";
import { declare, estimateOne } from "../../support/declared";

const account = declare("azure-native:storage:StorageAccount", "it", {
  location: "eastus",
  kind: "StorageV2",
  sku: { name: "Standard_ZRS" },
  accessTier: "Hot",
});
const hot = { storedGb: 100, writeOperationsPerMonth: 10_000, readOperationsPerMonth: 0, retrievedGb: 0 };
const estimate = (more: Readonly<Record<string, number>>) =>
  estimateOne(account, { usage: { types: {}, resources: { it: { ...hot, ...more } } } });

test("what a lifecycle has moved is stored, moved, read and retrieved at its tier's prices", () => {
  const moved = { coldStoredGb: 1000, coldMovesPerMonth: 20_000, coldReadsPerMonth: 30_000, coldRetrievedGb: 50 };
  const more = lowUsdPerMonth(estimate(moved)) - lowUsdPerMonth(estimate({}));
  expect(more).toBeCloseTo(1000 * 0.004 + 2 * 0.2 + 3 * 0.1 + 50 * 0.03, 6);
});

test("a quantity that is not declared, or none, is no line", () => {
  const labels = linesOf(estimate({ archiveStoredGb: 0, internetEgressGb: 0 })).map(({ label }) => label);
  expect(labels).toEqual(linesOf(estimate({})).map(({ label }) => label));
  expect(labels.some((label) => label.includes("moved to"))).toBe(false);
});

test("data sent to the internet is charged beyond what is free", () => {
  expect(lowUsdPerMonth(estimate({ internetEgressGb: 300 })) - lowUsdPerMonth(estimate({}))).toBeCloseTo(200 * 0.087, 6);
});
