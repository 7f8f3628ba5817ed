import type * as pulumi from "@pulumi/pulumi";
import type { TunnelPlan } from "../../blueprint";
import type { Placement, Provider } from "../../model";

/** What of the other side a tunnel needs. */
export interface PeerTunnel {
  readonly plan: TunnelPlan;
  /** Public address of the other side's end. */
  readonly peerAddress: pulumi.Output<string>;
  /** The pre-shared key, a secret; made by who is asked without one. */
  readonly secret?: pulumi.Output<string>;
}

/**
 * One side of links. AWS learns the addresses of the peer and then offers tunnels, with their own addresses and keys;
 * the others have addresses of their own from the beginning, and join tunnels.
 */
export type LinkSide =
  | {
      readonly kind: "offers";
      readonly provider: "aws";
      offer(peer: Provider, endpoints: readonly pulumi.Output<string>[]): readonly Required<PeerTunnel>[];
    }
  | {
      readonly kind: "joins";
      readonly provider: Provider;
      /** Whether it makes the keys of tunnels that come without one, and keeps them. */
      readonly makesSecrets: boolean;
      endpoints(): readonly pulumi.Output<string>[];
      /** The keys of the tunnels, in their order. */
      join(peer: Provider, tunnels: readonly PeerTunnel[]): readonly pulumi.Output<string>[];
    };

/** A workload of another provider that reaches one here, and the addresses that it comes from. */
export interface LinkedCaller {
  readonly workload: string;
  readonly ranges: readonly pulumi.Input<string>[];
}

/** Whose addresses are asked for. */
export interface Caller extends Pick<Placement, "workload" | "form"> {
  readonly zones: number;
}
