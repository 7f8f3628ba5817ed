import type { PriceBook } from "../catalog";
import { type Diagnostic, InputError, type StackContext } from "../model";
import type { ServedPolicy } from "./analyzer/policy";
import { exceptionsFileOf, readExceptions } from "./exceptions/read-exceptions";
import { programFolder } from "./program-folder";
import { pulumiPolicies } from "./pulumi-policy";
import { readSettings, stackLayer } from "./settings";
import { readUtilisation, utilisationFileOf } from "./utilisation/read-digest";

/**
 * The pack's policies for a stack, with the files of its program. `places` are where the program may be, the surest
 * first; `project` is undefined where nobody told it. Throws `InputError` with everything that is wrong with settings
 * and files: a pack that ran with other settings than were written would judge by the wrong rules.
 */
export function openPack(context: StackContext, project: string | undefined, places: readonly string[]): readonly ServedPolicy[] {
  const asOf = new Date().toISOString().slice(0, 10);
  // Where nothing tells the program's folder, what the environment names is read all the same.
  const folder = programFolder(places, project) ?? process.cwd();
  const layer = stackLayer(context);
  const { settings, diagnostics } = readSettings(layer.layers);
  const exceptions = ofProgram(folder, exceptionsFileOf, readExceptions);
  const utilisation = ofProgram(folder, utilisationFileOf, readUtilisation);
  const problems = [...layer.diagnostics, ...diagnostics, ...exceptions.diagnostics, ...utilisation.diagnostics];
  if (problems.length > 0) throw new InputError(problems);
  let book: PriceBook | undefined;
  return pulumiPolicies({
    context,
    // The book is a few megabytes: it is read when something is judged, not when the engine only asks what rules there are.
    loadBook(program) {
      if (book === undefined) {
        const { chosenBook, programBook } = require("../catalog") as typeof import("../catalog");
        book = programBook(chosenBook(), folder, { asOf, program });
      }
      return book;
    },
    asOf,
    settings,
    exceptions: exceptions.content ?? [],
    ...(utilisation.content === undefined ? {} : { utilisation: utilisation.content }),
  });
}

/** A file of the program that the engine runs. */
function ofProgram<Content extends object>(
  folder: string,
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
