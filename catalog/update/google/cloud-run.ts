import type { GoogleService } from "./service";

/** https://cloud.google.com/run/pricing */
export const cloudRun: GoogleService = {
  id: "cloud-run",
  displayNames: ["Cloud Run"],
  skus: [
    { description: /^Requests(?: .*)?$/, key: "run.requests", unit: "1m-requests", isFreeTierShared: true },
    {
      description: /^Services CPU (?:Tier 2 +)?\(Request-based billing\)(?: in .+)?$/,
      key: "run.request-based.vcpu",
      unit: "vcpu-second",
      isFreeTierShared: true,
    },
    {
      description: /^Services Memory (?:Tier 2 +)?\(Request-based billing\)(?: in .+)?$/,
      key: "run.request-based.memory",
      unit: "gib-second",
      isFreeTierShared: true,
    },
    {
      description: /^Services CPU \(Instance-based billing\)(?: in .+)?$/,
      key: "run.instance-based.vcpu",
      unit: "vcpu-second",
      isFreeTierShared: true,
    },
    {
      description: /^Services Memory \(Instance-based billing\)(?: in .+)?$/,
      key: "run.instance-based.memory",
      unit: "gib-second",
      isFreeTierShared: true,
    },
    { description: /^Jobs CPU(?: in .+)?$/, key: "run.job.vcpu", unit: "vcpu-second", isFreeTierShared: true },
    { description: /^Jobs Memory(?: in .+)?$/, key: "run.job.memory", unit: "gib-second", isFreeTierShared: true },
  ],
};
