import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { coverage, loadBuiltInBook } from "../../catalog";
import { number, readCsv } from "../../catalog/update/read-reference";
import { HOURS_PER_MONTH, type Provider, type Purchase, providers } from "../../model";

/**
 * The whole built-in book against the tables it was restated from, cell by cell. The tables are not part of the
 * repository: without them these tests say that they were skipped.
 */
const folder = join(__dirname, "../../../shared/reference");
const book = loadBuiltInBook();

interface Cell {
  readonly region: string;
  readonly type: string;
  readonly usdPerHour: number;
}

/** Six significant digits. Half a unit of the sixth digit may round either way after a division. */
const isSame = (a: number, b: number) => a.toPrecision(6) === b.toPrecision(6) || Math.abs(a - b) <= 5e-7 * b;

function compare(provider: Provider, purchase: Purchase, cells: readonly Cell[]) {
  const expected = new Set(cells.map((cell) => `${cell.region} ${cell.type}`));
  const wrong: string[] = [];
  let reproduced = 0;
  for (const { region, type, usdPerHour } of cells) {
    const cell = book.instancePrice(provider, region, type, purchase);
    if (cell !== undefined && isSame(cell.usdPerHour, usdPerHour)) reproduced++;
    else wrong.push(`${region} ${type}: ${cell?.usdPerHour} for ${usdPerHour}`);
  }
  const invented = book.regions(provider).flatMap(({ id }) =>
    book.types(provider).flatMap((type) => {
      const has = book.instancePrice(provider, id, type, purchase) !== undefined;
      return has && !expected.has(`${id} ${type}`) ? [`${id} ${type}`] : [];
    }),
  );
  console.info(
    `${provider} ${purchase}: ${cells.length} cells, ${reproduced} reproduced, ${wrong.length} missing or different, ${invented.length} invented`,
  );
  return { wrong, invented };
}

/** A tenth of what they cost anywhere else: errors of the source, left out of the book (catalog/update/plausibility.ts). */
const implausible = new Set([
  ...[1, 2, 4, 8, 16, 32, 48, 64].map((vcpus) => `newzealandnorth Standard_F${vcpus}ams_v6`),
  "newzealandnorth Standard_F72iams_v6",
  ...[8, 9, 10, 11].map((number) => `brazilsoutheast Standard_A${number}`),
]);

/** Places that are not regions and have prices of their own: Google's multi-regions. */
const wideLocations: Partial<Record<Provider, readonly string[]>> = { gcp: ["us", "eu", "asia", "nam4", "eur4", "asia1"] };

const positive = (usdPerHour: number) => usdPerHour > 0;
const cellsOf = (provider: Provider, column: string): Cell[] =>
  readCsv(folder, `${provider}-instances.csv`)
    .map((row) => ({ region: row.region ?? "", type: row.type?.trim() ?? "", usdPerHour: number(row[column]) }))
    .filter((cell) => positive(cell.usdPerHour));

const hasReference = existsSync(folder);
if (!hasReference) console.warn(`SKIPPED: no reference tables in ${folder}; the book was not compared with its sources`);
const withReference = hasReference ? describe : describe.skip;

