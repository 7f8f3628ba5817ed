import type { Architecture, Purchase } from "../../model";
import type { Region } from "../price-book";

/** One row as the file has it, after its shape was checked. */
export interface OfferRow {
  readonly provider: string;
  readonly region: string;
  readonly country?: string;
  readonly jurisdictions?: readonly string[];
  readonly continent?: Region["continent"];
  readonly zones?: number;
  readonly size?: string;
  readonly vcpus?: number;
  readonly memoryGib?: number;
  readonly architecture?: Architecture;
  readonly gpuCount?: number;
  readonly gpu?: string;
  readonly networkMbps?: number;
  readonly purchase?: Purchase;
  readonly usdPerHour?: number;
  readonly vcpuUsdPerHour?: number;
  readonly memoryGibUsdPerHour?: number;
  readonly stepVcpus?: number;
  readonly stepMemoryGib?: number;
  readonly maxVcpusPerMachine?: number;
  readonly maxMemoryGibPerMachine?: number;
  readonly storageUsdPerGibMonth?: number;
  readonly egressUsdPerGib?: number;
  readonly localUsdPerGib?: number;
  readonly loadBalancerUsdPerMonth?: number;
  readonly capacityMachines?: number;
  readonly capacityVcpus?: number;
  readonly capacityMemoryGib?: number;
  readonly interruptionFraction?: number;
  readonly availabilityFraction?: number;
  readonly source?: string;
  readonly asOf?: string;
}

export interface OffersContent {
  readonly asOf?: string;
  readonly source?: string;
  readonly offers: readonly OfferRow[];
}
