import { loadBuiltInBook } from "../../catalog";
import { readNeedsFile } from "../../components/needs-file";
import { formatDiagnostic, type PortfolioNeed } from "../../model";

const book = loadBuiltInBook();

function read(text: string): PortfolioNeed | readonly string[] {
  const result = readNeedsFile("needs.yaml", text, book);
  return Array.isArray(result) ? result.map(formatDiagnostic) : (result as PortfolioNeed);
}

const web = (...lines: readonly string[]) =>
  ["workloads:", "  web:", "    vcpus: 2", "    memoryGib: 4", ...lines.map((line) => `    ${line}`), ""].join("\n");

test("everything that the model knows can be written in a file", () => {
  const text = `within: [{ name: gdpr, jurisdictions: [EU] }]
teamBudgets: [{ team: core, usdPerMonth: 900 }]
differentRegion: [[web, api]]
differentZone: [[api, web]]
maxSpotFraction: 0.5
maxCarbonKgPerMonth: 120
riskWeights: { security: 2 }
securityRisks: [{ name: shared hosts, purchases: [spot], workloads: [web], severityUsd: 1000, probabilityPerMonth: 0.01 }]
concentration: { lossUsd: 5000, probabilityPerMonth: 0.001 }
pools:
  - { name: base, provider: gcp, family: n2, capacity: { vcpus: 16 }, discountFraction: 0.37, usdPerMonth: 300 }
  - { name: plan, provider: aws, capacity: { usdPerHour: 2 }, discountFraction: 1, owned: true }
${web(
  "team: core",
  "within: [{ name: banks, providers: [aws, gcp] }]",
  "minNetworkMbpsPerMachine: 1000",
  "gpusPerMachine: 1",
  "gpu: L4",
  "interruptible: true",
  "maxSpotFraction: 0.7",
  "loadProfile: [{ timeFraction: 0.25, loadFraction: 1 }, { timeFraction: 0.75, loadFraction: 0.2 }]",
  "split: { providers: 2 }",
  "current: { provider: aws, region: eu-west-1, size: m5.large, count: 2 }",
  "moving: { dataGib: 50, effortUsd: 100 }",
)}  api: { vcpus: 1, memoryGib: 2 }
`;
  expect(read(text)).toMatchObject({
    teamBudgets: [{ team: "core", usdPerMonth: 900 }],
    differentRegion: [["web", "api"]],
    differentZone: [["api", "web"]],
    maxSpotFraction: 0.5,
    maxCarbonKgPerMonth: 120,
    riskWeights: { security: 2 },
    securityRisks: [{ name: "shared hosts", purchases: ["spot"], workloads: ["web"], severityUsd: 1000, probabilityPerMonth: 0.01 }],
    concentration: { lossUsd: 5000, probabilityPerMonth: 0.001 },
    pools: [
      {
        name: "base",
        provider: "gcp",
        family: "n2",
        capacity: { unit: "vcpus", count: 16 },
        discountFraction: 0.37,
        usdPerMonth: 300,
        owned: false,
      },
      {
        name: "plan",
        provider: "aws",
        capacity: { unit: "usd-per-hour", usdPerHour: 2 },
        discountFraction: 1,
        usdPerMonth: 0,
        owned: true,
      },
    ],
    workloads: [
      {
        team: "core",
        within: [
          { name: "gdpr", providers: [], regions: [], jurisdictions: ["eu"] },
          { name: "banks", providers: ["aws", "gcp"], regions: [], jurisdictions: [] },
        ],
        minNetworkMbpsPerMachine: 1000,
        gpu: "L4",
        maxSpotFraction: 0.7,
        loadProfile: [
          { timeFraction: 0.25, loadFraction: 1 },
          { timeFraction: 0.75, loadFraction: 0.2 },
        ],
        split: { providers: 2, survivesLossOfOne: true },
        current: { provider: "aws", region: "eu-west-1", size: "m5.large", count: 2, purchase: "on-demand" },
        moving: { dataGib: 50, overlapHours: 0, effortUsd: 100, resizeEffortUsd: 0, horizonMonths: 12 },
      },
      { name: "api", within: [{ name: "gdpr" }] },
    ],
  });
});

