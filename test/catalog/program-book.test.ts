import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTRACT_FILE, contractFileOf, loadBuiltInBook, programBook, readContractFile } from "../../catalog";

const list = loadBuiltInBook();
const view = { asOf: "2026-08-01" };
const price = (book: typeof list) => book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.usdPerHour;
const terms = (percent: number) => `asOf: 2026-07-01\ndiscounts:\n  - { provider: aws, discountPercent: ${percent} }\n`;

let folder: string;
let before: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-program-book-"));
  before = process.env.COSTWRIGHT_CONTRACT;
  delete process.env.COSTWRIGHT_CONTRACT;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env.COSTWRIGHT_CONTRACT;
  else process.env.COSTWRIGHT_CONTRACT = before;
});

test("without a contract the book is the list itself", () => {
  expect(programBook(list, folder, view)).toBe(list);
});

test("the file in the program's folder applies, and the environment's before it", () => {
  writeFileSync(join(folder, CONTRACT_FILE), terms(10));
  expect(price(programBook(list, folder, view))).toBeCloseTo(0.096 * 0.9, 9);
  const other = join(folder, "other.yaml");
  writeFileSync(other, terms(20));
  process.env.COSTWRIGHT_CONTRACT = other;
  expect(contractFileOf(folder, process.env)).toBe(other);
  expect(price(programBook(list, folder, view))).toBeCloseTo(0.096 * 0.8, 9);
});

test("a file that is named and not there is an input error, never list prices in silence", () => {
  process.env.COSTWRIGHT_CONTRACT = join(folder, "nowhere.yaml");
  expect(() => programBook(list, folder, view)).toThrow(/cannot read the contract .*nowhere\.yaml: there is no such file/);
  expect(() => readContractFile(folder, list)).toThrow(/it is a folder/);
});
