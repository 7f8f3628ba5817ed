import type { Rule } from "./rule";
import { gp2ToGp3 } from "./rules/gp2-to-gp3";
import { stackBudget } from "./rules/stack-budget";
import { unknownCost } from "./rules/unknown-cost";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [gp2ToGp3, stackBudget, unknownCost];
