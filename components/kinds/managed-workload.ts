import * as pulumi from "@pulumi/pulumi";
import type { PriceBook } from "../../catalog";
import type { Placement, WorkloadKind, WorkloadNeed } from "../../model";
import { alertNotes, alertUsage, withCostLimit } from "../alerts/alert-need";
import { openSites } from "../open-sites";
import { noGroups, placeAlone, usageAlone } from "../placed-alone";
import { plannedUsage, quotedBlueprint, statedNeed } from "../planned-usage";
import { privateNotes } from "../private-services";
import type { LinkedCaller } from "../realise/link-side";
import { workloadName } from "../realise/names";
import type { RealisedKind, Site, Tags } from "../realise/site";
import type { KindArgs, KindSetupArgs } from "./kind-args";

/** A workload that a portfolio has already placed. Not for users: a portfolio makes these itself. */
export class PlacedManaged {
  constructor(
    readonly need: WorkloadNeed,
    readonly placement: Placement,
    readonly setup: KindSetupArgs,
    readonly portfolio: string,
    readonly callers: readonly string[],
    readonly tags: Tags,
    readonly site: Site,
    readonly book: PriceBook,
    readonly linked: readonly LinkedCaller[] = [],
  ) {}
}

/**
 * What a provider runs itself. Alone it places itself; the workloads of a `Portfolio` are placed together.
 *
 * Its inputs in the stack are `need`, `placement` and `usage` (what will be used of its resources each month, by their
 * names, as the plan counts with it); its outputs `endpoint`, `resourceId`, `secretId`, `placement` and, where it
 * placed itself, `plan` and `placements`.
 */
export abstract class ManagedWorkload extends pulumi.ComponentResource {
  /** Where and how it runs. Known during the preview. */
  readonly placement: Placement;
  /** What it needs, with every default filled in. */
  readonly need: WorkloadNeed;
  /** Where clients connect, `host:port` or a URL; undefined where nothing listens. */
  readonly endpoint: pulumi.Output<string> | undefined;
  /** The provider's own id of the main resource. */
  readonly resourceId: pulumi.Output<string>;
  /** Id of the secret in the provider's own store that holds the credentials; undefined where there are none. */
  readonly secretId: pulumi.Output<string> | undefined;
  /** What was built, with what only one kind has. */
  protected readonly built: RealisedKind;

  protected constructor(
    kind: WorkloadKind,
    className: string,
    name: string,
    args: KindArgs | PlacedManaged,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const alone = args instanceof PlacedManaged ? undefined : placeAlone(`${className} "${name}"`, name, args, kind);
    const setup = args instanceof PlacedManaged ? args.setup : managedSetupOf(args);
    const { placement, book, ...chosen } = alone ?? (args as PlacedManaged);
    const need = withCostLimit(chosen.need, placement);
    const portfolio = args instanceof PlacedManaged ? args.portfolio : "";
    const resourceName = portfolio === "" ? workloadName(name) : workloadName(portfolio, need.name);
    const quoted = quotedBlueprint(need, placement, book);
    if (quoted === undefined) throw new Error(`"${name}" was not placed as a ${kind}`);
    const { asKind, blueprint } = quoted;
    const usage = {
      ...(alone === undefined ? {} : usageAlone(name, need, placement)),
      ...plannedUsage(resourceName, blueprint),
      ...alertUsage(resourceName, need, placement),
    };
    super(`costwright:index:${className}`, name, { ...setup, need: statedNeed(need), placement, usage }, opts);
    this.need = need;
    for (const note of alertNotes(need, placement, setup.alerts?.googleBillingAccount !== undefined)) void pulumi.log.warn(note, this);
    const notes = alone === undefined ? [] : privateNotes({ workloads: [need] }, [placement], book);
    for (const message of notes) void pulumi.log.info(message, this);
    this.placement = placement;
    const site = args instanceof PlacedManaged ? args.site : this.ownSite(name, need, placement, setup);
    const shared = args instanceof PlacedManaged ? args.tags : {};
    const realised = site.realiseKind({
      workload: need.name,
      name: resourceName,
      need,
      asKind,
      placement,
      blueprint,
      callers: args instanceof PlacedManaged ? args.callers : [],
      linked: args instanceof PlacedManaged ? args.linked : [],
      setup,
      tags: { ...shared, "costwright:workload": need.name, ...setup.tags },
      parent: this,
    });
    this.built = realised;
    this.endpoint = realised.endpoint;
    this.resourceId = realised.resourceId;
    this.secretId = realised.secretId;
    const plan = alone === undefined ? {} : { plan: alone.plan, placements: [placement] };
    this.registerOutputs({
      ...plan,
      placement,
      ...Object.fromEntries(Object.entries(realised).filter(([, value]) => value !== undefined)),
    });
  }

  private ownSite(name: string, need: WorkloadNeed, placement: Placement, setup: KindSetupArgs): Site {
    return openSites(name, { ...noGroups, workloads: [need] }, [placement], () => workloadName(name), setup.tags ?? {}, this)(placement);
  }
}

/** The set-up fields of the arguments, outputs and all. */
export function managedSetupOf(args: Partial<KindSetupArgs>): KindSetupArgs {
  const { tags, restoreFrom, alerts, image, command, environment } = args;
  const setup = { tags, restoreFrom, alerts, image, command, environment };
  return Object.fromEntries(Object.entries(setup).filter(([, value]) => value !== undefined));
}
