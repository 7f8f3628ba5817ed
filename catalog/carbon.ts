/**
 * Emissions of running machines: the grid that a region draws from, and the power that machines draw.
 *
 * Location-based: what the local grid emits on average over a year, whatever certificates the provider buys. Left out:
 * building the machines, disks, network, and GPUs and other accelerators, whose power no provider states by size.
 *
 * - Grids, g CO2e/kWh: Google's published figures for 2025 (https://github.com/GoogleCloudPlatform/region-carbon-info,
 *   data/yearly/2025.csv, read 2026-11); a region of another provider takes the figure of the Google region on the same
 *   grid. Where Google has none, the national average of 2025 by Ember (https://ember-energy.org, yearly electricity
 *   data, CC-BY-4.0, read 2026-11).
 * - Watts and PUE: Cloud Carbon Footprint, methodology (https://www.cloudcarbonfootprint.org/docs/methodology, read
 *   2026-11), means over the processors of each provider. Its memory figure counts in full here, for every provider
 *   alike, though a part of it is in the watts of the vCPUs already: rather too high than too low.
 */
import { isProvider, type Provider, type Supplier } from "../model";
import type { Region } from "./price-book";

/** Power of a provider's machines. */
export interface MachinePower {
  readonly idleWattsPerVcpu: number;
  readonly fullWattsPerVcpu: number;
  readonly wattsPerGib: number;
  /** Energy of the data centre / energy of its machines. */
  readonly powerUsageEffectiveness: number;
}

/** W per GiB of memory, the same everywhere; the source says GB and means what memory is sold in. */
const WATTS_PER_GIB = 0.392;

/** Power of the machines of a supplier that is no cloud is not known. */
export function machinePowerOf(supplier: Supplier): MachinePower | undefined {
  return isProvider(supplier) ? machinePower[supplier] : undefined;
}

export const machinePower: Readonly<Record<Provider, MachinePower>> = {
  aws: { idleWattsPerVcpu: 0.74, fullWattsPerVcpu: 3.5, wattsPerGib: WATTS_PER_GIB, powerUsageEffectiveness: 1.135 },
  azure: { idleWattsPerVcpu: 0.78, fullWattsPerVcpu: 3.76, wattsPerGib: WATTS_PER_GIB, powerUsageEffectiveness: 1.185 },
  gcp: { idleWattsPerVcpu: 0.71, fullWattsPerVcpu: 4.26, wattsPerGib: WATTS_PER_GIB, powerUsageEffectiveness: 1.1 },
};

/** g CO2e/kWh of countries whose grid is one, by ISO code. */
const byCountry: Readonly<Record<string, number>> = {
  BE: 126.43,
  BR: 73.25,
  CH: 21.2,
  CL: 209.94,
  DE: 275.81,
  ES: 95.75,
  FI: 29.84,
  FR: 15.83,
  GB: 109.39,
  HK: 488.52,
  ID: 587.8,
  // Ember: Google has no region there.
  IE: 255.9,
  IL: 380.95,
  IT: 202.03,
  KR: 359.05,
  MX: 293.25,
  NL: 194.35,
  // Ember.
  NO: 28.1,
  PL: 498.57,
  QA: 370,
  SA: 381.29,
  SE: 19.39,
  SG: 365.66,
  TH: 364.68,
  TW: 427.95,
  // Ember, the national average: for regions on a grid that Google has no region on.
  US: 384.4,
  ZA: 641.42,
};

const [tokyo, osaka, mumbai, delhi, sydney, melbourne, montreal, toronto] = [449.23, 298.92, 598.45, 472.55, 468.34, 415.89, 11.36, 74.2];
/** Iowa; Virginia and Ohio (PJM); Texas (ERCOT); California; Oregon and Washington. */
const [midwest, pjm, texas, california, northwest] = [431.95, 343.48, 299.13, 149.91, 97.85];
/** Ember's national average. */
const india = 670.5;

/** Regions on one of several grids of their country. Canada's west has no figure. */
const byRegion: Readonly<Record<Provider, Readonly<Record<string, number>>>> = {
  aws: {
    "ap-northeast-1": tokyo,
    "ap-northeast-3": osaka,
    "ap-south-1": mumbai,
    "ap-south-2": india,
    "ap-southeast-2": sydney,
    "ap-southeast-4": melbourne,
    "ca-central-1": montreal,
    "us-east-1": pjm,
    "us-east-2": pjm,
    "us-gov-east-1": pjm,
    "us-gov-west-1": northwest,
    "us-west-1": california,
    "us-west-2": northwest,
  },
  azure: {
    australiacentral: sydney,
    australiacentral2: sydney,
    australiaeast: sydney,
    australiasoutheast: melbourne,
    canadacentral: toronto,
    canadaeast: montreal,
    centralindia: mumbai,
    jioindiacentral: mumbai,
    jioindiawest: mumbai,
    southindia: india,
    westindia: mumbai,
    japaneast: tokyo,
    japanwest: osaka,
    centralus: midwest,
    eastus: pjm,
    eastus2: pjm,
    northcentralus: pjm,
    southcentralus: texas,
    westus: california,
    westus2: northwest,
  },
  gcp: {
    "asia-northeast1": tokyo,
    "asia-northeast2": osaka,
    "asia-south1": mumbai,
    "asia-south2": delhi,
    "australia-southeast1": sydney,
    "australia-southeast2": melbourne,
    "northamerica-northeast1": montreal,
    "northamerica-northeast2": toronto,
    "us-central1": midwest,
    "us-east1": 579.44,
    "us-east4": pjm,
    "us-east5": pjm,
    "us-south1": texas,
    "us-west1": northwest,
    "us-west2": california,
    "us-west3": 567.51,
    "us-west4": 360,
  },
};

/** Emissions of a region's grid in g CO2e/kWh; undefined where no figure is known (Austria, Malaysia, the Emirates, ...). */
export function gridGramsPerKwh(region: Pick<Region, "provider" | "id" | "country">): number | undefined {
  return (isProvider(region.provider) ? byRegion[region.provider][region.id] : undefined) ?? byCountry[region.country];
}
