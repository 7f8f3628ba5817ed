import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { type PriceBook, suppliersOf } from "../catalog";
import { formatAmount, type Placement, type Plan, type PortfolioNeed, type WorkloadNeed } from "../model";
import { partsOf } from "../optimizer";
import { addressNotes } from "./address-notes";
import { alertSiteUsage, mergedAlerts, withCostLimit } from "./alerts/alert-need";
import { type Monitoring, monitoringOf } from "./alerts/monitoring";
import { ArgumentsError } from "./arguments-error";
import { auditLogUsage } from "./audit-log";
import { priceOfAvailability } from "./availability";
import { inPortfolio, unbuildablePlacements } from "./buildable";
import { domainUsage } from "./domain";
import { gatewayUsage } from "./internet-access";
import type { KindSetupArgs } from "./kinds/kind-args";
import { managedOf } from "./kinds/managed";
import { type ManagedWorkload, managedSetupOf, PlacedManaged } from "./kinds/managed-workload";
import { buildLinks, linkedCallers } from "./links/build-links";
import { linkNotes } from "./links/link-notes";
import { linkProblems } from "./links/link-problems";
import { linkUsage, plannedLinks } from "./links/planned-links";
import { nameService } from "./name-service";
import { type NeedsFile, parseNeedsFile } from "./needs-file";
import { emptyNetworks } from "./networks";
import { networkRange, openSites } from "./open-sites";
import { placeTogether } from "./place-together";
import { plainCopy } from "./plain-copy";
import type { AnyWorkloadArgs, PortfolioArgs, PortfolioNeedArgs, WorkloadArgs } from "./portfolio-args";
import { findLock } from "./portfolio-lock";
import { declaredPortfolio } from "./portfolio-need";
import { privateNameUsage } from "./private-names";
import { privateEndpointUsage, privateNotes } from "./private-services";
import { inFileOrder, type Problem, toDiagnostic } from "./problem";
import { bookOfProgram } from "./program-prices";
import { apartProblems } from "./reach";
import { siteName, workloadName } from "./realise/names";
import type { Tags } from "./realise/site";
import { PlacedService, Service, setupOf } from "./service";

/**
 * Workloads that are placed together: the cheapest plan for all of them, with the data between them, the budget and
 * the groups counted in. Each becomes a `Service` of its own below the portfolio.
 *
 * Where a lock file lies beside the needs file, what it records is kept, and what it keeps too dear is a warning.
 *
 * The declared arguments are its inputs in the stack; its outputs are `plan` (the whole `Plan`) and `placements`.
 */
export class Portfolio extends pulumi.ComponentResource {
  /** How the workloads were placed. Known during the preview. */
  readonly plan: Plan;
  readonly placements: readonly Placement[];
  /** The services by workload name; the parts of one that is split over providers by its name and their number: `ledger-1`. */
  readonly services: Readonly<Record<string, Service>>;
  /** The workloads of other kinds, by name. */
  readonly managed: Readonly<Record<string, ManagedWorkload>>;

  /** Configurations for one's own Prometheus and Grafana, of all services together. */
  readonly monitoring: Monitoring;

