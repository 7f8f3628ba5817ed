import { PolicyPack } from "@pulumi/policy";
import type { PriceBook } from "../catalog";
import { type Diagnostic, formatDiagnostic, InputError } from "../model";
import type { PolicyException } from "./exceptions/exception";
import { exceptionsFileOf, readExceptions } from "./exceptions/read-exceptions";
import { pulumiPolicies } from "./pulumi-policy";
import { readSettings, stackLayer } from "./settings";
import { contextFromEnvironment } from "./stack-context";

let book: PriceBook | undefined;

/** The book is a few megabytes: it is read when something is judged, not when the engine only asks what rules there are. */
function loadBook(): PriceBook {
  if (book === undefined) {
    const { chosenBook, programBook } = require("../catalog") as typeof import("../catalog");
    book = programBook(chosenBook(), process.cwd(), { asOf, program: context });
  }
  return book;
}

const asOf = new Date().toISOString().slice(0, 10);
const context = contextFromEnvironment(process.env);
const layer = stackLayer(context);
const { settings, diagnostics } = readSettings(layer.layers);
const exceptions = programExceptions();
const problems = [...layer.diagnostics, ...diagnostics, ...exceptions.diagnostics];
if (problems.length > 0) {
  // A pack that ran with other settings than were written would judge by the wrong rules.
  console.error(problems.map(formatDiagnostic).join("\n"));
  process.exit(1);
}

new PolicyPack("costwright", {
  displayName: "costwright",
  description: "Prices every cost-bearing resource and warns about, blocks or repairs what is wasteful.",
  tags: ["cost"],
  policies: [...pulumiPolicies({ context, loadBook, asOf, settings, exceptions: exceptions.accepted })],
});

/** The exceptions of the program that the engine runs, in whose folder the pack is started. */
function programExceptions(): { readonly accepted: readonly PolicyException[]; readonly diagnostics: readonly Diagnostic[] } {
  try {
    const file = exceptionsFileOf(process.cwd(), process.env);
    return { accepted: file === undefined ? [] : readExceptions(file), diagnostics: [] };
  } catch (error) {
    if (error instanceof InputError) return { accepted: [], diagnostics: error.diagnostics };
    throw error;
  }
}
