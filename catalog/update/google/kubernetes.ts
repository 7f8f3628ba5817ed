import type { GoogleService } from "./service";

/** https://cloud.google.com/kubernetes-engine/pricing */
export const kubernetes: GoogleService = {
  id: "kubernetes",
  displayNames: ["Kubernetes Engine"],
  skus: [
    // The monthly credit for one cluster is the billing account's.
    { description: /^(?:Regional|Zonal) Kubernetes Clusters$/, key: "gke.cluster.hour", unit: "hour", isFreeTierShared: true },
    // Sold by the thousandth of a vCPU.
    { description: /^Autopilot Pod mCPU Requests(?: \(.+\))?$/, key: "gke.autopilot.vcpu", unit: "vcpu-hour", multiple: 1000 },
    { description: /^Autopilot Pod Memory Requests(?: \(.+\))?$/, key: "gke.autopilot.memory", unit: "gib-hour" },
    {
      description: /^Autopilot Pod Ephemeral Storage Requests(?: \(.+\))?$/,
      key: "gke.autopilot.ephemeral-storage",
      unit: "gib-month",
      isHourly: true,
    },
  ],
};
