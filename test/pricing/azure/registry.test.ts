import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { azurePricedResources } from "../../../pricing/azure";
import { azureFreeTypes } from "../../../pricing/azure/free";

const sdk = dirname(require.resolve("@pulumi/azure-native/package.json"));
/** Modules of version 2, which version 3 of the SDK no longer has. */
const former = new Set(["cache", "devices", "documentdb", "insights"]);

/** Type tokens that the SDK knows, as its classes declare them. */
function sdkTypes(module: string): ReadonlySet<string> {
  const folder = join(sdk, module);
  const sources = readdirSync(folder).filter((file) => file.endsWith(".js"));
  return new Set(
    sources.flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/__pulumiType = '([^']+)'/g)].map((match) => match[1] ?? ""),
    ),
  );
}

const types = [...azurePricedResources.map((resource) => resource.type), ...azureFreeTypes.map(([type]) => type)];

test("every type is listed once, priced or free", () => {
  expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  expect(azureFreeTypes.length).toBeGreaterThan(200);
});

test("every type exists in the SDK, or in a module of its former version", () => {
  const modules = [...new Set(types.map((type) => type.split(":")[1] ?? ""))].filter((module) => !former.has(module));
  const known = new Set(modules.flatMap((module) => [...sdkTypes(module)]));
  const missing = types.filter((type) => !former.has(type.split(":")[1] ?? "") && !known.has(type));
  // Version 2 kept DNS, Traffic Manager and Front Door in the network module.
  const moved =
    /^azure-native:network:(Zone|PrivateZone|RecordSet|DnssecConfig|PrivateRecordSet|VirtualNetworkLink|Profile|Endpoint|FrontDoor|Policy|DnsResolver|DnsForwardingRuleset|ForwardingRule|InboundEndpoint|OutboundEndpoint|PrivateResolverVirtualNetworkLink)$/;
  expect(missing.filter((type) => !moved.test(type))).toEqual([]);
});

test("both lists are sorted", () => {
  const priced = azurePricedResources.map((resource) => resource.type);
  expect(priced).toEqual([...priced].sort());
  const free = azureFreeTypes.map(([type]) => type);
  expect(free).toEqual([...free].sort());
});

test("every usage quantity of a line is declared by its resource, with a low bound of 0", () => {
  for (const resource of azurePricedResources) {
    for (const [name, quantity] of Object.entries(resource.usage ?? {})) {
      expect([resource.type, name, quantity.assumed.low]).toEqual([resource.type, name, 0]);
      expect(quantity.doc).not.toBe("");
    }
  }
});
