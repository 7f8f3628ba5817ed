import { InputError } from "../model";
import { visible } from "./escape";

/** `--as-of 2026-08-01`, or today. Naming the day makes an answer that depends on it reproducible. */
export function parseAsOf(text: string | undefined): string {
  const day = text ?? new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw new InputError([{ severity: "error", message: `--as-of ${visible(day)}: not a date`, hint: "write it as 2026-08-01" }]);
}
