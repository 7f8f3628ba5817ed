import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook, verifyBook } from "../../catalog";
import { manifestOf, sealBook } from "../../catalog/update/write-book";
import { InputError } from "../../model";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "book-"));
  cpSync(BUILT_IN_BOOK_FOLDER, folder, { recursive: true });
  sealBook(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const price = () => openBook(folder).instancePrice("aws", "eu-west-1", "m5.large", "on-demand");
const refusal = (ask: () => unknown): string => {
  try {
    ask();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("the book was not refused");
};

test("a whole book is accepted", () => {
  expect(verifyBook(folder)).toEqual([]);
  expect(price()?.usdPerHour).toBe(0.107);
});

test.each<[string, (path: string) => void, string]>([
  [
    "changed by one digit",
    (path) => writeFileSync(path, readFileSync(path, "utf8").replace("0.107", "0.007")),
    "is not what the manifest lists",
  ],
  ["longer", (path) => appendFileSync(path, "\n"), "is not what the manifest lists"],
  ["truncated", (path) => truncateSync(path, Math.floor(statSync(path).size / 2)), "is not what the manifest lists"],
  ["missing", (path) => rmSync(path), "it cannot be read (ENOENT)"],
])("a file that is %s is refused with its name and the reason", (_, damage, reason) => {
  const path = join(folder, "aws", "instances.json");
  damage(path);
  const message = refusal(price);
  expect(message).toContain(`${path}: error: the price book cannot be used: `);
  expect(message).toContain(reason);
  expect(message).not.toContain("    at ");
  expect(verifyBook(folder).map((one) => one.place?.file)).toEqual([path]);
});

test("a file that the manifest does not list is refused", () => {
  const path = join(folder, "azure", "spot-advisor.json");
  cpSync(join(folder, "aws", "spot-advisor.json"), path);
  expect(refusal(() => openBook(folder).interruption("azure", "westeurope", "m5.large"))).toBe(
    `${path}: error: the price book cannot be used: it is not listed in the manifest (install costwright again, or run "npm run book:seal" in a source checkout after changing the book on purpose)`,
  );
});

test("a provider's part that is not there has no figures", () => {
  rmSync(join(folder, "aws", "spot-advisor.json"));
  sealBook(folder);
  expect(openBook(folder).interruption("aws", "eu-west-1", "m5.large")).toBeUndefined();
});

test("a damaged file of one provider does not keep the others from being read", () => {
  rmSync(join(folder, "azure", "instances.json"));
  expect(price()?.usdPerHour).toBe(0.107);
});

test.each<[string, string, string]>([
  ["no JSON", "{", "it is not valid JSON"],
  ["another format", '{"format":"x"}', "it is not a price book manifest"],
  ["null", "null", "it is not a price book manifest"],
])("a manifest that is %s is refused", (_, content, reason) => {
  writeFileSync(join(folder, "manifest.json"), content);
  expect(refusal(() => openBook(folder))).toContain(reason);
  expect(verifyBook(folder)[0]?.message).toContain(reason);
});

test("a file with the wrong content for its name is refused even when its hash is listed", () => {
  cpSync(join(folder, "regions.json"), join(folder, "aws", "instances.json"));
  sealBook(folder);
  expect(refusal(price)).toContain('its format is "costwright-regions-1", expected "costwright-instances-1"');
});

test("the id changes with the content", () => {
  const before = openBook(folder).id;
  expect(before).toMatch(/^[0-9a-f]{12}$/);
  appendFileSync(join(folder, "regions.json"), "\n");
  sealBook(folder);
  expect(openBook(folder).id).not.toBe(before);
});

test("the built-in book is whole, its manifest lists every file, and it is loaded once", () => {
  expect(verifyBook(BUILT_IN_BOOK_FOLDER)).toEqual([]);
  expect(manifestOf(BUILT_IN_BOOK_FOLDER)).toEqual(JSON.parse(readFileSync(join(BUILT_IN_BOOK_FOLDER, "manifest.json"), "utf8")));
  expect(loadBuiltInBook()).toBe(loadBuiltInBook());
});
