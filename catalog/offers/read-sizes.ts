import { type Diagnostic, isProvider } from "../../model";
import type { InstanceSize } from "../price-book";
import { grouped, merger } from "./merge-rows";
import { complaint, type PlacedRow } from "./row";

/** The sizes of suppliers that are no cloud: the same at all sites of a supplier. */
export function readSizes(rows: readonly PlacedRow[]): {
  readonly sizes: readonly InstanceSize[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const own = rows.filter(({ row }) => !isProvider(row.provider) && row.size !== undefined);
  const sizes = grouped(own, ({ row }) => `${row.provider} ${row.size}`).flatMap((of) => readSize(of, diagnostics) ?? []);
  // What there is of a size at one site is said of the size, whatever the way of paying.
  for (const of of grouped(own, ({ row }) => `${row.provider} ${row.region} ${row.size}`)) {
    const { provider, region, size } = of[0]?.row ?? {};
    merger(`${provider} ${size} in ${region}`, of, diagnostics)("capacityMachines");
  }
  return { sizes, diagnostics };
}

function readSize(rows: readonly PlacedRow[], diagnostics: Diagnostic[]): InstanceSize | undefined {
  const [first] = rows;
  if (first?.row.size === undefined) return undefined;
  const { provider, size: type } = first.row;
  const merged = merger(`${provider} ${type}`, rows, diagnostics);
  const vcpus = merged("vcpus")?.value;
  const memoryGib = merged("memoryGib")?.value;
  for (const [field, value] of Object.entries({ vcpus, memoryGib })) {
    if (value === undefined)
      diagnostics.push(complaint(first, field, `${field} of ${provider} ${type} is not stated`, "add it: it decides what fits"));
  }
  const gpu = merged("gpu")?.value;
  const networkMbps = merged("networkMbps")?.value;
  const size = {
    architecture: merged("architecture")?.value ?? "x86_64",
    gpuCount: merged("gpuCount")?.value ?? 0,
    ...(gpu === undefined ? {} : { gpu }),
    ...(networkMbps === undefined ? {} : { networkMbps }),
  };
  if (vcpus === undefined || memoryGib === undefined) return undefined;
  return { provider, type, family: type, vcpus, memoryGib, burstable: false, bareMetal: false, ...size };
}
