import * as pulumi from "@pulumi/pulumi";
import type { PriceBook } from "../catalog";
import { type Placement, purchaseTerms, purchaseText, type WorkloadNeed } from "../model";
import { alertNotes, alertUsage, withCostLimit } from "./alerts/alert-need";
import { type Monitored, type Monitoring, monitored, monitoringOf } from "./alerts/monitoring";
import { loadBalancerOf } from "./load-balancer";
import { nameService } from "./name-service";
import { openSites } from "./open-sites";
import { refuse } from "./place-together";
import { type Alone, noGroups, placeAlone, usageAlone } from "./placed-alone";
import { diskKeyUsage, groupUsage, plannedUsage, quotedBlueprint, statedNeed } from "./planned-usage";
import { privateNotes } from "./private-services";
import type { LinkedCaller } from "./realise/link-side";
import { workloadName } from "./realise/names";
import type { Site, Tags } from "./realise/site";
import { expiryOn } from "./schedule/expiry";
import { pastPeakNotes, savedUsdPerMonth, scheduleTags, workingHoursNote } from "./schedule/notes";
import type { SetUpSchedule } from "./schedule/schedule-args";
import type { ServiceArgs, WorkloadSetupArgs } from "./workload-args";

/** A service that a portfolio has already placed. Not for users: a portfolio makes these itself. */
export class PlacedService {
  constructor(
    readonly need: WorkloadNeed,
    readonly placement: Placement,
    readonly setup: WorkloadSetupArgs & SetUpSchedule,
    readonly portfolio: string,
    readonly callers: readonly string[],
    readonly tags: Tags,
    readonly site: Site,
    readonly book: PriceBook,
    readonly linked: readonly LinkedCaller[] = [],
  ) {}
}

/**
 * Replicated machines, or containers without machines, with a load balancer and autoscaling, on the provider, region
 * and size that cost least for what is needed. Alone it places itself; the workloads of a `Portfolio` are placed together.
 *
 * Its inputs in the stack are `need` (with every default filled in) and `placement`; its outputs `endpoint`,
 * `placement` and, where it placed itself, `plan` and `placements`.
 */
export class Service extends pulumi.ComponentResource {
  /** Where and how it runs. Known during the preview. */
  readonly placement: Placement;
  /** What it needs, with every default filled in. */
  readonly need: WorkloadNeed;
  /** Address of the load balancer with scheme and port, or undefined without one. */
  readonly endpoint: pulumi.Output<string> | undefined;
  /** Hosted zone of the load balancer's own name in Route 53; undefined where it has an address instead. */
  readonly aliasZoneId: pulumi.Output<string> | undefined;

  /** Configurations for one's own Prometheus and Grafana. */
  readonly monitoring: Monitoring;
  /** Not for users: what a portfolio joins to the monitoring of all its services. */
  readonly monitored: Monitored;

