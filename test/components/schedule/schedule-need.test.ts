import { loadBuiltInBook } from "../../../catalog";
import { declaredPortfolio } from "../../../components/portfolio-need";
import { toDiagnostic } from "../../../components/problem";
import { expiryOn } from "../../../components/schedule/expiry";
import { savedUsdPerMonth } from "../../../components/schedule/notes";
import { formatDiagnostic } from "../../../model";
import { place } from "../../../optimizer";

const book = loadBuiltInBook();
const declare = (workload: object) => declaredPortfolio({ workloads: { web: { vcpus: 4, memoryGib: 8, ...workload } } }, book);
function needOf(workload: object) {
  const declared = declare(workload);
  if (declared.kind === "problems") throw new Error(declared.problems.map((one) => formatDiagnostic(toDiagnostic(one))).join("\n"));
  return declared.need;
}
function problemsOf(workload: object): readonly string[] {
  const declared = declare(workload);
  return declared.kind === "need" ? [] : declared.problems.map((one) => formatDiagnostic(toDiagnostic(one)));
}

const night = { name: "night", from: "22:00", to: "04:00", minCount: 3 };

test("what schedules mean for a need", () => {
  const workingHours = { from: "09:00", to: "17:00" };
  expect(needOf({ workingHours }).workloads[0]?.hoursPerMonth).toBeCloseTo((40 * 365.25) / 7 / 12, 9);
  const [web] = needOf({ peaks: [{ ...night, minCount: 9 }], warmCount: 2 }).workloads;
  // A peak may need more machines than the load would ever ask for; only two clouds have standby machines, none on spot.
  expect(web).toMatchObject({ maxCount: 9, warmCount: 2, providers: ["aws", "gcp"], purchases: ["on-demand"] });
  expect(web?.peaks).toEqual([{ minCount: 9, hoursPerMonth: expect.closeTo((42 * 365.25) / 7 / 12, 9) }]);
  expect(needOf({ warmCount: 0, peaks: [] }).workloads[0]).not.toHaveProperty("peaks");
});

test("a container with a schedule runs on machines", () => {
  const container = { image: "shop/web" };
  expect(needOf({ container }).workloads[0]?.offered).toBeDefined();
  expect(needOf({ container, workingHours: { from: "09:00", to: "17:00" } }).workloads[0]).not.toHaveProperty("offered");
});

test("working hours that are none", () => {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  expect(problemsOf({ workingHours: { timeZone: "Europe/Berlni", days, from: "00:00", to: "24:00" } })).toEqual([
    'error: workloads.web.workingHours.timeZone is "Europe/Berlni", no time zone (write its IANA name, such as Europe/Berlin)',
    "error: workloads.web.workingHours are the whole week (leave workingHours out for machines that run all month)",
  ]);
  expect(problemsOf({ workingHours: { from: "9:00", to: "25:00" } })).toHaveLength(2);
});

test("peaks that contradict each other or the rest", () => {
  const loadProfile = [{ timeFraction: 1, loadFraction: 1 }];
  expect(problemsOf({ peaks: [night], workingHours: { from: "09:00", to: "17:00" }, loadProfile, split: { providers: 2 } })).toEqual([
    expect.stringContaining("peaks are declared beside workingHours"),
    expect.stringContaining("peaks are declared beside loadProfile"),
    expect.stringContaining("peaks count machines of the whole workload, which is split over providers"),
  ]);
  const morning = { name: "morning", days: ["tue"], from: "03:59", to: "05:00", timeZone: "Asia/Tokyo", minCount: 9 };
  expect(
    problemsOf({ minCount: 2, maxCount: 6, peaks: [night, morning, { ...night, date: "2026-02-30", days: ["mon"], minCount: 2 }] }),
  ).toEqual([
    "error: workloads.web.peaks[1].minCount is 9, above maxCount (6) (raise maxCount or lower the peak)",
    'error: workloads.web.peaks[1].timeZone is Asia/Tokyo, that of "night" is UTC (give all peaks of a workload one time zone)',
    expect.stringContaining('workloads.web.peaks[1].from to 05:00 overlaps or touches the peak "night"'),
    expect.stringContaining("workloads.web.peaks[2].date is given beside days"),
    expect.stringContaining("workloads.web.peaks[2].date is 2026-02-30, which is no day"),
    expect.stringContaining('workloads.web.peaks[2].name is "night" twice'),
    "error: workloads.web.peaks[2].minCount is 2, no more than the workload's minCount (2) (raise it, or leave the peak out)",
    expect.stringContaining('overlaps or touches the peak "night"'),
  ]);
  const once = (date: string, from: string, to: string) => ({ name: `d-${date}`, date, from, to, minCount: 4 });
  expect(problemsOf({ peaks: [once("2026-11-27", "20:00", "02:00"), once("2026-11-28", "02:01", "06:00")] })).toEqual([]);
  expect(problemsOf({ peaks: [once("2026-11-27", "20:00", "02:00"), once("2026-11-28", "02:00", "06:00")] })).toHaveLength(1);
});

test("standby machines where there are none", () => {
  expect(problemsOf({ warmCount: 2, providers: ["azure"] })).toEqual([
    "error: workloads.web.warmCount is 2, but scale sets of one kind of machine on Azure have no pool of stopped machines (allow aws or gcp, or leave warmCount out)",
  ]);
  expect(problemsOf({ warmCount: 2, interruptible: true, purchases: ["spot"] })).toEqual([
    expect.stringContaining("spot machines cannot stand by stopped"),
  ]);
});

test("working hours save what the machines and disks of the same choice would cost in the other hours", () => {
  const need = needOf({ workingHours: { from: "09:00", to: "17:00" }, providers: ["aws"], regions: ["us-east-1"], loadBalancer: true });
  const plan = place(need, book);
  const [workload] = need.workloads;
  if (plan.status === "infeasible" || plan.placements[0] === undefined || workload === undefined) throw new Error("not placed");
  const [placement] = plan.placements;
  const off = 730 - (workload.hoursPerMonth as number);
  const perHour = book.instancePrice("aws", "us-east-1", placement.size, "on-demand")?.usdPerHour as number;
  const disk = (30 * 0.08) / 730;
  expect(savedUsdPerMonth(workload, placement, book)).toBeCloseTo(placement.count * off * (perHour + disk), 3);
});

test("the last day of a temporary environment", () => {
  expect(expiryOn(undefined, "2026-11-21")).toEqual({ kind: "not-yet" });
  expect(expiryOn("2026-12-06", "2026-11-21")).toEqual({ kind: "not-yet" });
  expect(expiryOn("2026-12-05", "2026-11-21")).toMatchObject({ warning: expect.stringMatching(/^expires in 14 days, on 2026-12-05: /) });
  expect(expiryOn("2026-11-21", "2026-11-21")).toMatchObject({ kind: "soon", warning: expect.stringMatching(/^expires today: /) });
  expect(expiryOn("2026-11-20", "2026-11-21")).toMatchObject({ kind: "over", problem: { message: "is 2026-11-20, yesterday" } });
  expect(problemsOf({ expiresOn: "2026-13-01" })).toEqual([
    "error: workloads.web.expiresOn is 2026-13-01, which is no day (write it as 2026-12-31)",
  ]);
});
