import * as pulumi from "@pulumi/pulumi";
import type { WorkloadSetupArgs } from "../workload-args";

const BOUNDARY = "==costwright-parts==";

/**
 * What cloud-init gets: the user data as given, or with environment variables or a container all in one multi-part
 * document, the variables first and the container last. Undefined where none is declared.
 */
export function cloudInit({
  userData,
  environment,
  container,
}: Pick<WorkloadSetupArgs, "userData" | "environment" | "container">): pulumi.Output<string> | undefined {
  const hasVariables = environment !== undefined && Object.keys(environment).length > 0;
  if (!hasVariables && container === undefined) return userData === undefined ? undefined : pulumi.output(userData);
  return pulumi
    .all([userData, pulumi.output(environment ?? {}), container?.image])
    .apply(([text, variables, image]) =>
      multiPart(text, variables, image === undefined ? undefined : [image, ...(container?.command ?? [])]),
    );
}

/** See https://cloudinit.readthedocs.io/en/latest/explanation/format.html (MIME multi-part archive). */
export function multiPart(
  userData: string | undefined,
  variables: Readonly<Record<string, string>>,
  container?: readonly string[],
): string {
  const parts = Object.keys(variables).length === 0 ? [] : [{ type: "text/x-shellscript", body: environmentScript(variables) }];
  if (userData !== undefined)
    parts.push({ type: userData.startsWith("#cloud-config") ? "text/cloud-config" : "text/x-shellscript", body: userData });
  if (container !== undefined) parts.push({ type: "text/x-shellscript", body: containerScript(container, Object.keys(variables)) });
  return [
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    "MIME-Version: 1.0",
    "",
    ...parts.flatMap(({ type, body }) => [`--${BOUNDARY}`, `Content-Type: ${type}; charset="utf-8"`, "MIME-Version: 1.0", "", body]),
    `--${BOUNDARY}--`,
    "",
  ].join("\n");
}

/** The lines travel in base64, so that no value can break out of the script. */
function environmentScript(variables: Readonly<Record<string, string>>): string {
  const lines = Object.entries(variables).map(([key, value]) => `${key}="${value.replace(/[\\"$`]/g, "\\$&").replace(/\n/g, "\\n")}"\n`);
  return `#!/bin/sh\necho '${Buffer.from(lines.join("")).toString("base64")}' | base64 -d >> /etc/environment\n`;
}

/** Runs the image with the machine's own network, and again after a failure or a restart. Installs Docker where the image of the machine lacks it. */
function containerScript(words: readonly string[], variables: readonly string[]): string {
  return [
    "#!/bin/sh",
    "set -e",
    "if ! command -v docker >/dev/null; then",
    "  if command -v dnf >/dev/null; then dnf install -y docker; else apt-get update && apt-get install -y docker.io; fi",
    "fi",
    "systemctl enable --now docker",
    "set -a; . /etc/environment; set +a",
    `docker run ${["--detach", "--restart=always", "--network=host", ...variables.map((key) => `--env=${key}`), ...words.map(quoted)].join(" ")}`,
    "",
  ].join("\n");
}

/** One word of a shell, whatever it holds. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
