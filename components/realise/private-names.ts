import type * as pulumi from "@pulumi/pulumi";
import { PRIVATE_NAMES } from "../../blueprint";
import { hostOf, type PlacedWorkload, partName, type SiteSpec } from "./site";

/** Seconds that an answer may be kept: an address stays as long as its load balancer. */
export const TTL_SECONDS = 60;

/** A name, and where it leads. */
export interface PrivateName {
  /** Of its resource. */
  readonly name: string;
  /** `api` of `api.shop.internal`. */
  readonly label: string;
  readonly fullName: string;
  /** Address of the load balancer, or its own name where it has no lasting address. */
  readonly host: pulumi.Output<string>;
}

/** How a provider makes the zone of a place, and a name in it. */
interface Naming<Zone> {
  readonly zone: (name: string, domain: string, inputs: object) => Zone;
  readonly record: (zone: Zone, name: PrivateName) => void;
}

/** Gives a workload its name where it is to have one, once it has an address. */
export interface NameGiver {
  give(workload: Pick<PlacedWorkload, "workload" | "name">, endpoint: pulumi.Output<string> | undefined): void;
}

/** The names of a place, in one zone that is made with the first. */
export class Names<Zone> implements NameGiver {
  private zone: Zone | undefined;

  constructor(
    private readonly site: SiteSpec,
    private readonly naming: Naming<Zone>,
  ) {}

  give({ workload, name }: Pick<PlacedWorkload, "workload" | "name">, endpoint: pulumi.Output<string> | undefined): void {
    const { privateNames, name: site } = this.site;
    if (endpoint === undefined || privateNames === undefined || !privateNames.workloads.includes(workload)) return;
    const { domain, parts } = privateNames;
    this.zone ??= this.naming.zone(partName(site, PRIVATE_NAMES), domain, parts[0]?.inputs ?? {});
    const label = workload.toLowerCase();
    this.naming.record(this.zone, { name: partName(name, "name"), label, fullName: `${label}.${domain}`, host: hostOf(endpoint) });
  }
}

/** What realises a workload, and then has it named. */
export function thenNamed<Workload extends Pick<PlacedWorkload, "workload" | "name">, Made extends Endpoint>(
  realise: (workload: Workload) => Made,
  names: NameGiver | undefined,
): (workload: Workload) => Made {
  return (workload) => {
    const made = realise(workload);
    names?.give(workload, made.endpoint);
    return made;
  };
}

interface Endpoint {
  readonly endpoint: pulumi.Output<string> | undefined;
}
