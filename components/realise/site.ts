import type * as pulumi from "@pulumi/pulumi";
import { AUDIT_LOG, type AuditLogSpec, type Blueprint, machineKeyParts, type Part } from "../../blueprint";
import {
  type Architecture,
  isProvider,
  type KindNeed,
  type NetworkNeed,
  type Placement,
  type Provider,
  type WorkloadNeed,
} from "../../model";
import type { BuiltNetwork } from "../built-network";
import type { KindSetupArgs } from "../kinds/kind-args";
import type { LoadBalancer } from "../load-balancer";
import type { SetUpSchedule } from "../schedule/schedule-args";
import type { ContainerArgs, DomainArgs, WorkloadSetupArgs } from "../workload-args";
import type { Discovery } from "./discovery";
import type { Caller, LinkedCaller, LinkSide } from "./link-side";
import { networkOctet } from "./names";

/** Boot disk of every machine: large enough for the stock images, and what the plan counts with. */
export const BOOT_DISK_GIB = 30;

export type Tags = Readonly<Record<string, pulumi.Input<string>>>;

/** The audit logs of one place. */
export interface PlacedAuditLog extends AuditLogSpec {
  readonly parts: readonly Part[];
  /** The first of the provider's places sets up what a project has but once. */
  readonly isFirst: boolean;
  /** Whether the provider has no other place: then its trail records all regions. */
  readonly isOnly: boolean;
}

/** One region of one provider in which workloads of a portfolio run side by side, in one private network. */
export interface SiteSpec {
  readonly region: string;
  /** Start of the names of what is shared: `shop-aws-eu-west-1`. */
  readonly name: string;
  /** Name of a workload's resources, as in `PlacedWorkload.name`. */
  readonly nameOf: (workload: string) => string;
  /** The most zones that a workload here spreads over. */
  readonly zones: number;
  /** Workloads here that are no plain machines. */
  readonly formed?: readonly string[];
  /** What is asked of the network, where a workload is it. */
  readonly network?: NetworkNeed;
  /** Parts of the gateway to the internet, where workloads need one. */
  readonly gateway?: readonly Part[];
  /** The private endpoints of the provider's services, where workloads reach these so. */
  readonly privateEndpoints?: readonly Part[];
  /** This side of the links to networks of other providers, where there are any. */
  readonly links?: readonly Part[];
  /** The names of workloads here, where there are any. */
  readonly privateNames?: PrivateNames;
  /** The audit logs that are set up here. */
  readonly auditLog?: PlacedAuditLog;
  readonly tags: Tags;
  readonly parent: pulumi.Resource;
}

/** Names of workloads that the network of one place alone knows. */
export interface PrivateNames {
  readonly domain: string;
  /** Those of the place that are named. */
  readonly workloads: readonly string[];
  /** The zone. */
  readonly parts: readonly Part[];
}

/** A workload that has its place, ready to be turned into resources. */
export interface PlacedWorkload {
  /** Name of the workload. */
  readonly workload: string;
  /** Name of its resources: at most 24 lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly need: WorkloadNeed;
  readonly placement: Placement;
  readonly architecture: Architecture;
  readonly loadBalancer: LoadBalancer | undefined;
  /** Ports that `callers` may reach. */
  readonly ports: readonly number[];
  /** Workloads on the same site that talk to this one. */
  readonly callers: readonly string[];
  /** Workloads of other providers that talk to this one through a link. */
  readonly linked?: readonly LinkedCaller[];
  readonly setup: WorkloadSetupArgs & SetUpSchedule;
  /** When the program runs, ISO 8601 in UTC: nothing can be scheduled for before. */
  readonly now: string;
  readonly tags: Tags;
  readonly parent: pulumi.Resource;
}

export interface Realised {
  /** Address of the load balancer, with scheme and port; undefined without one. */
  readonly endpoint: pulumi.Output<string> | undefined;
  /** Hosted zone of the load balancer's own name, where Route 53 may alias it. */
  readonly aliasZoneId?: pulumi.Output<string>;
  /** Where a Prometheus looks for the machines. */
  readonly discovery?: Discovery;
}

/** One of the places that answer for a domain. */
export interface DomainTarget {
  /** 1, 2, ...; 1 where the service is not split. */
  readonly part: number;
  readonly provider: string;
  readonly endpoint: pulumi.Output<string>;
  readonly aliasZoneId?: pulumi.Output<string>;
}

/** A name for a service, and who answers for it. */
export interface DomainSpec {
  /** Start of its resources' names. */
  readonly name: string;
  readonly domain: DomainArgs;
  readonly loadBalancer: LoadBalancer;
  readonly targets: readonly DomainTarget[];
  /** What checks the targets, priced; none for a single target. */
  readonly parts: readonly Part[];
  readonly tags: Tags;
  readonly parent: pulumi.Resource;
}

/** Host of an endpoint such as `https://10.0.0.1:443`. */
export function hostOf(endpoint: pulumi.Output<string>): pulumi.Output<string> {
  return endpoint.apply((url) => /^[a-z]+:\/\/([^:/]+)/.exec(url)?.[1] ?? url);
}

