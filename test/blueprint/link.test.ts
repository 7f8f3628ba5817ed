import { linkCharges, linkConnectionParts, linkGatewayParts } from "../../blueprint/link";
import { insideAddresses, linkAsn, tunnelsOf } from "../../blueprint/link-tunnels";
import { priceParts } from "../../blueprint/price-parts";
import { loadBuiltInBook } from "../../catalog";
import { HOURS_PER_MONTH, type Provider, providers } from "../../model";

const book = loadBuiltInBook();
const pairs = providers.flatMap((one) => providers.filter((other) => other > one).map((other) => [one, other] as const));

/** What is due for a link between two places, by the charges of both sides. */
function dueUsd(ends: Readonly<Partial<Record<Provider, string>>>): number {
  return linkCharges(book)
    .filter(({ providers: [one, ...others], regions, orWith = [] }) => {
      const region = ends[one as Provider];
      return region !== undefined && regions?.includes(region) && [...others, ...orWith].some((other) => ends[other as Provider]);
    })
    .reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
}

describe("charges", () => {
  const hour = (provider: Provider, region: string, key: string) =>
    book.unitPrice(provider, region, key)?.tiers[0]?.usdPerUnit ?? Number.NaN;
  const aws = 2 * hour("aws", "eu-west-1", "vpn.connection");
  const azure = hour("azure", "eastus", "vpn-gateway.VpnGw1AZ.hour") + 2 * hour("azure", "eastus", "public-ip.standard.hour");
  const google = (region: string) => 2 * hour("gcp", region, "vpn.tunnel.hour");

  test("are those of both sides, by the regions that they stand in", () => {
    expect(dueUsd({ aws: "eu-west-1", gcp: "europe-west1" })).toBeCloseTo((aws + google("europe-west1")) * HOURS_PER_MONTH, 6);
    expect(dueUsd({ aws: "eu-west-1", gcp: "southamerica-east1" })).toBeCloseTo((aws + google("southamerica-east1")) * HOURS_PER_MONTH, 6);
    expect(google("southamerica-east1")).toBeGreaterThan(google("europe-west1"));
    expect(dueUsd({ aws: "eu-west-1", azure: "eastus" })).toBeCloseTo((aws + azure) * HOURS_PER_MONTH, 6);
    expect(dueUsd({ azure: "eastus", gcp: "europe-west1" })).toBeCloseTo((azure + google("europe-west1")) * HOURS_PER_MONTH, 6);
  });

  test("count Azure's gateway once for links to both others", () => {
    const all = { aws: "eu-west-1", azure: "eastus", gcp: "europe-west1" };
    expect(dueUsd(all)).toBeCloseTo((2 * aws + azure + 2 * google("europe-west1")) * HOURS_PER_MONTH, 6);
  });

  test("are never nothing: a region without a price counts with the dearest known, and says so", () => {
    for (const [one, other] of pairs)
      for (const { id } of book.regions(one)) {
        const there = book.regions(other)[0]?.id ?? "";
        expect(dueUsd({ [one]: id, [other]: there })).toBeGreaterThan(2 * 0.04 * HOURS_PER_MONTH);
      }
    const unknown = linkCharges(book).filter(({ regions }) => regions?.includes("australiacentral"));
    expect(unknown.map(({ label }) => label)).toEqual(["Links: Azure's VPN gateway (no price there, the dearest known one)"]);
  });
});

test("both sides of every link are priced as they are declared, and what is sent is not charged twice", () => {
  const regions = { aws: "us-east-1", azure: "eastus", gcp: "us-east1" };
  for (const [one, other] of pairs)
    for (const [provider, peer] of [
      [one, other],
      [other, one],
    ] as const) {
      const silent = priceParts([...linkGatewayParts(provider, 3), ...linkConnectionParts(provider, peer, 0)], regions[provider], book);
      const busy = priceParts([...linkGatewayParts(provider, 3), ...linkConnectionParts(provider, peer, 500)], regions[provider], book);
      expect([silent.unpriced, silent.highUsdPerMonth]).toEqual([[], silent.lowUsdPerMonth]);
      // Google's tunnels alone are asked for what they send.
      if (provider === "gcp") expect(busy.lowUsdPerMonth).toBeGreaterThan(silent.lowUsdPerMonth);
      else expect(busy.lowUsdPerMonth).toBe(silent.lowUsdPerMonth);
    }
});

describe("tunnels", () => {
  const all = pairs.flatMap(([one, other]) => tunnelsOf(one, other));
  const number = (address: string) => address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);

  test("use each endpoint of both sides", () => {
    for (const [one, other] of pairs) {
      expect(new Set(tunnelsOf(one, other).map(({ endpoint }) => endpoint))).toEqual(new Set([0, 1]));
      expect(tunnelsOf(other, one)).toBe(tunnelsOf(one, other));
    }
  });

  test("have addresses of their own, of which both sides take one", () => {
    expect(new Set(all.map(({ insideRange }) => insideRange)).size).toBe(all.length);
    for (const { insideRange, inside } of all) {
      const first = number(insideRange.replace("/30", ""));
      expect(first % 4).toBe(0);
      expect(
        Object.values(inside)
          .map((address) => number(address) - first)
          .sort(),
      ).toEqual([1, 2]);
    }
  });

  test("keep to what Azure accepts, and to numbers that nobody reserves", () => {
    const azure = [0, 1].flatMap((endpoint) => insideAddresses("azure", endpoint));
    expect(new Set(azure).size).toBe(6);
    for (const address of azure) expect(address).toMatch(/^169\.254\.2[12]\.\d+$/);
    expect(new Set(Object.values(linkAsn)).size).toBe(3);
    for (const asn of [linkAsn.aws, linkAsn.gcp]) expect([8074, 8075, 12076, 65515, 65517, 65518, 65519, 65520]).not.toContain(asn);
  });
});
