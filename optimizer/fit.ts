import { gridGramsPerKwh, type InstanceSize, isComposedSize, machinePowerOf, type PriceBook } from "../catalog";
import type { PlaceSet, Quote, Supplier, WorkloadNeed } from "../model";
import { hasKnownPower } from "./carbon";
import { type FitContext, plainContext } from "./fit-context";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import { type Moves, movesOf } from "./moving";
import { largestDiskOf, linesByRegion, type MarketLines, RegionCharge, takesHyperdiskOnly } from "./offer-cost";
import { compareText } from "./order";
import { isPinnedQuote, type QuotedOffer, quotedOffers } from "./quotes";
import { type Relax, relax, relaxWithin } from "./relaxations";
import { availabilityOf } from "./risk";
import { SizeClass, sizeClass } from "./size-class";

/** Most machines that one workload may be asked to spread over: keeps counts exact and tables small. */
export const LARGEST_COUNT = 100_000;

/** Bits of a failure set: one integer of 32 bits, without its sign. */
const MOST_REQUIREMENTS = 31;

/**
 * What of the market meets one need. A requirement is a bit; region, size and way of paying each carry the bits they
 * fail, and an offer fails all bits of its three parts together: nothing is short-circuited, every reason counts.
 */
export interface Fit {
  /** Tells fits apart in memos. */
  readonly id: number;
  readonly book: PriceBook;
  readonly need: WorkloadNeed;
  /** What fits without the pinned choice, and at any provider that the whole workload accepts; set where that differs. */
  readonly unpinned?: Fit;
  readonly requirements: readonly string[];
  /** Per requirement: how it would be loosened for an offer that fails it; undefined where it cannot be. */
  readonly relaxations: readonly (Relax | undefined)[];
  /** False where only quotes are considered: what is said of sizes and charges is empty then. */
  readonly takesMachines: boolean;
  /** The quotes of the need in regions that the market has. */
  readonly quoted: readonly QuotedOffer[];
  /** Bit of the requirement that quotes elsewhere fail, and how many of these there are. */
  readonly elsewhere: { readonly fails: number; readonly quotes: number };
  readonly regionFails: Int32Array;
  readonly purchaseFails: Int32Array;
  /** The sizes that it accepts but for its load and what is pinned. */
  readonly sizeClass: SizeClass;
  readonly sizeFails: Readonly<Record<string, Int32Array>>;
  /** Fewest machines of each size that carry the need. */
  readonly counts: Readonly<Record<string, Int32Array>>;
  readonly unknownCapacityFails: number;
  /** What each region charges beside the machines: for ordinary sizes, and for those that take Hyperdisk only. */
  readonly charges: Charges;
  /** 1 where a Google Cloud size takes Hyperdisk only, by size. */
  readonly hyperdisk: Uint8Array;
  readonly context: FitContext;
  /** Set where it costs something to leave the place where the workload runs. */
  readonly moves?: Moves;
}

/** Fewest machines that carry the load at the target utilisation, and meet the least count and the zones. */
export function countFor(need: WorkloadNeed, size: Capacity, loadFraction = 1): number {
  // 1e-9: 3 x 0.1 / 0.3 must need 1 machine, not 2.
  const carry = (load: number, capacity: number) => Math.ceil((load * loadFraction) / (capacity * need.targetUtilisationFraction) - 1e-9);
  return Math.max(1, need.minCount, need.zones, carry(need.vcpus, size.vcpus), carry(need.memoryGib, size.memoryGib));
}

const list = (items: readonly string[]) => items.join(" or ");

let nextId = 1;

/** Charges by region, shared by needs with the same disks, load balancer and egress. */
export type ChargeMemo = Map<string, Charges>;

export interface Charges {
  readonly ordinary: readonly RegionCharge[];
  readonly hyperdisk: readonly RegionCharge[];
}

