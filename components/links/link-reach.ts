/** Why what a provider runs itself cannot be reached through a link, by form; machines, and forms that are not here, can. */
export const unreached: Readonly<Record<string, string>> = {
  aks: "its control plane has a name that only its own network resolves",
  "aws-batch": "nothing of it listens: jobs are handed to AWS's public API",
  "azure-batch": "nothing of it listens: tasks are handed to Azure's public API",
  "azure-blob": "it answers at Azure's public address, to its own network",
  "azure-files": "its name leads to a private address in its own network alone",
  "azure-flexible-server": "its name is known in its own network alone",
  "azure-redis": "its name leads to a private address in its own network alone",
  "cloud-run": "it answers at an address of Google's that the network alone reaches, or at a public one",
  "cloud-run-job": "nothing of it listens: it is started by Google's public API",
  "container-apps": "its name is known in its own network alone, or public",
  efs: "its name is known in its own network alone",
  "gcs-bucket": "it answers at Google's public address",
  gke: "its control plane answers its own network alone",
  "s3-bucket": "it answers at AWS's public address",
  "spot-workers": "nothing of it listens: its tasks come from a queue",
};

/** Why something cannot talk through a link, by form. */
export const mute: Readonly<Record<string, string>> = {
  gke: "Google chooses the addresses of its pods, so that nobody can let them in by these",
};

/** Whether a link leads to it. */
export const isReached = ({ form }: { readonly form?: string }): boolean => form === undefined || unreached[form] === undefined;
