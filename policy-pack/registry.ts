import type { Rule } from "./rule";
import { cheaperEquivalentSize } from "./rules/cheaper-equivalent-size";
import { costlyOutsideProduction } from "./rules/costly-outside-production";
import { endlessLogRetention } from "./rules/endless-log-retention";
import { gp2ToGp3 } from "./rules/gp2-to-gp3";
import { idleCache } from "./rules/idle-cache";
import { idleDatabase } from "./rules/idle-database";
import { idleLoadBalancer } from "./rules/idle-load-balancer";
import { idleLoadBalancerTraffic } from "./rules/idle-load-balancer-traffic";
import { idleMachine } from "./rules/idle-machine";
import { idleNatGateway } from "./rules/idle-nat-gateway";
import { lapsedException } from "./rules/lapsed-exception";
import { missingOwnerTags } from "./rules/missing-owner-tags";
import { onDemandForInterruptible } from "./rules/on-demand-for-interruptible";
import { oversizedForNeed } from "./rules/oversized-for-need";
import { overutilisedMachine } from "./rules/overutilised-machine";
import { previousGeneration } from "./rules/previous-generation";
import { resourceBudget } from "./rules/resource-budget";
import { stackBudget } from "./rules/stack-budget";
import { stalePriceBook } from "./rules/stale-price-book";
import { unattachedAddress } from "./rules/unattached-address";
import { unattachedDisk } from "./rules/unattached-disk";
import { underutilisedMachine } from "./rules/underutilised-machine";
import { unknownCost } from "./rules/unknown-cost";
import { unusedException } from "./rules/unused-exception";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  cheaperEquivalentSize,
  costlyOutsideProduction,
  endlessLogRetention,
  gp2ToGp3,
  idleCache,
  idleDatabase,
  idleLoadBalancer,
  idleLoadBalancerTraffic,
  idleMachine,
  idleNatGateway,
  lapsedException,
  missingOwnerTags,
  onDemandForInterruptible,
  oversizedForNeed,
  overutilisedMachine,
  previousGeneration,
  resourceBudget,
  stackBudget,
  stalePriceBook,
  unattachedAddress,
  unattachedDisk,
  underutilisedMachine,
  unknownCost,
  unusedException,
];

/** In the order in which they are judged: those that speak of the others' findings come last. */
export const rulesInOrder: readonly Rule[] = [
  ...rules.filter((one) => one.judgesOthers !== true),
  ...rules.filter((one) => one.judgesOthers === true),
];
