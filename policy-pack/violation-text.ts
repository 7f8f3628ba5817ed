import type { Finding } from "../model";
import type { Unjudged } from "./judge";
import { usd } from "./wording";

/** What Pulumi shows of a finding: the message, what to do, and what it saves, as on the command line. */
export function violationText({ message, remedy, savingUsdPerMonth }: Finding): string {
  const saving = savingUsdPerMonth === undefined ? "" : `\nsaves: ${usd(savingUsdPerMonth)} a month`;
  return `${message}\ndo: ${remedy}${saving}`;
}

export function unjudgedText({ reason }: Unjudged): string {
  return `could not judge: ${reason}`;
}
