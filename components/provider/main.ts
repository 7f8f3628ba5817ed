import * as pulumi from "@pulumi/pulumi";
import { ComponentProvider } from "./component-provider";

/** Entry point of the plugin (`plugin/PulumiPlugin.yaml`): serves the components to Pulumi's engine until it ends. */
void pulumi.provider.main(new ComponentProvider(), process.argv.slice(2));
