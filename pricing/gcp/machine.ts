import { type Capacity, HOURS_PER_MONTH } from "../../model";
import type { LineSpec, PricingContext } from "../priced-resource";
import { lastSegment } from "./known";
import type { Licence } from "./operating-system";

/** The part of a machine that is charged while it runs, whatever declares it: an instance, a template, a node pool. */
export interface Machine {
  /** Name or URL of the machine type. */
  readonly machineType: string;
  readonly spot: boolean;
  readonly licence: Licence;
  readonly accelerators: readonly { readonly type: string; readonly count: number }[];
  /** It does not run all month, so the discount for that is not counted. Default: it does. */
  readonly isPartOfMonth?: boolean;
}

type Times = LineSpec["times"];

/** Machine and accelerators of one machine for a full month, `times` over. */
export function machineLines(machine: Machine, context: PricingContext, times: Times = 1): readonly LineSpec[] {
  const { licence } = machine;
  const licenceLines: LineSpec[] =
    licence.kind === "fee"
      ? [
          {
            label: "Operating system licence",
            price: {
              unknown: `the image ${licence.image} carries a licence fee, and the price book has prices of plain Linux only`,
              per: "hour",
            },
            quantity: HOURS_PER_MONTH,
            times,
          },
        ]
      : [];
  return [...computeLines(machine, context, times), ...acceleratorLines(machine, context, times), ...licenceLines];
}

function computeLines(machine: Machine, context: PricingContext, times: Times): readonly LineSpec[] {
  const type = lastSegment(machine.machineType);
  const system = machine.licence.kind === "assumed-none" ? "Linux/UNIX assumed" : "Linux/UNIX";
  const purchase = machine.spot ? "spot" : "on-demand";
  // The book's rows of three custom types (custom-1-7680-ext, ...) charge extended memory as usual memory: the parts tell them apart.
  const custom = customMachine(type);
  if (custom !== undefined) return customLines(custom, `${system}, ${purchase}`, machine.spot, times);
  // The hourly price is before the discount that Google deducts by itself from a machine that runs all month. Spot has none.
  const discount = machine.spot || machine.isPartOfMonth === true ? 0 : context.book.sustainedUseDiscountFraction("gcp", type);
  return [
    {
      label: `Instance usage (${system}, ${purchase}, ${type})`,
      price: { instance: type, purchase, per: "hour" },
      quantity: HOURS_PER_MONTH,
      times,
      ...(discount === 0 ? {} : { priceFactor: { factor: 1 - discount, because: "sustained-use discount of a full month" } }),
    },
  ];
}

/** Accelerator-optimised machine types (a2, a3, g2, ...) have their accelerators in the machine's price. */
function acceleratorLines(machine: Machine, context: PricingContext, times: Times): readonly LineSpec[] {
  if ((context.size(lastSegment(machine.machineType))?.gpuCount ?? 0) > 0) return [];
  const purchase = machine.spot ? "spot" : "on-demand";
  return machine.accelerators
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => ({
      label: `Accelerator (${purchase}, ${lastSegment(type)} x ${count})`,
      price: { key: `gpu.${lastSegment(type)}.${machine.spot ? "spot" : "full-month"}`, per: "hour" },
      quantity: HOURS_PER_MONTH * count,
      times,
    }));
}

interface CustomMachine {
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly extended: boolean;
}

/** `custom-4-8192` (N1), `n2-custom-6-20480`, `n1-custom-2-15360-ext`: vCPUs and memory in MiB. */
export function customMachine(type: string): CustomMachine | undefined {
  const match = /^(?:([a-z0-9]+)-)?custom-(?:micro-|small-|medium-)?(\d+)-(\d+)(-ext)?$/.exec(type);
  if (match === null) return undefined;
  return { family: match[1] ?? "n1", vcpus: Number(match[2]), memoryGib: Number(match[3]) / 1024, extended: match[4] !== undefined };
}

/** Memory per vCPU up to which a custom machine pays the usual price; what is above is extended memory (Google's machine-type pages). */
const USUAL_GIB_PER_VCPU: Readonly<Record<string, number>> = { n1: 6.5 };

function customLines(
  { family, vcpus, memoryGib, extended }: CustomMachine,
  kind: string,
  spot: boolean,
  times: Times,
): readonly LineSpec[] {
  const term = spot ? "spot" : "full-month";
  const usualGib = extended ? Math.min(memoryGib, vcpus * (USUAL_GIB_PER_VCPU[family] ?? 8)) : memoryGib;
  const name = family.toUpperCase();
  const lines: LineSpec[] = [
    {
      label: `Custom instance CPU (${kind}, ${name}, ${vcpus} vCPUs)`,
      price: { key: `custom.${family}.vcpu.${term}`, per: "vcpu-hour" },
      quantity: HOURS_PER_MONTH * vcpus,
      times,
    },
    {
      label: `Custom instance RAM (${kind}, ${name}, ${usualGib} GiB)`,
      price: { key: `custom.${family}.memory.${term}`, per: "gib-hour" },
      quantity: HOURS_PER_MONTH * usualGib,
      times,
    },
  ];
  if (memoryGib > usualGib) {
    lines.push({
      label: `Custom instance extended RAM (${kind}, ${name}, ${memoryGib - usualGib} GiB)`,
      price: { key: `custom.${family}.extended-memory.${term}`, per: "gib-hour" },
      quantity: HOURS_PER_MONTH * (memoryGib - usualGib),
      times,
    });
  }
  return lines;
}

/** Capacity of one machine; `count` says how many there are. */
export function machineCapacity(
  machineType: string,
  context: PricingContext,
  count: { readonly low: number; readonly high: number },
  storageGib?: number,
): Capacity {
  const size = lastSegment(machineType);
  const facts = customMachine(size) ?? context.size(size);
  return {
    provider: "gcp",
    size,
    count,
    ...(facts === undefined ? {} : { vcpus: facts.vcpus, memoryGib: facts.memoryGib }),
    ...(storageGib === undefined ? {} : { storageGib }),
  };
}
