import * as pulumi from "@pulumi/pulumi";
import { Portfolio, type PortfolioArgs, Service, type ServiceArgs } from "../../components";
import { ArgumentsError } from "../../components/arguments-error";

/**
 * What a user reads when a program with these arguments ends. Components check their arguments before they register
 * anything, so that no engine is needed to refuse them.
 */
export function refusalOf(args: unknown, kind: "portfolio" | "service" = "portfolio"): string {
  const given: unknown = JSON.parse(JSON.stringify(args), (_, value) => (value === "OUTPUT" ? pulumi.output("later") : value));
  try {
    if (kind === "service") new Service("web", given as ServiceArgs);
    else new Portfolio("shop", given as PortfolioArgs);
  } catch (error) {
    if (error instanceof ArgumentsError) return error.message;
    throw error;
  }
  throw new Error("the arguments were accepted");
}
