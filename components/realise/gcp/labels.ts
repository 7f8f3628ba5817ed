import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../site";

/** Tags as Google Cloud accepts labels: lower-case letters, digits, hyphens and underscores, at most 63, keys starting with a letter. */
export function labelsOf(tags: Tags): pulumi.Output<Record<string, string>> {
  return pulumi
    .output(tags)
    .apply((known) => Object.fromEntries(Object.entries(known).map(([key, value]) => [labelKey(key), clean(value)])));
}

const clean = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "_")
    .slice(0, 63);

const labelKey = (key: string): string => clean(key).replace(/^[^a-z]+/, "") || "label";
