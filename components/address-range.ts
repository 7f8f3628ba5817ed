/** A block of IPv4 addresses. */
export interface AddressRange {
  /** The first address, as a number. */
  readonly first: number;
  readonly prefix: number;
}

/** A network has at most so many addresses, and at least. */
export const WIDEST_PREFIX = 16;
export const NARROWEST_PREFIX = 22;

/** What nobody routes on the internet: https://www.rfc-editor.org/rfc/rfc1918 */
const privateRanges: readonly string[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Used within machines and clusters, whose traffic to such a network would not leave them: Docker's bridge, and pods and services of AKS. */
const takenRanges: readonly string[] = ["172.17.0.0/16", "172.20.0.0/14", "172.24.0.0/16"];

/** A range as it is written, `10.20.0.0/16`; undefined where it is none. Addresses inside it are taken for it. */
export function parseRange(text: string): AddressRange | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [, ...parts] = match;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = parts.map(Number);
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined;
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
}

export function formatRange({ first, prefix }: AddressRange): string {
  const octets = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256);
  return `${octets.join(".")}/${prefix}`;
}

const addressesIn = ({ prefix }: AddressRange) => 2 ** (32 - prefix);

export function overlap(one: AddressRange, other: AddressRange): boolean {
  return one.first < other.first + addressesIn(other) && other.first < one.first + addressesIn(one);
}

/** What keeps a text from being the range of a network, and what to do; undefined where nothing does. */
export function rangeProblem(text: string): { readonly message: string; readonly hint: string } | undefined {
  const range = parseRange(text);
  if (range === undefined)
    return { message: `is "${text}", no range of IPv4 addresses`, hint: "write its first address and its size: 10.20.0.0/16" };
  const { prefix } = range;
  const size = addressesIn(range);
  const first = Math.floor(range.first / size) * size;
  if (!privateRanges.some((one) => isWithin(range, parseRange(one) as AddressRange)))
    return {
      message: `is ${text}, which is not private: others own its addresses on the internet`,
      hint: `take one of ${privateRanges.join(", ")}`,
    };
  if (prefix < WIDEST_PREFIX || prefix > NARROWEST_PREFIX)
    return {
      message: `is ${text}, of ${size.toLocaleString("en-US")} addresses`,
      hint: `a network has from ${2 ** (32 - NARROWEST_PREFIX)} to 65,536: a /${NARROWEST_PREFIX} to a /${WIDEST_PREFIX}`,
    };
  if (first !== range.first)
    return { message: `is ${text}, which begins inside of a /${prefix}`, hint: `write ${formatRange({ first, prefix })}` };
  const taken = takenRanges.find((one) => overlap(range, parseRange(one) as AddressRange));
  if (taken !== undefined)
    return { message: `is ${text}, of which machines and clusters use ${taken} inside themselves`, hint: "take one of 10.0.0.0/8" };
  return undefined;
}

function isWithin(inner: AddressRange, outer: AddressRange): boolean {
  return inner.prefix >= outer.prefix && overlap(inner, outer);
}

/**
 * A part of a network, as it is cut in a /16: `at` in 256ths of the network, of the size that has `prefix` there. Smaller
 * networks are cut alike, each part as much smaller, but none narrower than `narrowest`: what stands in it needs so many.
 */
export interface Cut {
  readonly at: number;
  readonly prefix: number;
  readonly narrowest: number;
}

/** The range of the `index`-th of equal neighbours that start at a cut. */
export function cut(network: string, { at, prefix, narrowest }: Cut, index = 0): string {
  const whole = parseRange(network);
  if (whole === undefined) throw new Error(`"${network}" is no range`);
  const own = Math.min(prefix + whole.prefix - WIDEST_PREFIX, narrowest);
  const first = whole.first + (addressesIn(whole) * at) / 256 + index * 2 ** (32 - own);
  return formatRange({ first, prefix: own });
}

/** How many equal neighbours there are from a cut up to the end of the network. */
export function cutsLeft(network: string, { at, prefix, narrowest }: Cut): number {
  const whole = parseRange(network);
  if (whole === undefined) throw new Error(`"${network}" is no range`);
  const own = Math.min(prefix + whole.prefix - WIDEST_PREFIX, narrowest);
  return Math.floor((addressesIn(whole) * (256 - at)) / 256 / 2 ** (32 - own));
}
