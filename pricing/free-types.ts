import { awsFreeTypes } from "./aws/free";
import { azureFreeTypes } from "./azure/free";
import { gcpFreeTypes } from "./gcp/free";

/**
 * Types for which the provider charges nothing by themselves, stated one by one. A type that is neither here nor
 * priced is `unknown: not supported yet`.
 */
export const freeTypes: ReadonlyMap<string, string> = new Map([...awsFreeTypes, ...azureFreeTypes, ...gcpFreeTypes, ...pulumiFreeTypes()]);

function pulumiFreeTypes(): readonly (readonly [string, string])[] {
  return [
    ["pulumi:pulumi:Stack", "a Pulumi stack is bookkeeping"],
    ["pulumi:pulumi:StackReference", "a reference to another stack"],
    ["pulumi-nodejs:dynamic:Resource", "a dynamic resource runs code of the program; what it creates is not visible here"],
  ];
}

/** Packages whose resources are logic or text, not cloud services. */
export const freePackages: ReadonlyMap<string, string> = new Map([
  ["random", "random values are computed by Pulumi"],
  ["tls", "keys and certificates are computed by Pulumi"],
  ["time", "waiting is done by Pulumi"],
  ["command", "commands run where Pulumi runs"],
  ["cloudinit", "cloud-init text is computed by Pulumi"],
  ["null", "a null resource is bookkeeping"],
  ["local", "files are written where Pulumi runs"],
  ["archive", "archives are made where Pulumi runs"],
  ["std", "functions are computed by Pulumi"],
]);
