import { linkCharges } from "../../blueprint";
import { linkNotes } from "../../components/links/link-notes";
import { linkProblems } from "../../components/links/link-problems";
import { type LinkEnd, plannedLinks } from "../../components/links/planned-links";
import type { Placement, PortfolioNeed, Provider } from "../../model";
import { defaultSettings, judge } from "../../policy-pack/judge";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised, runDeclared } from "./run-declared";

const book = loadBuiltInBook();
/** The book has whole prices there. */
const regions = { aws: "us-east-1", azure: "eastus", gcp: "us-central1" } as const;
const at = (provider: Provider) => ({ providers: [provider], regions: [regions[provider]] });
const machines = { vcpus: 2, memoryGib: 4, minCount: 2, maxCount: 2, zones: 2 };
const database = { kind: "database", engine: "postgres", vcpus: 2, memoryGib: 8, storageGib: 20 };
const talk = { gibPerMonth: 0 };

const pricedOf = ({ resources }: Realised) =>
  priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });

function expectExact(stack: Realised): void {
  const priced = pricedOf(stack);
  expect(priced.totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
  const { findings } = judge(priced, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  // Of the machines' disks at Azure the book has no price for operations in the region that it has one for gateways in.
  expect(findings.filter(({ rule, urn }) => !(rule === "unknown-cost" && urn?.includes("VirtualMachineScaleSet")))).toEqual([]);
}

type Inputs = Readonly<Record<string, unknown>>;
const inputsOf = (stack: Realised, typeEnd: string) => stack.all(typeEnd).map(({ inputs }) => inputs);

describe("AWS and Google Cloud", () => {
  let stack: Realised;
  beforeAll(async () => {
    stack = await realised({
      links: true,
      workloads: {
        web: { ...at("aws"), ...machines, listensOn: [8080], talksTo: { orders: talk } },
        orders: { ...at("gcp"), ...database },
        // What Google charges for data through its tunnels is the traffic that the plan counts: once.
        stock: { ...at("gcp"), ...machines, talksTo: { web: talk, prices: { gibPerMonth: 300 } } },
        prices: { ...at("aws"), ...database },
      },
    });
  }, 120_000);

  test("are linked once, and cost what the plan says", () => {
    expect(stack.plan.shared?.map(({ label }) => label)).toEqual([
      "Link with AWS: Google Cloud's VPN tunnels",
      "Link with Google Cloud: AWS's VPN connections",
    ]);
    expect(stack.plan.shared?.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0)).toBeCloseTo(146, 6);
    expectExact(stack);
  });

  test("each end knows the other, and routes follow", () => {
    expect(stack.one(":VpnGateway")).toMatchObject({ amazonSideAsn: "64512", region: "us-east-1" });
    expect(stack.all(":VpnGatewayRoutePropagation")).toHaveLength(1);
    expect(inputsOf(stack, ":CustomerGateway").map(({ bgpAsn, type }) => [bgpAsn, type])).toEqual([
      ["64514", "ipsec.1"],
      ["64514", "ipsec.1"],
    ]);
    expect(inputsOf(stack, ":VpnConnection").map(({ tunnel1InsideCidr }) => tunnel1InsideCidr)).toEqual([
      "169.254.30.0/30",
      "169.254.30.4/30",
    ]);
    for (const inputs of inputsOf(stack, ":VpnConnection"))
      expect(inputs).toMatchObject({
        tunnel1IkeVersions: ["ikev2"],
        tunnel2IkeVersions: ["ikev2"],
        tunnel1Phase2EncryptionAlgorithms: ["AES256-GCM-16"],
      });
    const tunnels = inputsOf(stack, ":VPNTunnel");
    expect(
      tunnels.map(({ vpnGatewayInterface, peerExternalGatewayInterface }) => [vpnGatewayInterface, peerExternalGatewayInterface]),
    ).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(inputsOf(stack, ":RouterInterface").map(({ ipRange }) => ipRange)).toEqual(["169.254.30.2/30", "169.254.30.6/30"]);
    expect(inputsOf(stack, ":RouterPeer").map(({ peerIpAddress, peerAsn }) => [peerIpAddress, peerAsn])).toEqual([
      ["169.254.30.1", 64512],
      ["169.254.30.5", 64512],
    ]);
    // The database lies in a network of Google's own, which has to know the way back.
    const router = stack.one(":Router") as { readonly bgp: Inputs };
    expect(router.bgp).toMatchObject({
      asn: 64514,
      advertisedGroups: ["ALL_SUBNETS"],
      advertisedIpRanges: [{ range: expect.stringMatching(/^10\.\d+\.128\.0\/17$/) }],
    });
    expect(stack.one(":NetworkPeeringRoutesConfig")).toMatchObject({ exportCustomRoutes: true });
  });

  test("callers are let in by their addresses, on the callee's ports, and nobody else", () => {
    const rules = inputsOf(stack, ":SecurityGroupIngressRule").filter(({ cidrIpv4 }) => cidrIpv4 !== undefined);
    const google = stack.one(":Subnetwork").ipCidrRange;
    expect(rules.map(({ cidrIpv4, fromPort, toPort }) => [cidrIpv4, fromPort, toPort]).sort()).toEqual([
      [google, 5432, 5432],
      [google, 8080, 8080],
    ]);
    // Nobody at AWS talks to machines at Google Cloud.
    expect(stack.all(":Firewall")).toEqual([]);
  });
});

describe("all three, of which Azure's gateway serves two links", () => {
  let stack: Realised;
  beforeAll(async () => {
    stack = await realised({
      links: true,
      workloads: {
        web: { ...at("azure"), ...machines, listensOn: [9000], talksTo: { prices: talk, stock: talk } },
        prices: { ...at("aws"), ...database },
        agent: { ...at("aws"), ...machines, talksTo: { web: talk, stock: talk } },
        stock: { ...at("gcp"), ...machines, listensOn: [7000] },
      },
    });
  }, 120_000);

  test("cost what the plan says", () => {
    expect(stack.plan.shared?.filter(({ label }) => label === "Links: Azure's VPN gateway")).toHaveLength(1);
    expect(stack.plan.shared).toHaveLength(5);
    expectExact(stack);
  });

  test("Azure's ends", () => {
    const gateway = stack.one(":VirtualNetworkGateway") as {
      readonly bgpSettings: { readonly asn: number; readonly bgpPeeringAddresses: readonly Inputs[] };
    };
    expect(gateway).toMatchObject({ activeActive: true, enableBgp: true, gatewayType: "Vpn", sku: { name: "VpnGw1AZ" } });
    expect(gateway.bgpSettings.asn).toBe(65515);
    expect(gateway.bgpSettings.bgpPeeringAddresses.map(({ customBgpIpAddresses }) => customBgpIpAddresses)).toEqual([
      ["169.254.21.2", "169.254.22.2", "169.254.21.10"],
      ["169.254.21.6", "169.254.22.6", "169.254.21.14"],
    ]);
    const subnet = inputsOf(stack, "network:Subnet").find(({ subnetName }) => subnetName === "GatewaySubnet");
    const { addressSpace } = stack.one(":VirtualNetwork") as { readonly addressSpace: { readonly addressPrefixes: readonly string[] } };
    expect(addressSpace.addressPrefixes[1]).toBe(subnet?.addressPrefix);
    const peers = inputsOf(stack, ":LocalNetworkGateway").map(({ bgpSettings }) => bgpSettings);
    const peer = (asn: number, bgpPeeringAddress: string) => ({ asn, bgpPeeringAddress });
    expect(new Set(peers)).toEqual(
      new Set([
        ...["169.254.21.1", "169.254.22.1", "169.254.21.5", "169.254.22.5"].map((address) => peer(64512, address)),
        ...["169.254.21.9", "169.254.21.13"].map((address) => peer(64514, address)),
      ]),
    );
    for (const inputs of inputsOf(stack, ":VirtualNetworkGatewayConnection"))
      expect(inputs).toMatchObject({
        connectionProtocol: "IKEv2",
        enableBgp: true,
        ipsecPolicies: [{ ikeEncryption: "AES256", ipsecEncryption: "GCMAES256", pfsGroup: "ECP384" }],
      });
    for (const { zones, sku } of inputsOf(stack, ":PublicIPAddress")) expect([zones, sku]).toEqual([["1", "2", "3"], { name: "Standard" }]);
  });

  test("machines of each are let in by those of the others", () => {
    const { securityRules } = stack.one(":NetworkSecurityGroup") as { readonly securityRules: readonly Inputs[] };
    const aws = inputsOf(stack, "ec2/subnet:Subnet").map(({ cidrBlock }) => cidrBlock);
    expect(securityRules.find(({ name }) => name === "linked")).toMatchObject({
      access: "Allow",
      sourceAddressPrefixes: aws,
      destinationPortRanges: ["9000"],
    });
    const firewall = stack.all(":Firewall").find(({ name }) => name.endsWith("stock-linked"))?.inputs;
    const azure = inputsOf(stack, "network:Subnet").find(({ subnetName }) => subnetName === undefined)?.addressPrefix;
    expect(new Set(firewall?.sourceRanges as readonly string[])).toEqual(new Set([azure, ...aws]));
    expect(firewall).toMatchObject({ allows: [{ protocol: "tcp", ports: ["7000"] }] });
  });
});

test("a plan that a link cannot serve ends the program before anything is built", async () => {
  const outcome = await runDeclared({
    links: true,
    workloads: { web: { ...at("aws"), ...machines, talksTo: { orders: talk } }, orders: { ...at("azure"), ...database } },
  });
  expect(outcome.status).toBe("failed");
  const text = outcome.status === "failed" ? outcome.diagnostics.map(({ message }) => message).join("\n") : "";
  expect(text).toContain(
    'workloads.web.talksTo.orders is planned at azure eastus, and "web" at aws us-east-1: a link does not reach azure-flexible-server, for its name is known in its own network alone',
  );
}, 60_000);

const need = (traffic: PortfolioNeed["traffic"]): PortfolioNeed => ({
  workloads: [],
  traffic,
  quotas: [],
  sameProvider: [],
  sameRegion: [],
  differentProvider: [],
  riskWeight: 1,
  linkCharges: linkCharges(book),
});
const placed = (workload: string, provider: Provider, region: string, form?: string) =>
  ({ workload, provider, region, ...(form === undefined ? {} : { form }) }) as Placement;
const flow = (from: string, to: string) => ({ from, to, gibPerMonth: 10 });
const rangeOf =
  (of: Readonly<Record<string, string>>) =>
  ({ provider }: LinkEnd) =>
    of[provider] ?? "10.9.0.0/16";
const apart = rangeOf({ aws: "10.1.0.0/16", azure: "10.2.0.0/16", gcp: "10.3.0.0/16" });

describe("what cannot be linked is refused", () => {
  const problemsOf = (traffic: PortfolioNeed["traffic"], placements: readonly Placement[], ranges = apart, args = {}) => {
    const declared = need(traffic);
    return linkProblems(plannedLinks(declared, placements), declared, placements, args, ranges);
  };

  test("several places of one provider", () => {
    const placements = [placed("a", "aws", "eu-west-1"), placed("b", "aws", "us-east-1"), placed("c", "gcp", "europe-west1")];
    const ranges = ({ region }: LinkEnd) => ({ "eu-west-1": "10.1.0.0/16", "us-east-1": "10.2.0.0/16" })[region] ?? "10.3.0.0/16";
    expect(problemsOf([flow("a", "c"), flow("b", "c")], placements, ranges)).toEqual([
      {
        path: ["links"],
        message:
          "would have to join aws eu-west-1 with gcp europe-west1 and aws us-east-1 with gcp europe-west1, but aws and gcp get one link, between one place of each",
        hint: 'keep what talks across them together on each side: sameRegion: [["a","b"]]',
      },
    ]);
    // Another place that talks to nobody there is no matter.
    expect(problemsOf([flow("a", "c")], placements)).toEqual([]);
  });

  test.each([
    ["aws", "s3-bucket"],
    ["aws", "efs"],
    ["azure", "azure-flexible-server"],
    ["azure", "azure-redis"],
    ["azure", "container-apps"],
    ["gcp", "cloud-run"],
    ["gcp", "gcs-bucket"],
  ] as const)("what a link does not reach: %s %s", (provider, form) => {
    const from = placed("web", provider === "aws" ? "gcp" : "aws", "somewhere");
    const found = problemsOf([flow("web", "store")], [from, placed("store", provider, "there", form)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      path: ["workloads", "web", "talksTo", "store"],
      message: expect.stringContaining(`a link does not reach ${form}, for `),
      hint: expect.stringContaining('sameProvider: [["web","store"]]'),
    });
  });

  test.each([
    ["aws", "rds-instance"],
    ["aws", "elasticache-group"],
    ["aws", "eks"],
    ["aws", "fargate"],
    ["gcp", "cloud-sql"],
    ["gcp", "filestore"],
    ["gcp", "memorystore"],
    ["azure", undefined],
  ] as const)("what it does reach is no problem: %s %s", (provider, form) => {
    const from = placed("web", provider === "aws" ? "gcp" : "aws", "somewhere");
    expect(problemsOf([flow("web", "store")], [from, placed("store", provider, "there", form)])).toEqual([]);
  });

  test("pods whose addresses nobody knows, and networks of one's own", () => {
    const placements = [placed("pods", "gcp", "europe-west1", "gke"), placed("web", "aws", "eu-west-1")];
    const own = { workloads: { web: { vcpus: 1, memoryGib: 1, network: { aws: { vpcId: "vpc-1", subnetIds: [] } } } } };
    expect(problemsOf([flow("pods", "web")], placements, apart, own)).toMatchObject([
      { message: expect.stringContaining("gke cannot talk through a link, for Google chooses the addresses of its pods") },
      { path: ["workloads", "web", "network", "aws"], message: expect.stringContaining("is a network of yours, which is not linked") },
    ]);
  });

  test("what has a load balancer is reached without a link, and a link for that alone is none", () => {
    const front = { workloads: { store: { vcpus: 1, memoryGib: 1, loadBalancer: true } } };
    const placements = [
      placed("web", "aws", "us-east-1"),
      placed("store", "azure", "eastus", "container-apps"),
      placed("db", "azure", "eastus"),
    ];
    expect(problemsOf([flow("web", "store"), flow("web", "db")], placements, apart, front)).toEqual([]);
    expect(problemsOf([flow("web", "store")], placements, apart, front)).toMatchObject([
      { path: ["links"], message: expect.stringContaining('"store", is reached by a public load balancer alone'), hint: "leave links out" },
    ]);
  });

  test("networks with addresses in common", () => {
    const placements = [placed("a", "aws", "eu-west-1"), placed("b", "azure", "westeurope")];
    const [problem] = problemsOf([flow("a", "b")], placements, rangeOf({ aws: "10.77.0.0/16", azure: "10.77.0.0/16" }));
    expect(problem).toMatchObject({
      path: ["links"],
      message: "joins networks with addresses in common: aws eu-west-1 has 10.77.0.0/16, azure westeurope has 10.77.0.0/16",
      hint: expect.stringContaining("addressRange: 10.0.0.0/16"),
    });
  });
});

test("the preview says what each link costs, a shared gateway once", () => {
  const placements = [placed("a", "azure", "eastus"), placed("b", "aws", "eu-west-1"), placed("c", "gcp", "europe-west1")];
  const declared = need([flow("a", "b"), flow("a", "c")]);
  expect(linkNotes(plannedLinks(declared, placements), declared)).toEqual([
    'aws eu-west-1 and azure eastus are linked by 4 encrypted tunnels for 233.60 USD a month (Link with Azure: AWS\'s VPN connections 73.00; Links: Azure\'s VPN gateway 160.60), beside the data that goes through: "a" reaches "b" by private addresses',
    'azure eastus and gcp europe-west1 are linked by 2 encrypted tunnels for 73.00 USD a month (Links: Azure\'s VPN gateway counted above; Link with Azure: Google Cloud\'s VPN tunnels 73.00), beside the data that goes through: "a" reaches "c" by private addresses',
  ]);
});
