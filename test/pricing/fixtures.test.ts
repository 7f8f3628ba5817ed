import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadBuiltInBook } from "../../catalog";
import { readStack } from "../../intake";
import type { DeclaredResource, Estimate } from "../../model";
import { noUsage, pricedResources, priceStack } from "../../pricing";
import { capturePreviews } from "./capture-fixtures";
import { declaredByType } from "./declared";

/**
 * One preview document of the real CLI for each priced type, with what it depends on, and what it is estimated at.
 * `UPDATE_FIXTURES=1 npx jest test/pricing/fixtures` makes the documents anew from test/pricing/declared (it needs pulumi
 * on PATH); `COSTWRIGHT_UPDATE_GOLDENS=1` writes the estimates.
 */
const folder = join(__dirname, "fixtures");
const packageOf = (type: string) => type.split(":", 1)[0] ?? "";
const fileOf = (type: string) => join(folder, packageOf(type), `${type.slice(packageOf(type).length + 1).replace(/[:/]/g, ".")}.json`);
const types = pricedResources.map(({ type }) => type);
/** The engine shows a component with its children; where a plugin cannot make them, they are not expanded. */
const isRemote = (type: string) => /^(aws-apigateway|awsx|eks):/.test(type);

if (process.env.UPDATE_FIXTURES === "1") {
  test("captures what the real CLI prints", async () => {
    const previews = await capturePreviews(declaredByType);
    rmSync(folder, { recursive: true, force: true });
    for (const type of types) {
      const preview = previews.get(type);
      if (preview === undefined) continue;
      mkdirSync(dirname(fileOf(type)), { recursive: true });
      writeFileSync(fileOf(type), `${JSON.stringify(preview, undefined, 1)}\n`);
    }
  }, 300_000);
}

test("every priced type has a fixture, and every fixture is of a priced type", () => {
  expect(types.filter((type) => !existsSync(fileOf(type)))).toEqual([]);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
  const expected = new Set(types.map(fileOf));
  expect(files.filter((file) => !expected.has(join(folder, file)))).toEqual([]);
});

test("a fixture holds what is declared for its type, in the CLI's own form", () => {
  const stale = types.filter((type) => {
    const declared = Object.keys(declaredByType.get(type) ?? {}).sort();
    const found = resourceIn(type).resource.inputs;
    return JSON.stringify(Object.keys(found).sort()) !== JSON.stringify(declared);
  });
  expect(stale).toEqual([]);
});

describe.each([...new Set(types.map(packageOf))].sort())("the package %s", (name) => {
  test("is estimated as its golden says", () => {
    const text = `${types
      .filter((type) => packageOf(type) === name)
      .sort()
      .map(golden)
      .join("\n")}\n`;
    const file = join(folder, `${name}.golden.txt`);
    if (process.env.COSTWRIGHT_UPDATE_GOLDENS === "1") writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });
});

function resourceIn(type: string): {
  readonly resource: DeclaredResource;
  readonly resources: readonly DeclaredResource[];
  readonly config: Readonly<Record<string, string>>;
} {
  const outcome = readStack(readFileSync(fileOf(type), "utf8"), fileOf(type));
  if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  const resources = outcome.stack.after.map((one) => (isRemote(one.type) ? { ...one, notExpanded: true } : one));
  const resource = resources.find((one) => one.type === type);
  if (resource === undefined) throw new Error(`${fileOf(type)} holds no ${type}`);
  return { resource, resources, config: outcome.stack.context.config };
}

function golden(type: string): string {
  const { resource, resources, config } = resourceIn(type);
  const stack = priceStack(resources, { book: loadBuiltInBook(), usage: noUsage, context: { project: "shop", stack: "dev", config } });
  const node = stack.node(resource.urn);
  if (node === undefined) throw new Error(`${type} is not in its stack`);
  return [`${type} in ${node.region ?? "no region"}: ${total(node.estimate)}`, ...lines(node.estimate)].join("\n");
}

const usd = (amount: number) => amount.toFixed(2);

function total(estimate: Estimate): string {
  if (estimate.kind === "exact") return `exactly ${usd(estimate.usdPerMonth)} USD a month`;
  if (estimate.kind === "range") return `${usd(estimate.lowUsdPerMonth)} to ${usd(estimate.highUsdPerMonth)} USD a month`;
  if (estimate.kind === "free") return `free: ${estimate.because.join("; ")}`;
  return `unknown, at least ${usd(estimate.lowUsdPerMonth)} USD a month`;
}

function lines(estimate: Estimate): readonly string[] {
  if (estimate.kind === "free") return [];
  const priced = estimate.lines.map(({ label, quantity, unit, usdPerUnit, usdPerMonth }) => {
    const range = ({ low, high }: { readonly low: number; readonly high: number }, text: (one: number) => string) =>
      low === high ? text(low) : `${text(low)} to ${text(high)}`;
    return `  ${label}: ${range(quantity, (one) => String(Number(one.toPrecision(8))))} ${unit} x ${usdPerUnit} = ${range(usdPerMonth, usd)}`;
  });
  return [...priced, ...(estimate.kind === "exact" ? [] : estimate.because.map((reason) => `  because ${reason}`))];
}
