import { loadBuiltInBook } from "../../catalog";
import { inPortfolio, inService, unbuildableAlone, unbuildablePlacements } from "../../components/buildable";
import { readNeedsFile } from "../../components/needs-file";
import { toDiagnostic } from "../../components/problem";
import { formatDiagnostic, type Placement, type PortfolioNeed } from "../../model";
import { place } from "../../optimizer";
import { refusalOf } from "./refusal";

const book = loadBuiltInBook();

function planned(text: string) {
  const read = readNeedsFile("needs.yaml", text, book);
  if (Array.isArray(read)) throw new Error(read.map(formatDiagnostic).join("\n"));
  const need = read as PortfolioNeed;
  const plan = place(need, book);
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("\n"));
  return { need, placements: plan.placements };
}
const texts = (problems: Parameters<typeof toDiagnostic>[0][]) => problems.map((problem) => formatDiagnostic(toDiagnostic(problem)));

test("a service that stands alone cannot be split, in the program's own terms", () => {
  expect(refusalOf({ vcpus: 2, memoryGib: 4, split: { providers: 2 } }, "service")).toBe(
    'Service "web": 1 problem in what is declared.\n  error: split wants parts on 2 providers, but a service that stands alone has one place (declare it as a workload of a Portfolio)',
  );
});

test("a workload that is named like a part of a split one is refused", () => {
  const text = "workloads:\n  web: { vcpus: 2, memoryGib: 4, split: { providers: 2 } }\n  web-2: { vcpus: 2, memoryGib: 4 }\n";
  const read = readNeedsFile("needs.yaml", text, book);
  expect(Array.isArray(read) && read.map(formatDiagnostic)).toEqual([
    'needs.yaml:3:3: error: workloads.web-2 is also the name of a part of "web", which is split (rename one of them)',
  ]);
});

test("spot machines beside others are refused, commitments beside on demand are not", () => {
  const peaks = (purchases: string, interruptible: boolean) =>
    `workloads:\n  jobs:\n    vcpus: 24\n    memoryGib: 48\n    maxCount: 30\n    providers: [gcp]\n    regions: [europe-west1]\n    interruptible: ${interruptible}\n    purchases: [${purchases}]\n` +
    `${interruptible ? "    maxSpotFraction: 0.5\n" : ""}    loadProfile: [{ timeFraction: 0.2, loadFraction: 1 }, { timeFraction: 0.8, loadFraction: 0.2 }]\n`;
  const spot = planned(peaks("on-demand, spot", true));
  expect(spot.placements[0]?.mix?.map(({ purchase }) => purchase)).toContain("spot");
  expect(texts(unbuildablePlacements(spot.need, spot.placements, inPortfolio))).toEqual([
    expect.stringMatching(
      /^error: workloads\.jobs\.loadProfile is planned on \d+ on demand and \d+ spot machines, and a group on Google Cloud has either spot machines or others \(set maxSpotFraction: 0, or leave out loadProfile for one way of paying\)$/,
    ),
  ]);
  // A group on AWS keeps to a share of spot machines, or starts them on top of the others: not to anything else.
  const inVirginia = planned(peaks("on-demand, spot", true).replace("[gcp]", "[aws]").replace("europe-west1", "us-east-1"));
  const [split] = inVirginia.placements;
  expect(split?.mix?.map(({ purchase }) => purchase)).toEqual(["on-demand", "spot"]);
  expect(unbuildablePlacements(inVirginia.need, inVirginia.placements, inPortfolio)).toEqual([]);
  const moved = { ...split, mix: split?.mix?.map((share) => ({ ...share, machineHoursPerMonth: share.machineHoursPerMonth - 100 })) };
  expect(texts(unbuildablePlacements(inVirginia.need, [moved as Placement], inPortfolio))).toEqual([
    expect.stringContaining("no group on AWS has as many of them on spot at each step of the load"),
  ]);
  const committed = planned(peaks("on-demand, reserved-1y", false));
  expect(committed.placements[0]?.mix).toHaveLength(2);
  expect(unbuildablePlacements(committed.need, committed.placements, inService)).toEqual([]);
});

test("zones apart within one region are refused, regions apart are not", () => {
  const pair = (group: string) =>
    `${group}: [[a, b]]\nworkloads:\n  a: { vcpus: 2, memoryGib: 4, zones: 1, providers: [aws] }\n  b: { vcpus: 2, memoryGib: 4, zones: 1, providers: [aws] }\n`;
  const zones = planned(pair("differentZone"));
  expect(texts(unbuildablePlacements(zones.need, zones.placements, inPortfolio))).toEqual([
    expect.stringContaining("differentZone[0] is planned in zones of aws "),
  ]);
  const regions = planned(pair("differentRegion"));
  expect(unbuildablePlacements(regions.need, regions.placements, inPortfolio)).toEqual([]);
  expect(unbuildableAlone(regions.need)).toEqual([]);
});
