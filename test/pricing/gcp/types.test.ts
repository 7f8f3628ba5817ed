import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadBuiltInBook } from "../../../catalog";
import { freeTypes } from "../../../pricing";
import { gcpPricedResources } from "../../../pricing/gcp";
import { gcpFreeTypes } from "../../../pricing/gcp/free";
import { declare, estimateOne } from "../../support/declared";

const sdk = dirname(require.resolve("@pulumi/gcp/package.json"));

/** `gcp:compute/network:Network` exists where the SDK has `compute/network`; VPN files are written in lower case. */
function existsInSdk(type: string): boolean {
  const [, path = ""] = type.split(":");
  const [module = "", name = ""] = path.split("/");
  return filesOf(module).has(`${name}.js`.toLowerCase());
}

const files = new Map<string, ReadonlySet<string>>();
function filesOf(module: string): ReadonlySet<string> {
  const known = files.get(module);
  if (known !== undefined) return known;
  const found = new Set(readdirSync(join(sdk, module)).map((file) => file.toLowerCase()));
  files.set(module, found);
  return found;
}

describe("types of Google Cloud", () => {
  const priced = gcpPricedResources.map(({ type }) => type);

  it("are sorted, once each, and not both priced and free", () => {
    expect(priced).toEqual([...new Set(priced)].sort());
    expect(priced.length).toBeGreaterThanOrEqual(60);
    const free = gcpFreeTypes.map(([type]) => type);
    expect(new Set(free).size).toBe(free.length);
    expect(free.length).toBeGreaterThanOrEqual(700);
    expect(free.filter((type) => priced.includes(type))).toEqual([]);
  });

  it("all exist in the SDK", () => {
    expect([...priced, ...gcpFreeTypes.map(([type]) => type)].filter((type) => !existsInSdk(type))).toEqual([]);
  });

  it.each([
    "gcp:compute/network:Network",
    "gcp:compute/firewall:Firewall",
    "gcp:projects/iAMMember:IAMMember",
    "gcp:storage/bucketIAMBinding:BucketIAMBinding",
    "gcp:serviceaccount/account:Account",
    "gcp:dns/recordSet:RecordSet",
    "gcp:sql/user:User",
    "gcp:cloudrun/iamMember:IamMember",
    "gcp:cloudfunctions/functionIamMember:FunctionIamMember",
    "gcp:storage/bucketObject:BucketObject",
  ])("%s is free, with the reason", (type) => {
    const estimate = estimateOne(declare(type, "x", {}));
    expect(estimate).toEqual({ kind: "free", because: [freeTypes.get(type)] });
  });

  it.each([
    "gcp:compute/securityPolicy:SecurityPolicy",
    "gcp:compute/reservation:Reservation",
    "gcp:cloudscheduler/job:Job",
    "gcp:certificatemanager/certificate:Certificate",
  ])("%s costs money somewhere, so it is not called free", (type) => {
    expect(estimateOne(declare(type, "x", {}))).toMatchObject({ kind: "unknown", because: [`${type} is not supported yet`] });
  });

  it("have prices whose units are those of their lines, wherever the book has a figure", () => {
    // A line in the wrong unit throws, and so does a usage quantity that is not declared.
    for (const { id } of loadBuiltInBook().regions("gcp")) {
      for (const type of priced) {
        const inputs = {
          region: id,
          location: id,
          machineType: "e2-medium",
          type: "pd-ssd",
          size: 10,
          enableAutopilot: true,
          storageClass: "NEARLINE",
        };
        expect(() => estimateOne(declare(type, "x", inputs), { config: { "gcp:region": id } })).not.toThrow();
      }
    }
  });
});
