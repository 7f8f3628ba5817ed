import type { Rule } from "./rule";
import { backupsWithoutEnd } from "./rules/backups-without-end";
import { changeBudget } from "./rules/change-budget";
import { cheaperCacheClass } from "./rules/cheaper-cache-class";
import { cheaperDatabaseClass } from "./rules/cheaper-database-class";
import { cheaperEquivalentSize } from "./rules/cheaper-equivalent-size";
import { cheaperRegion } from "./rules/cheaper-region";
import { cheaperSearchClass } from "./rules/cheaper-search-class";
import { cleartextEntry } from "./rules/cleartext-entry";
import { clusterWithoutNodes } from "./rules/cluster-without-nodes";
import { costlyOutsideProduction } from "./rules/costly-outside-production";
import { detailedMonitoringOutsideProduction } from "./rules/detailed-monitoring-outside-production";
import { duplicateTrail } from "./rules/duplicate-trail";
import { endlessLogRetention } from "./rules/endless-log-retention";
import { expiringCommitment } from "./rules/expiring-commitment";
import { extendedSupport } from "./rules/extended-support";
import { fileSystemWithoutColdStorage } from "./rules/file-system-without-cold-storage";
import { fixedTableCapacity } from "./rules/fixed-table-capacity";
import { gp2ToGp3 } from "./rules/gp2-to-gp3";
import { highResolutionAlarm } from "./rules/high-resolution-alarm";
import { idleAppServicePlan } from "./rules/idle-app-service-plan";
import { idleCache } from "./rules/idle-cache";
import { idleCommitment } from "./rules/idle-commitment";
import { idleDatabase } from "./rules/idle-database";
import { idleLoadBalancer } from "./rules/idle-load-balancer";
import { idleLoadBalancerTraffic } from "./rules/idle-load-balancer-traffic";
import { idleMachine } from "./rules/idle-machine";
import { idleNatGateway } from "./rules/idle-nat-gateway";
import { imagesKeptForEver } from "./rules/images-kept-for-ever";
import { io1ToGp3 } from "./rules/io1-to-gp3";
import { lambdaArm64 } from "./rules/lambda-arm64";
import { lapsedException } from "./rules/lapsed-exception";
import { licenceNotBrought } from "./rules/licence-not-brought";
import { lifecycleBelowMinimum } from "./rules/lifecycle-below-minimum";
import { longBackupsOutsideProduction } from "./rules/long-backups-outside-production";
import { missingAuditLog } from "./rules/missing-audit-log";
import { missingBackup } from "./rules/missing-backup";
import { missingBackupCopy } from "./rules/missing-backup-copy";
import { missingCustomerKey } from "./rules/missing-customer-key";
import { missingOwnerTags } from "./rules/missing-owner-tags";
import { missingProfileTags } from "./rules/missing-profile-tags";
import { monthEndForecast } from "./rules/month-end-forecast";
import { natWithoutGatewayEndpoint } from "./rules/nat-without-gateway-endpoint";
import { noOffHoursSchedule } from "./rules/no-off-hours-schedule";
import { onDemandForInterruptible } from "./rules/on-demand-for-interruptible";
import { outsideResidency } from "./rules/outside-residency";
import { overprovisionedThroughput } from "./rules/overprovisioned-throughput";
import { oversizedAutoscalingMinimum } from "./rules/oversized-autoscaling-minimum";
import { oversizedForNeed } from "./rules/oversized-for-need";
import { overutilisedMachine } from "./rules/overutilised-machine";
import { placementDrift } from "./rules/placement-drift";
import { premiumDiskOutsideProduction } from "./rules/premium-disk-outside-production";
import { previousGeneration } from "./rules/previous-generation";
import { publicAddressBehindLoadBalancer } from "./rules/public-address-behind-load-balancer";
import { publicExposure } from "./rules/public-exposure";
import { redisToValkey } from "./rules/redis-to-valkey";
import { resourceBudget } from "./rules/resource-budget";
import { shortAuditLogRetention } from "./rules/short-audit-log-retention";
import { stackBudget } from "./rules/stack-budget";
import { stalePriceBook } from "./rules/stale-price-book";
import { steadyLoadOnDemand } from "./rules/steady-load-on-demand";
import { tagBudget } from "./rules/tag-budget";
import { throughputBeyondMachine } from "./rules/throughput-beyond-machine";
import { tierOutsideProduction } from "./rules/tier-outside-production";
import { trafficBetweenRegions } from "./rules/traffic-between-regions";
import { unattachedAddress } from "./rules/unattached-address";
import { unattachedDisk } from "./rules/unattached-disk";
import { underutilisedDatabase } from "./rules/underutilised-database";
import { underutilisedDisk } from "./rules/underutilised-disk";
import { underutilisedMachine } from "./rules/underutilised-machine";
import { underutilisedNodePool } from "./rules/underutilised-node-pool";
import { unencryptedStorage } from "./rules/unencrypted-storage";
import { unfinishedUploads } from "./rules/unfinished-uploads";
import { unknownCost } from "./rules/unknown-cost";
import { unusedException } from "./rules/unused-exception";
import { unusedSnapshot } from "./rules/unused-snapshot";
import { versionsKeptForEver } from "./rules/versions-kept-for-ever";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  backupsWithoutEnd,
  changeBudget,
  cheaperCacheClass,
  cheaperDatabaseClass,
  cheaperEquivalentSize,
  cheaperRegion,
  cheaperSearchClass,
  cleartextEntry,
  clusterWithoutNodes,
  costlyOutsideProduction,
  detailedMonitoringOutsideProduction,
  duplicateTrail,
  endlessLogRetention,
  expiringCommitment,
  extendedSupport,
  fileSystemWithoutColdStorage,
  fixedTableCapacity,
  gp2ToGp3,
  highResolutionAlarm,
  idleAppServicePlan,
  idleCache,
  idleCommitment,
  idleDatabase,
  idleLoadBalancer,
  idleLoadBalancerTraffic,
  idleMachine,
  idleNatGateway,
  imagesKeptForEver,
  io1ToGp3,
  lambdaArm64,
  lapsedException,
  licenceNotBrought,
  lifecycleBelowMinimum,
  longBackupsOutsideProduction,
  missingAuditLog,
  missingBackup,
  missingBackupCopy,
  missingCustomerKey,
  missingOwnerTags,
  missingProfileTags,
  monthEndForecast,
  natWithoutGatewayEndpoint,
  noOffHoursSchedule,
  onDemandForInterruptible,
  outsideResidency,
  overprovisionedThroughput,
  oversizedAutoscalingMinimum,
  oversizedForNeed,
  overutilisedMachine,
  placementDrift,
  premiumDiskOutsideProduction,
  previousGeneration,
  publicAddressBehindLoadBalancer,
  publicExposure,
  redisToValkey,
  resourceBudget,
  shortAuditLogRetention,
  stackBudget,
  stalePriceBook,
  steadyLoadOnDemand,
  tagBudget,
  throughputBeyondMachine,
  tierOutsideProduction,
  trafficBetweenRegions,
  unattachedAddress,
  unattachedDisk,
  underutilisedDatabase,
  underutilisedDisk,
  underutilisedMachine,
  underutilisedNodePool,
  unencryptedStorage,
  unfinishedUploads,
  unknownCost,
  unusedException,
  unusedSnapshot,
  versionsKeptForEver,
];

/** In the order in which they are judged: those that speak of the others' findings come last. */
export const rulesInOrder: readonly Rule[] = [
  ...rules.filter((one) => one.judgesOthers !== true),
  ...rules.filter((one) => one.judgesOthers === true),
];
