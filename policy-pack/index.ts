import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatDiagnostic, InputError } from "../model";
import { aboutPack } from "./about-pack";
import { servePack } from "./analyzer/serve";
import { openPack } from "./open-pack";
import { placesOfProgram } from "./program-folder";
import { contextFromEnvironment, toldProject } from "./stack-context";

/** The pack as Pulumi's runner for Node loads it, in the pack's own folder, with the stack in the environment. */
function start(): void {
  const { version } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as { readonly version: string };
  try {
    const policies = openPack(contextFromEnvironment(process.env), toldProject(process.env), placesOfProgram(process.env, process.ppid));
    servePack({ ...aboutPack, version }, () => policies);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.diagnostics.map(formatDiagnostic).join("\n"));
    process.exit(1);
  }
}

start();
