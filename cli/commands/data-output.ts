import { didYouMean, InputError } from "../../model";

const formats = ["json", "table"];

/** Prints the answer of a look-up: as JSON, or as the lines that `lines` makes for people. */
export function writeData(format: string, data: unknown, lines: () => readonly string[]): void {
  if (!formats.includes(format)) {
    throw new InputError([
      {
        severity: "error",
        message: `--format: no format "${format}"`,
        hint: didYouMean(format, formats) ?? `formats are ${formats.join(", ")}`,
      },
    ]);
  }
  process.stdout.write(format === "json" ? `${JSON.stringify(data, null, 2)}\n` : `${lines().join("\n")}\n`);
}
