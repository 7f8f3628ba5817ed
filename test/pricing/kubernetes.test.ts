import { type Estimate, unknownValue } from "../../model";
import { declare, estimateOne } from "../support/declared";

const estimate = (type: string, inputs: Record<string, unknown> = {}): Estimate =>
  estimateOne(declare(`kubernetes:${type}`, "one", inputs));
const unknown = (reason: string) => ({ kind: "unknown", lowUsdPerMonth: 0, lines: [], because: [reason] });

describe("Kubernetes objects", () => {
  it.each([
    ["apps/v1:Deployment", { spec: unknownValue }],
    ["core/v1:Namespace", {}],
    ["core/v1:Service", { spec: { type: "ClusterIP" } }],
    ["core/v1:Service", {}],
    ["apps/v1:StatefulSet", { spec: { replicas: 3 } }],
    ["rbac.authorization.k8s.io/v1:ClusterRole", {}],
  ])("%s costs nothing by itself", (type, inputs) => {
    expect(estimate(type, inputs)).toEqual({
      kind: "free",
      because: ["it runs in the cluster, whose machines are charged where they are declared"],
    });
  });

  it.each([
    ["core/v1:Service", { spec: { type: "LoadBalancer" } }, "the cluster's cloud starts a load balancer for it"],
    ["core/v1:Service", { spec: { type: unknownValue } }, 'input "spec.type" is not known until deployment'],
    ["core/v1:PersistentVolumeClaim", {}, "the cluster makes a disk for it, of the kind its storage class names"],
    [
      "apps/v1:StatefulSet",
      { spec: { volumeClaimTemplates: [{}] } },
      "the cluster makes disks for it, of the kind its storage class names",
    ],
    ["networking.k8s.io/v1:Ingress", {}, "the cluster's ingress controller may start a load balancer for it"],
    ["helm.sh/v3:Release", {}, "what the chart or manifest contains is not visible here"],
    ["karpenter.sh/v1:NodePool", {}, "what karpenter.sh starts for its kind NodePool is decided in the cluster"],
  ])("%s %j may make its cloud charge", (type, inputs, reason) => {
    expect(estimate(type, inputs)).toEqual(unknown(reason));
  });
});

describe("packages without prices", () => {
  it("are named, with the one to use instead where there is one", () => {
    expect(estimateOne(declare("digitalocean:index/droplet:Droplet", "one", {}))).toEqual(
      unknown("the package digitalocean is not priced: only aws, aws-native, azure, azure-native and gcp are"),
    );
    expect(estimateOne(declare("google-native:compute/v1:Instance", "one", {}))).toEqual(
      unknown("the package google-native is not priced: gcp is, with the same resources"),
    );
  });
});