export function fitOf(market: Market, need: WorkloadNeed, memo: ChargeMemo = new Map(), context: FitContext = plainContext): Fit {
  const requirements: string[] = [];
  const relaxations: (Relax | undefined)[] = [];
  const takesMachines = need.offered?.only !== true;
  const quotes = need.offered?.quotes ?? [];
  const bit = (text: string, how?: Relax) => {
    const known = requirements.indexOf(text);
    if (known >= 0) return 1 << known;
    // More requirements than bits: the last bit stands for all of the rest.
    if (requirements.length === MOST_REQUIREMENTS) {
      const last = MOST_REQUIREMENTS - 1;
      if (!requirements[last]?.split(" and ").includes(text)) requirements[last] = `${requirements[last]} and ${text}`;
      relaxations[last] = undefined;
      return 1 << last;
    }
    relaxations.push(how);
    return 1 << (requirements.push(text) - 1);
  };
  /** A requirement that quotes have no part in. */
  const machineBit = (text: string, how?: Relax) => (takesMachines ? bit(text, how) : 0);
  const pins = need.pinned ?? [];
  const machinePins = pins.filter(({ form }) => form === undefined);
  const pinned = pins.length > 0 ? bit("the pinned choice", relax.pinned) : 0;
  const percent = Math.round(need.targetUtilisationFraction * 100);
  const provider = need.providers.length > 0 ? bit(`provider ${list(need.providers)}`, relax.provider) : 0;
  const inRegion = need.regions.length > 0 ? bit(`region ${list(need.regions)}`, relax.region) : 0;
  const jurisdiction = need.jurisdictions.length > 0 ? bit(`jurisdiction ${list(need.jurisdictions)}`, relax.jurisdiction) : 0;
  const within = (need.within ?? []).map((set) => ({ set, bit: bit(withinText(set), relaxWithin(set.name)) }));
  const emissions = context.isCarbonLimited ? bit("known emissions") : 0;
  const asksAvailability = need.downtimeCostUsdPerHour > 0 && market.book.offers !== undefined;
  const available = asksAvailability ? bit("a stated availability (an hour down costs money)") : 0;
  const zones = need.zones > 1 ? bit(takesMachines ? `${need.zones} zones in the region` : `${need.zones} zones`, relax.zones) : 0;
  const oneDisk = need.storageGibPerMachine > 0 ? machineBit(`a disk of ${need.storageGibPerMachine} GiB`) : 0;
  const paying = bit(`paid ${list(need.purchases)}`, relax.purchase);
  const interruptible = bit("not interruptible, so no spot", relax.interruptible);
  // A mix with other ways of paying needs a load profile: all machines of a plain need are paid alike.
  const limitsSpot =
    (need.maxSpotFraction ?? 1) < 1 && (need.loadProfile === undefined || quotes.some(({ purchase }) => purchase === "spot"));
  const spotShare = limitsSpot
    ? bit(`at most ${Math.round((need.maxSpotFraction ?? 1) * 100)} % of the machines on spot`, relax.spotShare)
    : 0;
  const known = machineBit("known capacity");
  const architecture = machineBit(`architecture ${list(need.architectures)}`, relax.architecture);
  const burstable = need.burstable ? 0 : machineBit("not burstable", relax.burstable);
  const superseded = need.previousGenerations ? 0 : machineBit("not superseded by a newer family", relax.superseded);
  const plain = need.gpusPerMachine > 0 ? 0 : machineBit("no accelerator (none is asked for)");
  const orderable = machineBit("a size that can be ordered by name");
  const gpus =
    need.gpusPerMachine > 0 ? machineBit(`${need.gpusPerMachine} ${need.gpusPerMachine === 1 ? "GPU" : "GPUs"} a machine`, relax.gpus) : 0;
  const gpuModel = need.gpu?.toLowerCase();
  const model = gpuModel === undefined ? 0 : machineBit(`GPU model ${need.gpu}`, relax.model);
  const leastMbps = need.minNetworkMbpsPerMachine;
  const network = leastMbps === undefined ? 0 : machineBit(`a known network bandwidth of ${leastMbps} Mbit/s a machine`, relax.network);
  const vcpus = need.minVcpusPerMachine === undefined ? 0 : machineBit(`${need.minVcpusPerMachine} vCPUs a machine`, relax.vcpus);
  const memory = need.minMemoryGibPerMachine === undefined ? 0 : machineBit(`${need.minMemoryGibPerMachine} GiB a machine`, relax.memory);
  const enough = machineBit(
    `${need.vcpus} vCPUs and ${need.memoryGib} GiB on at most ${need.maxCount} machines used to ${percent} %`,
    relax.enough,
  );

  // Everything of a need that the lines beside its machines depend on: a load balancer has an address in each zone.
  const balancer = need.loadBalancer ? `${need.zones} ${need.jurisdictions.length > 0} ${need.internalLoadBalancer === true}` : "none";
  const extras = need.extras === undefined ? "" : JSON.stringify(need.extras);
  const run = JSON.stringify([need.hoursPerMonth, need.peaks, need.warmCount]);
  const sharedBy = `${need.storageGibPerMachine} ${balancer} ${need.internetEgressGibPerMonth} ${run} ${extras}`;
  const charges = takesMachines ? (memo.get(sharedBy) ?? chargesOf(linesByRegion(market, need), need)) : noCharges;
  if (takesMachines) memo.set(sharedBy, charges);
  /** What a quote fails by its place alone. */
  const placeFails = Int32Array.from(
    market.regions,
    (region) =>
      (need.providers.length > 0 && !need.providers.includes(region.provider) ? provider : 0) |
      (need.regions.length > 0 && !need.regions.includes(region.id) ? inRegion : 0) |
      (need.jurisdictions.length > 0 && !inJurisdiction(region, need.jurisdictions) ? jurisdiction : 0) |
      within.reduce((fails, one) => fails | (isWithin(region, one.set) ? 0 : one.bit), 0) |
      (available !== 0 && availabilityOf(market.book, region.provider, region.id, need.zones) === undefined ? available : 0),
  );
  const regionFails = Int32Array.from(market.regions, (region, index) => {
    const unpriceable = charges.ordinary[index]?.unpriceable;
    return (
      (placeFails[index] as number) |
      (machinePins.some((pin) => pin.provider === region.provider && pin.region === region.id) ? 0 : pinned) |
      (context.isCarbonLimited && (gridGramsPerKwh(region.region) === undefined || machinePowerOf(region.provider) === undefined)
        ? emissions
        : 0) |
      // Unknown zones are no zones: a promise of high availability is not made on a guess.
      (need.zones > 1 && (region.region.zones ?? 1) < need.zones ? zones : 0) |
      (need.storageGibPerMachine > largestDiskOf(region.provider) ? oneDisk : 0) |
      (unpriceable === undefined ? 0 : bit(`a price for the ${unpriceable.kind} (the book has none for ${unpriceable.key} in any region)`))
    );
  });
  const payingFails = Int32Array.from(
    purchaseOrder,
    (purchase) => (need.purchases.includes(purchase) ? 0 : paying) | (purchase === "spot" && !need.interruptible ? interruptible : 0),
  );
  const purchaseFails = Int32Array.from(
    purchaseOrder,
    (purchase, index) =>
      (payingFails[index] as number) |
      (machinePins.some((pin) => pin.purchase === purchase || pin.mix?.some((share) => share.purchase === purchase)) ? 0 : pinned) |
      // With a load profile a share of the machines may be.
      (purchase === "spot" && need.loadProfile === undefined ? spotShare : 0),
  );
  const comparable = quotes.some(hasNoPrice) ? bit("a price to compare it by") : 0;
  const quoted = quotedOffers(
    market,
    quotes,
    (quote, region, purchaseIndex) =>
      (placeFails[region.index] as number) |
      (payingFails[purchaseIndex] ?? paying) |
      (pins.length > 0 && !pins.some((pin) => isPinnedQuote(pin, quote)) ? pinned : 0) |
      emissions |
      (quote.zones < need.zones ? zones : 0) |
      (quote.purchase === "spot" ? spotShare : 0) |
      (hasNoPrice(quote) ? comparable : 0),
  );
  const strange = quotes.length - quoted.length;
  const elsewhere = { quotes: strange, fails: strange === 0 ? 0 : bit("a region that the price book has") };
  const leastVcpus = need.minVcpusPerMachine ?? 0;
  const leastMemoryGib = need.minMemoryGibPerMachine ?? 0;
  const bits = { emissions, architecture, burstable, superseded, plain, orderable, gpus, model, network, vcpus, memory };
  const shape = JSON.stringify([need.architectures, need.gpusPerMachine, gpuModel, leastMbps, leastVcpus, leastMemoryGib, bits]);
  const sizeFailsOf = (one: Supplier) => {
    const { composed } = sizeTraits(market, one);
    return Int32Array.from(
      market.sizes(one),
      (size, index) =>
        (need.architectures.includes(size.architecture) ? 0 : architecture) |
        (size.burstable ? burstable : 0) |
        (size.successorFamily !== undefined ? superseded : 0) |
        (size.gpuCount > 0 || size.accelerator !== undefined ? plain : 0) |
        (composed[index] === 1 ? orderable : 0) |
        (size.gpuCount < need.gpusPerMachine ? gpus : 0) |
        (gpuModel !== undefined && size.gpu?.toLowerCase().includes(gpuModel) !== true ? model : 0) |
        (leastMbps !== undefined && !((size.networkMbps ?? 0) >= leastMbps) ? network : 0) |
        (context.isCarbonLimited && !hasKnownPower(size) ? emissions : 0) |
        (size.vcpus < leastVcpus ? vcpus : 0) |
        (size.memoryGib < leastMemoryGib ? memory : 0),
    );
  };
  const acceptable = takesMachines ? sizeClass(market, shape, sizeFailsOf) : new SizeClass(market, {});
  const counts: Record<string, Int32Array> = {};
  const sizeFails: Record<string, Int32Array> = {};
  const mostCount = Math.min(need.maxCount, LARGEST_COUNT - 1);
  for (const one of takesMachines ? market.suppliers : []) {
    const sizes = sizeTraits(market, one).capacities;
    const countOf = new Int32Array(sizes.length);
    const fails = (acceptable.fails[one] as Int32Array).slice();
    for (let index = 0; index < sizes.length; index++) {
      const size = sizes[index] as Capacity;
      const count = Math.min(LARGEST_COUNT, countFor(need, size));
      countOf[index] = count;
      if (count > mostCount || !(size.vcpus > 0 && size.memoryGib > 0)) fails[index] = (fails[index] as number) | enough;
    }
    if (pins.length > 0) {
      for (const [index, size] of market.sizes(one).entries()) {
        const isPinned = machinePins.some((pin) => pin.provider === one && pin.size === size.type && pin.count === countOf[index]);
        if (!isPinned) fails[index] = (fails[index] as number) | pinned;
      }
    }
    counts[one] = countOf;
    sizeFails[one] = fails;
  }
  const { pinned: _, ...unpinned } = need;
  const { part } = context;
  const isOrdered = part !== undefined && part.providers.join() !== [...need.providers].sort(compareText).join();
  const free = pins.length > 0 || isOrdered ? { ...unpinned, providers: part?.providers ?? need.providers } : undefined;
  const moves = movesOf(market, need, context.part?.of ?? 1);
  return {
    id: nextId++,
    book: market.book,
    need,
    ...(free === undefined ? {} : { unpinned: fitOf(market, free, memo, context) }),
    requirements,
    relaxations,
    takesMachines,
    quoted,
    elsewhere,
    regionFails,
    purchaseFails,
    sizeClass: acceptable,
    sizeFails,
    counts,
    unknownCapacityFails: known,
    charges,
    hyperdisk: sizeTraits(market, "gcp").hyperdisk,
    context,
    ...(moves === undefined ? {} : { moves }),
  };
}

