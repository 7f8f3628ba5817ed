import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unknownValue } from "../../model";
import { findPricedResource, freeTypes, pricedResources } from "../../pricing";
import { translations } from "../../pricing/registry";
import { translate, translation } from "../../pricing/translation";
import { declare, estimateOne } from "../support/declared";

/** Type tokens that an SDK knows, as its classes declare them. */
function sdkTypes(sdk: string): ReadonlySet<string> {
  const root = dirname(require.resolve(`${sdk}/package.json`));
  const modules = readdirSync(root, { withFileTypes: true }).filter((one) => one.isDirectory() && one.name !== "node_modules");
  return new Set(
    modules.flatMap(({ name: module }) =>
      readdirSync(join(root, module))
        .filter((file) => file.endsWith(".js"))
        .flatMap((file) =>
          [...readFileSync(join(root, module, file), "utf8").matchAll(/__pulumiType = '([^']+)'/g)].map((match) => match[1] ?? ""),
        ),
    ),
  );
}

describe.each([
  ["azure", "@pulumi/azure", 115, 550],
  ["aws-native", "@pulumi/aws-native", 75, 300],
])("types of the package %s", (name, sdk, leastPriced, leastFree) => {
  const own = (type: string) => type.startsWith(`${name}:`);
  const priced = pricedResources.map(({ type }) => type).filter(own);
  const free = [...freeTypes.keys()].filter(own);

  it("are many, once each, and not both priced and free", () => {
    expect(priced.length).toBeGreaterThanOrEqual(leastPriced);
    expect(free.length).toBeGreaterThanOrEqual(leastFree);
    expect(new Set([...priced, ...free]).size).toBe(priced.length + free.length);
  });

  it("all exist in the SDK", () => {
    const known = sdkTypes(sdk);
    expect([...priced, ...free, ...translations.map(({ type }) => type).filter(own)].filter((type) => !known.has(type))).toEqual([]);
  });

  it("are put into the words of a type that is priced, or known to be free", () => {
    const lost = translations.filter(({ type, as }) => own(type) && findPricedResource(as) === undefined && !freeTypes.has(as));
    expect(lost).toEqual([]);
  });
});

describe("a translation", () => {
  const disk = translation<{ readonly sizeGb?: number; readonly kind?: string; readonly vmId?: string }>("a:b:Disk", "c:d:Disk", {
    sku: { name: (props) => props.kind, size: (props) => props.sizeGb },
    machine: (props) => props.vmId,
    gone: () => undefined,
  });
  const declared = { ...declare("a:b:Disk", "one", { sizeGb: unknownValue, kind: "ssd", vmId: "id", location: "westeurope" }) };

  it("keeps what is known beside what is not, and leaves out what is not declared", () => {
    expect(translate(declared, disk).inputs).toEqual({
      location: "westeurope",
      sku: { name: "ssd", size: unknownValue },
      machine: "id",
    });
    expect(translate({ ...declared, inputs: {} }, disk).inputs).toEqual({});
  });

  it("names the unknown input as it is declared", () => {
    expect(translate(declared, disk).declaredPaths).toEqual(new Map([["sku.size", "sizeGb"]]));
  });

  it("gives a property the dependencies of the inputs that it comes from", () => {
    const dependencies = { vmId: ["urn:vm"], sizeGb: ["urn:size"], kind: ["urn:size"] };
    expect(translate({ ...declared, propertyDependencies: dependencies }, disk).propertyDependencies).toEqual({
      sku: ["urn:size"],
      machine: ["urn:vm"],
    });
  });

  it("is unknown for an input of a surprising shape, never an exception", () => {
    for (const { type } of translations) {
      const inputs = {
        sku: 7,
        osDisk: "x",
        template: [],
        defaultNodePool: 3,
        launchTemplateData: "x",
        rules: 5,
        region: "us-east-1",
        location: "westeurope",
      };
      expect(() => estimateOne(declare(type, "x", inputs))).not.toThrow();
    }
  });
});
