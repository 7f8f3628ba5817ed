import { linkCharges, whatWouldServe } from "../blueprint";
import { type PriceBook, suppliersOf } from "../catalog";
import { didYouMean, type PortfolioNeed, type WorkloadKind, type WorkloadNeed } from "../model";
import { alertProblems, mergedAlerts, sharedAlertCharges, unwatchedProblems } from "./alerts/alert-need";
import { auditLogNeed } from "./audit-log";
import { checkSchema } from "./check-schema";
import { complianceOf, complianceProblems, placesOfProfiles, underProfiles } from "./compliance";
import { domainProblems, withDomain } from "./domain";
import { internetCharges } from "./internet-access";
import type { OfKind } from "./kinds/kind-args";
import { kindProblems, quotedNeed } from "./kinds/kind-need";
import { kindSchemas } from "./kinds/kind-schemas";
import { latersIn } from "./later";
import { limitProblems, poolsOf } from "./limits";
import { networkProblems, networksApart } from "./networks";
import { narrowest, placeProblems, supplierProblems } from "./places";
import type { AnyWorkloadArgs, PortfolioNeedArgs } from "./portfolio-args";
import { privateNameProblems, privateNamesNeed, underPrivateNames } from "./private-names";
import { privateCharges, servedPrivately } from "./private-services";
import type { Path, Problem } from "./problem";
import { reachProblems, talkingGroups } from "./reach";
import type { ServiceArgs } from "./workload-args";
import { DEFAULT_TARGET_UTILISATION_FRACTION, type PlainWorkload, placeSetProblems, workloadNeed, workloadProblems } from "./workload-need";
import { portfolioSchema, serviceSchema, setupFields } from "./workloads-schema";

/** A need that can be placed, or everything that is wrong with what was declared. */
export type Declared =
  | { readonly kind: "need"; readonly need: PortfolioNeed }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

const DEFAULT_RISK_WEIGHT = 1;

/** Checks the arguments of a portfolio (a plain copy, or the content of a YAML file) and fills in the defaults. */
export function declaredPortfolio(args: unknown, book: PriceBook): Declared {
  const mayBeOutput = (path: Path) =>
    (path[0] === "workloads" && isSetup(path.slice(2))) ||
    (path[0] === "tags" && path.length > 1) ||
    isSetup(path.slice(0, path[0] === "alerts" ? 2 : 0));
  const shape = [...checkSchema(portfolioSchema, args), ...unknownTooEarly(args, mayBeOutput)];
  if (shape.length > 0) return { kind: "problems", problems: shape };
  const portfolio = args as PortfolioNeedArgs;
  const workloads = Object.entries(portfolio.workloads ?? {});
  const names = workloads.map(([name]) => name);
  const problems = [
    ...placeProblems(portfolio, [], book),
    ...placeSetProblems(portfolio.within, [], book),
    ...limitProblems(portfolio, book),
    ...workloads.flatMap(([name, workload]) => problemsOf(workload, portfolio, ["workloads", name], book)),
    ...workloads.flatMap(([name, workload]) => talkProblems(name, Object.keys(workload.talksTo ?? {}), names)),
    ...groupProblems(portfolio, names, book),
    ...quotaProblems(portfolio, book),
    ...sameNames(names),
    ...partNames(workloads),
  ];
  const declared: WorkloadNeed[] = [];
  for (const [name, workload] of workloads) {
    const need = needOf(name, workload, portfolio, ["workloads", name], book);
    if ("message" in need) problems.push(need);
    else declared.push(need);
  }
  problems.push(...networkProblems(portfolio, declared), ...reachProblems({ ...portfolio, workloads }, declared));
  problems.push(...privateNameProblems(portfolio.privateDomain, workloads));
  if (problems.length > 0) return { kind: "problems", problems };
  const needs = servedPrivately(underPrivateNames(portfolio.privateDomain, workloads, declared), book);
  const traffic = workloads.flatMap(([from, { talksTo }]) =>
    Object.entries(talksTo ?? {}).map(([to, { gibPerMonth }]) => ({ from, to, gibPerMonth })),
  );
  return {
    kind: "need",
    need: {
      workloads: needs,
      traffic,
      quotas: portfolio.quotas ?? [],
      sameProvider: portfolio.sameProvider ?? [],
      sameRegion: [...(portfolio.sameRegion ?? []), ...talkingGroups({ ...portfolio, workloads })],
      differentProvider: portfolio.differentProvider ?? [],
      ...(portfolio.maxProviders === undefined ? {} : { maxProviders: portfolio.maxProviders }),
      ...(portfolio.budgetUsdPerMonth === undefined ? {} : { budgetUsdPerMonth: portfolio.budgetUsdPerMonth }),
      riskWeight: portfolio.riskWeight ?? DEFAULT_RISK_WEIGHT,
      ...optionalFields(portfolio, book),
      ...(portfolio.links === true ? { linkCharges: linkCharges(book) } : {}),
      ...networksApart(portfolio.differentRegion, needs),
      ...withShared(
        auditLogNeed(needs, portfolio.auditLog, book),
        internetCharges(needs, book),
        privateCharges(needs, book),
        privateNamesNeed(portfolio.privateDomain, workloads, book),
        sharedAlertCharges(needs, book),
      ),
    },
  };
}

