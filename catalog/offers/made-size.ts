import type { Architecture } from "../../model";

/** A machine that is made for a need, of an offer by the unit. */
export interface MadeShape {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly architecture: Architecture;
}

const pattern = /^(\d+(?:\.\d+)?)vcpu-(\d+(?:\.\d+)?)gib(-arm64)?$/;

/** Multiples of a step in whole millionths: 3 x 0.1 is 0.3. */
export function inSteps(steps: number, step: number): number {
  return Number((steps * step).toFixed(6));
}

/** `4vcpu-16gib`, `0.5vcpu-2gib-arm64`: the name says what the machine is. */
export function madeSizeName({ vcpus, memoryGib, architecture }: MadeShape): string {
  return `${vcpus}vcpu-${memoryGib}gib${architecture === "arm64" ? "-arm64" : ""}`;
}

/** Undefined where the name is not one of a made size, as it would be written. */
export function madeShapeOf(name: string): MadeShape | undefined {
  const match = pattern.exec(name);
  if (match === null) return undefined;
  const shape: MadeShape = {
    vcpus: Number(match[1]),
    memoryGib: Number(match[2]),
    architecture: match[3] === undefined ? "x86_64" : "arm64",
  };
  const isWhole = shape.vcpus > 0 && shape.memoryGib > 0 && madeSizeName(shape) === name;
  return isWhole ? shape : undefined;
}

/** Whether a size is a whole number of steps. */
export function isMultiple(value: number, step: number): boolean {
  const steps = Math.round(value / step);
  return steps >= 1 && Math.abs(inSteps(steps, step) - value) < 1e-9;
}
