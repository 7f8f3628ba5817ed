import type { InstanceSize } from "../catalog";

/** What a size's name says beyond its capacity: what a workload may silently rely on. */
export interface SizeTraits {
  /** `m`, `D`, `general`: families of one class serve the same kind of work. */
  readonly class: string;
  /** Families for everyday work: between their classes a change is unproblematic. */
  readonly everyday: boolean;
  /** Higher is newer, within a provider. */
  readonly generation: number;
  readonly localDisk: boolean;
  /** Azure: premium disks can be attached. */
  readonly premiumDisks: boolean;
  /** More network, disk throughput or clock than the plain family. */
  readonly boosted: boolean;
  /** Runs below full speed by design (flex), or is a special offer (constrained cores, promotions). */
  readonly special: boolean;
}

export function traitsOf(size: InstanceSize): SizeTraits | undefined {
  switch (size.provider) {
    case "aws":
      return awsTraits(size.family);
    case "azure":
      return azureTraits(size.type, size.family);
    case "gcp":
      return gcpTraits(size.type, size.family);
  }
}

/** `c7gn`, `m5d`, `m7i-flex`: class, generation, letters (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html). */
function awsTraits(family: string): SizeTraits | undefined {
  const match = /^([a-z]+)(\d+)([a-z]*)(-.+)?$/.exec(family);
  if (match === null) return undefined;
  const [, kind = "", generation = "", letters = "", rest] = match;
  return {
    class: kind,
    everyday: ["c", "m", "r", "t"].includes(kind),
    generation: Number(generation),
    localDisk: letters.includes("d"),
    premiumDisks: true,
    boosted: /[nbz]/.test(letters),
    special: rest !== undefined,
  };
}

/**
 * `Ddsv5`: class, letters, version (https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions). Up to
 * version 3, and in version 4 with AMD processors, every size has a temporary disk; later ones say so with a `d`. A
 * resize between sizes with and without one is refused.
 */
function azureTraits(type: string, family: string): SizeTraits | undefined {
  const match = /^(DS|GS|[A-Z]+)([a-z]*?)(?:v(\d+))?$/.exec(family);
  if (match === null) return undefined;
  const [, letters = "", lower = "", version] = match;
  const kind = letters === "DS" ? "D" : letters === "GS" ? "G" : letters;
  const generation = version === undefined ? 1 : Number(version);
  return {
    class: kind,
    everyday: ["B", "D", "E", "F"].includes(kind),
    generation,
    localDisk: lower.includes("d") || generation <= 3 || (generation === 4 && lower.includes("a")),
    premiumDisks: lower.includes("s") || letters === "DS" || letters === "GS",
    boosted: /[bni]/.test(lower),
    special: /-\d|promo/i.test(type),
  };
}

/** Order of appearance of Google's families for everyday work; the same number where neither replaces the other. */
const gcpGenerations: Readonly<Record<string, number>> = {
  f1: 1,
  g1: 1,
  n1: 1,
  e2: 2,
  n2: 2,
  n2d: 2,
  t2d: 2,
  t2a: 2,
  c3: 3,
  c3d: 3,
  n4: 4,
  c4: 4,
};

function gcpTraits(type: string, family: string): SizeTraits | undefined {
  const generation = gcpGenerations[family];
  return {
    class: generation === undefined ? family : "general",
    everyday: generation !== undefined,
    generation: generation ?? 1,
    localDisk: type.includes("lssd"),
    premiumDisks: true,
    boosted: false,
    special: false,
  };
}