/** A workload of another kind than plain machines that has its place. */
export interface PlacedKind {
  readonly workload: string;
  /** Name of its resources, as in `PlacedWorkload.name`. */
  readonly name: string;
  readonly need: WorkloadNeed;
  readonly asKind: KindNeed;
  readonly placement: Placement;
  /** What the plan has counted with: its parts are built with these very inputs. */
  readonly blueprint: Blueprint;
  readonly callers: readonly string[];
  /** Workloads of other providers that talk to this one through a link. */
  readonly linked?: readonly LinkedCaller[];
  readonly setup: KindSetupArgs;
  /** Set where the workload is a service, in containers. */
  readonly service?: {
    readonly container: ContainerArgs;
    readonly loadBalancer: LoadBalancer | undefined;
    /** Ports that `callers` may reach; the container listens on the first. */
    readonly ports: readonly number[];
    readonly network: WorkloadSetupArgs["network"];
  };
  readonly tags: Tags;
  readonly parent: pulumi.Resource;
}

/** What other resources of a program need to know of a workload of a kind. */
export interface RealisedKind {
  /** Where clients connect, `host:port` or a URL; undefined where nothing listens. */
  readonly endpoint: pulumi.Output<string> | undefined;
  /** The provider's own id of the main resource. */
  readonly resourceId: pulumi.Output<string>;
  /** Id of the secret in the provider's own store that holds the credentials: never these themselves. */
  readonly secretId?: pulumi.Output<string>;
}

/** A network as a workload. */
export interface RealisedNetwork extends RealisedKind {
  /** As a hand-written program, or a service with a network of its own, takes it. */
  readonly network: BuiltNetwork;
  /** Where machines stand: one in each zone on AWS, one for all elsewhere. */
  readonly subnetIds: readonly pulumi.Output<string>[];
}

/** Addresses of a site's network. */
export function addressRangeOf({ name, network }: Pick<SiteSpec, "name" | "network">): string {
  return network?.addressRange ?? `10.${networkOctet(name)}.0.0/16`;
}

/** A network that is declared is protected: another range would replace it, with everything that stands in it. */
export function kept({ network }: Pick<SiteSpec, "network">): { readonly protect?: true } {
  return network === undefined ? {} : { protect: true };
}

export type KindRealiser<Network> = (workload: PlacedKind, network: Network) => RealisedKind;

/** Name of a resource of a workload: that of its part, too, so that its declared use finds it. */
export function partName(name: string, part: string): string {
  return part === "" ? name : `${name}-${part}`;
}

/** The inputs of a part of a site's gateway, and the name of its resource. */
export function gatewayPart<Args>({ name, gateway }: SiteSpec, part: string): { readonly name: string; readonly inputs: Args } {
  const found = gateway?.find((one) => one.name === part);
  if (found === undefined) throw new Error(`the site ${name} has no ${part}`);
  return { name: partName(name, part), inputs: found.inputs as Args };
}

/** What has parts of its own: a workload of a kind, or what a place has beside its workloads. */
export type HasParts = Pick<PlacedKind, "workload" | "name" | "tags" | "parent"> & { readonly blueprint: Pick<Blueprint, "parts"> };

/** The audit logs of a place as what has parts; undefined where none are set up. */
export function auditLogOf({ name, auditLog, tags, parent }: SiteSpec): (HasParts & { readonly auditLog: PlacedAuditLog }) | undefined {
  if (auditLog === undefined) return undefined;
  return { workload: "the audit logs", name: partName(name, AUDIT_LOG), tags, parent, blueprint: { parts: auditLog.parts }, auditLog };
}

/** A service on machines with what holds the key of their disks; undefined where the provider's key does. */
export function keyedMachines({ workload, name, need, placement, tags, parent }: PlacedWorkload): HasParts | undefined {
  if (need.customerKey !== true || !isProvider(placement.provider)) return undefined;
  return { workload, name, tags, parent, blueprint: { parts: machineKeyParts(placement.provider) } };
}

/** The inputs of a part, in the arguments' type of its SDK class. */
export function partInputs<Args>({ blueprint, name: owner }: HasParts, name: string): Args {
  const part = blueprint.parts.find((one) => one.name === name);
  if (part === undefined) throw new Error(`the blueprint of ${owner} has no part "${name}"`);
  return part.inputs as Args;
}

export interface Site {
  realise(workload: PlacedWorkload): Realised;
  /** By the placement's form. */
  realiseKind(workload: PlacedKind): RealisedKind;
  /** What links to other providers' networks are made of on this side; asked for when all workloads here are realised. */
  linkSide(): LinkSide;
  /** Addresses from which a workload here talks. */
  rangesOf(caller: Caller): readonly pulumi.Input<string>[];
}

/** What each provider's folder exports. */
export interface Realiser {
  readonly provider: Provider;
  open(site: SiteSpec): Site;
  /** Names a service in a zone of this provider's DNS; absent where it cannot answer for places of other providers. */
  readonly nameService?: (spec: DomainSpec) => void;
}

/** Whether the group's size moves with the load. */
export function autoscaled({ need }: PlacedWorkload): boolean {
  return need.maxCount > need.minCount;
}

/** Builds a workload of a kind by its form; each form's file is loaded only when a plan has chosen it. */
export function realiseByForm<Network>(
  forms: Readonly<Record<string, () => KindRealiser<Network>>>,
  workload: PlacedKind,
  network: Network,
): RealisedKind {
  const load = forms[workload.placement.form ?? ""];
  if (load === undefined) throw new Error(`nothing builds the form "${workload.placement.form}"`);
  return load()(workload, network);
}