  constructor(name: string, args: PortfolioArgs, opts?: pulumi.ComponentResourceOptions) {
    const book = bookOfProgram();
    const title = `Portfolio "${name}"`;
    const { merged, placeOf } = mergeFile(title, args);
    const declared = declaredPortfolio(plainCopy(merged), book);
    if (declared.kind === "problems") throw refusal(title, declared.problems, placeOf);
    const { need } = declared;
    const { plan, placements, warnings, notes } = placeTogether(title, need, book, merged.timeLimitMs, findLock(title, args));
    const links = plannedLinks(need, placements);
    const planned = [
      ...unbuildablePlacements(need, placements, inPortfolio),
      ...apartProblems({ ...merged, workloads: Object.entries(merged.workloads ?? {}) }, placements),
      ...linkProblems(links, need, placements, merged, (end) => networkRange(name, need, placements, end)),
    ];
    if (planned.length > 0) throw refusal(title, planned, placeOf);
    const domains = Object.entries(merged.workloads ?? {}).flatMap(([workload, given]) => {
      const { domain, loadBalancer } = given as WorkloadArgs;
      const places = placements.filter((placement) => placement.workload === workload);
      return domain === undefined ? [] : [{ resourceName: workloadName(name, workload), domain, loadBalancer, places }];
    });
    const usage = {
      ...alertSiteUsage(need, placements, ({ provider, region }) => siteName(name, provider, region)),
      ...gatewayUsage(need, placements, ({ provider, region }) => siteName(name, provider, region)),
      ...privateEndpointUsage(need, placements, ({ provider, region }) => siteName(name, provider, region)),
      ...privateNameUsage(need, placements, ({ provider, region }) => siteName(name, provider, region)),
      ...linkUsage(links, ({ provider, region }) => siteName(name, provider, region), book),
      ...auditLogUsage(need, placements, ({ provider, region }) => siteName(name, provider, region), book),
      ...Object.assign({}, ...domains.map((one) => domainUsage(one.resourceName, one.domain, one.loadBalancer, one.places))),
    };
    super("costwright:index:Portfolio", name, { ...merged, ...(Object.keys(usage).length === 0 ? {} : { usage }) }, opts);
    const addresses = addressNotes(Object.entries(merged.workloads ?? {}), need, placements);
    for (const message of [...warnings, ...emptyNetworks(need, placements), ...addresses.warnings]) void pulumi.log.warn(message, this);
    for (const message of [...notes, ...privateNotes(need, placements, book), ...linkNotes(links, need), ...addresses.notes])
      void pulumi.log.info(message, this);
    for (const message of poolsToBuy(plan)) void pulumi.log.warn(message, this);
    const availability = priceOfAvailability(need, plan, book);
    if (availability !== undefined) void pulumi.log.info(availability, this);
    this.plan = plan;
    this.placements = placements;
    const tags: Tags = { "costwright:portfolio": name, ...merged.tags };
    const tagsOf = (workload: string) => merged.workloads?.[workload]?.tags ?? {};
    const siteOf = openSites(name, need, placements, (workload) => workloadName(name, workload), tags, this, book, tagsOf);
    const services: Record<string, Service> = {};
    const managed: Record<string, ManagedWorkload> = {};
    for (const placement of placements) {
      const whole = need.workloads.find((candidate) => candidate.name === placement.workload);
      if (whole === undefined) throw new Error(`the plan places "${placement.workload}", which is not declared`);
      const workload = withCostLimit(partOf(whole, placement, book), placement, budgetOf(need, plan));
      const here = placements.filter(({ provider, region }) => provider === placement.provider && region === placement.region);
      const callers = need.traffic
        .filter(({ from, to }) => to === workload.name && here.some((other) => other.workload === from))
        .map(({ from }) => from);
      const linked = linkedCallers(links, need, placement, siteOf);
      const own: Partial<AnyWorkloadArgs> = merged.workloads?.[workload.name] ?? {};
      const given = { ...own, ...mergedAlerts(merged.alerts, own.alerts) };
      if (workload.kind !== undefined && workload.kind !== "service") {
        const setup = managedSetupOf(given as KindSetupArgs);
        const placed = new PlacedManaged(workload, placement, setup, name, callers, tags, siteOf(placement), book, linked);
        managed[workload.name] = managedOf(workload.kind, `${name}-${workload.name}`, placed, { parent: this });
        continue;
      }
      const setup = setupOf(given as WorkloadArgs);
      const placed = new PlacedService(workload, placement, setup, name, callers, tags, siteOf(placement), book, linked);
      const service = new Service(`${name}-${serviceName(placement)}`, placed, { parent: this });
      services[serviceName(placement)] = service;
    }
    for (const { resourceName, domain, loadBalancer, places } of domains) {
      const placed = places.flatMap((placement) => {
        const service = services[serviceName(placement)];
        return service === undefined ? [] : [{ placement, service }];
      });
      nameService(resourceName, domain, loadBalancer, placed, tags, this);
    }
    buildLinks(links, placements, siteOf);
    this.services = services;
    this.monitoring = monitoringOf(
      name,
      Object.values(services).map((service) => service.monitored),
    );
    this.managed = managed;
    this.registerOutputs({ plan, placements });
  }
}

