import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook } from "../../../catalog";
import { machineRecipe } from "../../../catalog/update/google/machine-recipes";
import { machinePart } from "../../../catalog/update/google-machines";
import type { GoogleSku } from "../../../catalog/update/google-rows";
import { updateBook } from "../../../catalog/update/update-book";
import { googleSku } from "./documents";
import { json } from "./price-server";
import { servedCache } from "./served-cache";

const book = loadBuiltInBook();
const REGION = "us-central1";

const served = servedCache("test");

const known = (type: string) => book.instancePrice("gcp", REGION, type, "on-demand")?.usdPerHour ?? Number.NaN;

/** Prices of a vCPU and a GiB that two machine types of a series imply. */
function solve(first: string, second: string): readonly [core: number, ram: number] {
  const [a, b] = [first, second].map((type) => book.size("gcp", type));
  if (a === undefined || b === undefined) throw new Error(`no such machines: ${first}, ${second}`);
  const determinant = a.vcpus * b.memoryGib - b.vcpus * a.memoryGib;
  return [
    (known(first) * b.memoryGib - known(second) * a.memoryGib) / determinant,
    (a.vcpus * known(second) - b.vcpus * known(first)) / determinant,
  ];
}

const at = { serviceRegions: [REGION] };
const cores = (name: string, [core, ram]: readonly [number, number]): readonly GoogleSku[] => [
  googleSku(`${name} Instance Core running in Americas`, core, at),
  googleSku(`${name} Instance Ram running in Americas`, ram, { ...at, unit: "GiBy.h" }),
];

/** The catalog of one region, as far as machines go: each part at the price that plain machines of the book imply. */
function catalog(a100Usd = 2.933908): readonly GoogleSku[] {
  const m1 = solve("m1-ultramem-40", "m1-megamem-96");
  const m2 = solve("m2-ultramem-208", "m2-megamem-416");
  const ssd = (description: string, usd: number) => googleSku(description, usd, { ...at, unit: "GiBy.mo" });
  return [
    ...cores("N2", solve("n2-standard-2", "n2-highmem-2")),
    ...cores("E2", solve("e2-standard-2", "e2-highmem-2")),
    ...cores("C3", solve("c3-standard-4", "c3-highmem-4")),
    ...cores("C3D", solve("c3d-standard-4", "c3d-highmem-4")),
    ...cores("C4", solve("c4-standard-4", "c4-highmem-4")),
    ...cores("C4A Arm", solve("c4a-standard-4", "c4a-highmem-4")),
    ...cores("C4D", solve("c4d-standard-4", "c4d-highmem-4")),
    ...cores("Memory-optimized", m1),
    ...cores("Memory Optimized Upgrade Premium for Memory-optimized", [m2[0] - m1[0], m2[1] - m1[1]]),
    ...cores("M3 Memory-optimized", solve("m3-ultramem-32", "m3-megamem-64")),
    ...cores("M4", solve("m4-ultramem-56", "m4-megamem-28")),
    ...cores("A2", [0.031611, 0.004237]),
    googleSku("Nvidia Tesla A100 GPU running in Americas", a100Usd, at),
    ssd("SSD backed Local Storage", 0.08),
    ssd("C4 Instance Local SSD running in Iowa", 0.16),
    ssd("C4A Instance Local SSD running in Iowa", 0.12),
    ssd("C4D Instance Local SSD running in Iowa", 0.16),
    googleSku("Micro Instance with burstable CPU running in Americas", 0.0076, at),
    googleSku("Small Instance with 1 VCPU running in Americas", 0.0257, at),
  ];
}

async function updated(skus: readonly GoogleSku[]) {
  served.server.on("/v1/services/6F81-5844-456A/skus", json({ skus }));
  const outcome = await updateBook({
    cacheFolder: served.cache,
    previousFolder: BUILT_IN_BOOK_FOLDER,
    providers: ["gcp"],
    regions: [REGION],
    services: ["compute"],
    sources: { aws: served.server.url, azure: served.server.url, gcp: served.server.url },
    googleCredentials: { apiKey: "a-key" },
    accept: false,
    now: "2026-11-20T12:00:00.000Z",
    http: { concurrency: 2, retries: 0, minPauseMs: 5, maxPauseMs: 50, idleTimeoutMs: 5000, signal: new AbortController().signal },
    onEvent: () => undefined,
  });
  if (outcome.status !== "updated") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return { book: openBook(outcome.folder), warnings: outcome.warnings.map(({ message }) => message) };
}

