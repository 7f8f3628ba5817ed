import { declaredPortfolio } from "../../components/portfolio-need";
import { defaultSettings, judge } from "../../policy-pack/judge";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "./run-declared";

const web = { vcpus: 4, memoryGib: 8, minCount: 2, maxCount: 2, zones: 2, storageGibPerMachine: 100 };
const book = loadBuiltInBook();
const tags = { owner: "shop", environment: "production" };

const declaredOn = (provider: string, region: string, more: object = {}) =>
  realised({ providers: [provider], regions: [region], tags, workloads: { web: { ...web, customerKey: true } }, ...more });

/** What the plan counts is what the stack costs, and the pack has nothing to say of keys under a profile that asks for them. */
function costsAsPlanned({ resources, plan }: Realised): void {
  const priced = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  // The built-in book has no price for some of Azure's disks where it has one for vaults.
  const gaps = priced.nodes.flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : []));
  expect(gaps.filter((gap) => !gap.includes("Standard SSD"))).toEqual([]);
  expect(priced.totals.lowUsdPerMonth).toBeCloseTo(plan.usdPerMonth, 2);
  const { findings } = judge(priced, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  expect(findings.filter(({ rule }) => /key|encrypt|tags/.test(rule))).toEqual([]);
}

test("AWS, under a profile that asks for it: a key that rotates, and Auto Scaling may start machines with it", async () => {
  const { customerKey: _, ...plain } = { ...web, customerKey: true };
  const stack = await declaredOn("aws", "us-east-1", { compliance: ["pci-dss"], auditLog: false, workloads: { web: plain } });
  costsAsPlanned(stack);
  expect(stack.one("kms/key:Key")).toMatchObject({ enableKeyRotation: true, deletionWindowInDays: 30 });
  const disks = stack.one("launchTemplate:LaunchTemplate").blockDeviceMappings as { readonly ebs: Record<string, unknown> }[];
  expect(disks.map(({ ebs }) => [ebs.encrypted, "kmsKeyId" in ebs])).toEqual([
    ["true", true],
    ["true", true],
  ]);
  expect(stack.one("kms/grant:Grant").operations).toContain("CreateGrant");
  const lines = stack.plan.placements[0]?.costs.map(({ label, usdPerMonth }) => [label, usdPerMonth]);
  expect(lines).toContainEqual(["Own key of the disks", 1]);
}, 60_000);

test("Azure: a key that rotates in a vault, and a disk encryption set with its newest version", async () => {
  const stack = await declaredOn("azure", "eastus");
  costsAsPlanned(stack);
  expect(stack.all("keyvault:Vault")).toHaveLength(1);
  expect(stack.one("keyvault:Key").properties).toMatchObject({
    rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }] },
  });
  expect(stack.one("compute:DiskEncryptionSet")).toMatchObject({ rotationToLatestKeyVersionEnabled: true });
  const profile = stack.one("compute:VirtualMachineScaleSet").virtualMachineProfile as {
    readonly storageProfile: { readonly osDisk: unknown; readonly dataDisks: readonly unknown[] };
  };
  const encrypted = { managedDisk: { diskEncryptionSet: { id: expect.anything() } } };
  expect(profile.storageProfile).toMatchObject({ osDisk: encrypted, dataDisks: [encrypted] });
}, 60_000);

test("Google Cloud: a key that rotates every 90 days, for Compute Engine's own agent", async () => {
  const stack = await declaredOn("gcp", "us-central1");
  costsAsPlanned(stack);
  expect(stack.one("cryptoKey:CryptoKey")).toMatchObject({ rotationPeriod: "7776000s", purpose: "ENCRYPT_DECRYPT" });
  expect(stack.one("cryptoKeyIAMMember:CryptoKeyIAMMember").role).toBe("roles/cloudkms.cryptoKeyEncrypterDecrypter");
  expect(stack.one("serviceIdentity:ServiceIdentity").service).toBe("compute.googleapis.com");
  const disks = stack.one("regionInstanceTemplate:RegionInstanceTemplate").disks as readonly object[];
  expect(disks.map((disk) => "diskEncryptionKey" in disk)).toEqual([true, true]);
}, 60_000);

describe("what is declared", () => {
  const { storageGibPerMachine: _, ...noData } = web;
  const declared = (workload: object, compliance?: readonly string[]) =>
    declaredPortfolio(
      {
        providers: ["aws"],
        regions: ["us-east-1"],
        ...(compliance && { compliance }),
        tags,
        auditLog: false,
        workloads: { web: { ...noData, ...workload } },
      },
      book,
    );
  const needOf = (...args: Parameters<typeof declared>) => {
    const found = declared(...args);
    if (found.kind === "problems") throw new Error(found.problems.map(({ message }) => message).join("\n"));
    return found.need.workloads[0];
  };

  test("profiles that ask for keys of one's own switch it on, others do not, and none can be refused", () => {
    expect(needOf({}, ["pci-dss"])?.customerKey).toBe(true);
    expect(needOf({}, ["hipaa"])).not.toHaveProperty("customerKey");
    const refused = declared({ customerKey: false }, ["pci-dss"]);
    expect(refused.kind === "problems" ? refused.problems.map(({ message }) => message) : []).toEqual([
      "is false, but pci-dss (3.7.4) asks that keys are changed at the end of their period",
    ]);
  });

  test("containers without machines keep nothing, and have no key", () => {
    const need = needOf({ customerKey: true, container: { image: "registry.example/web:1" } });
    expect(need?.offered?.quotes.length).toBeGreaterThan(0);
    expect(need?.offered?.quotes.flatMap(({ costs }) => costs).filter(({ label }) => /key/i.test(label))).toEqual([]);
    expect(need?.extras?.find(({ region, provider }) => provider === "aws" && region === "us-east-1")).toMatchObject({ usdPerMonth: 1 });
  });

  test("a place without a price for its key counts with the dearest known one", () => {
    const extra = needOf({ customerKey: true })?.extras?.find(({ region }) => region === "westeurope");
    expect(extra?.usdPerMonth).toBeGreaterThan(0);
    expect(extra?.label).toBe("Own key of the disks (no price in westeurope, the dearest known one)");
  });
});
