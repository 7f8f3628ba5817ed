import type { FunctionCall, StockAnswer } from "../function-call";

const projectNumber = "123456789012";
const versions = ["1.34.1-gke.1000000", "1.33.5-gke.1000000"];

/** Sorted by token. */
export const gcpStockAnswers: Readonly<Record<string, StockAnswer>> = {
  "gcp:compute/getDefaultServiceAccount:getDefaultServiceAccount": (call) => {
    const email = `${projectNumber}-compute@developer.gserviceaccount.com`;
    return {
      displayName: "Compute Engine default service account",
      email,
      id: email,
      member: `serviceAccount:${email}`,
      name: email,
      project: projectOf(call),
      uniqueId: projectNumber,
    };
  },
  "gcp:compute/getImage:getImage": (call) => image(call),
  "gcp:compute/getNetwork:getNetwork": (call) => {
    const id = `projects/${projectOf(call)}/global/networks/${call.args.name}`;
    return {
      description: "",
      gatewayIpv4: "",
      subnetworksSelfLinks: [],
      ...call.args,
      id,
      project: projectOf(call),
      selfLink: selfLink(id),
    };
  },
  "gcp:compute/getRegions:getRegions": (call) => ({
    id: "stock",
    names: ["europe-west1", "us-central1", "us-east1"],
    project: projectOf(call),
    ...call.args,
  }),
  "gcp:compute/getZones:getZones": (call) => ({
    id: "stock",
    names: ["a", "b", "c"].map((letter) => `${regionOf(call)}-${letter}`),
    project: projectOf(call),
    ...call.args,
  }),
  "gcp:container/getEngineVersions:getEngineVersions": (call) => ({
    defaultClusterVersion: versions[0],
    id: "stock",
    latestMasterVersion: versions[0],
    latestNodeVersion: versions[0],
    project: projectOf(call),
    releaseChannelDefaultVersion: { RAPID: versions[0], REGULAR: versions[0], STABLE: versions[1] },
    releaseChannelLatestVersion: { RAPID: versions[0], REGULAR: versions[0], STABLE: versions[1] },
    validMasterVersions: versions,
    validNodeVersions: versions,
    ...call.args,
  }),
  "gcp:organizations/getClientConfig:getClientConfig": (call) => ({
    accessToken: "stock",
    defaultLabels: {},
    id: "stock",
    project: projectOf(call),
    region: regionOf(call),
    zone: textOr(call.providerInputs.zone, `${regionOf(call)}-a`),
  }),
  "gcp:organizations/getProject:getProject": (call) => ({
    autoCreateNetwork: true,
    billingAccount: "",
    effectiveLabels: {},
    folderId: "",
    id: `projects/${projectOf(call)}`,
    labels: {},
    name: projectOf(call),
    number: projectNumber,
    orgId: "",
    projectId: projectOf(call),
    pulumiLabels: {},
    tags: {},
    ...call.args,
  }),
  "gcp:projects/getProject:getProject": (call) => ({
    ...call.args,
    id: "stock",
    projects: [{ projectId: projectOf(call), name: projectOf(call), number: projectNumber }],
  }),
  "gcp:storage/getProjectServiceAccount:getProjectServiceAccount": (call) => {
    const emailAddress = `service-${projectNumber}@gs-project-accounts.iam.gserviceaccount.com`;
    return { emailAddress, id: emailAddress, member: `serviceAccount:${emailAddress}`, project: projectOf(call), ...call.args };
  },
  // https://cloud.google.com/storage-transfer/docs/iam-cloud#google-managed-service-account
  "gcp:storage/getTransferProjectServiceAccount:getTransferProjectServiceAccount": (call) => {
    const email = `project-${projectNumber}@storage-transfer-service.iam.gserviceaccount.com`;
    const subjectId = "100000000000000000000";
    return { email, id: email, member: `serviceAccount:${email}`, project: projectOf(call), subjectId, ...call.args };
  },
};

function image(call: FunctionCall): Record<string, unknown> {
  const project = textOr(call.args.project, projectOf(call));
  const family = textOr(call.args.family, "");
  const name = textOr(call.args.name, `${family === "" ? "stock" : family}-v20260101`);
  const id = `projects/${project}/global/images/${name}`;
  return {
    archiveSizeBytes: 1_000_000_000,
    description: "",
    diskSizeGb: 10,
    family,
    id,
    imageId: "1",
    labels: {},
    licenses: [],
    name,
    project,
    selfLink: selfLink(id),
    status: "READY",
    ...call.args,
  };
}

function selfLink(id: string): string {
  return `https://www.googleapis.com/compute/v1/${id}`;
}

function projectOf({ args, providerInputs }: FunctionCall): string {
  return textOr(args.projectId, textOr(args.project, textOr(providerInputs.project, "placeholder-project")));
}

function regionOf({ args, providerInputs }: FunctionCall): string {
  return textOr(args.region, textOr(providerInputs.region, "us-central1"));
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === "string" && value !== "" ? value : fallback;
}
