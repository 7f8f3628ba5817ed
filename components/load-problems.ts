import type { PriceBook } from "../catalog";
import { didYouMean } from "../model";
import { supplierProblems } from "./places";
import type { Path, Problem } from "./problem";
import type { WorkloadNeedArgs } from "./workload-args";

/** Shares of the month add up to 1 within this: thirds written with four digits do. */
const SHARE_TOLERANCE = 0.001;

/** What is wrong with a load over time, GPUs, a split, and where a workload runs today. */
export function loadProblems(args: WorkloadNeedArgs, path: Path, book: PriceBook): Problem[] {
  const problems: Problem[] = [];
  const say = (field: string, message: string, hint: string) => problems.push({ path: [...path, field], message, hint });
  const { loadProfile, gpu, gpusPerMachine, split, current, providers, maxSpotFraction, interruptible } = args;
  if (loadProfile !== undefined) {
    const shares = loadProfile.reduce((sum, step) => sum + step.timeFraction, 0);
    if (Math.abs(shares - 1) > SHARE_TOLERANCE)
      say("loadProfile", `covers ${Number(shares.toFixed(4))} of the month`, "the timeFractions of all steps add up to 1");
    if (!loadProfile.some((step) => step.loadFraction === 1))
      say("loadProfile", "never reaches the declared load", "one step has loadFraction 1: vcpus and memoryGib are those of the peak");
  }
  if (gpu !== undefined && (gpusPerMachine ?? 0) === 0)
    say("gpu", `is "${gpu}", but no GPUs are asked for`, "set gpusPerMachine to the number of GPUs in each machine");
  if (split !== undefined && providers !== undefined && split.providers > providers.length)
    say("split", `wants ${split.providers} providers, but only ${providers.join(", ")} may be used`, "allow more providers");
  if (maxSpotFraction !== undefined && maxSpotFraction > 0 && interruptible !== true)
    say("maxSpotFraction", "allows spot, but the workload is not interruptible", "set interruptible: true, or remove maxSpotFraction");
  if (current !== undefined) {
    const { provider, region, size } = current;
    const strange = supplierProblems(provider, [...path, "current", "provider"], book);
    problems.push(...strange);
    if (strange.length > 0) return problems;
    if (book.region(provider, region) === undefined) {
      const known = book.regions(provider).map(({ id }) => id);
      const hint = didYouMean(region, known) ?? "write it as the provider does";
      problems.push({ path: [...path, "current", "region"], message: `is "${region}", no region of ${provider} in the price book`, hint });
    } else if (book.size(provider, size) === undefined) {
      const hint = didYouMean(size, book.sizesIn(provider, region)) ?? "write it as the provider does";
      problems.push({ path: [...path, "current", "size"], message: `is "${size}", no size of ${provider} in the price book`, hint });
    }
  }
  return problems;
}