/** What several things that workloads share add to a portfolio: all their charges. */
function withShared(
  ...shared: readonly Pick<PortfolioNeed, "auditLog" | "privateNames" | "siteCharges">[]
): Pick<PortfolioNeed, "auditLog" | "privateNames" | "siteCharges"> {
  const siteCharges = shared.flatMap((one) => one.siteCharges ?? []);
  return { ...Object.assign({}, ...shared), ...(siteCharges.length === 0 ? {} : { siteCharges }) };
}

/** Fields that a need leaves out where nothing is declared. */
function optionalFields(portfolio: PortfolioNeedArgs, book: PriceBook): Partial<PortfolioNeed> {
  const { riskWeights, teamBudgets, differentRegion, differentZone, maxSpotFraction, maxCarbonKgPerMonth } = portfolio;
  const { securityRisks, concentration, pools } = portfolio;
  const fields: { [K in keyof PortfolioNeed]?: PortfolioNeed[K] | undefined } = {
    riskWeights,
    teamBudgets,
    differentRegion,
    differentZone,
    maxSpotFraction,
    maxCarbonKgPerMonth,
    securityRisks,
    concentration,
    pools: poolsOf(pools, book),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<PortfolioNeed>;
}

const isOfKind = (workload: AnyWorkloadArgs | PlainWorkload): workload is OfKind =>
  workload.kind !== undefined && workload.kind !== "service";

/** What all workloads of a portfolio share. */
type PlainPortfolio = Pick<PortfolioNeedArgs, "providers" | "regions" | "jurisdictions" | "within" | "compliance" | "tags" | "alerts">;

function problemsOf(workload: AnyWorkloadArgs, portfolio: PlainPortfolio, path: Path, book: PriceBook): Problem[] {
  const profiles = complianceOf(portfolio.compliance, workload.compliance);
  const own = isOfKind(workload) ? kindProblems(workload, path, book) : workloadProblems(workload as PlainWorkload, path, book);
  const named = isOfKind(workload) ? [] : domainProblems(workload as PlainWorkload, path);
  const { alerts } = mergedAlerts(portfolio.alerts, workload.alerts);
  const target = (workload as PlainWorkload).targetUtilisationFraction ?? DEFAULT_TARGET_UTILISATION_FRACTION;
  return [
    ...own,
    ...named,
    ...complianceProblems(workload as PlainWorkload | OfKind, profiles, portfolio.tags, path),
    ...alertProblems(alerts, target, path),
    ...unwatchedProblems(workload.kind, workload.alerts, path),
  ];
}

/** The need with every default filled in and its quotes made, or why the workload and its portfolio contradict each other. */
function needOf(name: string, declared: AnyWorkloadArgs, portfolio: PlainPortfolio, path: Path, book: PriceBook): WorkloadNeed | Problem {
  const profiles = complianceOf(portfolio.compliance, declared.compliance);
  const alerts = mergedAlerts(portfolio.alerts, declared.alerts);
  const workload = { ...underProfiles(declared as PlainWorkload | OfKind, profiles), ...alerts };
  const within = [...(portfolio.within ?? []), ...(workload.within ?? []), ...placesOfProfiles(profiles)];
  const places = narrowest(portfolio, workload, path, book);
  if ("message" in places) return places;
  const need = isOfKind(workload)
    ? quotedNeed(name, workload, places, within, book)
    : serviceNeed(name, workload as PlainWorkload, places, within, path, book);
  if ("message" in need) return need;
  const unserved = unservedProblem(need, path, book);
  if (unserved !== undefined) return unserved;
  return profiles.length === 0 ? need : { ...need, compliance: profiles };
}

/** Why nobody can serve a workload that no provider makes a quote for; undefined where one does. */
function unservedProblem({ asKind, offered, ...need }: WorkloadNeed, path: Path, book: PriceBook): Problem | undefined {
  if (asKind === undefined || offered?.only !== true || offered.quotes.length > 0) return undefined;
  const changes = whatWouldServe(asKind, need, book);
  const hint = changes.length === 0 ? "several of its figures would have to be lower" : `any one of these would do: ${changes.join("; ")}`;
  return { path, message: `is a ${asKind.kind} that no allowed provider offers as it is declared`, hint };
}

function serviceNeed(...args: Parameters<typeof workloadNeed>): WorkloadNeed | Problem {
  const need = workloadNeed(...args);
  return "message" in need ? need : withDomain(need, args[1], args[5]);
}

/** Checks the arguments of a workload that stands alone: a portfolio of one. */
export function declaredAlone(name: string, args: unknown, kind: WorkloadKind, book: PriceBook): Declared {
  const schema = kind === "service" ? serviceSchema : kindSchemas[kind];
  const shape = [...checkSchema(schema, args), ...unknownTooEarly(args, isSetup)];
  if (shape.length > 0) return { kind: "problems", problems: shape };
  const workload = withOtherMachines({ ...(args as AnyWorkloadArgs), kind } as AnyWorkloadArgs);
  const problems = problemsOf(workload, {}, [], book);
  const need = needOf(name, workload, {}, [], book);
  if ("message" in need) problems.push(need);
  if ("message" in need || problems.length > 0) return { kind: "problems", problems };
  const needs = servedPrivately([need], book);
  const riskWeight = (args as Pick<ServiceArgs, "riskWeight">).riskWeight ?? DEFAULT_RISK_WEIGHT;
  const none = { traffic: [], quotas: [], sameProvider: [], sameRegion: [], differentProvider: [] };
  const pools = poolsOf(undefined, book);
  const charges = withShared(internetCharges(needs, book), privateCharges(needs, book), sharedAlertCharges(needs, book));
  return { kind: "need", need: { workloads: needs, ...none, riskWeight, ...(pools === undefined ? {} : { pools }), ...charges } };
}

/** A network that stands alone has a gateway for machines that its plan knows nothing of: one in each zone counts. */
function withOtherMachines(args: AnyWorkloadArgs): AnyWorkloadArgs {
  if (args.kind !== "network" || args.internetAccess === undefined || args.internetAccess === false) return args;
  const given = args.internetAccess === true ? {} : args.internetAccess;
  return { ...args, internetAccess: { otherMachines: args.zones ?? DEFAULT_NETWORK_ZONES, ...given } };
}

const DEFAULT_NETWORK_ZONES = 2;

/** Outputs where a value is needed before deployment. */
function unknownTooEarly(args: unknown, mayBeOutput: (path: Path) => boolean): Problem[] {
  return latersIn(args)
    .filter(({ path }) => !mayBeOutput(path))
    .map(({ path }) => ({
      path,
      message: "is an output of another resource, but it decides the placement and must be known before deployment",
      hint: "give a plain value, or read it from the stack's configuration (new pulumi.Config().require...)",
    }));
}

/** Whether a path inside a workload may hold an output. */
function isSetup(path: Path): boolean {
  const [field, key] = path;
  if (field === "listensOn" || field === "metricsPort") return false;
  if (field === "alerts") return key === "webhook" || key === "googleBillingAccount";
  if (field === "restoreFrom") return key === "snapshot" || key === "instance";
  if (field === "loadBalancer") return key === "certificate" && path.length > 2;
  if (field === "container") return key === "image";
  if (field === "domain") return key === "zone";
  if (field === "network") return path.length > 2;
  if (field === "environment" || field === "tags") return path.length > 1;
  if (field === "image") return true;
  return setupFields.includes(String(field));
}

function talkProblems(from: string, targets: readonly string[], names: readonly string[]): Problem[] {
  return targets.flatMap((to): Problem[] => {
    const path = ["workloads", from, "talksTo", to];
    if (to === from) return [{ path, atKey: true, message: "is the workload itself", hint: "traffic within a workload is not declared" }];
    if (names.includes(to)) return [];
    return [
      { path, atKey: true, message: "is no workload of this portfolio", hint: didYouMean(to, names) ?? `there are ${names.join(", ")}` },
    ];
  });
}

function groupProblems(portfolio: PortfolioNeedArgs, names: readonly string[], book: PriceBook): Problem[] {
  const problems: Problem[] = [];
  for (const field of ["sameProvider", "differentProvider", "sameRegion", "differentRegion", "differentZone"] as const) {
    for (const [index, groupOfNames] of (portfolio[field] ?? []).entries()) {
      for (const [position, name] of groupOfNames.entries()) {
        if (names.includes(name)) continue;
        const hint = didYouMean(name, names) ?? `there are ${names.join(", ")}`;
        problems.push({ path: [field, index, position], message: `is "${name}", which is no workload of this portfolio`, hint });
      }
      const mostProviders = portfolio.maxProviders ?? portfolio.providers?.length ?? suppliersOf(book).length;
      if (field === "differentProvider" && groupOfNames.length > mostProviders) {
        const message = `wants ${groupOfNames.length} workloads on as many providers, but at most ${mostProviders} may be used`;
        problems.push({ path: [field, index], message, hint: "split the group, or allow more providers" });
      }
    }
  }
  return problems;
}

function quotaProblems(portfolio: PortfolioNeedArgs, book: PriceBook): Problem[] {
  return (portfolio.quotas ?? []).flatMap(({ provider, region }, index): Problem[] => {
    const strange = supplierProblems(provider, ["quotas", index, "provider"], book);
    if (strange.length > 0) return strange;
    if (region === undefined || book.region(provider, region) !== undefined) return [];
    const known = book.regions(provider).map(({ id }) => id);
    const hint = didYouMean(region, known);
    return [
      {
        path: ["quotas", index, "region"],
        message: `is "${region}", no region of ${provider} in the price book`,
        ...(hint ? { hint } : {}),
      },
    ];
  });
}

/** Names that differ only in case would collide: two providers allow lower case only. */
function sameNames(names: readonly string[]): Problem[] {
  return names.flatMap((name, index): Problem[] => {
    const earlier = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
    if (earlier === undefined) return [];
    return [{ path: ["workloads", name], atKey: true, message: `differs from "${earlier}" only in case`, hint: "rename one of them" }];
  });
}

/** The parts of a split workload are named after it and their number. */
function partNames(workloads: readonly (readonly [string, AnyWorkloadArgs])[]): Problem[] {
  const parts = new Map<string, string>(
    workloads.flatMap(([name, workload]) =>
      isOfKind(workload)
        ? []
        : Array.from({ length: workload.split?.providers ?? 0 }, (_, index) => [`${name}-${index + 1}`, name] as const),
    ),
  );
  return workloads.flatMap(([name]): Problem[] => {
    const whole = parts.get(name);
    return whole === undefined
      ? []
      : [
          {
            path: ["workloads", name],
            atKey: true,
            message: `is also the name of a part of "${whole}", which is split`,
            hint: "rename one of them",
          },
        ];
  });
}
