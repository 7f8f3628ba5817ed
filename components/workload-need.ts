import { machineKeyExtras, quotesOf } from "../blueprint";
import { scalingExtras } from "../blueprint/aws/scaling";
import type { PriceBook } from "../catalog";
import type { ContainerNeed, PlaceSet, Provider, Purchase, WorkloadNeed } from "../model";
import { partsOf } from "../optimizer";
import { withAlerts } from "./alerts/alert-need";
import { withInternetAccess } from "./internet-access";
import { loadBalancerOf } from "./load-balancer";
import { loadProblems } from "./load-problems";
import { type Places, placeProblems } from "./places";
import { withPrivateServices } from "./private-services";
import type { Path, Problem } from "./problem";
import { needsMachinesFor, scheduleFields, scheduleProblems, withoutStandby } from "./schedule/schedule-need";
import type { PlaceSetArgs, WorkloadNeedArgs, WorkloadSetupArgs } from "./workload-args";

export const DEFAULT_TARGET_UTILISATION_FRACTION = 0.7;
const DEFAULT_REPLICA_VCPUS = 1;
const DEFAULT_REPLICA_GIB = 2;

/** The plain part of a workload's arguments, after its shape was checked. */
export type PlainWorkload = WorkloadNeedArgs & Pick<WorkloadSetupArgs, "loadBalancer" | "network" | "container" | "domain" | "alerts">;

/** What the fields of one workload say together that none of them says alone, and the regions they name. */
export function workloadProblems(args: PlainWorkload, path: Path, book: PriceBook): Problem[] {
  const problems = [
    ...placeProblems(args, path, book),
    ...placeSetProblems(args.within, path, book),
    ...loadProblems(args, path, book),
    ...scheduleProblems(args, path),
  ];
  const say = (field: string, message: string, hint: string) => problems.push({ path: [...path, field], message, hint });
  const { minCount, maxCount, zones } = args;
  if (minCount !== undefined && maxCount !== undefined && minCount > maxCount)
    say("minCount", `is ${minCount}, above maxCount (${maxCount})`, "raise maxCount or lower minCount");
  if (zones !== undefined && maxCount !== undefined && zones > maxCount)
    say("zones", `is ${zones}, but maxCount allows only ${maxCount} machines`, "each zone needs a machine: raise maxCount or lower zones");
  if (args.purchases?.includes("spot") && args.interruptible !== true)
    say("purchases", "allows spot, but the workload is not interruptible", "set interruptible: true, or remove spot");
  const { network, privateServices } = args;
  const own = (["aws", "azure"] as const).filter((provider) => network?.[provider] !== undefined);
  if (own.length > 0 && privateServices !== undefined) {
    const message = `are asked for in a network of your own on ${own.join(" and ")}`;
    say("privateServices", message, "its endpoints and ways out are made by who made it: leave privateServices out");
  }
  if (network !== undefined && args.internetAccess !== undefined && args.internetAccess !== false) {
    const message = "is asked for in a network of your own, where nothing would be built for it";
    say("internetAccess", message, "the way out of a network is made by who made it: leave internetAccess out");
  }
  for (const provider of ["aws", "azure", "gcp"] as const) {
    if (network?.[provider] === undefined) continue;
    const count = (args.regions ?? []).filter((id) => book.region(provider, id) !== undefined).length;
    if (count !== 1) {
      const message = `names an existing ${provider} network, which lies in one region, but regions names ${count} of ${provider}`;
      say("network", message, `list in regions exactly the ${provider} region that the network is in`);
    }
  }
  return problems;
}

/** Rules that name places which the book does not know, or no place at all. */
export function placeSetProblems(sets: readonly PlaceSetArgs[] | undefined, path: Path, book: PriceBook): Problem[] {
  return (sets ?? []).flatMap((set, index): Problem[] => {
    const at = [...path, "within", index];
    if (set.providers === undefined && set.regions === undefined && set.jurisdictions === undefined)
      return [{ path: at, message: `("${set.name}") names no place`, hint: "give it providers, regions or jurisdictions" }];
    return placeProblems(set, at, book);
  });
}

