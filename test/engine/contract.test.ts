import { openBook } from "../../catalog/built-in-book";
import { type Provider, providers } from "../../model";
import { preview } from "../../preview";
import { removeBook, writeCompleteBook } from "../components/contract/complete-book";
import { portfolioOn } from "../components/contract/portfolios";
import { declaredProgram } from "../components/run-declared";
import { type EngineRun, sorted, violationsOf, withRealEngine, withStack } from "../support/real-engine";

jest.setTimeout(600_000);

type Inputs = Readonly<Record<string, unknown>>;

/** The resources that the engine registers, by type and name; the stack and the default providers are its own. */
function registeredIn({ events }: EngineRun): ReadonlyMap<string, Inputs> {
  const steps = events.flatMap(({ resourcePreEvent }) => (resourcePreEvent === undefined ? [] : [resourcePreEvent as unknown as Step]));
  const resources = steps.map(({ metadata }) => metadata).filter(({ type }) => !/^pulumi:(pulumi:Stack$|providers:)/.test(type));
  return new Map(resources.map(({ urn, new: state }) => [nameOf(urn), state?.inputs ?? {}]));
}

interface Step {
  readonly metadata: { readonly urn: string; readonly type: string; readonly new?: { readonly inputs?: Inputs } };
}

/** `aws:kms/key:Key shop-postgres-key`, with the types of its parents. */
const nameOf = (urn: string) => urn.split("::").slice(2).join(" ");

/** As the engine prints it: unknown values are its own text for them. */
const plain = (inputs: Inputs): unknown => JSON.parse(JSON.stringify(inputs));

const isSecret = (value: unknown): boolean => typeof value === "object" && value !== null && "ciphertext" in value;

/** The engine prints no secret: what it hides is hidden. */
const shown = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? {}), (_, one) => (isSecret(one) ? "[secret]" : one));

/** The embedded engine's value, with what the other one hides hidden too. */
function hiding(value: unknown, real: unknown): unknown {
  if (isSecret(real)) return "[secret]";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hiding(one, (real as Inputs | undefined)?.[key])]));
}

// The portfolios of the contract under the real engine: the resources and the findings of the embedded one.
withRealEngine("every kind in the real engine", () => {
  let bookFolder: string;
  const before = process.env.COSTWRIGHT_PRICES;
  beforeAll(() => {
    bookFolder = writeCompleteBook();
    process.env.COSTWRIGHT_PRICES = bookFolder;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.COSTWRIGHT_PRICES;
    else process.env.COSTWRIGHT_PRICES = before;
    removeBook(bookFolder);
  });

  test.each(providers)("%s", async (provider: Provider) => {
    const config = { "declared:args": JSON.stringify(portfolioOn(provider)), "declared:kind": "portfolio" };
    const real = await withStack(declaredProgram, config, (stack) => stack.run("preview"), { prices: bookFolder });
    const outcome = await preview({ programDir: declaredProgram, config });
    if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
    const declared = outcome.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
    const registered = registeredIn(real);
    expect([...registered.keys()].sort()).toEqual(declared.map(({ urn }) => nameOf(urn)).sort());
    const all = (of: (urn: string, inputs: Inputs) => unknown) => declared.map(({ urn, inputs }) => [nameOf(urn), of(urn, inputs)]);
    expect(all((urn) => shown(registered.get(nameOf(urn))))).toEqual(
      all((urn, inputs) => hiding(plain(inputs), registered.get(nameOf(urn)))),
    );
    const embedded = violationsOf(outcome.resources, outcome.context, declaredProgram, openBook(bookFolder));
    expect(sorted(real.violations)).toEqual(sorted(embedded));
    expect(real.exitCode).toBe(0);
  });
});
