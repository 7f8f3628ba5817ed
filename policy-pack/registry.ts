import type { Rule } from "./rule";
import { cheaperEquivalentSize } from "./rules/cheaper-equivalent-size";
import { gp2ToGp3 } from "./rules/gp2-to-gp3";
import { onDemandForInterruptible } from "./rules/on-demand-for-interruptible";
import { oversizedForNeed } from "./rules/oversized-for-need";
import { previousGeneration } from "./rules/previous-generation";
import { resourceBudget } from "./rules/resource-budget";
import { stackBudget } from "./rules/stack-budget";
import { stalePriceBook } from "./rules/stale-price-book";
import { unknownCost } from "./rules/unknown-cost";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  cheaperEquivalentSize,
  gp2ToGp3,
  onDemandForInterruptible,
  oversizedForNeed,
  previousGeneration,
  resourceBudget,
  stackBudget,
  stalePriceBook,
  unknownCost,
];
