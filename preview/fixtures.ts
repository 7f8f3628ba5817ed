import { isDeepStrictEqual } from "node:util";
import { type Diagnostic, didYouMean } from "../model";
import { readYamlFile, type YamlFile } from "./yaml-file";

/** An answer to a call of `token`, where the arguments contain `when`. */
export interface Fixture {
  readonly token: string;
  readonly when: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

/**
 * What the user knows about the world outside the program.
 *
 *     invokes:                      # calls: has the same form, for methods of resources
 *       aws:ec2/getVpc:getVpc: { id: vpc-1, cidrBlock: 10.0.0.0/16 }
 *       aws:ec2/getSubnets:getSubnets:
 *         - when: { filters: [{ name: vpc-id, values: [vpc-1] }] }
 *           answer: { ids: [subnet-1, subnet-2] }
 *         - answer: { ids: [] }
 *     stackReferences:
 *       acme/network/prod: { vpcId: vpc-1 }
 *     resources:                    # state of resources that are only read, by type, then by id
 *       aws:ec2/vpc:Vpc: { vpc-1: { cidrBlock: 10.0.0.0/16 } }
 */
export interface Fixtures {
  /** `invokes` and `calls` together: tokens of methods and functions never coincide. */
  readonly functions: readonly Fixture[];
  readonly stackReferences: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const noFixtures: Fixtures = { functions: [], stackReferences: {}, resources: {} };

export type FixturesResult =
  | { readonly status: "ok"; readonly fixtures: Fixtures }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

const sections = ["invokes", "calls", "stackReferences", "resources"];

/** Reads a fixtures file; everything wrong with it is reported at once, with line and column. */
export function readFixtures(file: string): FixturesResult {
  const read = readYamlFile(file);
  if (read.status === "failed") return read;
  const { yaml } = read;
  const diagnostics: Diagnostic[] = [];
  const complain = (message: string, path: readonly (string | number)[], hint?: string) => {
    diagnostics.push({ severity: "error", message, place: yaml.placeOf(path), ...(hint === undefined ? {} : { hint }) });
  };
  for (const section of Object.keys(yaml.content)) {
    if (!sections.includes(section))
      complain(`unknown field "${section}"`, [section], didYouMean(section, sections) ?? `expected ${sections.join(", ")}`);
  }
  const functions = ["invokes", "calls"].flatMap((section) => functionFixtures(yaml, section, complain));
  const stackReferences = mapOfMaps(yaml, "stackReferences", complain);
  const resources = mapOfMaps(yaml, "resources", complain);
  return diagnostics.length > 0 ? { status: "failed", diagnostics } : { status: "ok", fixtures: { functions, stackReferences, resources } };
}

/** The first fixture of that token whose `when` the arguments contain. */
export function fixtureFor(
  fixtures: readonly Fixture[],
  token: string,
  args: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  return fixtures.find((fixture) => fixture.token === token && contains(args, fixture.when))?.answer;
}

type Complain = (message: string, path: readonly (string | number)[], hint?: string) => void;

function functionFixtures(yaml: YamlFile, section: string, complain: Complain): Fixture[] {
  const fixtures: Fixture[] = [];
  for (const [token, entry] of Object.entries(mapAt(yaml, section, complain))) {
    if (!/^[^:]+:[^:]*:[^:]+$/.test(token)) {
      complain(
        `"${token}" is not a function token`,
        [section, token],
        `a token reads "package:module:function", such as "aws:ec2/getVpc:getVpc"`,
      );
      continue;
    }
    if (!Array.isArray(entry)) {
      if (isMap(entry)) fixtures.push({ token, when: {}, answer: entry });
      else complain(`the answer of "${token}" has to be a map, or a list of { when, answer }`, [section, token]);
      continue;
    }
    entry.forEach((item: unknown, index) => {
      const when = isMap(item) ? (item.when ?? {}) : undefined;
      const answer = isMap(item) ? item.answer : undefined;
      if (isMap(when) && isMap(answer)) fixtures.push({ token, when, answer });
      else complain(`entry ${index + 1} of "${token}" needs an "answer" map, and may have a "when" map`, [section, token, index]);
    });
  }
  return fixtures;
}

function mapOfMaps(yaml: YamlFile, section: string, complain: Complain): Record<string, Readonly<Record<string, unknown>>> {
  const result: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [key, entry] of Object.entries(mapAt(yaml, section, complain))) {
    if (isMap(entry)) result[key] = entry;
    else complain(`"${key}" has to be a map`, [section, key]);
  }
  return result;
}

function mapAt(yaml: YamlFile, section: string, complain: Complain): Readonly<Record<string, unknown>> {
  const value = yaml.content[section];
  if (value === undefined || value === null) return {};
  if (isMap(value)) return value;
  complain(`"${section}" has to be a map`, [section]);
  return {};
}

function contains(value: unknown, part: unknown): boolean {
  if (isMap(part)) return isMap(value) && Object.entries(part).every(([key, item]) => contains(value[key], item));
  return isDeepStrictEqual(value, part);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
