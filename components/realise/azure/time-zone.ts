import { findWindows } from "windows-iana";
import { ArgumentsError } from "../../arguments-error";

/** Azure Monitor knows time zones by the names that Windows gives them; Unicode's table says which is which. */
export function windowsTimeZone(timeZone: string): string {
  // The table has older names of some: Europe/Kiev.
  const canonical = new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  const [name] = [...findWindows(timeZone), ...findWindows(canonical)];
  if (name !== undefined) return name;
  throw new ArgumentsError(`The time zone ${timeZone} cannot be had on Azure.`, [
    {
      severity: "error",
      message: `Azure schedules by the time zones of Windows, which has none for ${timeZone}`,
      hint: "name the zone of a large city nearby, or leave azure out of providers",
    },
  ]);
}
