/** Placement that keeps what was decided: the lock file's text, and the plan that follows it. */
export { type Drift, driftOf } from "./drift";
export { choiceText, decisionKey, isSameChoice, LOCK_FILE_NAME, LOCK_VERSION, type Lock, type LockedDecision, lockOf } from "./lock";
export { lockSchema } from "./lock-schema";
export { moneyText, movesText } from "./move-text";
export { type Move, type MoveGroup, movesBetween } from "./moves";
export { ASSUMED_MOVING, moveOnceUsd, movingOf } from "./moving-cost";
export { needHash } from "./need-hash";
export { type Kept, type LockedPlan, type LockOptions, placeWithLock, type Resolved } from "./place-with-lock";
export { type LockResult, type ReadLockOptions, readLock } from "./read-lock";
export { renderLock } from "./write-lock";
