/** Edge: what a stack is read from: the JSON of a preview, its events, a state. No network, no program run. */
export { readStack } from "./read-stack";
export type { IntakeOutcome, StackReading } from "./stack-reading";
