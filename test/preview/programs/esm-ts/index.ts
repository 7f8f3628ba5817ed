import * as pulumi from "@pulumi/pulumi";
import { type Size, size } from "./size.js";

const awaited: Size = await Promise.resolve("small" as const);
const replicas = new pulumi.Config().requireNumber("replicas", { min: 3 });
class Usage extends pulumi.CustomResource {}
new Usage("features:index:Usage", "usage", { size, awaited, replicas });
export const topLevel = size;
