import type { StackContext } from "../model";

/**
 * What the engine hands to a pack beside the resources: project, stack and plain configuration, in the environment
 * (`pulumi-language-nodejs` sets it for policy packs).
 */
export function contextFromEnvironment(environment: Readonly<Record<string, string | undefined>>): StackContext {
  return {
    project: environment.PULUMI_NODEJS_PROJECT ?? environment.PULUMI_PROJECT ?? "project",
    stack: environment.PULUMI_NODEJS_STACK ?? environment.PULUMI_STACK ?? "stack",
    config: parseConfig(environment.PULUMI_CONFIG),
  };
}

function parseConfig(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined || text === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== "object") return {};
    return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}
