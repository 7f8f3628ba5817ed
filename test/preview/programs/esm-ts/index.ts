import * as pulumi from "@pulumi/pulumi";
import { type Size, size } from "./size.js";

// A type error that only a type check would find: the preview transpiles.
const wrong: Size = await Promise.resolve("medium" as const);
const replicas = new pulumi.Config().requireNumber("replicas", { min: 3 });
new pulumi.CustomResource("features:index:Usage", "usage", { size, wrong, replicas } as pulumi.Inputs as never);
export const topLevel = size;
