import { assertNever, isProvider, type Provider, providers, type Supplier } from "../../model";
import { ArgumentsError } from "../arguments-error";
import type { Realiser } from "./site";

/** The SDK that a provider's folder imports, and the oldest major version it works with. */
const sdks: Readonly<Record<Provider, { readonly name: string; readonly major: number }>> = {
  aws: { name: "@pulumi/aws", major: 7 }, // 7 brought the `region` of each resource
  azure: { name: "@pulumi/azure-native", major: 3 },
  gcp: { name: "@pulumi/gcp", major: 9 },
};

/** Loads the code and the SDK of a provider, only when a plan has chosen it. */
export function realiserOf(provider: Supplier, load: (id: string) => unknown = require): Realiser {
  if (!isProvider(provider)) {
    throw new ArgumentsError(`The plan places workloads on ${provider}, a supplier of an offers file.`, [
      {
        severity: "error",
        message: `components build on ${providers.join(", ")} alone, not on ${provider}`,
        hint: `costwright place plans on ${provider}; here name the clouds in providers`,
      },
    ]);
  }
  const sdk = sdks[provider];
  let version: string;
  try {
    ({ version } = load(`${sdk.name}/package.json`) as { version: string });
  } catch {
    throw new ArgumentsError(`The plan places workloads on ${provider}, but the package ${sdk.name} is not installed.`, [
      {
        severity: "error",
        message: `${sdk.name} cannot be found`,
        hint: `run npm install ${sdk.name}@^${sdk.major}, or leave ${provider} out of providers`,
      },
    ]);
  }
  if (Number.parseInt(version.split(".")[0] ?? "", 10) < sdk.major) {
    throw new ArgumentsError(`The plan places workloads on ${provider}, but ${sdk.name} ${version} is too old.`, [
      {
        severity: "error",
        message: `${sdk.name} is ${version}, ${sdk.major}.0.0 or newer is needed`,
        hint: `run npm install ${sdk.name}@^${sdk.major}`,
      },
    ]);
  }
  switch (provider) {
    case "aws":
      return (require("./aws") as { aws: Realiser }).aws;
    case "azure":
      return (require("./azure") as { azure: Realiser }).azure;
    case "gcp":
      return (require("./gcp") as { gcp: Realiser }).gcp;
    default:
      return assertNever(provider);
  }
}
