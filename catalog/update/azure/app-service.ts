import type { AzureService } from "./service";

/** Plans, environments and web apps. https://azure.microsoft.com/pricing/details/app-service/ */
export const appService: AzureService = {
  id: "app-service",
  serviceName: "Azure App Service",
  meters: [
    {
      product: /^Azure App Service (?:Basic|Standard|Premium|Isolated)(?: v\d)? Plan(?<linux> - Linux)?$/,
      // `B1`, `P1 v2`, `P1v3`, `P1mv3`
      sku: /^(?<size>[BSPI]\d+) ?(?<version>m?v\d)?$/,
      key: ({ groups: { linux = "", size = "", version = "" } }) =>
        `app-service.${linux === "" ? "windows" : "linux"}.${size}${version === "v1" ? "" : version}`,
      unit: "hour",
    },
    {
      product: "Azure App Service Premium Windows Container Plan",
      sku: /^(?<size>PC\d+)$/,
      key: ({ groups: { size = "" } }) => `app-service.windows-container.${size}`,
      unit: "hour",
    },
    { product: "Azure App Service Shared Plan", sku: "Shared", key: "app-service.windows.D1", unit: "hour" },
    { product: "Azure App Service Isolated Plan - Linux", sku: "Stamp", key: "app-service-environment.v2.stamp", unit: "hour" },
    { sku: "IP SSL", key: "app-service.ip-ssl", unit: "month" },
    { product: "Static Web Apps", meter: "Standard App", key: "static-site.standard", unit: "month" },
    {
      product: "Static Web Apps",
      meter: "Standard Bandwidth Usage",
      key: "static-site.bandwidth",
      unit: "gb",
      isFreeTierShared: true,
    },
  ],
};
