import * as pulumi from "@pulumi/pulumi";
import type { PriceBook } from "../catalog";
import { type Placement, purchaseTerms, purchaseText, type WorkloadNeed } from "../model";
import { openSites } from "./open-sites";
import { type Alone, noGroups, placeAlone } from "./placed-alone";
import { workloadName } from "./realise/names";
import type { Site, Tags } from "./realise/site";
import type { ServiceArgs, WorkloadSetupArgs } from "./workload-args";
import { loadBalancerOf } from "./workload-need";

/** A service that a portfolio has already placed. Not for users: a portfolio makes these itself. */
export class PlacedService {
  constructor(
    readonly need: WorkloadNeed,
    readonly placement: Placement,
    readonly setup: WorkloadSetupArgs,
    readonly portfolio: string,
    readonly callers: readonly string[],
    readonly tags: Tags,
    readonly site: Site,
    readonly book: PriceBook,
  ) {}
}

/**
 * Replicated machines, with a load balancer and autoscaling, on the provider, region and size that cost least for what
 * is needed. Alone it places itself; the workloads of a `Portfolio` are placed together.
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

  constructor(name: string, args: ServiceArgs | PlacedService, opts?: pulumi.ComponentResourceOptions) {
    const alone =
      args instanceof PlacedService ? undefined : { ...placeAlone(`Service "${name}"`, name, args, "service"), setup: setupOf(args) };
    const { need, placement, setup } = alone ?? (args as PlacedService);
    super("costwright:index:Service", name, { ...setup, need, placement }, opts);
    this.need = need;
    this.placement = placement;
    const placed = alone === undefined ? (args as PlacedService) : this.asPlaced(name, alone);
    const loadBalancer = loadBalancerOf(setup.loadBalancer);
    const architecture = placed.book.size(placement.provider, placement.size)?.architecture ?? need.architectures[0] ?? "x86_64";
    const tags = { ...placed.tags, "costwright:workload": need.name, ...setup.tags };
    const realised = placed.site.realise({
      workload: need.name,
      name: placed.portfolio === "" ? workloadName(name) : workloadName(placed.portfolio, need.name),
      need,
      placement,
      architecture,
      loadBalancer,
      ports: setup.listensOn ?? [loadBalancer?.machinePort ?? 8080],
      callers: placed.callers,
      setup,
      tags,
      parent: this,
    });
    this.endpoint = realised.endpoint;
    for (const { purchase, count } of placement.mix ?? [placement]) {
      if (purchaseTerms(purchase).termMonths === 0) continue;
      const message = `the plan counts on a ${purchaseText(purchase)} for ${count} x ${placement.size} in ${placement.region}: buy it, costwright does not`;
      void pulumi.log.warn(message, this);
    }
    const plan = alone === undefined ? {} : { plan: alone.plan, placements: [placement] };
    this.registerOutputs({ ...plan, placement, ...(this.endpoint === undefined ? {} : { endpoint: this.endpoint }) });
  }

  private asPlaced(name: string, { need, placement, setup, book }: Alone & { readonly setup: WorkloadSetupArgs }): PlacedService {
    const sites = openSites(name, { ...noGroups, workloads: [need] }, [placement], () => workloadName(name), setup.tags ?? {}, this);
    return new PlacedService(need, placement, setup, "", [], {}, sites(placement), book);
  }
}

/** The set-up fields of a workload's arguments, outputs and all. */
export function setupOf(args: WorkloadSetupArgs): WorkloadSetupArgs {
  const { loadBalancer, listensOn, image, userData, environment, sshPublicKey, network, tags } = args;
  const setup = { loadBalancer, listensOn, image, userData, environment, sshPublicKey, network, tags };
  return Object.fromEntries(Object.entries(setup).filter(([, value]) => value !== undefined));
}
