/** Edge: what a stack is read from: the JSON of a preview, its events, a state. No network, no program run. */
export { readStack } from "./read-stack";
export { type IntakeOutcome, type Operation, operations, type StackReading } from "./stack-reading";
