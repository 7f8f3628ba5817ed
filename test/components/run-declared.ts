import { join } from "node:path";
import { loadBuiltInBook } from "../../catalog";
import type { DeclaredResource, Plan } from "../../model";
import { type PreviewOutcome, preview } from "../../preview";
import { noUsage, priceStack } from "../../pricing";

export const declaredProgram = join(__dirname, "program");

/** A portfolio, a service, or a network with a service in it: `{ network, service }`. */
export type DeclaredAs = "portfolio" | "service" | "network";

/** Runs a program that declares one with these arguments in the embedded engine. */
export function runDeclared(args: unknown, kind: DeclaredAs = "portfolio"): Promise<PreviewOutcome> {
  return preview({ programDir: declaredProgram, config: { args: JSON.stringify(args), kind } });
}

export interface Realised {
  readonly resources: readonly DeclaredResource[];
  readonly plan: Exclude<Plan, { readonly status: "infeasible" }>;
  /** Inputs of the only resource whose type ends so. */
  one(typeEnd: string): Readonly<Record<string, unknown>>;
  all(typeEnd: string): readonly DeclaredResource[];
}

/** The resources and the plan of a program that must succeed. */
export async function realised(args: unknown, kind: DeclaredAs = "portfolio"): Promise<Realised> {
  const outcome = await runDeclared(args, kind);
  if (outcome.status !== "ok") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  const { resources } = outcome;
  const plan = resources.find((resource) => resource.outputs?.plan !== undefined)?.outputs?.plan as Realised["plan"];
  const all = (typeEnd: string) => resources.filter(({ type }) => type.endsWith(typeEnd));
  const one = (typeEnd: string) => {
    const found = all(typeEnd);
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} resources of type ${typeEnd}`);
    return found[0].inputs;
  };
  return { resources, plan, one, all };
}

export { loadBuiltInBook, noUsage, priceStack };
