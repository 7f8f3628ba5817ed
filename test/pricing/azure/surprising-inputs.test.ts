import fc from "fast-check";
import { highUsdPerMonth, lowUsdPerMonth, unknownValue } from "../../../model";
import { azurePricedResources } from "../../../pricing/azure";
import { declare, estimateOne } from "../../support/declared";

const names = [
  "sku",
  "properties",
  "storage",
  "storageProfile",
  "virtualMachineProfile",
  "agentPoolProfiles",
  "template",
  "options",
  "kind",
  "tier",
  "capacity",
  "name",
  "family",
  "locations",
  "containers",
  "workspaceCapping",
  "count",
  "vmSize",
];
const leaf = fc.oneof(
  fc.constant(unknownValue),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.constantFrom("Standard_D2s_v5", "Standard", "Premium", "GP_Gen5_2"),
);
const inputs = fc.dictionary(
  fc.constantFrom(...names),
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 4 }),
    ),
  })).value,
);

test.each(azurePricedResources.map((resource) => resource.type))("%s answers whatever its inputs are", (type) => {
  fc.assert(
    fc.property(inputs, (properties) => {
      const estimate = estimateOne(declare(type, "it", { ...properties, location: "eastus" }));
      const low = lowUsdPerMonth(estimate);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(highUsdPerMonth(estimate) ?? low).toBeGreaterThanOrEqual(low);
    }),
    { numRuns: 40, seed: 7 },
  );
});
