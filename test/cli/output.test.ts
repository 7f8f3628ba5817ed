import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFormat, parseOutputTarget, writeWhole } from "../../cli/output";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-output-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ["report.json", "report.json", "json"],
  ["out/report.md", "out/report.md", "markdown"],
  ["markdown:report", "report", "markdown"],
  ["json:C:/report.txt", "C:/report.txt", "json"],
  ["report.txt", "report.txt", "table"],
])("--out %s writes %s as %s", (text, file, format) => {
  const target = parseOutputTarget(text);
  expect([target.file, target.format.id]).toEqual([file, format]);
});

test("an ending that tells no format says how to name one", () => {
  expect(() => parseOutputTarget("report.pdf")).toThrow(
    "error: --out report.pdf: the format cannot be told from the file's ending (end it in .csv, .json, .xml, .md, .markdown, .sarif, .txt, or write FORMAT:FILE such as json:report.pdf)",
  );
  expect(() => parseOutputTarget("json:")).toThrow("error: --out json:: no file is named (write FORMAT:FILE)");
});

test("a misspelt format is answered with the nearest", () => {
  expect(() => parseFormat("jsno")).toThrow('error: --format: no format "jsno" (did you mean "json"?)');
});

test("a file is replaced whole, with nothing left beside it", () => {
  const file = join(folder, "report.json");
  writeFileSync(file, "old");
  writeWhole(file, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["report.json"]);
});

test("a file that cannot be written leaves nothing behind and says why", () => {
  expect(() => writeWhole(join(folder, "missing", "report.json"), "new")).toThrow(
    /^error: cannot write .*ENOENT.*check that the folder exists/,
  );
  // A folder stands where the file should go: the old content stays and the temporary file goes.
  expect(() => writeWhole(folder, "new")).toThrow(/cannot write/);
  expect(readdirSync(folder)).toEqual([]);
});