/** The need with every default filled in, or why its load balancer cannot be had where it may stand. */
export function workloadNeed(
  name: string,
  args: PlainWorkload,
  places: Places,
  within: readonly PlaceSetArgs[],
  path: Path,
  book: PriceBook,
): WorkloadNeed | Problem {
  const unbalanced = certificateProblem(args, places, path, book) ?? portProblem(args, places, path, book);
  if (unbalanced !== undefined) return unbalanced;
  const interruptible = args.interruptible ?? false;
  const mostZones = Math.min(args.minCount ?? Number.POSITIVE_INFINITY, args.maxCount ?? Number.POSITIVE_INFINITY);
  const zones = args.zones ?? Math.min(interruptible ? 1 : 2, mostZones);
  const minCount = args.minCount ?? Math.min(zones, args.maxCount ?? zones);
  const purchases: readonly Purchase[] = args.purchases ?? (interruptible ? ["on-demand", "spot"] : ["on-demand"]);
  const need: WorkloadNeed = {
    name,
    vcpus: args.vcpus,
    memoryGib: args.memoryGib,
    ...(args.minVcpusPerMachine === undefined ? {} : { minVcpusPerMachine: args.minVcpusPerMachine }),
    ...(args.minMemoryGibPerMachine === undefined ? {} : { minMemoryGibPerMachine: args.minMemoryGibPerMachine }),
    minCount,
    maxCount: args.maxCount ?? Math.max(2 * minCount, 4, ...(args.peaks ?? []).map((peak) => peak.minCount)),
    zones,
    targetUtilisationFraction: args.targetUtilisationFraction ?? DEFAULT_TARGET_UTILISATION_FRACTION,
    architectures: args.architectures ?? ["x86_64"],
    burstable: args.burstable ?? false,
    previousGenerations: args.previousGenerations ?? false,
    gpusPerMachine: args.gpusPerMachine ?? 0,
    storageGibPerMachine: args.storageGibPerMachine ?? 0,
    loadBalancer: loadBalancerOf(args.loadBalancer) !== undefined,
    ...(loadBalancerOf(args.loadBalancer)?.internal === true ? { internalLoadBalancer: true } : {}),
    ...places,
    ...withoutStandby(args, places.providers, purchases),
    interruptible,
    interruptionCostUsd: args.interruptionCostUsd ?? 0,
    downtimeCostUsdPerHour: args.downtimeCostUsdPerHour ?? 0,
    internetEgressGibPerMonth: args.internetEgressGibPerMonth ?? 0,
    ...optionalFields(args, within),
  };
  const asKind = containerNeed(args, need);
  // The parts of a split workload are alike: what carries one of them is quoted, and follows its load or does not.
  const part = { ...(partsOf(need)[0]?.need ?? need), providers: need.providers };
  const scales = part.maxCount > part.minCount && (part.providers.length === 0 || part.providers.includes("aws"));
  const scaling = scales ? { extras: scalingExtras(book) } : {};
  const reaching = (one: WorkloadNeed) =>
    withPrivateServices(withInternetAccess(withDiskKey(one, args, book), args.internetAccess, book), args.privateServices);
  if (asKind === undefined) return withAlerts(reaching({ ...need, ...scaling }), args.alerts, book);
  const quoted: WorkloadNeed = { ...need, ...scaling, asKind, offered: { quotes: quotesOf(asKind, part, book), only: false } };
  return withAlerts(reaching(quoted), args.alerts, book);
}

/** A need with a key for the disks of its machines, and what that costs; containers without machines keep nothing. */
function withDiskKey(need: WorkloadNeed, { customerKey }: PlainWorkload, book: PriceBook): WorkloadNeed {
  return customerKey === true ? { ...need, customerKey, extras: [...(need.extras ?? []), ...machineKeyExtras(book)] } : need;
}

/** The default, or more where the most replicas could not carry the load with it. */
function leastReplica(usual: number, load: number, { maxCount, targetUtilisationFraction }: WorkloadNeed): number {
  return Math.max(usual, Math.ceil((load / (maxCount * targetUtilisationFraction)) * 4 - 1e-9) / 4);
}

