import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";

/**
 * A policy in the policy SDK's words. `validateResource` only looks at a resource and reports nothing: the engine has
 * its answer before it runs, for it asks for every resource in turn and the program waits.
 */
export type ServedPolicy = StackValidationPolicy & Omit<ResourceValidationPolicy, "name" | "description">;

/** The policy SDK takes an object too, and then uses its text alone and its level; its types name only text. */
export type Report = (violation: { readonly message: string; readonly urn?: string; readonly enforcementLevel?: string }) => void;
