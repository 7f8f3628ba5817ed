import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type Diagnostic, didYouMean } from "../model";
import { readYamlFile, type YamlFile } from "./yaml-file";

/** A Pulumi project with a Node program, and the stack to preview. */
export interface Project {
  readonly name: string;
  readonly stack: string;
  /** From a stack named `org/stack` or `org/project/stack`; Pulumi's own default for self-managed backends otherwise. */
  readonly organization: string;
  /** Folder with Pulumi.yaml. */
  readonly rootDir: string;
  /** Folder the program runs in, and what to run there (`.` or a file), as the engine derives them from `main`. */
  readonly programDir: string;
  readonly entryPoint: string;
  readonly typescript: boolean;
  readonly tsconfigPath?: string;
  /** Arguments for Node itself. */
  readonly nodeArguments: readonly string[];
  readonly projectYaml: YamlFile;
  readonly stackYaml?: YamlFile;
}

export type ProjectResult =
  | { readonly status: "ok"; readonly project: Project }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

/** Reads Pulumi.yaml and picks the stack. Everything wrong with either is reported at once. */
export function readProject(folder: string, requestedStack: string | undefined): ProjectResult {
  const rootDir = resolve(folder);
  const file = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].map((name) => join(rootDir, name)).find((path) => existsSync(path));
  if (file === undefined) return failed(noProject(rootDir));
  const read = readYamlFile(file);
  if (read.status === "failed") return read;
  const { yaml } = read;
  const diagnostics: Diagnostic[] = [];
  const complain = (message: string, path: readonly string[], hint?: string) =>
    diagnostics.push({ severity: "error", message, place: yaml.placeOf(path), ...(hint === undefined ? {} : { hint }) });

  const { name } = yaml.content;
  if (typeof name !== "string" || name === "") complain(`the project has no "name"`, ["name"], `add a line such as "name: shop"`);

  const runtime = runtimeOf(yaml.content.runtime);
  if (runtime.name !== "nodejs") {
    const found = runtime.name === undefined ? `there is no "runtime"` : `"runtime" is "${runtime.name}"`;
    complain(
      `${found}: the embedded preview runs Node programs (runtime "nodejs") only`,
      ["runtime"],
      `for other languages run "pulumi preview --policy-pack" with costwright's policy pack`,
    );
  }
  const { options } = runtime;
  for (const [option, type] of [
    ["nodeargs", "string"],
    ["tsconfig", "string"],
    ["typescript", "boolean"],
  ] as const) {
    if (options[option] !== undefined && typeof options[option] !== type) {
      complain(`"runtime.options.${option}" is ${JSON.stringify(options[option])}; it has to be a ${type}`, ["runtime", "options", option]);
    }
  }

  const main = mainOf(rootDir, yaml.content.main);
  if (typeof main === "string") complain(main, ["main"], `"main" is a file or folder below the one with Pulumi.yaml`);

  const stack = chooseStack(rootDir, yaml, requestedStack);
  if (stack.status === "failed") diagnostics.push(...stack.diagnostics);
  if (diagnostics.length > 0 || stack.status === "failed" || typeof main === "string") return failed(...diagnostics);
  return {
    status: "ok",
    project: {
      name: String(name),
      stack: stack.name,
      organization: stack.organization,
      rootDir,
      ...main,
      typescript: options.typescript !== false,
      ...(typeof options.tsconfig === "string" ? { tsconfigPath: options.tsconfig } : {}),
      nodeArguments: typeof options.nodeargs === "string" ? splitShellWords(options.nodeargs) : [],
      projectYaml: yaml,
      ...(stack.yaml === undefined ? {} : { stackYaml: stack.yaml }),
    },
  };
}

function noProject(rootDir: string): Diagnostic {
  if (!existsSync(rootDir)) return { severity: "error", message: "no such folder", place: { file: rootDir } };
  if (!statSync(rootDir).isDirectory())
    return { severity: "error", message: "is a file; a folder with a Pulumi.yaml is needed", place: { file: rootDir } };
  const below = readdirSync(rootDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(rootDir, entry.name, "Pulumi.yaml")))
    .map((entry) => entry.name)
    .sort();
  return {
    severity: "error",
    message: "no Pulumi.yaml here: this is not the folder of a Pulumi program",
    place: { file: rootDir },
    hint:
      below.length > 0
        ? `there is one in ${below.slice(0, 5).join(", ")}`
        : `name the folder that holds Pulumi.yaml, or make one with "pulumi new"`,
  };
}

