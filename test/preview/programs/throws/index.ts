import * as pulumi from "@pulumi/pulumi";

console.log("before");
new pulumi.Config().require("anything");
function deep(): never {
  throw new Error("the quota is 3, not 4");
}
deep();
