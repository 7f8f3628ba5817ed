import type { FlatCharge } from "./flat-component";
import type { Lagrangian } from "./lagrangian";

export interface RaiseOptions {
  readonly iterations: number;
  /** Best objective known, Infinity where none is. */
  readonly upper: () => number;
  /** Called where the prices are worth building a plan from. */
  readonly visit: () => void;
  readonly isDone: (bound: number) => boolean;
  readonly deadlineMs: number;
}

/** Share of the last direction that goes into the next one. */
const DEFLECTION = 0.5;
/** Iterations without a better bound after which the step is halved. */
const PATIENCE = 8;
const VISIT_EVERY = 12;
const FIRST_VISIT = 4;
/** So many even after the limit struck, where there is no plan: some tens of milliseconds. */
const LEAST_ITERATIONS = 16;
const LATE_VISITS = 7;
const LEAST_STEP = 0.004;
/** Messages alone need no more. */
const MOST_SWEEPS = 60;

/**
 * Raises the bound of a dual and leaves it at its best prices; answers the bound. Deterministic but for the deadline.
 */
export function raiseBound(dual: Lagrangian, options: RaiseOptions): number {
  const { flat, lambda, nu, pi, mu, messages } = dual;
  const { limits, pools, charges } = flat;
  const loss = flat.component.concentrationMicro;
  const hasPrices = limits.length > 0 || pools.length > 0 || charges.length > 0 || loss > 0;
  // One unit of each: what the whole limit or pool holds, so that steps are in money.
  const unit = [...limits.map(({ limit, takes }) => unitOf(limit.most, takes)), ...pools.map(({ capacity }) => Math.max(1, capacity))];
  const gradient = new Float64Array(unit.length);
  const direction = new Float64Array(unit.length);
  const slope = new Float64Array(pi.length);
  const best = {
    bound: Number.NEGATIVE_INFINITY,
    lambda: lambda.slice(),
    nu: nu.slice(),
    pi: pi.slice(),
    mu: mu.slice(),
    messages: messages.slice(),
  };
  let step = 1;
  let idle = 0;
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    dual.price();
    dual.sweep();
    const bound = dual.bound();
    if (bound > best.bound) {
      idle = bound > best.bound + 1e-6 * Math.abs(bound) ? 0 : idle + 1;
      best.bound = bound;
      best.lambda.set(lambda);
      best.nu.set(nu);
      best.pi.set(pi);
      best.mu.set(mu);
      best.messages.set(messages);
    } else idle++;
    // The limit strikes once there is a plan, or after as many iterations as a first one takes.
    const isLate = performance.now() > options.deadlineMs;
    const wantsPlan = isLate && options.upper() === Number.POSITIVE_INFINITY;
    if (
      iteration % VISIT_EVERY === VISIT_EVERY - 1 ||
      iteration === FIRST_VISIT ||
      !hasPrices ||
      (wantsPlan && iteration % LATE_VISITS === LATE_VISITS - 1)
    )
      options.visit();
    if (options.isDone(best.bound)) break;
    if (isLate && (options.upper() < Number.POSITIVE_INFINITY || iteration >= LEAST_ITERATIONS)) break;
    if (!hasPrices) {
      // Messages alone converge, or come to rest.
      if (idle > 2 || iteration > MOST_SWEEPS) break;
      continue;
    }
    if (idle >= PATIENCE) {
      idle = 0;
      step /= 2;
      lambda.set(best.lambda);
      nu.set(best.nu);
      pi.set(best.pi);
      mu.set(best.mu);
      direction.fill(0);
      if (step < LEAST_STEP) break;
      continue;
    }
    const use = dual.measure();
    let norm = 0;
    for (const [k, { limit }] of limits.entries()) {
      gradient[k] = ((use.limits[k] as number) - limit.most) / (unit[k] as number);
      if ((gradient[k] as number) < 0 && lambda[k] === 0) gradient[k] = 0;
    }
    for (const [k, pool] of pools.entries()) {
      const at = limits.length + k;
      // A pool that is not worth its fixed price is not taken, and offers nothing.
      const state = dual.poolStates[k];
      if (state === "left") {
        gradient[at] = 0;
        continue;
      }
      const isTaken = state === "taken" || pool.fixedMicro < (nu[k] as number) * pool.capacity;
      gradient[at] = ((use.pools[k] as number) - (isTaken ? pool.capacity : 0)) / (unit[at] as number);
      if ((gradient[at] as number) < 0 && nu[k] === 0) gradient[at] = 0;
    }
    for (let at = 0; at < gradient.length; at++) {
      direction[at] = (gradient[at] as number) + DEFLECTION * (direction[at] as number);
      norm += (direction[at] as number) ** 2;
    }
    let shareNorm = 0;
    if (loss > 0) {
      const mean = use.shares.reduce((sum, one) => sum + one, 0) / pi.length;
      for (let provider = 0; provider < pi.length; provider++) {
        slope[provider] = (use.shares[provider] as number) - mean;
        shareNorm += (slope[provider] as number) ** 2;
      }
    }
    norm += shareNorm;
    // Of a site that nobody goes to no share matters.
    const used: { readonly charge: FlatCharge; readonly mean: number }[] = [];
    for (const charge of charges) {
      const slots = charge.lastSlot - charge.firstSlot;
      let there = 0;
      for (let slot = charge.firstSlot; slot < charge.lastSlot; slot++) there += use.sites[slot] as number;
      if (there === 0 || there === slots) continue;
      used.push({ charge, mean: there / slots });
      norm += there * (1 - there / slots);
    }
    if (norm < 1e-18) {
      if (flat.edges.length === 0) break;
      idle++;
      continue;
    }
    const upper = options.upper();
    const target = Number.isFinite(upper) ? upper - bound : Math.abs(bound) * 0.02 + 1e6;
    const length = (step * Math.max(target, Math.abs(bound) * 1e-7)) / norm;
    for (let k = 0; k < limits.length; k++)
      lambda[k] = Math.max(0, (lambda[k] as number) + (length * (direction[k] as number)) / (unit[k] as number));
    for (let k = 0; k < pools.length; k++) {
      const at = limits.length + k;
      nu[k] = Math.max(0, (nu[k] as number) + (length * (direction[at] as number)) / (unit[at] as number));
    }
    if (loss > 0) {
      for (let provider = 0; provider < pi.length; provider++)
        pi[provider] = (pi[provider] as number) + length * (slope[provider] as number);
      toSimplex(pi, loss);
    }
    for (const { charge, mean } of used) {
      const own = mu.subarray(charge.firstSlot, charge.lastSlot);
      for (let at = 0; at < own.length; at++)
        own[at] = (own[at] as number) + length * ((use.sites[charge.firstSlot + at] as number) - mean);
      toSimplex(own, charge.micro);
    }
  }
  lambda.set(best.lambda);
  nu.set(best.nu);
  pi.set(best.pi);
  mu.set(best.mu);
  messages.set(best.messages);
  // Twice: reduced costs hold against the bound before the last sweep.
  dual.price();
  dual.sweep();
  const bound = dual.bound();
  dual.sweep();
  return bound;
}

function unitOf(most: number, takes: Float64Array): number {
  let largest = 1;
  for (const take of takes) largest = Math.max(largest, Math.abs(take));
  return Math.max(Math.abs(most), largest);
}

/** Nearest point with parts of at least 0 that add up to a sum. */
function toSimplex(point: Float64Array, sum: number): void {
  const sorted = [...point].sort((a, b) => b - a);
  let total = 0;
  let shift = 0;
  for (const [at, value] of sorted.entries()) {
    total += value;
    const candidate = (total - sum) / (at + 1);
    if (value - candidate > 0) shift = candidate;
  }
  for (let at = 0; at < point.length; at++) point[at] = Math.max(0, (point[at] as number) - shift);
}
