import { canonicalType } from "../../pricing";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";

type Config = { readonly ownsWindowsLicences: boolean; readonly ownsSqlLicences: boolean; readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly licence: string; readonly value: string };

/** The value of `licenseType` that brings a licence of one's own. */
const slots: Readonly<Record<string, { readonly value: string; readonly licence: "Windows Server" | "SQL Server" }>> = {
  "azure-native:compute:VirtualMachine": { value: "Windows_Server", licence: "Windows Server" },
  "azure-native:sql:Database": { value: "BasePrice", licence: "SQL Server" },
  "azure-native:sql:ElasticPool": { value: "BasePrice", licence: "SQL Server" },
  "azure-native:sql:ManagedInstance": { value: "BasePrice", licence: "SQL Server" },
};

export const licenceNotBrought = rule<Config, Facts>({
  id: "licence-not-brought",
  title: "A licence is paid by the hour although one is owned",
  group: "purchase",
  why: "Owners of Windows Server or SQL Server licences with Software Assurance bring them to Azure and pay for the machine alone (https://learn.microsoft.com/azure/virtual-machines/windows/hybrid-use-benefit-licensing). Whether there are licences, and enough of them, only you know: nothing is named until the configuration says so.",
  remedy: "Set licenseType, which is changed in place, as long as licences are free.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: Object.keys(slots).sort(),
  config: {
    ownsWindowsLicences: {
      type: "boolean",
      default: false,
      doc: "You own Windows Server licences with Software Assurance that are free to use.",
    },
    ownsSqlLicences: {
      type: "boolean",
      default: false,
      doc: "You own SQL Server core licences with Software Assurance that are free to use.",
    },
    minSavingUsdPerMonth: minSavingField(5),
  },
  check: ({ resource, props }, { config, reprice }): readonly Outcome<Facts>[] => {
    const slot = slots[canonicalType(resource.type)];
    if (slot === undefined || !(slot.licence === "SQL Server" ? config.ownsSqlLicences : config.ownsWindowsLicences)) return [];
    if (typeof props.licenseType === "string" && props.licenseType.toLowerCase() === slot.value.toLowerCase()) return [];
    const prices = reprice(resource, { licenseType: slot.value });
    if (!prices.proven) return [{ unjudged: `with and without a licence of one's own cannot be compared: ${prices.reason}` }];
    const change = provenSaving(prices, config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { ...slot, ...change } }];
  },
  message: (facts) => `it pays for ${facts.licence} by the hour; with an own licence it costs ${insteadOf(facts)}`,
  advice: ({ value }) => `Set licenseType to "${value}", as long as licences are free.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  remediate: ({ value }) => [{ path: ["licenseType"], value }],
  examples: {
    flagged: [
      {
        title: "A Windows machine and a SQL database of somebody who owns licences",
        config: { ownsWindowsLicences: true, ownsSqlLicences: true },
        resources: [
          {
            type: "azure-native:compute:VirtualMachine",
            name: "desktop",
            inputs: {
              location: "eastus",
              hardwareProfile: { vmSize: "Standard_B8ms" },
              storageProfile: {
                imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2022-datacenter" },
                osDisk: { createOption: "FromImage", diskSizeGB: 128, managedDisk: { storageAccountType: "Premium_LRS" } },
              },
            },
          },
          {
            type: "azure-native:sql:Database",
            name: "orders",
            inputs: { location: "westeurope", sku: { name: "GP_Gen5_4" }, requestedBackupStorageRedundancy: "Local" },
          },
        ],
        messages: [
          "it pays for Windows Server by the hour; with an own licence it costs 262.80 USD a month instead of 286.16 USD (8 % less)",
          "it pays for SQL Server by the hour; with an own licence it costs 493.30 USD a month instead of 785.20 USD (37 % less)",
        ],
      },
    ],
    clean: [
      {
        title: "Whether licences are owned is not declared",
        resources: [{ type: "azure-native:sql:Database", name: "orders", inputs: { location: "westeurope", sku: { name: "GP_Gen5_4" } } }],
      },
    ],
  },
});
