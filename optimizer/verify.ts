/**
 * The independent check of a plan: it reads the need, the book and the plan's own figures, and works everything out
 * again in the plainest way. It shares no code with what makes plans; only the convention tables (which disk, which
 * tier, which load balancer, published availability, grids and watts) are the same data.
 */
import type { PriceBook } from "../catalog";
import type { PinnedChoice, Placement, Plan, PortfolioNeed } from "../model";
import { checkChoice } from "./verify-choice";
import { differ } from "./verify-cost";
import { checkGroups, checkLimits } from "./verify-limits";
import { matchUnits, type Placed, type Unit, unitName } from "./verify-part";
import { checkSums } from "./verify-sums";

/** Everything that is wrong with a plan; empty where it is sound. An infeasible plan has only to say why. */
export function verify(plan: Plan, need: PortfolioNeed, book: PriceBook): readonly string[] {
  const wrong: string[] = [];
  if (plan.priceBook.id !== book.id) wrong.push(`the plan was made with price book ${plan.priceBook.id}, not ${book.id}`);
  if (plan.status === "infeasible") {
    if (plan.conflicts.length === 0) wrong.push("infeasible without a conflict");
    return wrong;
  }
  if (!(plan.gapFraction >= 0 && Number.isFinite(plan.gapFraction))) wrong.push(`gap of ${plan.gapFraction}`);
  if (plan.status === "optimal" && plan.gapFraction > 0.0001) wrong.push(`called optimal with a gap of ${plan.gapFraction}`);
  const { placed, wrong: unmatched } = matchUnits(plan.placements, need);
  wrong.push(...unmatched);
  for (const one of placed) wrong.push(...checkPlacement(one, need, book).map((text) => `${unitName(one.unit)}${text}`));
  if (wrong.length > 0) return wrong;
  return [...wrong, ...checkGroups(placed, need), ...checkLimits(placed, need, book), ...checkSums(plan, placed, need, book)];
}

function checkPlacement({ unit, placement }: Placed, need: PortfolioNeed, book: PriceBook): readonly string[] {
  const pins = pinsOf(unit);
  const isPinned = pins !== undefined;
  const wrong = checkChoice(placement, unit, need, book, { isPinned }).map((text) => `: ${text}`);
  if (isPinned && !pins.some((pin) => isAsPinned(placement, pin))) wrong.push(" is not placed as it is pinned");
  if (placement.runnerUp !== undefined)
    wrong.push(...checkChoice(placement.runnerUp, unit, need, book, { isPinned: false }).map((text) => `, runner-up: ${text}`));
  const share = (load: number, each: number) => (placement.form !== undefined && each === 0 ? 0 : load / (placement.count * each));
  const cpu = share(unit.loadVcpus, placement.vcpusPerMachine);
  const memory = share(unit.loadMemoryGib, placement.memoryGibPerMachine);
  if (differ(cpu, placement.utilisation.cpuFraction, 1e-9) || differ(memory, placement.utilisation.memoryFraction, 1e-9)) {
    wrong.push(`: utilisation ${placement.utilisation.cpuFraction} and ${placement.utilisation.memoryFraction}, not ${cpu} and ${memory}`);
  }
  return wrong;
}

/** The pinned choices of a whole workload, or the one of a part. */
function pinsOf({ workload, part }: Unit): readonly PinnedChoice[] | undefined {
  return part === undefined ? workload.pinned : workload.pinned?.slice(part - 1, part);
}

function isAsPinned(placement: Placement, pin: PinnedChoice): boolean {
  const { provider, region, size, count, purchase, mix, form } = placement;
  if (form !== pin.form) return false;
  const sameMachines = provider === pin.provider && region === pin.region && size === pin.size && count === pin.count;
  if (pin.mix === undefined) return sameMachines && purchase === pin.purchase;
  const shares = (of: PinnedChoice["mix"]) => (of ?? []).map((one) => `${one.purchase} ${one.count}`).sort();
  return sameMachines && shares(mix).join() === shares(pin.mix).join();
}
