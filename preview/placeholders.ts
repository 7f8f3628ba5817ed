import { join } from "node:path";

/** A folder with one small file: something to read for a program that wants the path of its content. */
export const contentFolder = join(__dirname, "placeholder-content");

/** Values that programs parse or pass on to something strict. The rest may be any text. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/^aws:.*region$|awsRegion$/i, "us-east-1"],
  [/^(azure|azure-native|azuread):.*location$|azureLocation$/i, "eastus"],
  [/^gcp:zone$/i, "us-central1-a"],
  [/^gcp:(region|location)$/i, "us-central1"],
  [/(contents?|directory|dir|folder)$/i, contentFolder],
  [/(path|file)$/i, join(contentFolder, "placeholder.json")],
  [/cidr/i, "10.0.0.0/16"],
  [/(ip|ipAddress)$/, "203.0.113.10"],
  [/email/i, "someone@example.com"],
  [/(url|uri|endpoint)$/i, "https://placeholder.example.com"],
  [/(domain|domainName|hostname|zoneName|fqdn)$/i, "placeholder.example.com"],
  [/publicKey/i, "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7 placeholder@example.com"],
  [/(subscriptionId|tenantId|clientId|objectId|guid|uuid)$/i, "00000000-0000-4000-8000-000000000000"],
  [/accountId$/i, "123456789012"],
];

/**
 * A value of the type a program expects for a configuration key that has none: what the project's own template
 * suggests, or one that its name calls for.
 */
export function placeholderFor(key: string, type: string | undefined, suggestions: Readonly<Record<string, string>>): string {
  const suggested = suggestions[key];
  if (suggested !== undefined) return suggested;
  switch (type) {
    case "integer":
    case "number":
      return "1";
    case "boolean":
      return "false";
    case "array":
    case "object":
      return "[]";
    default:
      return byName.find(([pattern]) => pattern.test(key))?.[1] ?? "placeholder";
  }
}

/** The patterns in a form that the program's own process can read. */
export const placeholderPatterns = byName.map(([pattern, value]) => [pattern.source, pattern.flags, value] as const);
