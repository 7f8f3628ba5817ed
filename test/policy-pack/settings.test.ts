import { formatDiagnostic } from "../../model";
import { rules } from "../../policy-pack/registry";
import { defaultSettings, readSettings, stackLayer } from "../../policy-pack/settings";

const read = (...values: readonly unknown[]) => {
  const { settings, diagnostics } = readSettings(values.map((value, index) => ({ origin: `layer${index}`, value })));
  return { settings, messages: diagnostics.map(formatDiagnostic) };
};

it("holds every rule's defaults where nothing is said", () => {
  expect(read().settings).toEqual(defaultSettings());
  expect(Object.keys(defaultSettings())).toEqual(rules.map(({ id }) => id));
  expect(defaultSettings()["stack-budget"]).toEqual({ level: "mandatory", config: { budgetUsdPerMonth: null } });
  expect(defaultSettings()["missing-owner-tags"]?.level).toBe("disabled");
});

it("takes levels and values, later layers over earlier ones", () => {
  const { settings, messages } = read(
    { "stack-budget": { budgetUsdPerMonth: 100 }, "gp2-to-gp3": "mandatory" },
    { "stack-budget": { enforcementLevel: "advisory" }, "gp2-to-gp3": "remediate" },
  );
  expect(messages).toEqual([]);
  expect(settings["stack-budget"]).toEqual({ level: "advisory", config: { budgetUsdPerMonth: 100 } });
  expect(settings["gp2-to-gp3"]?.level).toBe("remediate");
});

it("applies `all` before the rules' own entries, wherever it stands", () => {
  const { settings } = read({ "stack-budget": "mandatory", all: "disabled" });
  expect(Object.entries(settings).filter(([, { level }]) => level !== "disabled")).toEqual([
    ["stack-budget", { level: "mandatory", config: { budgetUsdPerMonth: null } }],
  ]);
});

it.each([
  [{ "stack-budgt": "advisory" }, 'layer0: error: unknown rule "stack-budgt" (did you mean "stack-budget"?)'],
  [{ "stack-budget": "madatory" }, 'layer0: error: "madatory" is not a level of "stack-budget" (did you mean "mandatory"?)'],
  [
    { "stack-budget": { budgetUsdPerMont: 5 } },
    'layer0: error: unknown setting "budgetUsdPerMont" of rule stack-budget (did you mean "budgetUsdPerMonth"?)',
  ],
  [
    { "gp2-to-gp3": { minSavingUsdPerMonth: "5" } },
    'layer0: error: gp2-to-gp3.minSavingUsdPerMonth must be a number, not "5" (Smallest saving worth a finding, USD a month.)',
  ],
  [
    { "gp2-to-gp3": { minSavingUsdPerMonth: -1 } },
    "layer0: error: gp2-to-gp3.minSavingUsdPerMonth is -1, below the least allowed 0 (Smallest saving worth a finding, USD a month.)",
  ],
  [{ "stack-budget": 5 }, 'layer0: error: "stack-budget" must be a level or an object with enforcementLevel and configuration, not 5'],
  [{ all: { enforcementLevel: "advisory", x: 1 } }, 'layer0: error: "all" takes only enforcementLevel, not "x"'],
  [[], "layer0: error: policy settings are an object of rule ids, not a list"],
])("refuses %j", (value, message) => {
  expect(read(value).messages).toEqual([message]);
});

it("reports everything at once and keeps what is sound", () => {
  const { settings, messages } = read({ nonsense: 1, "stack-budget": { budgetUsdPerMonth: 7, enforcementLevel: "never" } });
  expect(messages).toHaveLength(2);
  expect(settings["stack-budget"]).toEqual({ level: "mandatory", config: { budgetUsdPerMonth: 7 } });
});

it("reads the stack's own configuration", () => {
  const context = (text?: string) => {
    const config: Record<string, string> = text === undefined ? {} : { "costwright:policies": text };
    return { project: "p", stack: "s", config };
  };
  expect(stackLayer(context())).toEqual({ layers: [], diagnostics: [] });
  expect(stackLayer(context('{"all":"advisory"}')).layers).toEqual([
    { origin: "costwright:policies in the stack configuration", value: { all: "advisory" } },
  ]);
  const broken = stackLayer(context("{all}"));
  expect(broken.layers).toEqual([]);
  expect(broken.diagnostics.map(formatDiagnostic)[0]).toMatch(
    /^costwright:policies in the stack configuration: error: it is not JSON: .*\(example: \{"stack-budget": \{"budgetUsdPerMonth": 500\}\}\)$/,
  );
});
