import type { PriceUnit } from "../../model";
import type { RowCollector } from "./fetched";

/** A row of the Azure Retail Prices API. https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices */
export interface AzureItem {
  readonly currencyCode?: string;
  readonly tierMinimumUnits?: number;
  readonly retailPrice?: number;
  readonly armRegionName?: string;
  readonly effectiveStartDate?: string;
  readonly effectiveEndDate?: string;
  readonly meterId?: string;
  readonly meterName?: string;
  readonly productName?: string;
  readonly skuName?: string;
  readonly serviceName?: string;
  readonly unitOfMeasure?: string;
  readonly type?: string;
  readonly armSkuName?: string;
  readonly reservationTerm?: string;
}

/** The API gives the price of a reservation as the sum over its term, whatever the unit of measure says. */
const termHours = { "1 Year": 8760, "3 Years": 26280 } as const;
const termPurchase = { "1 Year": "reserved-1y", "3 Years": "reserved-3y" } as const;

interface UnitPriceRule {
  readonly service: string;
  readonly product: string;
  readonly meter: RegExp;
  readonly key: (match: RegExpExecArray) => string;
  readonly unit: PriceUnit;
  /** Unit of measure as the API writes it -> factor that leads to the book's unit. Another one is refused. */
  readonly units: Readonly<Record<string, number>>;
}

const hours = { "1 Hour": 1 };
const gb = { "1 GB": 1 };
const months = { "1/Month": 1 };

function disk(product: string, name: string, letter: string): readonly UnitPriceRule[] {
  const size = `(${letter}\\d+) (LRS|ZRS)`;
  const key = ([, disk = "", redundancy = ""]: RegExpExecArray) => `disk.${name}.${disk}.${redundancy.toLowerCase()}`;
  return [
    { service: "Storage", product, meter: new RegExp(`^${size} Disk$`), key, unit: "month", units: months },
    {
      service: "Storage",
      product,
      meter: new RegExp(`^${size} Disk Mount$`),
      key: (match) => `${key(match)}.mount`,
      unit: "month",
      units: months,
    },
    {
      service: "Storage",
      product,
      meter: new RegExp(`^${size} Disk Operations$`),
      key: (match) => `${key(match)}.operations`,
      unit: "10k-requests",
      units: { "10K": 1 },
    },
  ];
}

function fixed(
  service: string,
  product: string,
  meter: string,
  key: string,
  unit: PriceUnit,
  units: Readonly<Record<string, number>>,
): UnitPriceRule {
  return { service, product, meter: new RegExp(`^${meter}$`), key: () => key, unit, units };
}

const rules: readonly UnitPriceRule[] = [
  ...disk("Premium SSD Managed Disks", "premium-ssd", "P"),
  ...disk("Standard SSD Managed Disks", "standard-ssd", "E"),
  ...disk("Standard HDD Managed Disks", "standard-hdd", "S"),
  fixed("Load Balancer", "Load Balancer", "Standard Included LB Rules and Outbound Rules", "load-balancer.standard.hour", "hour", hours),
  fixed(
    "Load Balancer",
    "Load Balancer",
    "Standard Overage LB Rules and Outbound Rules",
    "load-balancer.standard.rule.hour",
    "hour",
    hours,
  ),
  fixed("Load Balancer", "Load Balancer", "Standard Data Processed", "load-balancer.standard.data", "gb", gb),
  fixed("Virtual Network", "IP Addresses", "Standard IPv4 Static Public IP", "public-ip.standard.hour", "hour", hours),
  fixed("Virtual Network", "IP Addresses", "Basic IPv4 Static Public IP", "public-ip.basic.static.hour", "hour", hours),
  fixed("Virtual Network", "IP Addresses", "Basic IPv4 Dynamic Public IP", "public-ip.basic.hour", "hour", hours),
  fixed("Virtual Network", "IP Addresses", "Global IPv4 Static Public IP", "public-ip.global.hour", "hour", hours),
  fixed("NAT Gateway", "NAT Gateway", "Standard Gateway", "nat-gateway.hour", "hour", hours),
  fixed("NAT Gateway", "NAT Gateway", "Standard Data Processed", "nat-gateway.data", "gb", gb),
  fixed("Bandwidth", "Rtn Preference: MGN", "Standard Data Transfer Out", "egress.internet", "gb", gb),
];

/** Puts one row of the API into the collector; `day` is the ISO date at which prices must be in force. */
export function addAzureItem(rows: RowCollector, region: string, day: string, item: AzureItem): void {
  const { currencyCode, retailPrice, armRegionName, type } = item;
  if (armRegionName !== region) return;
  if (currencyCode !== "USD") {
    rows.note(`prices in ${currencyCode ?? "no currency"}, not in USD`);
    return;
  }
  if (typeof retailPrice !== "number") {
    rows.note("rows without a retail price");
    return;
  }
  if (
    (item.effectiveStartDate ?? "").slice(0, 10) > day ||
    (item.effectiveEndDate !== undefined && item.effectiveEndDate.slice(0, 10) < day)
  ) {
    rows.note("prices that are not in force today");
    return;
  }
  if (item.serviceName === "Virtual Machines") {
    addMachine(rows, region, item, retailPrice);
    return;
  }
  if (type !== "Consumption") return;
  for (const rule of rules) {
    if (rule.service !== item.serviceName || rule.product !== item.productName) continue;
    const match = rule.meter.exec(item.meterName ?? "");
    if (match === null) continue;
    const key = rule.key(match);
    const factor = rule.units[item.unitOfMeasure ?? ""];
    if (factor === undefined) rows.note(`prices of ${key} per "${item.unitOfMeasure ?? ""}", which is not a unit it is sold by`);
    else rows.addTier({ region, key, unit: rule.unit, row: rowName(item) }, item.tierMinimumUnits ?? 0, retailPrice * factor);
    return;
  }
}

/** Linux machines: rows of Windows, of cloud services, dedicated hosts and of Low Priority are other products. */
function addMachine(rows: RowCollector, region: string, item: AzureItem, retailPrice: number): void {
  const { productName = "", skuName = "", meterName = "", armSkuName = "", unitOfMeasure } = item;
  const isOther =
    /Windows|Cloud ?Services|Dedicated Host|Reserved Host/i.test(productName) ||
    /Low Priority/i.test(skuName) ||
    /Low Priority/i.test(meterName);
  if (isOther || !/^(Standard|Basic)_/.test(armSkuName)) return;
  const row = rowName(item);
  if (unitOfMeasure !== "1 Hour") {
    rows.note(`machine prices per "${unitOfMeasure ?? ""}"`);
    return;
  }
  if (item.type === "Reservation") {
    const term = item.reservationTerm as keyof typeof termHours;
    if (termHours[term] === undefined) {
      rows.note(`reservations of ${item.reservationTerm ?? "no term"}`);
      return;
    }
    // Six digits after the point, as the book and the vendor's own pages give an hour of a reservation.
    const usdPerHour = Number((retailPrice / termHours[term]).toFixed(6));
    rows.addInstance({ region, type: armSkuName, purchase: termPurchase[term], usdPerHour, row });
    return;
  }
  if (item.type !== "Consumption") return;
  const purchase = /\bSpot$/.test(skuName) || /\bSpot$/.test(meterName) ? "spot" : "on-demand";
  rows.addInstance({ region, type: armSkuName, purchase, usdPerHour: retailPrice, row });
}

function rowName({ meterId, meterName, productName, skuName }: AzureItem): string {
  return `meter ${meterId ?? "?"} (${productName ?? ""}, ${skuName ?? meterName ?? ""})`;
}
