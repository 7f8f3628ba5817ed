import { type Diagnostic, didYouMean, InputError, type Path } from "../../model";
import { type PlacedYaml, parsePlacedYaml } from "../../model/placed-yaml";
import { schemaProblems } from "../../model/schema-problems";
import { visible } from "../escape";
import { readInputFile } from "../input-file";

const NAME_HINT = "names are letters, digits, dots, hyphens and underscores, at most 63";

/** A decision's input file whose shape its schema has accepted; what a schema cannot say is complained of by path. */
export class DecisionFile<Content> {
  private readonly diagnostics: Diagnostic[] = [];

  private constructor(
    readonly content: Content,
    private readonly yaml: PlacedYaml,
  ) {}

  /** Throws `InputError` with every problem, each with file, line and column. */
  static read<Content>(file: string, schema: object): DecisionFile<Content> {
    const yaml = parsePlacedYaml(readInputFile(file, "FILE"), visible(file));
    if (!("content" in yaml)) throw new InputError(yaml.map(shown));
    const problems = schemaProblems(yaml, schema, (keyword) => (keyword === "pattern" ? NAME_HINT : undefined));
    if (problems.length > 0) throw new InputError(inOrder(problems).map(shown));
    return new DecisionFile(yaml.content as Content, yaml);
  }

  complain(path: Path, message: string, hint?: string, at?: "key"): void {
    const place = this.yaml.placeOf(path, at);
    const found = shown({ severity: "error", message, place, ...(hint === undefined ? {} : { hint }) });
    // Several prices of one machine fail for one reason.
    const isSaid = this.diagnostics.some(
      (one) => one.message === found.message && JSON.stringify(one.place) === JSON.stringify(found.place),
    );
    if (!isSaid) this.diagnostics.push(found);
  }

  /** A name that must be one of a closed set. */
  requireKnown(path: Path, kind: string, name: string, known: Iterable<string>): boolean {
    const names = [...known];
    if (names.includes(name)) return true;
    this.complain(path, `there is no ${kind} "${name}"`, didYouMean(name, names) ?? `known: ${names.slice(0, 12).join(", ") || "none"}`);
    return false;
  }

  /** Throws `InputError` where anything was complained of, in the order of the file. */
  finish(): void {
    if (this.diagnostics.length > 0) throw new InputError(inOrder(this.diagnostics));
  }
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ place }: Diagnostic) => (place?.line ?? 0) * 1e6 + (place?.column ?? 0);
  return [...diagnostics].sort((a, b) => key(a) - key(b));
}

function shown(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, message: visible(diagnostic.message), ...(diagnostic.hint && { hint: visible(diagnostic.hint) }) };
}
