import type { Place } from "./diagnostic";
import type { Provider } from "./provider";

/**
 * One resource as a Pulumi program declares it, whatever way it reached us.
 * Secrets are unwrapped, assets are left out, unknown values are `unknownValue`.
 */
export interface DeclaredResource {
  readonly urn: string;
  /** Type token, e.g. `aws:ec2/instance:Instance`. */
  readonly type: string;
  readonly name: string;
  /** The provider's own id, where the resource stands already and the source tells it. */
  readonly id?: string;
  /** Input properties in the SDK's own camelCase names. Stack policies may add outputs to them. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** False for a component. */
  readonly custom: boolean;
  /** URN of the parent. */
  readonly parent?: string;
  /** URNs of every resource this one depends on. */
  readonly dependencies: readonly string[];
  /** Property name -> URNs that the property's value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Configuration of the provider that serves the resource (region, location, project, ...), when known. */
  readonly providerInputs?: Readonly<Record<string, unknown>>;
  /** A remote component whose children were not expanded. */
  readonly notExpanded?: boolean;
  /** True where the resource is only read (`Bucket.get`), not managed: it costs this stack nothing. */
  readonly external?: boolean;
  /** Where the program declares it, relative to the program's folder, when known. */
  readonly place?: Place;
  /** Outputs that the program registered itself (components only), e.g. the plan of a Portfolio. */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What surrounds the resources of one preview. */
export interface StackContext {
  readonly project: string;
  readonly stack: string;
  /** Stack configuration with full keys (`aws:region`), plain values only. */
  readonly config: Readonly<Record<string, string>>;
  /** False where the source does not say which resource depends on which: nothing follows from the absence of a dependant. */
  readonly knowsDependencies?: false;
  /** False where the source holds only what changes: nothing follows from the absence of a resource. */
  readonly isWhole?: false;
}

/** The provider, region and size facts that pricing found out about a resource. */
export interface Capacity {
  readonly vcpus?: number;
  readonly memoryGib?: number;
  readonly storageGib?: number;
  /** Number of machines; a range for an autoscaled group. */
  readonly count?: { readonly low: number; readonly high: number };
  /** Size name as the provider writes it, e.g. `m5.large`, `Standard_D2s_v5`, `e2-standard-4`. */
  readonly size?: string;
  readonly provider?: Provider;
}