/** What a budget for all of it is shared out by; undefined where none is declared. */
function budgetOf({ budgetUsdPerMonth }: PortfolioNeed, plan: Plan) {
  if (budgetUsdPerMonth === undefined || plan.status === "infeasible") return undefined;
  return { budgetUsdPerMonth, planUsdPerMonth: plan.usdPerMonth };
}

/** Name of the component of a placement within its portfolio. */
function serviceName({ workload, part }: Placement): string {
  return part === undefined ? workload : `${workload}-${part}`;
}

/** What one part of a workload that is split over providers needs; the workload itself where it is not. */
function partOf(workload: WorkloadNeed, { part }: Placement, book: PriceBook): WorkloadNeed {
  const found = partsOf(workload, suppliersOf(book)).find(({ number }) => number === part);
  if (found === undefined) throw new Error(`the plan has a part ${part} of "${workload.name}", which its need has not`);
  return found.need;
}

/** Every problem at once, by line and column where the file says it. */
function refusal(title: string, problems: readonly Problem[], placeOf: NeedsFile["placeOf"]): ArgumentsError {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const diagnostics = inFileOrder(problems.map((problem) => toDiagnostic(problem, placeOf(problem))));
  return new ArgumentsError(`${title}: ${count} in what is declared.`, diagnostics);
}

/** Commitments that the plan takes and nobody has bought yet. */
function poolsToBuy(plan: Plan): readonly string[] {
  const taken = plan.status === "infeasible" ? [] : (plan.pools ?? []).filter(({ usdPerMonth }) => usdPerMonth > 0);
  return taken.map(
    ({ name, usdPerMonth }) =>
      `the plan counts on the pool "${name}" for ${formatAmount(usdPerMonth)} USD a month: commit to it, costwright does not`,
  );
}

/** The arguments with the file's below them. Broken files end the program. */
function mergeFile(
  title: string,
  { file, setup, lock: _, ...given }: PortfolioArgs,
): { readonly merged: PortfolioNeedArgs; readonly placeOf: NeedsFile["placeOf"] } {
  const parsed = file === undefined ? undefined : readFile(title, file);
  const fromFile = parsed?.args ?? {};
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const workloads: Record<string, AnyWorkloadArgs> = { ...(fromFile.workloads ?? {}), ...(given.workloads ?? {}) };
  const problems: Problem[] = [];
  for (const [name, fields] of Object.entries(setup ?? {})) {
    const workload = workloads[name];
    if (workload === undefined) {
      const hint = `there are ${Object.keys(workloads).join(", ")}`;
      problems.push({ path: ["setup", name], message: "is no workload of this portfolio", hint });
    } else workloads[name] = { ...workload, ...fields } as AnyWorkloadArgs;
  }
  if (problems.length > 0)
    throw new ArgumentsError(
      `${title}: set-up for what is not declared.`,
      problems.map((problem) => toDiagnostic(problem)),
    );
  const none = given.workloads === undefined && fromFile.workloads === undefined;
  const merged = { ...fromFile, ...defined, ...(none ? {} : { workloads }) } as PortfolioNeedArgs;
  // What the program itself gives has no place in the file.
  const placeOf: NeedsFile["placeOf"] = (problem) => {
    const [top, workload] = problem.path;
    const inProgram = top === "workloads" ? given.workloads?.[String(workload)] !== undefined : top !== undefined && top in defined;
    return inProgram ? undefined : parsed?.placeOf(problem);
  };
  return { merged, placeOf };
}

function readFile(title: string, file: string): NeedsFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : `cannot be read: ${(error as Error).message}`;
    throw new ArgumentsError(`${title}: its file cannot be used.`, [
      { severity: "error", message: `file "${file}" ${reason}`, hint: `it is looked for in ${process.cwd()}` },
    ]);
  }
  const parsed = parseNeedsFile(file, text);
  if ("args" in parsed) return parsed;
  throw new ArgumentsError(`${title}: its file cannot be used.`, parsed);
}
