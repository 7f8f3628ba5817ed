import { loadBuiltInBook } from "../../catalog";
import { declaredPortfolio } from "../../components/portfolio-need";
import { formatPath } from "../../components/problem";
import type { PortfolioNeed } from "../../model";
import { place } from "../../optimizer";

const book = loadBuiltInBook();
const tags = { owner: "clinic", environment: "production", "cost-center": "1" };
const database = { kind: "database", engine: "postgres", vcpus: 1, memoryGib: 4, storageGib: 50 };
const store = { kind: "object-store", storedGib: 100 };

function needOf(args: object): PortfolioNeed {
  const declared = declaredPortfolio(args, book);
  if (declared.kind === "need") return declared.need;
  throw new Error(declared.problems.map(({ path, message }) => `${formatPath(path)} ${message}`).join("\n"));
}

function problemsOf(args: object): readonly string[] {
  const declared = declaredPortfolio(args, book);
  return declared.kind === "need" ? [] : declared.problems.map(({ path, message }) => `${formatPath(path)} ${message}`);
}

test("a profile raises what is not declared to what it asks", () => {
  const need = needOf({ compliance: ["fedramp-moderate"], tags, workloads: { records: database, files: store } });
  const [records, files] = need.workloads;
  expect(records?.compliance).toEqual(["fedramp-moderate"]);
  expect(records?.asKind).toMatchObject({ customerKey: true, backup: { retentionDays: 30, otherRegion: true } });
  expect(files?.asKind).toMatchObject({ customerKey: true, otherRegion: true });
});

test("the places are narrowed to those that each profile allows, and the plan keeps to them", () => {
  const service = { vcpus: 2, memoryGib: 4, tags };
  const need = needOf({ compliance: ["gdpr"], workloads: { web: service, us: { ...service, compliance: ["fedramp-moderate"] } } });
  const [web, us] = need.workloads;
  expect(web?.within?.map(({ name }) => name)).toEqual(["gdpr, Art. 44 and 45"]);
  expect(us?.within?.map(({ name }) => name)).toEqual(["fedramp-moderate, SA-9(5)", "gdpr, Art. 44 and 45"]);
  const plan = place(needOf({ compliance: ["gdpr"], workloads: { web: service } }), book);
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join());
  const [placed] = plan.placements;
  const region = placed && book.region(placed.provider, placed.region);
  expect(region?.jurisdictions.some((one) => ["eea", "ch", "gb", "il", "jp", "kr", "nz"].includes(one))).toBe(true);
  const none = place(need, book);
  expect(none.status === "infeasible" && none.conflicts.join()).toContain("gdpr, Art. 44 and 45");
});

test("what contradicts a profile is refused, with its clause", () => {
  const args = {
    compliance: ["hipaa", "pci-dss"],
    tags: { owner: "clinic" },
    workloads: {
      door: { vcpus: 1, memoryGib: 2, loadBalancer: true },
      records: { ...database, customerKey: false, backup: { retentionDays: 3, otherRegion: false } },
    },
  };
  expect(problemsOf(args)).toEqual([
    expect.stringContaining("workloads.door.loadBalancer speaks http, but hipaa (164.312(e)(1)) asks that health information"),
    "workloads.door.tags has no environment, but pci-dss (6.5.3) asks that production and other environments are told apart and separated",
    "workloads.records.customerKey is false, but pci-dss (3.7.4) asks that keys are changed at the end of their period",
    expect.stringContaining(
      "workloads.records.backup.retentionDays is 3, but hipaa (164.308(a)(7)(ii)(A)) asks for retrievable exact copies",
    ),
    "workloads.records.backup.otherRegion is false, but hipaa (164.308(a)(7)(ii)(B)) asks that lost data can be restored after a disaster",
    expect.stringContaining("workloads.records.tags has no environment"),
  ]);
});

test("without a profile nothing is asked", () => {
  const need = needOf({ workloads: { records: { ...database, backup: { retentionDays: 0 } } } });
  expect(need.workloads[0]?.compliance).toBeUndefined();
  expect(need.workloads[0]?.asKind).toMatchObject({ customerKey: false });
});