  constructor(name: string, args: ServiceArgs | PlacedService, opts?: pulumi.ComponentResourceOptions) {
    const alone =
      args instanceof PlacedService ? undefined : { ...placeAlone(`Service "${name}"`, name, args, "service"), setup: setupOf(args) };
    const { placement, setup, ...chosen } = alone ?? (args as PlacedService);
    const need = withCostLimit(chosen.need, placement);
    const now = new Date().toISOString();
    const expiry = expiryOn(setup.expiresOn, now.slice(0, 10));
    if (expiry.kind === "over") refuse(`Service "${name}"`, [expiry.problem]);
    const quoted = quotedBlueprint(need, placement, (alone ?? (args as PlacedService)).book);
    const resourceName =
      alone === undefined && (args as PlacedService).portfolio !== ""
        ? workloadName((args as PlacedService).portfolio, need.name)
        : workloadName(name);
    const usage = {
      ...(alone === undefined ? {} : usageAlone(name, need, placement)),
      ...(quoted === undefined
        ? { ...groupUsage(resourceName, need), ...diskKeyUsage(resourceName, need, placement) }
        : plannedUsage(resourceName, quoted.blueprint)),
      ...alertUsage(resourceName, need, placement),
    };
    super(
      "costwright:index:Service",
      name,
      { ...setup, need: statedNeed(need), placement, ...(Object.keys(usage).length === 0 ? {} : { usage }) },
      opts,
    );
    this.need = need;
    this.placement = placement;
    const placed = alone === undefined ? (args as PlacedService) : this.asPlaced(name, alone);
    const loadBalancer = loadBalancerOf(setup.loadBalancer);
    const shared = {
      workload: need.name,
      name: resourceName,
      need,
      placement,
      callers: placed.callers,
      linked: placed.linked,
      tags: { ...placed.tags, "costwright:workload": need.name, ...scheduleTags(setup), ...setup.tags },
      parent: this,
    };
    const listensOn = setup.listensOn ?? [loadBalancer?.machinePort ?? 8080];
    const ports = [...new Set([...listensOn, ...(setup.metricsPort === undefined ? [] : [setup.metricsPort])])];
    const { container, environment, network, alerts } = setup;
    const realised =
      quoted !== undefined && container !== undefined
        ? placed.site.realiseKind({
            ...shared,
            ...quoted,
            setup: { ...(environment === undefined ? {} : { environment }), ...(alerts === undefined ? {} : { alerts }) },
            service: { container, loadBalancer, ports, network },
          })
        : placed.site.realise({
            ...shared,
            architecture: placed.book.size(placement.provider, placement.size)?.architecture ?? need.architectures[0] ?? "x86_64",
            loadBalancer,
            ports,
            setup,
            now,
          });
    this.endpoint = realised.endpoint;
    const discovery = "discovery" in realised ? realised.discovery : undefined;
    this.monitored = monitored(need, placement, alone === undefined ? (args as PlacedService).portfolio : "", setup.metricsPort, discovery);
    this.monitoring = monitoringOf(name, [this.monitored]);
    if (setup.metricsPort !== undefined && discovery === undefined)
      void pulumi.log.warn(
        `no Prometheus finds the containers of "${need.name}" on ${placement.provider}: its metricsPort is not scraped`,
        this,
      );
    this.aliasZoneId = "aliasZoneId" in realised ? realised.aliasZoneId : undefined;
    if (alone !== undefined && setup.domain !== undefined)
      nameService(resourceName, setup.domain, setup.loadBalancer, [{ placement, service: this }], shared.tags, this);
    if (expiry.kind === "soon") void pulumi.log.warn(`"${need.name}" ${expiry.warning}`, this);
    for (const message of alertNotes(need, placement, alerts?.googleBillingAccount !== undefined)) void pulumi.log.warn(message, this);
    const notes = alone === undefined ? [] : privateNotes({ workloads: [need] }, [placement], placed.book);
    for (const message of notes) void pulumi.log.info(message, this);
    for (const message of pastPeakNotes(setup, now)) void pulumi.log.warn(message, this);
    const saved = savedUsdPerMonth(need, placement, placed.book);
    if (saved !== undefined) void pulumi.log.info(workingHoursNote(need, saved), this);
    for (const { purchase, count } of placement.mix ?? [placement]) {
      if (purchaseTerms(purchase).termMonths === 0) continue;
      const message = `the plan counts on a ${purchaseText(purchase)} for ${count} x ${placement.size} in ${placement.region}: buy it, costwright does not`;
      void pulumi.log.warn(message, this);
    }
    const plan = alone === undefined ? {} : { plan: alone.plan, placements: [placement] };
    this.registerOutputs({ ...plan, placement, ...(this.endpoint === undefined ? {} : { endpoint: this.endpoint }) });
  }

  private asPlaced(
    name: string,
    { need, placement, setup, book }: Alone & { readonly setup: WorkloadSetupArgs & SetUpSchedule },
  ): PlacedService {
    const sites = openSites(name, { ...noGroups, workloads: [need] }, [placement], () => workloadName(name), setup.tags ?? {}, this);
    return new PlacedService(need, placement, setup, "", [], {}, sites(placement), book);
  }
}

/** The set-up fields of a workload's arguments, outputs and all. */
export function setupOf(args: WorkloadSetupArgs & SetUpSchedule): WorkloadSetupArgs & SetUpSchedule {
  const { loadBalancer, listensOn, domain, container, image, userData, environment, sshPublicKey, alerts, metricsPort, network, tags } =
    args;
  const { workingHours, peaks, expiresOn } = args;
  const setup = {
    loadBalancer,
    listensOn,
    domain,
    container,
    image,
    userData,
    environment,
    sshPublicKey,
    alerts,
    metricsPort,
    network,
    tags,
  };
  const defined = Object.entries({ ...setup, workingHours, peaks, expiresOn }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined);
}
