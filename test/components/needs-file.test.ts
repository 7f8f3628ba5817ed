import { loadBuiltInBook } from "../../catalog";
import { readNeedsFile } from "../../components/needs-file";
import { formatDiagnostic, type PortfolioNeed } from "../../model";

const book = loadBuiltInBook();

/** The problems of a file, as a user reads them. */
function problemsOf(text: string): readonly string[] {
  const result = readNeedsFile("needs.yaml", text, book);
  if (!Array.isArray(result)) throw new Error("the file was accepted");
  return result.map(formatDiagnostic);
}

function needOf(text: string): PortfolioNeed {
  const result = readNeedsFile("needs.yaml", text, book);
  if (Array.isArray(result)) throw new Error(result.map(formatDiagnostic).join("\n"));
  return result as PortfolioNeed;
}

const web = (...lines: readonly string[]) =>
  ["workloads:", "  web:", "    vcpus: 2", "    memoryGib: 4", ...lines.map((line) => `    ${line}`), ""].join("\n");

test("fills in every default", () => {
  const need = needOf(web());
  // A group on AWS that follows its load pays for two alarms, wherever it stands.
  const alarms = need.workloads[0]?.extras ?? [];
  expect(new Set(alarms.map(({ label, provider }) => `${provider} ${label}`))).toEqual(new Set(["aws Alarms that follow the load"]));
  expect(alarms.find(({ region }) => region === "us-east-1")?.usdPerMonth).toBe(0.2);
  expect(need).toEqual({
    workloads: [
      {
        name: "web",
        vcpus: 2,
        memoryGib: 4,
        minCount: 2,
        maxCount: 4,
        zones: 2,
        targetUtilisationFraction: 0.7,
        architectures: ["x86_64"],
        burstable: false,
        previousGenerations: false,
        gpusPerMachine: 0,
        storageGibPerMachine: 0,
        loadBalancer: false,
        providers: [],
        regions: [],
        jurisdictions: [],
        purchases: ["on-demand"],
        interruptible: false,
        interruptionCostUsd: 0,
        downtimeCostUsdPerHour: 0,
        internetEgressGibPerMonth: 0,
        extras: alarms,
      },
    ],
    traffic: [],
    quotas: [],
    sameProvider: [],
    sameRegion: [],
    differentProvider: [],
    riskWeight: 1,
  });
});

test("an interruptible workload may run on spot, in one zone", () => {
  expect(needOf(web("interruptible: true")).workloads[0]).toMatchObject({ zones: 1, minCount: 1, purchases: ["on-demand", "spot"] });
});

test("a single machine needs no second zone", () => {
  expect(needOf(web("maxCount: 1")).workloads[0]).toMatchObject({ zones: 1, minCount: 1, maxCount: 1 });
});

test("a portfolio's places narrow those of its workloads", () => {
  const text = `providers: [aws, gcp]\njurisdictions: [eu]\n${web("providers: [gcp, azure]", "jurisdictions: [DE]")}`;
  const [need] = needOf(text).workloads;
  expect(need?.providers).toEqual(["gcp"]);
  expect(need?.jurisdictions).toEqual(["de"]);
  const german = book.regions("gcp").filter((region) => region.jurisdictions.includes("de"));
  expect(need?.regions).toEqual(expect.arrayContaining(german.map((region) => region.id)));
});

