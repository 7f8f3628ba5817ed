import type { StackContext } from "../model";

/**
 * What the engine hands to a pack beside the resources: project, stack and plain configuration, in the environment
 * (`pulumi-language-nodejs` sets it for policy packs).
 */
export function contextFromEnvironment(environment: Readonly<Record<string, string | undefined>>): StackContext {
  return {
    project: toldProject(environment) ?? "project",
    stack: environment.PULUMI_NODEJS_STACK ?? environment.PULUMI_STACK ?? "stack",
    config: parseConfig(environment.PULUMI_CONFIG),
  };
}

/** The project's name, where the engine told it: it does not when it judges an exported state (`pulumi policy analyze`). */
export function toldProject(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return environment.PULUMI_NODEJS_PROJECT ?? environment.PULUMI_PROJECT;
}

/** The context with the names that a URN of the stack tells: `urn:pulumi:STACK::PROJECT::TYPE::NAME`. */
export function contextOfUrn(urn: string, context: StackContext): StackContext {
  const [, stack, project] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
  return stack === undefined || project === undefined ? context : { ...context, stack, project };
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
