/**
 * The direction of imports (docs/architecture.md): model <- catalog <- pricing; model, catalog <- optimizer;
 * model, catalog, pricing, optimizer <- blueprint; all of these <- policy-pack, components, preview, usage <- cli. The edges never import each other.
 * @type {import("dependency-cruiser").IConfiguration}
 */
const mayImport = {
  model: [],
  catalog: ["model"],
  pricing: ["model", "catalog"],
  optimizer: ["model", "catalog"],
  blueprint: ["model", "catalog", "pricing", "optimizer"],
  "policy-pack": ["model", "catalog", "pricing", "optimizer"],
  components: ["model", "catalog", "pricing", "optimizer", "blueprint"],
  preview: ["model", "catalog", "pricing", "optimizer"],
  intake: ["model"],
  usage: ["model", "catalog", "pricing", "optimizer"],
};
const folders = [...Object.keys(mayImport), "cli", "bench", "test"];

module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(([folder, allowed]) => ({
      name: `${folder}-imports-only-${allowed.join("-") || "nothing"}`,
      comment: `${folder}/ may import ${allowed.join(", ") || "no other folder"}: see the direction of imports in docs/architecture.md`,
      severity: "error",
      from: { path: `^${folder}/` },
      to: { path: `^(${folders.filter((other) => other !== folder && !allowed.includes(other)).join("|")})/` },
    })),
    {
      name: "cloud-sdks-only-in-realise",
      comment: "only components/realise may import a cloud SDK: everything else must start without one",
      severity: "error",
      from: {
        path: "^(model|catalog|pricing|optimizer|blueprint|policy-pack|preview|intake|usage|cli|components)/",
        pathNot: "^components/realise/",
      },
      to: { path: "@pulumi/(aws|azure-native|gcp)/" },
    },
    {
      name: "pure-core",
      comment: "model, pricing and optimizer's mathematics know no Pulumi",
      severity: "error",
      from: { path: "^(model|catalog|pricing|optimizer|blueprint)/" },
      to: { path: "@pulumi/" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    // Packages that publish their entry points in "exports" only.
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