function runtimeOf(value: unknown): { readonly name: string | undefined; readonly options: Readonly<Record<string, unknown>> } {
  if (typeof value === "string") return { name: value, options: {} };
  if (value === null || typeof value !== "object") return { name: undefined, options: {} };
  const { name, options } = value as Record<string, unknown>;
  return {
    name: typeof name === "string" ? name : undefined,
    options: options !== null && typeof options === "object" ? (options as Record<string, unknown>) : {},
  };
}

/** A folder runs as `.` in itself, a file by its name in its own folder. A string says what is wrong. */
function mainOf(rootDir: string, main: unknown): { readonly programDir: string; readonly entryPoint: string } | string {
  if (main === undefined || main === null || main === "") return { programDir: rootDir, entryPoint: "." };
  if (typeof main !== "string") return `"main" is ${JSON.stringify(main)}; it has to be a path`;
  const path = resolve(rootDir, main);
  if (relative(rootDir, path).startsWith("..")) return `"main" is "${main}", outside the project's folder`;
  if (!existsSync(path)) return `"main" is "${main}", which does not exist`;
  return statSync(path).isDirectory() ? { programDir: path, entryPoint: "." } : { programDir: dirname(path), entryPoint: basename(path) };
}

type StackChoice =
  | { readonly status: "ok"; readonly name: string; readonly organization: string; readonly yaml?: YamlFile }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

function chooseStack(rootDir: string, yaml: YamlFile, requested: string | undefined): StackChoice {
  const configured = yaml.content.stackConfigDir ?? yaml.content.config;
  const folder = typeof configured === "string" ? resolve(rootDir, configured) : rootDir;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const stacks = new Map<string, string>();
  for (const file of files.sort()) {
    const stack = /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1];
    if (stack !== undefined) stacks.set(stack, join(folder, file));
  }
  const words = requested?.split("/") ?? [];
  const organization = words.length > 1 ? String(words[0]) : "organization";
  const asked = words.at(-1);
  if (asked !== undefined && !/^[A-Za-z0-9_.-]{1,100}$/.test(asked)) {
    return failed({
      severity: "error",
      message: `"${asked}" is not a stack name`,
      hint: "letters, digits, hyphens, underscores and full stops",
    });
  }
  if (asked !== undefined && !stacks.has(asked) && stacks.size > 0) {
    const known = [...stacks.keys()];
    return failed({
      severity: "error",
      message: `there is no Pulumi.${asked}.yaml: unknown stack "${asked}"`,
      place: { file: folder },
      hint: didYouMean(asked, known) ?? `the stacks here are ${known.join(", ")}`,
    });
  }
  const name = asked ?? (stacks.has("dev") || stacks.size === 0 ? "dev" : stacks.size === 1 ? [...stacks.keys()][0] : undefined);
  if (name === undefined) {
    return failed({
      severity: "error",
      message: `${stacks.size} stacks and none is called "dev": name the one to preview`,
      place: { file: folder },
      hint: `the stacks here are ${[...stacks.keys()].join(", ")}`,
    });
  }
  const file = stacks.get(name);
  if (file === undefined) return { status: "ok", name, organization };
  const read = readYamlFile(file);
  return read.status === "failed" ? read : { status: "ok", name, organization, yaml: read.yaml };
}

/** Words as a POSIX shell would split them: quotes group, a backslash takes the next character literally. */
export function splitShellWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g)) {
    words.push(
      match[0].replace(
        /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
        (_, escaped, double, single) => escaped ?? double?.replace(/\\(["\\$`])/g, "$1") ?? single,
      ),
    );
  }
  return words;
}

/** The real path: Node resolves modules from there, and so must we. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function failed(...diagnostics: Diagnostic[]): { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] } {
  return { status: "failed", diagnostics };
}
