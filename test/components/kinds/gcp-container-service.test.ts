import type { ContainerNeed } from "../../../model";
import { workload } from "../../blueprint/gcp/needs";
import { placed } from "./gcp-placed";

const image = "europe-docker.pkg.dev/shop/app/web:1";
const need: ContainerNeed = { kind: "service", vcpusPerReplica: 1, memoryGibPerReplica: 2, architectures: ["x86_64"], loadBalancer: true };
/** The only region that the built-in book has prices of Cloud Run in. */
const where = workload({ regions: ["europe-west3"], vcpus: 1, memoryGib: 2, minCount: 2, maxCount: 4, internetEgressGibPerMonth: 20 });

describe("a service in containers on Google Cloud", () => {
  test("costs what the plan says, and its address is public where a load balancer is asked for", async () => {
    const loadBalancer = { internal: false, protocol: "http", port: 80, machinePort: 3000, healthPath: "/up" };
    const service = { container: { image, command: ["serve"] }, loadBalancer, ports: [3000] };
    const { resources, stack, quotedUsdPerMonth, unknown } = await placed({
      form: "cloud-run",
      need,
      workload: where,
      setup: { environment: { MODE: "fast" } },
      service,
    });
    expect(unknown).toEqual([]);
    expect(stack.totals.lowUsdPerMonth).toBeCloseTo(quotedUsdPerMonth, 2);
    const run = resources.find(({ type }) => type === "gcp:cloudrunv2/service:Service");
    expect(run?.inputs).toMatchObject({
      ingress: "INGRESS_TRAFFIC_ALL",
      invokerIamDisabled: true,
      template: {
        scaling: { minInstanceCount: 2, maxInstanceCount: 4 },
        labels: { owner: "platform" },
        containers: [
          {
            image,
            commands: ["serve"],
            envs: [{ name: "MODE", value: "fast" }],
            ports: { containerPort: 3000 },
            livenessProbe: { httpGet: { path: "/up" } },
            resources: { limits: { cpu: "1", memory: "2048Mi" }, cpuIdle: false },
          },
        ],
      },
    });
  });

  test("behind an internal one only the network reaches it, as an account that may do nothing", async () => {
    const loadBalancer = { internal: true, protocol: "http", port: 8080, machinePort: 8080, healthPath: "/" };
    const service = { container: { image }, loadBalancer, ports: [8080] };
    const { resources } = await placed({
      form: "cloud-run",
      need: { ...need, internalLoadBalancer: true },
      workload: where,
      service,
    });
    const run = resources.find(({ type }) => type === "gcp:cloudrunv2/service:Service");
    expect(run?.inputs).toMatchObject({
      ingress: "INGRESS_TRAFFIC_INTERNAL_ONLY",
      invokerIamDisabled: false,
      template: { vpcAccess: { egress: "PRIVATE_RANGES_ONLY" } },
    });
    expect(resources.filter(({ type }) => type.includes("IAM"))).toEqual([]);
  });
});
