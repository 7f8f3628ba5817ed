import type { MeterRule } from "../azure-meter";

/** One service of the Retail Prices API, and the unit prices that its meters stand for. */
export interface AzureService {
  /** The name that `--service` takes. */
  readonly id: string;
  /** The API's `serviceName`. */
  readonly serviceName: string;
  /** A further condition in the API's filter language, to leave out what no rule names. */
  readonly condition?: string;
  /** Thousands of meters a region: fetched region by region. The others are fetched at once. */
  readonly isPerRegion?: true;
  /** All rules that fit a meter hold. */
  readonly meters: readonly MeterRule[];
}
