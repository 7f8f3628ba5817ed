import { ServiceIdentity } from "@pulumi/gcp/projects/serviceIdentity";
import type * as pulumi from "@pulumi/pulumi";
import { type HasParts, partName } from "../site";

/** Who a service of Google's is in the project, when it uses a key. */
export function serviceAgent({ name, parent }: HasParts, service: string, part = "agent"): pulumi.Output<string> {
  return new ServiceIdentity(partName(name, part), { service }, { parent }).member;
}