withReference("the built-in book reproduces its sources and invents nothing", () => {
  test.each(providers)("%s on demand", (provider) => {
    const cells = cellsOf(provider, "on_demand_usd_hour");
    expect(cells.length).toBeGreaterThan(10_000);
    const { wrong, invented } = compare(provider, "on-demand", cells);
    expect(wrong.filter((one) => !implausible.has(one.split(":")[0] ?? ""))).toEqual([]);
    expect(wrong.length).toBe(provider === "azure" ? implausible.size : 0);
    expect(wrong.length).toBeLessThan(cells.length / 1000);
    expect(invented).toEqual([]);
  });

  test.each(["azure", "gcp"] as const)("%s spot", (provider) => {
    expect(compare(provider, "spot", cellsOf(provider, "spot_usd_hour"))).toEqual({ wrong: [], invented: [] });
  });

  test.each([
    ["reserved-1y", "month_cud_1y"],
    ["reserved-3y", "month_cud_3y"],
  ] as const)("gcp %s", (purchase, column) => {
    const cells = readCsv(folder, "gcp-commitments.csv")
      .filter((row) => row[column] !== row.month_on_demand_with_sud)
      .map((row) => ({ region: row.region ?? "", type: row.type ?? "", usdPerHour: number(row[column]) / HOURS_PER_MONTH }));
    expect(compare("gcp", purchase, cells)).toEqual({ wrong: [], invented: [] });
  });

  test("the sustained-use discount leads to Google's own price of a month", () => {
    const wrong = readCsv(folder, "gcp-commitments.csv").flatMap((row) => {
      const cell = book.instancePrice("gcp", row.region ?? "", row.type ?? "", "on-demand");
      const month = (cell?.usdPerHour ?? 0) * HOURS_PER_MONTH * (1 - book.sustainedUseDiscountFraction("gcp", row.type ?? ""));
      const stated = number(row.month_on_demand_with_sud);
      return Math.abs(month - stated) <= 1e-3 * stated ? [] : [`${row.region} ${row.type}: ${month} for ${stated}`];
    });
    expect(wrong).toEqual([]);
  });

  test("aws spot is the on-demand price less the advised saving, only where there is one", () => {
    const advice = readCsv(folder, "aws-spot-advisor.csv");
    const cells = advice.flatMap((row) => {
      const onDemand = book.instancePrice("aws", row.region ?? "", row.type ?? "", "on-demand");
      const percent = number(row.savings_pct_vs_on_demand);
      return onDemand === undefined || percent <= 0
        ? []
        : [{ region: row.region ?? "", type: row.type ?? "", usdPerHour: onDemand.usdPerHour * (1 - percent / 100) }];
    });
    expect(cells.length).toBeGreaterThan(10_000);
    expect(compare("aws", "spot", cells)).toEqual({ wrong: [], invented: [] });
  });

  test("interruption bands", () => {
    const bounds = new Map([
      ["<5%", [0, 0.05]],
      ["5-10%", [0.05, 0.1]],
      ["10-15%", [0.1, 0.15]],
      ["15-20%", [0.15, 0.2]],
      [">20%", [0.2, 1]],
    ]);
    const wrong = readCsv(folder, "aws-spot-advisor.csv").filter((row) => {
      const band = book.interruption("aws", row.region ?? "", row.type ?? "");
      return JSON.stringify([band?.lowFraction, band?.highFraction]) !== JSON.stringify(bounds.get(row.interruption_range ?? ""));
    });
    expect(wrong).toEqual([]);
  });

  test.each(providers)("%s size facts are those of the rows", (provider) => {
    const wrong = readCsv(folder, `${provider}-instances.csv`).flatMap((row) => {
      const type = row.type?.trim() ?? "";
      const size = book.size(provider, type);
      if (!row.vcpu || !positive(number(row.on_demand_usd_hour))) return [];
      const stated = [number(row.vcpu), number(row.memory_gib), row.arch, number(row.gpu_count) || 0];
      const known = [size?.vcpus, size?.memoryGib, size?.architecture, size?.gpuCount];
      return JSON.stringify(stated) === JSON.stringify(known) ? [] : [`${type}: ${known} for ${stated}`];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  test("the source and date of a price are those of its row", () => {
    const wrong = providers.flatMap((provider) =>
      readCsv(folder, `${provider}-instances.csv`).flatMap((row) => {
        const cell = book.instancePrice(provider, row.region ?? "", row.type?.trim() ?? "", "on-demand");
        if (cell === undefined) return [];
        const repository = row.source?.split(" ")[0] ?? "?";
        return cell.provenance.asOf === row.as_of && cell.provenance.source.includes(repository)
          ? []
          : [`${row.region} ${row.type}: ${cell.provenance.source}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the built-in book alone", () => {
  test("every price is above zero and names source, date and row", () => {
    const poor: string[] = [];
    for (const provider of providers) {
      for (const { id } of book.regions(provider)) {
        for (const type of book.types(provider)) {
          for (const purchase of ["on-demand", "spot", "reserved-1y", "reserved-3y"] as const) {
            const cell = book.instancePrice(provider, id, type, purchase);
            if (cell === undefined) continue;
            const { source, asOf, row } = cell.provenance;
            const named = source.length > 5 && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && row.startsWith(`${provider}/`) && row.includes(id);
            if (!(cell.usdPerHour > 0) || !Number.isFinite(cell.usdPerHour) || !named) poor.push(`${id} ${type} ${purchase}`);
          }
        }
      }
    }
    expect(poor).toEqual([]);
  });

  test("spot and commitments never cost more than on demand", () => {
    const dearer: string[] = [];
    for (const provider of providers) {
      for (const { id } of book.regions(provider)) {
        for (const type of book.sizesIn(provider, id)) {
          const onDemand = book.instancePrice(provider, id, type, "on-demand")?.usdPerHour ?? 0;
          for (const purchase of ["spot", "reserved-1y", "reserved-3y"] as const) {
            const other = book.instancePrice(provider, id, type, purchase)?.usdPerHour;
            if (other !== undefined && other > onDemand) dearer.push(`${id} ${type} ${purchase} ${other} > ${onDemand}`);
          }
        }
      }
    }
    expect(dearer).toEqual([]);
  });

  test("bare-metal prices from before 2026 carry their doubt", () => {
    expect(book.instancePrice("aws", "eu-west-1", "m5.metal", "on-demand")?.provenance.doubt).toMatch(/bare-metal prices rose/);
    expect(book.instancePrice("aws", "us-east-1", "m5.metal", "on-demand")?.provenance.doubt).toBeUndefined();
  });

  test("a constrained size has its second number of vCPUs", () => {
    expect(book.size("azure", "Standard_E16-8s_v5")).toMatchObject({ vcpus: 8, memoryGib: 128, family: "Esv5" });
  });

  test("every region with a price is described", () => {
    for (const one of coverage(book)) expect(one.regions.filter((region) => region.types["on-demand"] === 0)).toEqual([]);
  });

  test("a family's successor is a family of the book with sizes of its own", () => {
    const dangling = providers.flatMap((provider) => {
      const families = new Set(book.sizes(provider).map((size) => size.family));
      const successors = book
        .sizes(provider)
        .flatMap((size) => (size.successorFamily === undefined ? [] : [[size.family, size.successorFamily]]));
      expect(successors.length).toBeGreaterThan(0);
      return successors.filter(([family, successor]) => successor === undefined || successor === family || !families.has(successor));
    });
    expect(dangling).toEqual([]);
  });

  test("every unit price that the keys promise is answered somewhere, above or at zero, with source and date", () => {
    const poor = providers.flatMap((provider) =>
      book.unitPriceKeys(provider).filter((key) => {
        const places = [...book.regions(provider).map((region) => region.id), ...(wideLocations[provider] ?? []), "global"];
        const found = places.flatMap((id) => book.unitPrice(provider, id, key) ?? []);
        const good = found.every(
          ({ tiers, provenance }) =>
            tiers.every((tier) => tier.usdPerUnit >= 0) && provenance.source !== "" && /^\d{4}-\d{2}/.test(provenance.asOf),
        );
        return found.length === 0 || !good;
      }),
    );
    expect(poor).toEqual([]);
  });

  test("at most 4 MB in all", () => {
    const root = join(__dirname, "../../catalog/book");
    const bytes = readdirSync(root, { recursive: true, encoding: "utf8" }).reduce(
      (sum, file) => sum + (statSync(join(root, file)).isFile() ? statSync(join(root, file)).size : 0),
      0,
    );
    expect(bytes).toBeLessThan(4_000_000);
  });
});
