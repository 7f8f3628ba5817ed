import { awsFreeTypes } from "./aws/free";
import { awsNativeFreeTypes } from "./aws-native/free";
import { azureFreeTypes } from "./azure/free";
import { azureClassicFreeTypes } from "./azure-classic/free";
import { gcpFreeTypes } from "./gcp/free";

/**
 * Types for which the provider charges nothing by themselves, stated one by one. A type that is neither here nor
 * priced is `unknown: not supported yet`.
 */
export const freeTypes: ReadonlyMap<string, string> = new Map([
  ...awsFreeTypes,
  ...awsNativeFreeTypes,
  ...azureFreeTypes,
  ...azureClassicFreeTypes,
  ...gcpFreeTypes,
  ...pulumiFreeTypes(),
]);

function pulumiFreeTypes(): readonly (readonly [string, string])[] {
  return [
    ["pulumi:pulumi:Stack", "a Pulumi stack is bookkeeping"],
    ["awsx:ecr:Image", "it is charged as storage of its repository"],
    ["awsx:ecr:RegistryImage", "it is charged as storage of its repository"],
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
  ["azuread", "identities in Entra ID are free of charge; licences are bought elsewhere"],
  ["docker", "images are built and containers run where Pulumi runs; a registry is charged where it is declared"],
  ["docker-build", "images are built where Pulumi runs; a registry is charged where it is declared"],
  ["mysql", "it lies inside a database server, which is charged where it is declared"],
  ["postgresql", "it lies inside a database server, which is charged where it is declared"],
  ["pulumiservice", "it is a setting of Pulumi Cloud, whose price is by plan"],
]);

/** Packages that people expect to be priced, with what to know about them. */
export const unpricedPackages: ReadonlyMap<string, string> = new Map([
  ["google-native", "the package google-native is not priced: gcp is, with the same resources"],
]);
