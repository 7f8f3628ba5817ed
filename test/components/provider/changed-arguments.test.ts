import { readFileSync } from "node:fs";
import { join } from "node:path";
import schema from "../../../schema/pulumi-package.json";
import { type Arguments, argumentsOf, unnamedChanges, unreleasedPart } from "../../../scripts/provider-schema/changed-arguments";
import type { PackageSpec } from "../../../scripts/provider-schema/package-spec";
import lastRelease from "../../../scripts/provider-schema/released-arguments.json";
import { repositoryRoot } from "../../support/cli";

const released: { readonly version: string | null; readonly arguments: Arguments } = lastRelease;
const current = argumentsOf(schema as unknown as PackageSpec);

test("arguments and outputs are known by name, type and whether they must be plain", () => {
  expect(current).toMatchObject({
    "Portfolio.file": "optional plain string",
    "Portfolio.workloads": "optional plain map of plain Workload",
    "Portfolio.tags": "optional plain map of string",
    "Portfolio output.placements": "required list of Placement",
    "Service.vcpus": "required plain number",
    "Service.loadBalancer": "optional plain plain boolean or plain LoadBalancer",
    "Workload.userData": "optional string",
    "Workload.minCount": "optional plain integer",
    "CloudProvider.aws": "a value",
  });
});

test("a change since the last release has its entry in the changelog", () => {
  const changelog = unreleasedPart(readFileSync(join(repositoryRoot, "CHANGELOG.md"), "utf8"));
  // Before the first release everything is new, and its entry is the release itself.
  const changes = released.version === null ? [] : unnamedChanges(released.arguments, current, changelog);
  expect(changes).toEqual([]);
});

describe("what counts as a change", () => {
  const before = { "Service.vcpus": "required plain number", "Service.gpu": "optional plain string" };

  test("nothing, where nothing is different", () => {
    expect(unnamedChanges(before, { ...before }, "")).toEqual([]);
  });

  test("a field that is new, gone or of another type, until the changelog names it", () => {
    const after = { "Service.vcpus": "optional plain number", "Service.spot": "optional plain boolean" };
    expect(unnamedChanges(before, after, "- **Less to say.** `vcpus` may be left out.")).toEqual([
      "Service.gpu is gone: it was optional plain string",
      "Service.spot is new: optional plain boolean",
    ]);
    expect(unnamedChanges(before, after, "`vcpus` `gpu` `spot`")).toEqual([]);
  });

  test("only the part of the changelog that is not released counts", () => {
    expect(unreleasedPart("# Changelog\n\n## 0.2.0 (unreleased)\n\n- `spot`\n\n## 0.1.0\n\n- `gpu`\n")).toBe(
      "0.2.0 (unreleased)\n\n- `spot`\n\n",
    );
  });
});