const sold = /^(?:n2|e2|c3|c3d|c4|c4a|c4d|m1|m2|m3|m4|a2|f1|g1)-/;

test("machines with local SSD, GPUs, premiums and bare metal are the sum of their parts; flexible commitments follow the price on demand", async () => {
  const { book: after, warnings } = await updated(catalog());
  const rows = book
    .sizesIn("gcp", REGION)
    .filter((type) => sold.test(type))
    .map((type) => ({ type, cell: after.instancePrice("gcp", REGION, type, "on-demand") }));
  const wrong = rows.filter(({ type, cell }) => Math.abs((cell?.usdPerHour ?? 0) / known(type) - 1) > 1e-5);
  expect(wrong).toEqual([]);
  const old = rows.filter(({ cell }) => cell?.provenance.asOf !== "2026-11-20").map(({ type }) => type);
  // Their parts are not in this catalog (another GPU, a size with its own SKU), or their capacity is not known.
  expect(old).toEqual([
    ...["a2-ultragpu-1g", "a2-ultragpu-2g", "a2-ultragpu-4g", "a2-ultragpu-8g"],
    ...["c4-highcpu-288-metal", "m4-ultramem-224"],
  ]);
  expect(rows.length).toBeGreaterThan(200);
  expect(warnings).toEqual([]);

  const usd = (type: string, purchase: "savings-plan-1y" | "savings-plan-3y") => after.instancePrice("gcp", REGION, type, purchase);
  expect(usd("n2-standard-4", "savings-plan-1y")?.usdPerHour).toBeCloseTo(known("n2-standard-4") * 0.72, 6);
  // A price that is worked out says so.
  expect(usd("n2-standard-4", "savings-plan-3y")).toMatchObject({
    usdPerHour: expect.closeTo(known("n2-standard-4") * 0.54, 6),
    provenance: { doubt: expect.stringContaining("not listed as a price") },
  });
  for (const type of ["e2-micro", "m1-ultramem-40", "a2-highgpu-1g", "c3-standard-4-lssd"])
    expect(usd(type, "savings-plan-3y")).toBeUndefined();
}, 120_000);

test("parts that do not add up to what is known leave the known price, with the figures", async () => {
  const { book: after, warnings } = await updated(catalog(3.4).filter(({ description = "" }) => /^A2 |A100/.test(description)));
  const cell = after.instancePrice("gcp", REGION, "a2-highgpu-1g", "on-demand");
  expect(cell).toMatchObject({ usdPerHour: known("a2-highgpu-1g"), provenance: { asOf: "2026-07-30" } });
  expect(warnings).toContain(
    "gcp compute: left out a2-highgpu-1g on-demand, whose parts do not add up to a price near the known one: us-central1 4.139 USD an hour, 3.673 known: 1 row",
  );
}, 60_000);

test("parts by their descriptions", () => {
  expect(machinePart("Spot Preemptible N2D AMD Instance Core running in Belgium")).toBe("n2d core");
  expect(machinePart("Commitment v1: N2D Cpu in Belgium for 3 Years")).toBe("n2d core");
  expect(machinePart("Commitment v1: Ram in Americas for 1 Year")).toBe("n1 ram");
  expect(machinePart("Commitment v1: Nvidia L4 GPU running in Belgium for 1 Year")).toBe("gpu l4");
  expect(machinePart("Commitment v1: C4 Local SSD in Belgium for 1 Year")).toBe("c4 ssd");
  expect(machinePart("Commitment v1: Local SSD in Belgium for 3 Years")).toBe("any ssd");
  expect(machinePart("Nvidia H100 80GB Mega GPU attached to Spot Preemptible VMs running in Iowa")).toBe("gpu h100-80gb-mega");
  expect(machinePart("Spot Preemptible C4A Instance Local SSD running in Iowa")).toBe("c4a ssd");
  expect(machinePart("N2 Custom Instance Core running in Belgium")).toBeUndefined();
  expect(machinePart("N2 Sole Tenancy Instance Core running in Belgium")).toBeUndefined();
  expect(machinePart("Reserved A2 Instance Core in Belgium")).toBeUndefined();
});

test("every size of the book has a recipe, or a reason to have none", () => {
  const without = book.sizes("gcp").filter((size) => machineRecipe(size) === undefined);
  // Custom shapes are unit prices of their own; machines with a part of a GPU are not told apart by the book's whole numbers.
  expect(without.map(({ type }) => type).filter((type) => !/^custom-|^g4-/.test(type))).toEqual([]);
});