test.each<[string, string, string]>([
  [
    "a profile that leaves time out",
    web("loadProfile: [{ timeFraction: 0.5, loadFraction: 1 }]"),
    "5:18: error: workloads.web.loadProfile covers 0.5 of the month (the timeFractions of all steps add up to 1)",
  ],
  [
    "a profile without its peak",
    web("loadProfile: [{ timeFraction: 1, loadFraction: 0.5 }]"),
    "5:18: error: workloads.web.loadProfile never reaches the declared load (one step has loadFraction 1: vcpus and memoryGib are those of the peak)",
  ],
  [
    "a model of GPU without GPUs",
    web("gpu: A100"),
    '5:10: error: workloads.web.gpu is "A100", but no GPUs are asked for (set gpusPerMachine to the number of GPUs in each machine)',
  ],
  [
    "a rule without places",
    web("within: [{ name: gdpr }]"),
    '5:14: error: workloads.web.within[0] ("gdpr") names no place (give it providers, regions or jurisdictions)',
  ],
  [
    "a rule with a misspelt region",
    web("within: [{ name: gdpr, regions: [eu-wst-1] }]"),
    `5:38: error: workloads.web.within[0].regions[0] is "eu-wst-1", which is no region in the price book ${book.id} of ${book.asOf} (did you mean "eu-west-1"?)`,
  ],
  [
    "a split over more than is allowed",
    web("providers: [aws]", "split: { providers: 2 }"),
    "6:12: error: workloads.web.split wants 2 providers, but only aws may be used (allow more providers)",
  ],
  [
    "spot where machines may not stop",
    web("maxSpotFraction: 0.5"),
    "5:22: error: workloads.web.maxSpotFraction allows spot, but the workload is not interruptible (set interruptible: true, or remove maxSpotFraction)",
  ],
  [
    "a current size that is none",
    web("current: { provider: aws, region: eu-west-1, size: m5.lrge, count: 1 }"),
    '5:56: error: workloads.web.current.size is "m5.lrge", no size of aws in the price book (did you mean "m5.large"?)',
  ],
  [
    "a budget of nobody",
    `teamBudgets: [{ team: core, usdPerMonth: 5 }]\n${web()}`,
    '1:23: error: teamBudgets[0].team is "core", the team of no workload (give the team\'s workloads team: ...)',
  ],
  [
    "two budgets of a team",
    `teamBudgets: [{ team: core, usdPerMonth: 5 }, { team: core, usdPerMonth: 6 }]\n${web("team: core")}`,
    '1:55: error: teamBudgets[1].team is "core", which has a budget already (one budget for each team)',
  ],
  [
    "a threat to a workload that is not there",
    `securityRisks: [{ name: x, workloads: [wbe], severityUsd: 1, probabilityPerMonth: 1 }]\n${web()}`,
    '1:40: error: securityRisks[0].workloads[0] is "wbe", which is no workload of this portfolio (did you mean "web"?)',
  ],
  [
    "a pool with two capacities",
    `pools: [{ name: a, provider: aws, capacity: { vcpus: 2, usdPerHour: 1 }, discountFraction: 0.2 }]\n${web()}`,
    "1:45: error: pools[0].capacity is not exactly one of vcpus and usdPerHour (write capacity: { vcpus: 64 })",
  ],
  [
    "a pool in a region of another provider",
    `pools: [{ name: a, provider: aws, region: westeurope, capacity: { vcpus: 2 }, discountFraction: 0.2 }]\n${web()}`,
    '1:43: error: pools[0].region is "westeurope", no region of aws in the price book (write it as the provider does)',
  ],
  [
    "a group with an unknown member",
    `differentZone: [[web, api]]\n${web()}`,
    '1:23: error: differentZone[0][1] is "api", which is no workload of this portfolio (there are web)',
  ],
])("%s", (_, text, expected) => {
  expect(read(text)).toEqual([`needs.yaml:${expected}`]);
});
