import { PolicyPack } from "@pulumi/policy";
import type { PriceBook } from "../catalog";
import { type Diagnostic, formatDiagnostic, InputError, type StackContext } from "../model";
import { exceptionsFileOf, readExceptions } from "./exceptions/read-exceptions";
import { placesOfProgram, programFolder } from "./program-folder";
import { pulumiPolicies } from "./pulumi-policy";
import { readPropertiesOnce } from "./read-once";
import { readSettings, stackLayer } from "./settings";
import { contextFromEnvironment, toldProject } from "./stack-context";
import { readUtilisation, utilisationFileOf } from "./utilisation/read-digest";

let book: PriceBook | undefined;

/** The book is a few megabytes: it is read when something is judged, not when the engine only asks what rules there are. */
function loadBook(program: StackContext): PriceBook {
  if (book === undefined) {
    const { chosenBook, programBook } = require("../catalog") as typeof import("../catalog");
    book = programBook(chosenBook(), folder, { asOf, program });
  }
  return book;
}

const asOf = new Date().toISOString().slice(0, 10);
const context = contextFromEnvironment(process.env);
// Where nothing tells the program's folder, what the environment names is read all the same.
const folder = programFolder(placesOfProgram(process.env, process.ppid), toldProject(process.env)) ?? process.cwd();
const layer = stackLayer(context);
const { settings, diagnostics } = readSettings(layer.layers);
const exceptions = ofProgram(exceptionsFileOf, readExceptions);
const utilisation = ofProgram(utilisationFileOf, readUtilisation);
const problems = [...layer.diagnostics, ...diagnostics, ...exceptions.diagnostics, ...utilisation.diagnostics];
if (problems.length > 0) {
  // A pack that ran with other settings than were written would judge by the wrong rules.
  console.error(problems.map(formatDiagnostic).join("\n"));
  process.exit(1);
}

readPropertiesOnce();
new PolicyPack("costwright", {
  displayName: "costwright",
  description: "Prices every cost-bearing resource and warns about, blocks or repairs what is wasteful.",
  tags: ["cost"],
  policies: [
    ...pulumiPolicies({
      context,
      loadBook,
      asOf,
      settings,
      exceptions: exceptions.content ?? [],
      ...(utilisation.content === undefined ? {} : { utilisation: utilisation.content }),
    }),
  ],
});

/** A file of the program that the engine runs. */
function ofProgram<Content extends object>(
  fileOf: (folder: string, environment: NodeJS.ProcessEnv) => string | undefined,
  read: (file: string) => Content,
): { readonly content?: Content; readonly diagnostics: readonly Diagnostic[] } {
  try {
    const file = fileOf(folder, process.env);
    return { diagnostics: [], ...(file === undefined ? {} : { content: read(file) }) };
  } catch (error) {
    if (error instanceof InputError) return { diagnostics: error.diagnostics };
    throw error;
  }
}
