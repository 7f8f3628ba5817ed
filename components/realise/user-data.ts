import * as pulumi from "@pulumi/pulumi";

const BOUNDARY = "==costwright-parts==";

/**
 * What cloud-init gets: the user data as given, or with environment variables both in one multi-part document, the
 * variables first. Undefined where neither is declared.
 */
export function cloudInit(
  userData: pulumi.Input<string> | undefined,
  environment: Readonly<Record<string, pulumi.Input<string>>> | undefined,
): pulumi.Output<string> | undefined {
  if (environment === undefined || Object.keys(environment).length === 0)
    return userData === undefined ? undefined : pulumi.output(userData);
  return pulumi.all([userData, pulumi.output(environment)]).apply(([text, variables]) => multiPart(text, variables));
}

/** See https://cloudinit.readthedocs.io/en/latest/explanation/format.html (MIME multi-part archive). */
export function multiPart(userData: string | undefined, variables: Readonly<Record<string, string>>): string {
  const parts = [{ type: "text/x-shellscript", body: environmentScript(variables) }];
  if (userData !== undefined)
    parts.push({ type: userData.startsWith("#cloud-config") ? "text/cloud-config" : "text/x-shellscript", body: userData });
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
