import { architectures, purchases } from "../../model";

const isoDate = { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
/** 0 is a stated price, of what the other prices include; absent is unknown. */
const stated = (description: string) => ({
  type: "number",
  minimum: 0,
  maximum: 1_000_000,
  description: `${description} 0 states that it is included; unknown where absent.`,
});
const above0 = (maximum: number, description: string) => ({ type: "number", exclusiveMinimum: 0, maximum, description });
const source = { type: "string", minLength: 1, maxLength: 200, description: "Where the price is from, as reports name it." };

/** Fields of one offer; a row of a CSV file has the same, by the names of its columns. */
export const offerProperties = {
  provider: { type: "string", pattern: "^[a-z][a-z0-9-]{0,31}$", description: "aws, azure, gcp, or a name for another supplier." },
  region: {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
    description: "As the cloud writes it, or a name for the supplier's site.",
  },
  country: { type: "string", pattern: "^[A-Z]{2}$", description: "ISO 3166 code of the country that a supplier's site lies in." },
  jurisdictions: {
    type: "array",
    items: { type: "string", pattern: "^[a-z][a-z0-9-]{0,31}$" },
    description: "Beside the country; those of the clouds' regions in the country where absent.",
  },
  continent: {
    enum: ["africa", "asia", "europe", "north-america", "oceania", "south-america", "middle-east"],
    description: "Needed only for a country that no cloud has a region in.",
  },
  zones: { type: "integer", minimum: 1, maximum: 100, description: "Availability zones of the site; unknown where absent." },
  size: {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$",
    description: "Name of a machine size; none for an offer by the unit.",
  },
  vcpus: above0(100_000, "Of one machine."),
  memoryGib: above0(1_000_000, "Of one machine."),
  architecture: { enum: [...architectures], description: "x86_64 where absent." },
  gpuCount: { type: "integer", minimum: 0, maximum: 64, description: "Of one machine; 0 where absent." },
  gpu: { type: "string", minLength: 1, maxLength: 64, description: "Model of the GPUs." },
  networkMbps: above0(10_000_000, "Of one machine; unknown where absent."),
  purchase: { enum: [...purchases], description: "Way of paying; on-demand where absent." },
  usdPerHour: above0(1_000_000, "One machine of the size."),
  vcpuUsdPerHour: above0(1_000_000, "One vCPU, of an offer by the unit."),
  memoryGibUsdPerHour: above0(1_000_000, "One GiB of memory, of an offer by the unit."),
  stepVcpus: { type: "number", minimum: 0.001, maximum: 1000, description: "Machines have a multiple of these vCPUs; 1 where absent." },
  stepMemoryGib: { type: "number", minimum: 0.001, maximum: 1000, description: "Machines have a multiple of this memory; 1 where absent." },
  maxVcpusPerMachine: above0(100_000, "Largest machine of an offer by the unit."),
  maxMemoryGibPerMachine: above0(1_000_000, "Largest machine of an offer by the unit."),
  storageUsdPerGibMonth: stated("Block storage, boot disks included."),
  egressUsdPerGib: stated("Data that leaves the site: to the internet, another supplier, another site."),
  localUsdPerGib: stated("Data between workloads within the site."),
  loadBalancerUsdPerMonth: stated("One load balancer with its address."),
  capacityMachines: { type: "integer", minimum: 0, maximum: 1_000_000, description: "Machines of the size that there are." },
  capacityVcpus: { type: "number", minimum: 0, maximum: 1e9, description: "vCPUs of the site, for all its sizes together." },
  capacityMemoryGib: { type: "number", minimum: 0, maximum: 1e9, description: "Memory of the site, for all its sizes together." },
  interruptionFraction: {
    type: "number",
    minimum: 0,
    maximum: 1,
    description: "Share of spot machines interrupted a month; unknown where absent.",
  },
  availabilityFraction: {
    type: "number",
    exclusiveMinimum: 0,
    maximum: 1,
    description: "Share of the month that the site promises to be up; unknown where absent.",
  },
  source,
  asOf: { ...isoDate, description: "Date of the price." },
} as const;

/**
 * The shape of an offers file. What a schema cannot say (names of the price book, rows that contradict each other) is
 * checked by `parseOffers`. Published as schema/offers.schema.json.
 */
export const offersSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  $id: "costwright/schema/offers.schema.json",
  title: "costwright offers",
  description: "Offers beside the price book, or instead of its prices. Read locally, never sent anywhere.",
  type: "object",
  required: ["offers"],
  additionalProperties: false,
  properties: {
    asOf: { ...isoDate, description: "Date of the prices of all rows that state none." },
    source: { ...source, description: "Where the prices of all rows that state none are from." },
    offers: {
      type: "array",
      minItems: 1,
      maxItems: 100_000,
      items: { type: "object", required: ["provider", "region"], additionalProperties: false, properties: offerProperties },
    },
  },
} as const;

export type OfferField = keyof typeof offerProperties;
