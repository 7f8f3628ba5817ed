import { pricedResources } from "../../../pricing";
import { aws } from "./aws";
import { awsNative } from "./aws-native";
import { azure } from "./azure";
import { azureNative } from "./azure-native";
import { gcp } from "./gcp";
import { remoteComponents } from "./remote-components";

/** Modules under their former name -> the one that the SDK has: the resource declares the same. */
const formerModules: Readonly<Record<string, readonly string[]>> = {
  "aws:elasticloadbalancing": ["aws:elb"],
  "aws:elasticloadbalancingv2": ["aws:lb"],
  "azure-native:cache": ["azure-native:redis", "azure-native:redisenterprise"],
  "azure-native:devices": ["azure-native:iothub"],
  "azure-native:documentdb": ["azure-native:cosmosdb"],
  "azure-native:insights": ["azure-native:applicationinsights", "azure-native:monitor"],
  "azure-native:network": ["dns", "dnsresolver", "frontdoor", "privatedns", "trafficmanager"].map((module) => `azure-native:${module}`),
};

const current: Readonly<Record<string, object>> = { ...aws, ...awsNative, ...azure, ...azureNative, ...gcp, ...remoteComponents };

function underFormerName(type: string): object | undefined {
  const [, module = "", rest = ""] = /^([^:]+:[^:/]+)(.*)$/.exec(type) ?? [];
  return formerModules[module]?.map((one) => current[`${one}${rest}`]).find((inputs) => inputs !== undefined);
}

/** Type -> inputs: one of each priced type, and what these refer to. */
export const declaredByType: ReadonlyMap<string, object> = new Map([
  ...Object.entries(current),
  ...pricedResources.flatMap(({ type }) => {
    const inputs = current[type] === undefined ? underFormerName(type) : undefined;
    return inputs === undefined ? [] : [[type, inputs] as const];
  }),
]);
