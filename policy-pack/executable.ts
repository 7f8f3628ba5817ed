import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatDiagnostic, InputError } from "../model";
import { aboutPack } from "./about-pack";
import { servePack, type ToldStack } from "./analyzer/serve";
import { placesOfProgram } from "./program-folder";
import { contextFromEnvironment, toldProject } from "./stack-context";

/**
 * The pack as the engine starts an executable (`pulumi preview --policy-pack FILE`, Pulumi 3.255 and later): without the
 * runner for Node, which loads the TypeScript compiler first and then passes every message on. The engine starts it in
 * the program's folder and names the stack in a message.
 */
function start(): void {
  const { version } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as { readonly version: string };
  const open = (told: ToldStack | undefined) => {
    try {
      const project = told?.project ?? toldProject(process.env);
      return pack().openPack(told ?? contextFromEnvironment(process.env), project, [
        process.cwd(),
        ...placesOfProgram(process.env, process.ppid),
      ]);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new Error(error.diagnostics.map(formatDiagnostic).join("\n"));
    }
  };
  servePack({ ...aboutPack, version }, open);
  // The rules are read while the engine connects.
  setImmediate(pack);
}

function pack(): typeof import("./open-pack") {
  return require("./open-pack") as typeof import("./open-pack");
}

start();
