import { loadBuiltInBook } from "../../catalog";

/**
 * A sample of Azure's unit prices against the price lists that they were restated from, typed in by hand. A flat
 * price is one tier from 0; sums worked back from a printed month keep the source's own rounding.
 */
const book = loadBuiltInBook();
const cells: readonly (readonly [key: string, region: string, usd: number | readonly (readonly [number, number])[]])[] = [
  ["disk.premium-ssd.P4.lrs", "westeurope", 5.8072],
  ["disk.premium-ssd.P4.lrs", "francecentral", 6.3879],
  ["disk.premium-ssd.P4.lrs", "northeurope", 5.2795],
  ["disk.premium-ssd.P4.lrs", "eastus", 5.28],
  ["disk.premium-ssd.P4.lrs.mount", "swedencentral", 0.26],
  ["disk.premium-ssd.P10.lrs", "westeurope", 21.68],
  ["disk.premium-ssd.P10.lrs", "eastus", 19.71],
  ["disk.premium-ssd.P15.lrs", "westeurope", 41.811428],
  ["disk.standard-ssd.E4.lrs", "westeurope", 2.4],
  ["disk.standard-ssd.E4.lrs", "francecentral", 2.64],
  ["disk.standard-ssd.E4.lrs", "eastus", 2.4],
  ["disk.standard-ssd.E10.lrs.operations", "westeurope", 0.002],
  ["disk.standard-hdd.S4.lrs.operations", "westeurope", 0.0005],
  ["disk.premium-ssd-v2.lrs.capacity", "westeurope", 0.00013],
  ["disk.premium-ssd-v2.lrs.iops", "westeurope", 0.000008],
  ["disk.ultra.lrs.throughput", "westeurope", 0.000572],
  ["snapshot.premium.lrs", "westeurope", 0.145],
  ["snapshot.standard.zrs", "westeurope", 0.05],
  ["blob.cool.lrs.storage", "westeurope", 0.01],
  ["blob.cool.lrs.storage", "eastus", 0.0152],
  ["blob.hot.lrs.write", "westeurope", 0.054],
  ["blob.hot.lrs.read", "eastus", 0.004],
  [
    "blob.hot.lrs.storage",
    "eastus",
    [
      [0, 0.0208],
      [51_200, 0.019968],
      [512_000, 0.019136],
    ],
  ],
  ["blob.archive.grs.read", "eastus", 5],
  ["blob.premium.zrs.storage", "eastus", 0.2],
  ["files.premium.lrs.provisioned", "westeurope", 0.192],
  ["load-balancer.standard.rule.hour", "eastus", 0.01],
  ["load-balancer.standard.data", "eastus", 0.005],
  ["public-ip.standard.hour", "westeurope", 0.005],
  ["public-ip.basic.hour", "eastus", 0.004],
  ["nat-gateway.hour", "westeurope", 0.045],
  ["nat-gateway.data", "westeurope", 0.045],
  [
    "egress.internet",
    "eastus",
    [
      [0, 0],
      [100, 0.087],
      [10_335, 0.083],
      [51_295, 0.07],
      [153_695, 0.05],
    ],
  ],
  ["app-service.linux.P1v3", "eastus", 0.155],
  ["app-service.windows.P1v3", "eastus", 0.315],
  ["functions.consumption.gb-second", "eastus", 0.000016],
  ["functions.premium.vcpu", "eastus", 0.173],
  ["api-management.premium.unit", "eastus", 3.829],
  ["api-management.consumption.calls", "eastus", 0.035],
  ["cosmos-db.autoscale.100ru", "eastus", 0.012],
  ["cosmos-db.serverless", "eastus", 0.25],
  ["aks.standard.hour", "eastus", 0.1],
  ["sql-database.dtu.P6", "eastus", 5],
  ["sql-database.gp.gen5.vcore", "eastus", 0.608863 / 4],
  ["postgresql.flexible.Standard_B1ms", "westus", 0.022],
  ["postgresql.flexible.dsv3.vcore", "westus", 0.39 / 4],
  ["redis.premium.P1.node", "eastus", 202.21],
  ["log-analytics.ingestion", "westeurope", 2.99],
  ["dns.zone", "global", 0.5],
];

test.each(cells)("%s in %s", (key, region, usd) => {
  const price = book.unitPrice("azure", region, key);
  const expected = typeof usd === "number" ? [[0, usd] as const] : usd;
  expect(price?.tiers.map((tier) => tier.from)).toEqual(expected.map(([from]) => from));
  for (const [index, [, usdPerUnit]] of expected.entries()) expect(price?.tiers[index]?.usdPerUnit).toBeCloseTo(usdPerUnit, 5);
});

test("a region without a figure has no price, rather than that of another region", () => {
  expect(book.unitPrice("azure", "japaneast", "disk.premium-ssd.P4.lrs")).toBeUndefined();
  // The reference has neither the hourly fee of a load balancer nor transfer between regions.
  expect(book.unitPrice("azure", "eastus", "load-balancer.standard.hour")).toBeUndefined();
  expect(book.unitPrice("azure", "eastus", "egress.inter-region")).toBeUndefined();
});
