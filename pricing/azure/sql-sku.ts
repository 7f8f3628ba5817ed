/** What a database, pool or managed instance of Azure SQL is made of. */
export type SqlSku =
  | { readonly kind: "dtu"; readonly edition: "basic" | "standard" | "premium"; readonly level: string; readonly includedGb: number }
  | {
      readonly kind: "vcore";
      readonly tier: "gp" | "bc" | "hs";
      readonly serverless: boolean;
      readonly hardware: string;
      readonly vcores: number;
    };

export interface SkuProps {
  readonly name?: string;
  readonly tier?: string;
  readonly family?: string;
  readonly capacity?: number;
}

const standardLevels: Readonly<Record<number, string>> = {
  10: "S0",
  20: "S1",
  50: "S2",
  100: "S3",
  200: "S4",
  400: "S6",
  800: "S7",
  1600: "S9",
  3000: "S12",
};
const premiumLevels: Readonly<Record<number, string>> = { 125: "P1", 250: "P2", 500: "P4", 1000: "P6", 1750: "P11", 4000: "P15" };

/** Reads `S1`, `{ name: "Standard", capacity: 20 }`, `GP_Gen5_4` and `{ name: "GP_Gen5", capacity: 4 }`. */
export function sqlSku({ name = "", family, capacity }: SkuProps): SqlSku | undefined {
  const vcore = /^(GP|BC|HS)(_S)?_([A-Za-z0-9]+)(?:_(\d+))?$/i.exec(name);
  if (vcore !== null) {
    const [, tier = "", serverless, hardware = "", vcores] = vcore;
    const count = vcores === undefined ? capacity : Number(vcores);
    if (count === undefined) return undefined;
    return {
      kind: "vcore",
      tier: tier.toLowerCase() as "gp" | "bc" | "hs",
      serverless: serverless !== undefined,
      hardware: (hardware || (family ?? "")).toLowerCase(),
      vcores: count,
    };
  }
  if (/^basic$/i.test(name)) return { kind: "dtu", edition: "basic", level: "Basic", includedGb: 2 };
  const level = /^[SP]\d+$/i.test(name)
    ? name.toUpperCase()
    : /^standard$/i.test(name)
      ? standardLevels[capacity ?? 10]
      : /^premium$/i.test(name)
        ? premiumLevels[capacity ?? 125]
        : undefined;
  if (level === undefined) return undefined;
  if (level.startsWith("S")) return { kind: "dtu", edition: "standard", level, includedGb: 250 };
  return { kind: "dtu", edition: "premium", level, includedGb: level === "P11" || level === "P15" ? 4096 : 500 };
}
