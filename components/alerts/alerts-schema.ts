import { aboveZero, boolean, closed, type Schema } from "../schema";
import type { AlertsArgs } from "./alerts-args";

export const alertsSchema: Schema = closed<AlertsArgs>({
  email: { type: "string", pattern: "^[^@\\s]+@[^@\\s]+$", maxLength: 254 },
  webhook: { type: "string", pattern: "^https://", maxLength: 2048 },
  cpuFraction: aboveZero(1),
  memoryFraction: aboveZero(1),
  diskFraction: aboveZero(1),
  networkMbps: aboveZero(1e7),
  latencyMs: aboveZero(3_600_000),
  costUsdPerMonth: aboveZero(1e12),
  agent: boolean,
  googleBillingAccount: { type: "string", pattern: "^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$" },
});
