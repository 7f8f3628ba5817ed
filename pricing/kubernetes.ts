import { guardUnknowns, UnknownInputSignal } from "../model";

/** What a Kubernetes object is to the bill: nothing by itself, or something that its cloud starts and charges. */
export type KubernetesCost = { readonly free: string } | { readonly unknown: string };

const IN_CLUSTER = "it runs in the cluster, whose machines are charged where they are declared";

/** API groups of Kubernetes itself. Kinds of other groups are the operators' own, and may start anything. */
const ownGroups: ReadonlySet<string> = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "apps",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "core",
  "discovery.k8s.io",
  "events.k8s.io",
  "extensions",
  "flowcontrol.apiserver.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
]);

interface ObjectProps {
  readonly spec?: { readonly type?: string; readonly volumeClaimTemplates?: readonly unknown[] };
}

/**
 * Cost of a type of the package `kubernetes`, e.g. `kubernetes:apps/v1:Deployment`. Pods of a serverless cluster (GKE
 * Autopilot, Fargate profiles) are charged with that cluster.
 */
export function kubernetesCost(type: string, inputs: Readonly<Record<string, unknown>>): KubernetesCost {
  const [, path = "", name = ""] = type.split(":");
  const group = path.split("/", 1)[0] ?? "";
  const kind = name.replace(/(?:Patch|List)$/, "");
  if (group === "helm.sh" || group === "yaml" || group === "kustomize")
    return { unknown: "what the chart or manifest contains is not visible here" };
  if (!ownGroups.has(group)) return { unknown: `what ${group} starts for its kind ${kind} is decided in the cluster` };
  if (kind === "Ingress") return { unknown: "the cluster's ingress controller may start a load balancer for it" };
  if (kind === "PersistentVolumeClaim") return { unknown: "the cluster makes a disk for it, of the kind its storage class names" };
  try {
    if (kind !== "Service" && kind !== "StatefulSet") return { free: IN_CLUSTER };
    const { spec } = guardUnknowns(inputs) as ObjectProps;
    if (kind === "Service" && spec?.type === "LoadBalancer") return { unknown: "the cluster's cloud starts a load balancer for it" };
    if (kind === "StatefulSet" && (spec?.volumeClaimTemplates?.length ?? 0) > 0)
      return { unknown: "the cluster makes disks for it, of the kind its storage class names" };
  } catch (error) {
    // Only the kinds that may cost money are read, so only they can meet what is not known or of a surprising shape.
    if (error instanceof UnknownInputSignal) return { unknown: error.message };
    if (error instanceof TypeError) return { unknown: `its inputs have an unexpected shape: ${error.message}` };
    throw error;
  }
  return { free: IN_CLUSTER };
}