test.each<[string, string, readonly string[]]>([
  [
    "a misspelt field",
    web("memroyGib: 4"),
    ['needs.yaml:5:5: error: workloads.web.memroyGib is an unknown field (did you mean "memoryGib"?)'],
  ],
  ["a missing field", "workloads:\n  web:\n    vcpus: 2\n", ["needs.yaml:2:3: error: workloads.web.memoryGib is missing (it is required)"]],
  ["no workloads", "budgetUsdPerMonth: 10\n", ["needs.yaml:1:1: error: workloads is missing (it is required)"]],
  [
    "a negative number",
    web().replace("vcpus: 2", "vcpus: -1"),
    ["needs.yaml:3:12: error: workloads.web.vcpus is -1, below the least that can be declared (0.25)"],
  ],
  [
    "zero",
    web().replace("vcpus: 2", "vcpus: 0"),
    ["needs.yaml:3:12: error: workloads.web.vcpus is 0, below the least that can be declared (0.25)"],
  ],
  [
    "a million vCPUs",
    web().replace("vcpus: 2", "vcpus: 1000000"),
    [
      "needs.yaml:3:12: error: workloads.web.vcpus is 1000000, above the most that can be declared (100,000) (vcpus counts whole cores over all machines; split a larger load into several workloads)",
    ],
  ],
  ["not a number", web().replace("vcpus: 2", "vcpus: .nan"), ["needs.yaml:3:12: error: workloads.web.vcpus is NaN, expected a number"]],
  [
    "a quoted number",
    web().replace("vcpus: 2", 'vcpus: "2"'),
    ['needs.yaml:3:12: error: workloads.web.vcpus is "2", expected a number (write it without quotes)'],
  ],
  [
    "a percentage",
    web("targetUtilisationFraction: 70"),
    [
      "needs.yaml:5:32: error: workloads.web.targetUtilisationFraction is 70, above the most that can be declared (1) (a fraction lies between 0 and 1: 70 % is 0.7)",
    ],
  ],
  [
    "an unknown provider",
    web("providers: [aws, gpc]"),
    ['needs.yaml:5:22: error: workloads.web.providers[1] is "gpc", not one of aws, azure, gcp (did you mean "gcp"?)'],
  ],
  [
    "a region of another provider",
    web("providers: [aws]", "regions: [europe-west1]"),
    [
      'needs.yaml:6:15: error: workloads.web.regions[0] is "europe-west1", a region of gcp, but providers allows aws (add gcp to providers, or remove the region)',
    ],
  ],
  [
    "counts that contradict each other",
    web("minCount: 5", "maxCount: 3", "zones: 4"),
    [
      "needs.yaml:5:15: error: workloads.web.minCount is 5, above maxCount (3) (raise maxCount or lower minCount)",
      "needs.yaml:7:12: error: workloads.web.zones is 4, but maxCount allows only 3 machines (each zone needs a machine: raise maxCount or lower zones)",
    ],
  ],
  [
    "spot without interruptions",
    web("purchases: [spot]"),
    [
      "needs.yaml:5:16: error: workloads.web.purchases allows spot, but the workload is not interruptible (set interruptible: true, or remove spot)",
    ],
  ],
  [
    "https without certificates",
    web("providers: [aws, azure]", "loadBalancer: { protocol: https }"),
    [
      "needs.yaml:6:19: error: workloads.web.loadBalancer speaks https and may be placed on aws, but has no certificate there (give certificate: { aws: ... }, or leave aws out of providers)",
    ],
  ],
  [
    "talk to a workload that is not there",
    web("talksTo: { wbe: { gibPerMonth: 1 } }"),
    ['needs.yaml:5:16: error: workloads.web.talksTo.wbe is no workload of this portfolio (did you mean "web"?)'],
  ],
  [
    "a name that no cloud accepts",
    web().replace("web:", "'<b>web</b>':"),
    [
      "needs.yaml:2:3: error: workloads.<b>web</b> is not a valid name (use at most 24 letters, digits and hyphens, starting with a letter)",
    ],
  ],
  ["a list where fields belong", "workloads: [web]\n", ["needs.yaml:1:12: error: workloads is a list, expected fields by name"]],
  [
    "a group of more providers than there are",
    `${web()}maxProviders: 1\ndifferentProvider: [[web, api]]\n`,
    [
      "needs.yaml:6:21: error: differentProvider[0] wants 2 workloads on as many providers, but at most 1 may be used (split the group, or allow more providers)",
      'needs.yaml:6:27: error: differentProvider[0][1] is "api", which is no workload of this portfolio (there are web)',
    ],
  ],
  ["an empty file", "", ["needs.yaml:1:1: error: the file is empty (start with workloads: and a workload below it)"]],
  [
    "plain text",
    "just words\n",
    ["needs.yaml:1:1: error: the file holds no fields by name (start with workloads: and a workload below it)"],
  ],
  ["a field given twice", web("vcpus: 3"), ["needs.yaml:5:5: error: not valid YAML: map keys must be unique"]],
])("%s", (_, text, expected) => {
  expect(problemsOf(text)).toEqual(expected);
});

test("an unknown region gets the nearest name", () => {
  expect(problemsOf(web("regions: [eu-wset-1]"))).toEqual([
    `needs.yaml:5:15: error: workloads.web.regions[0] is "eu-wset-1", which is no region in the price book ${book.id} of ${book.asOf} (did you mean "eu-west-1"?)`,
  ]);
});

test("an unknown jurisdiction gets the list", () => {
  expect(problemsOf(web("jurisdictions: [europe]"))).toEqual([
    expect.stringMatching(
      /^needs\.yaml:5:21: error: workloads\.web\.jurisdictions\[0\] is "europe", a jurisdiction that no region lies in \(known are .*\beu\b.*\)$/,
    ),
  ]);
});

test("broken YAML is reported with line and column", () => {
  const [first] = problemsOf("workloads:\n  web: { vcpus: 2\n");
  expect(first).toMatch(/^needs\.yaml:\d+:\d+: error: not valid YAML: /);
});

test("every problem is reported at once, in the order of the lines", () => {
  const lines = problemsOf(web("zones: 0", "burstable: yes please", "cores: 3"));
  expect(lines).toHaveLength(3);
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["needs.yaml:5:12:", "needs.yaml:6:16:", "needs.yaml:7:5:"]);
});
