import { lowUsdPerMonth } from "../../../model";
import { declare, estimateOne } from "../../support/declared";

const disk = { diskSizeGB: 32, managedDisk: { storageAccountType: "StandardSSD_LRS" } };
const pool = (inputs: object, osDisk: object = disk) =>
  declare("azure-native:batch:Pool", "it", {
    location: "westeurope",
    vmSize: "Standard_D2ds_v5",
    deploymentConfiguration: { virtualMachineConfiguration: { osDisk } },
    ...inputs,
  });
const scaling = { scaleSettings: { autoScale: { formula: "$TargetDedicatedNodes = 1;" } } };
const usage = (dedicatedNodeHoursPerMonth: number, spotNodeHoursPerMonth: number) => ({
  usage: { types: {}, resources: { it: { dedicatedNodeHoursPerMonth, spotNodeHoursPerMonth } } },
});

test("nodes and their disks are charged for the hours that are declared", () => {
  const both = estimateOne(pool(scaling), usage(73, 146));
  expect(both.kind).toBe("exact");
  expect(lowUsdPerMonth(both)).toBeCloseTo(73 * 0.136 + 146 * 0.025133 + (219 / 730) * 2.4, 2);
  expect(lowUsdPerMonth(estimateOne(pool(scaling), usage(73, 0)))).toBeCloseTo(73 * 0.136 + 0.24, 2);
  expect(estimateOne(pool(scaling), usage(0, 0)).kind).toBe("free");
});

test("a fixed pool runs all month, and a pool that scales is a range until its hours are declared", () => {
  const fixed = { scaleSettings: { fixedScale: { targetDedicatedNodes: 2 } } };
  expect(lowUsdPerMonth(estimateOne(pool(fixed)))).toBeCloseTo(2 * (0.136 * 730 + 2.4), 2);
  expect(estimateOne(pool(scaling)).kind).toBe("range");
});

test("an ephemeral disk costs nothing; other disks cannot be judged", () => {
  const ephemeral = { ephemeralOSDiskSettings: { placement: "CacheDisk" } };
  expect(lowUsdPerMonth(estimateOne(pool(scaling, ephemeral), usage(100, 0)))).toBeCloseTo(13.6, 2);
  expect(estimateOne(pool(scaling, { diskSizeGB: 32 }), usage(100, 0)).kind).toBe("unknown");
});
