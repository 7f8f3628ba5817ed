import type * as pulumi from "@pulumi/pulumi";
import type { Placement } from "../model";
import { domainParts } from "./domain";
import { realiserOf } from "./realise";
import type { DomainTarget, Tags } from "./realise/site";
import type { DomainArgs } from "./workload-args";
import type { PlainWorkload } from "./workload-need";

/** What of a service its domain leads to. */
interface Named {
  readonly endpoint: pulumi.Output<string> | undefined;
  readonly aliasZoneId: pulumi.Output<string> | undefined;
}

/** Names a service, all parts of it. `name` starts the names of its resources. */
export function nameService(
  name: string,
  domain: DomainArgs,
  loadBalancer: PlainWorkload["loadBalancer"],
  placed: readonly { readonly placement: Placement; readonly service: Named }[],
  tags: Tags,
  parent: pulumi.Resource,
): void {
  const { balancer, parts } = domainParts(
    domain,
    loadBalancer,
    placed.map(({ placement }) => placement),
  );
  const targets = placed.flatMap(({ placement: { part = 1, provider }, service: { endpoint, aliasZoneId } }): DomainTarget[] =>
    endpoint === undefined ? [] : [{ part, provider, endpoint, ...(aliasZoneId === undefined ? {} : { aliasZoneId }) }],
  );
  const { nameService: make } = realiserOf(domain.hostedOn);
  if (make === undefined) throw new Error(`${domain.hostedOn} answers for no domain`);
  make({ name, domain, loadBalancer: balancer, targets, parts, tags, parent });
}