function withinText(set: PlaceSet): string {
  const parts = [...set.providers, ...set.regions, ...set.jurisdictions];
  return `within ${set.name}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
}

/** Each list that a set has must be met. */
function isWithin(region: MarketRegion, set: PlaceSet): boolean {
  return (
    (set.providers.length === 0 || set.providers.includes(region.provider)) &&
    (set.regions.length === 0 || set.regions.includes(region.id)) &&
    (set.jurisdictions.length === 0 || inJurisdiction(region, set.jurisdictions))
  );
}

const noCharges: Charges = { ordinary: [], hyperdisk: [] };

/** A line without a price and without an allowance for it: what it costs in all is not known. */
function hasNoPrice({ unpriced, comparisonUsdPerMonth }: Quote): boolean {
  return (unpriced ?? []).length > 0 && comparisonUsdPerMonth === undefined;
}

type Capacity = Pick<InstanceSize, "vcpus" | "memoryGib">;

interface SizeTraits {
  /** What carries load, in objects of one shape. */
  readonly capacities: readonly Capacity[];
  /** 1 where the size's name is composed of its parts, and cannot be ordered. */
  readonly composed: Uint8Array;
  /** 1 where it takes Hyperdisk only. */
  readonly hyperdisk: Uint8Array;
}

const traits = new WeakMap<Market, Map<Supplier, SizeTraits>>();

/** What the names of a provider's sizes say, read once for a market. */
function sizeTraits(market: Market, provider: Supplier): SizeTraits {
  const known = traits.get(market) ?? new Map<Supplier, SizeTraits>();
  traits.set(market, known);
  let own = known.get(provider);
  if (own === undefined) {
    const sizes = market.sizes(provider);
    own = {
      capacities: sizes.map(({ vcpus, memoryGib }) => ({ vcpus, memoryGib })),
      composed: Uint8Array.from(sizes, ({ type }) => (isComposedSize(type) ? 1 : 0)),
      hyperdisk: Uint8Array.from(sizes, ({ type }) => (takesHyperdiskOnly(provider, type) ? 1 : 0)),
    };
    known.set(provider, own);
  }
  return own;
}

function inJurisdiction(region: MarketRegion, jurisdictions: readonly string[]): boolean {
  const wanted = jurisdictions.map((one) => one.toLowerCase());
  return (
    wanted.includes(region.region.country.toLowerCase()) || region.region.jurisdictions.some((one) => wanted.includes(one.toLowerCase()))
  );
}

function chargesOf({ ordinary, hyperdisk }: MarketLines, need: WorkloadNeed): Charges {
  const charged = (lines: MarketLines["ordinary"][number]) => new RegionCharge(lines, need);
  return { ordinary: ordinary.map(charged), hyperdisk: hyperdisk.map(charged) };
}

/** What a region charges beside the machines of a size. */
export function chargeOf(fit: Fit, region: MarketRegion, size: string): RegionCharge {
  return (takesHyperdiskOnly(region.provider, size) ? fit.charges.hyperdisk : fit.charges.ordinary)[region.index] as RegionCharge;
}
