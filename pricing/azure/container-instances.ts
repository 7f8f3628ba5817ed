import { HOURS_PER_MONTH, SECONDS_PER_HOUR } from "../../model";
import { type LineSpec, pricedResource } from "../priced-resource";
import { counted } from "./line";

const SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR;

interface ContainerProps {
  readonly resources?: { readonly requests?: { readonly cpu?: number; readonly memoryInGB?: number; readonly gpu?: object } };
}

export interface GroupProps {
  readonly containers?: readonly ContainerProps[];
  readonly osType?: string;
  readonly priority?: string;
}

export const containerGroup = pricedResource<GroupProps>({
  type: "azure-native:containerinstance:ContainerGroup",
  title: "Container instances",
  pricingPage: "https://azure.microsoft.com/pricing/details/container-instances/",
  price: ({ containers, osType, priority }) => {
    const requests = (containers ?? []).map((container) => container.resources?.requests);
    const total = (of: "cpu" | "memoryInGB") => requests.reduce((sum, request) => sum + (request?.[of] ?? Number.NaN), 0);
    const kind = `container-instances.${osType?.toLowerCase() === "windows" ? "windows" : "linux"}${priority?.toLowerCase() === "spot" ? ".spot" : ""}`;
    return [
      counted("vCPU duration", `${kind}.vcpu`, "vcpu-second", total("cpu") * SECONDS_PER_MONTH),
      counted("Memory duration", `${kind}.memory`, "gb-second", total("memoryInGB") * SECONDS_PER_MONTH),
    ];
  },
});

export interface AppProps {
  readonly workloadProfileName?: string;
  readonly template?: {
    readonly containers?: readonly { readonly resources?: { readonly cpu?: number; readonly memory?: string } }[];
    readonly scale?: { readonly minReplicas?: number; readonly maxReplicas?: number };
  };
}

/** Replicas that a container app scales to unless declared. */
const DEFAULT_MAX_REPLICAS = 10;

export const containerApp = pricedResource<AppProps>({
  type: "azure-native:app:ContainerApp",
  title: "Container app",
  pricingPage: "https://azure.microsoft.com/pricing/details/container-apps/",
  price: ({ template, workloadProfileName }): readonly LineSpec[] | { readonly free: string } => {
    if (workloadProfileName !== undefined && workloadProfileName.toLowerCase() !== "consumption") {
      return { free: `it runs on the environment's workload profile "${workloadProfileName}", which is charged` };
    }
    const containers = template?.containers ?? [];
    const vcpus = containers.reduce((sum, { resources }) => sum + (resources?.cpu ?? 0.5), 0);
    const memoryGib = containers.reduce((sum, { resources }) => sum + Number.parseFloat(resources?.memory ?? "1Gi"), 0);
    const low = template?.scale?.minReplicas ?? 0;
    const high = Math.max(low, template?.scale?.maxReplicas ?? DEFAULT_MAX_REPLICAS);
    const replicas = { low, high, because: `the app scales between ${low} and ${high} replicas` };
    return [
      counted("vCPU, active", "container-apps.vcpu", "vcpu-second", vcpus * SECONDS_PER_MONTH, replicas),
      counted("Memory, active", "container-apps.memory", "gib-second", memoryGib * SECONDS_PER_MONTH, replicas),
    ];
  },
});

export interface EnvironmentProps {
  readonly workloadProfiles?: readonly { readonly workloadProfileType?: string; readonly name?: string }[];
}

export const managedEnvironment = pricedResource<EnvironmentProps>({
  type: "azure-native:app:ManagedEnvironment",
  title: "Container apps environment",
  pricingPage: "https://azure.microsoft.com/pricing/details/container-apps/",
  price: ({ workloadProfiles }) => {
    const dedicated = (workloadProfiles ?? []).filter((profile) => !/^consumption$/i.test(profile.workloadProfileType ?? ""));
    if (dedicated.length === 0) return { free: "an environment with the Consumption profile alone costs nothing; its apps do" };
    return {
      unknown: `the price book has no price for dedicated workload profiles (${dedicated.map((profile) => profile.workloadProfileType).join(", ")})`,
    };
  },
});