/** What a service needs to run without machines of its own; undefined where it is no container, or only machines will do. */
function containerNeed({ container }: PlainWorkload, need: WorkloadNeed): ContainerNeed | undefined {
  const needsMachines =
    need.gpusPerMachine > 0 ||
    need.storageGibPerMachine > 0 ||
    need.loadProfile !== undefined ||
    needsMachinesFor(need) ||
    need.minNetworkMbpsPerMachine !== undefined;
  if (container === undefined || needsMachines) return undefined;
  return {
    kind: "service",
    vcpusPerReplica: Math.max(container.vcpus ?? leastReplica(DEFAULT_REPLICA_VCPUS, need.vcpus, need), need.minVcpusPerMachine ?? 0),
    memoryGibPerReplica: Math.max(
      container.memoryGib ?? leastReplica(DEFAULT_REPLICA_GIB, need.memoryGib, need),
      need.minMemoryGibPerMachine ?? 0,
    ),
    architectures: need.architectures,
    loadBalancer: need.loadBalancer,
    ...(need.internalLoadBalancer === true ? { internalLoadBalancer: true } : {}),
  };
}

/** Fields that a need leaves out where nothing is declared. */
function optionalFields(args: PlainWorkload, within: readonly PlaceSetArgs[]): Partial<WorkloadNeed> {
  const { minNetworkMbpsPerMachine, gpu, loadProfile, maxSpotFraction, split } = args;
  return {
    ...placedFields(args, within),
    ...scheduleFields(args),
    ...present<WorkloadNeed>({
      minNetworkMbpsPerMachine,
      gpu,
      loadProfile,
      maxSpotFraction,
      split: split && { providers: split.providers, survivesLossOfOne: split.survivesLossOfOne ?? true },
    }),
  };
}

/** What every kind of workload may declare of its place: left out where it does not. */
export function placedFields(
  { team, current, moving }: Pick<PlainWorkload, "team" | "current" | "moving">,
  within: readonly PlaceSetArgs[],
): Partial<WorkloadNeed> {
  return present<WorkloadNeed>({
    team,
    within: within.length === 0 ? undefined : within.map(placeSet),
    current: current && { ...current, purchase: current.purchase ?? "on-demand" },
    moving: moving && {
      dataGib: moving.dataGib ?? 0,
      overlapHours: moving.overlapHours ?? 0,
      effortUsd: moving.effortUsd ?? 0,
      resizeEffortUsd: moving.resizeEffortUsd ?? 0,
      horizonMonths: moving.horizonMonths ?? DEFAULT_HORIZON_MONTHS,
    },
  });
}

function present<T>(fields: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** A year: as long as the shorter commitments run. */
const DEFAULT_HORIZON_MONTHS = 12;

function placeSet({ name, providers, regions, jurisdictions }: PlaceSetArgs): PlaceSet {
  return {
    name,
    providers: providers ?? [],
    regions: regions ?? [],
    jurisdictions: (jurisdictions ?? []).map((one) => one.toLowerCase()),
  };
}

/** The plan may choose any provider that is allowed, so `https` needs a certificate on each that ends TLS itself. */
function certificateProblem({ loadBalancer }: PlainWorkload, places: Places, path: Path, book: PriceBook): Problem | undefined {
  if (typeof loadBalancer !== "object" || loadBalancer.protocol !== "https") return undefined;
  const ending = loadBalancer.internal === true ? (["aws"] as const) : (["aws", "gcp"] as const);
  const missing = ending.filter((provider) => isPossible(provider, places, book) && loadBalancer.certificate?.[provider] === undefined);
  if (missing.length === 0) return undefined;
  return {
    path: [...path, "loadBalancer"],
    message: `speaks https and may be placed on ${missing.join(" or ")}, but has no certificate there`,
    hint: `give certificate: { ${missing.map((provider) => `${provider}: ...`).join(", ")} }, or leave ${missing.join(" and ")} out of providers`,
  };
}

/** Google's internal load balancer hands packets on as they are, with the port that the caller has named. */
function portProblem({ loadBalancer }: PlainWorkload, places: Places, path: Path, book: PriceBook): Problem | undefined {
  const balancer = loadBalancerOf(loadBalancer);
  if (balancer?.internal !== true || balancer.port === balancer.machinePort || !isPossible("gcp", places, book)) return undefined;
  return {
    path: [...path, "loadBalancer"],
    message: `leads from port ${balancer.port} to ${balancer.machinePort} of the machines and may be placed on gcp, whose internal load balancer has one port on both sides`,
    hint: "give port and machinePort the same number, or leave gcp out of providers",
  };
}

function isPossible(provider: Provider, { providers, regions }: Places, book: PriceBook): boolean {
  return (
    (providers.length === 0 || providers.includes(provider)) &&
    (regions.length === 0 || regions.some((region) => book.region(provider, region) !== undefined))
  );
}
