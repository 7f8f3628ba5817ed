import { lowUsdPerMonth, unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";

const HOURS = 730;
const machine = (inputs: Record<string, unknown>) =>
  declare("azure-native:compute:VirtualMachine", "vm", { location: "West Europe", ...inputs });
const disk = (storageAccountType: string, diskSizeGB?: number) => ({
  managedDisk: { storageAccountType },
  ...(diskSizeGB === undefined ? {} : { diskSizeGB }),
});
const ubuntu = { publisher: "Canonical", offer: "0001-com-ubuntu-server-jammy", sku: "22_04-lts", version: "latest" };

test("a Linux machine: compute, OS disk by its tier, data disks rounded up", () => {
  const estimate = estimateOne(
    machine({
      hardwareProfile: { vmSize: "standard_d2s_v5" },
      storageProfile: {
        imageReference: ubuntu,
        osDisk: disk("Premium_LRS", 30),
        dataDisks: [disk("Premium_LRS", 100), { ...disk("Premium_LRS", 100), createOption: "Attach" }],
      },
    }),
  );
  // D2s_v5 0.115, P4 5.8072 and P10 21.68 (westeurope).
  expect(estimate).toMatchObject({ kind: "exact" });
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(0.115 * HOURS + 5.8072 + 21.68, 6);
  expect(estimate).toMatchObject({
    lines: [
      { label: "Instance usage (Linux, pay as you go, Standard_D2s_v5)", unit: "hour", quantity: { low: HOURS, high: HOURS } },
      { label: "OS disk (Premium SSD, P4 LRS)", unit: "month" },
      { label: "Data disk 0 (Premium SSD, P10 LRS)", unit: "month" },
    ],
  });
});

test("standard disks add operations, which depend on usage", () => {
  const one = machine({
    hardwareProfile: { vmSize: "Standard_D2s_v5" },
    storageProfile: { imageReference: ubuntu, osDisk: disk("StandardSSD_LRS") },
  });
  const open = estimateOne(one);
  expect(open).toMatchObject({ kind: "range", because: ["diskOperationsPerMonth is not declared: assumed 0 to 1,000,000 request"] });
  expect(lowUsdPerMonth(open)).toBeCloseTo(0.115 * HOURS + 2.4, 6);
  const declared = estimateOne(one, { usage: { types: {}, resources: { vm: { diskOperationsPerMonth: 500_000 } } } });
  // 50 x 10,000 operations at 0.002.
  expect(lowUsdPerMonth(declared)).toBeCloseTo(0.115 * HOURS + 2.4 + 50 * 0.002, 6);
  expect(declared.kind).toBe("exact");
});

test.each([
  ["the OS profile", { osProfile: { windowsConfiguration: {} } }],
  ["the OS disk", { storageProfile: { osDisk: { ...disk("Premium_LRS", 127), osType: "Windows" } } }],
  [
    "the image",
    {
      storageProfile: { imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer" }, osDisk: disk("Premium_LRS", 127) },
    },
  ],
])("Windows seen in %s is never priced as Linux", (_, inputs) => {
  const estimate = estimateOne(
    machine({ hardwareProfile: { vmSize: "Standard_D2s_v5" }, storageProfile: { osDisk: disk("Premium_LRS", 127) }, ...inputs }),
  );
  expect(estimate).toMatchObject({
    kind: "unknown",
    because: [
      "Instance usage (Windows, pay as you go, Standard_D2s_v5): the price book has no Windows price for Standard_D2s_v5 in westeurope",
    ],
  });
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(21.68, 6);
});

test("the hybrid benefit brings a Windows machine to the Linux price", () => {
  const estimate = estimateOne(
    machine({
      hardwareProfile: { vmSize: "Standard_D2s_v5" },
      licenseType: "Windows_Server",
      osProfile: { windowsConfiguration: {} },
      storageProfile: { osDisk: disk("Premium_LRS") },
    }),
  );
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(0.115 * HOURS + 21.68, 6);
  expect(estimate).toMatchObject({
    lines: [
      { label: "Instance usage (Windows, hybrid benefit, Standard_D2s_v5)" },
      { label: "OS disk, of the image's usual size (Premium SSD, P10 LRS)" },
    ],
  });
});

test.each([
  [{ publisher: "RedHat", offer: "RHEL" }, "Red Hat Enterprise Linux"],
  [{ publisher: "SUSE", offer: "sles-15-sp5" }, "SUSE Linux Enterprise Server"],
  [{ publisher: "Canonical", offer: "0001-com-ubuntu-pro-jammy", sku: "pro-22_04-lts" }, "Ubuntu Pro"],
  [{ publisher: "MicrosoftSQLServer", offer: "sql2022-ws2022", sku: "standard-gen2" }, "SQL Server"],
])("%j carries a licence that the book has no price for", (imageReference, name) => {
  const estimate = estimateOne(
    machine({ hardwareProfile: { vmSize: "Standard_D2s_v5" }, storageProfile: { imageReference, osDisk: disk("Premium_LRS", 30) } }),
  );
  expect(estimate).toMatchObject({
    kind: "unknown",
    because: [`Instance usage (${name}, pay as you go, Standard_D2s_v5): the price book has no price for machines with a ${name} licence`],
  });
});

test("what is not known or not declared is named", () => {
  expect(estimateOne(machine({ hardwareProfile: { vmSize: unknownValue } }))).toMatchObject({
    kind: "unknown",
    because: ['input "hardwareProfile.vmSize" is not known until deployment'],
  });
  expect(estimateOne(machine({}))).toMatchObject({ kind: "unknown", because: ["no hardwareProfile.vmSize is declared"] });
  expect(
    estimateOne(machine({ hardwareProfile: { vmSize: "Standard_Nope" }, storageProfile: { osDisk: disk("Premium_LRS", 30) } })),
  ).toMatchObject({
    kind: "unknown",
    lowUsdPerMonth: 5.8072,
    because: ["Instance usage (Linux, pay as you go, Standard_Nope): the price book does not know the size Standard_Nope"],
  });
  expect(estimateOne(machine({ hardwareProfile: { vmSize: "Standard_D2s_v5" } }))).toMatchObject({
    kind: "unknown",
    because: [
      "OS disk, of the image's usual size: its disk type is not declared, Azure then chooses one by the size of the machine; declare storageAccountType",
    ],
  });
  expect(estimateOne(machine({ hardwareProfile: "Standard_D2s_v5", storageProfile: { dataDisks: "two" } })).kind).toBe("unknown");
});

test("spot, ephemeral OS disk and capacity", () => {
  const [node] = priceAll([
    machine({
      hardwareProfile: { vmSize: "Standard_D2s_v5" },
      priority: "Spot",
      storageProfile: { imageReference: ubuntu, osDisk: { diffDiskSettings: { option: "Local" } } },
    }),
  ]);
  expect(node).toMatchObject({
    region: "westeurope",
    capacity: { size: "Standard_D2s_v5", vcpus: 2, memoryGib: 8, count: { low: 1, high: 1 } },
    estimate: { kind: "exact", lines: [{ label: "Instance usage (Linux, spot, Standard_D2s_v5)" }] },
  });
});

test("Windows has a price of its own where the book knows it", () => {
  const estimate = estimateOne(
    machine({
      location: "eastus",
      hardwareProfile: { vmSize: "Standard_F8s_v2" },
      osProfile: { windowsConfiguration: {} },
      storageProfile: { osDisk: { diffDiskSettings: { option: "Local" } } },
    }),
  );
  expect(estimate).toMatchObject({ kind: "exact", lines: [{ label: "Instance usage (Windows, pay as you go, Standard_F8s_v2)" }] });
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(0.708 * HOURS, 6);
});
