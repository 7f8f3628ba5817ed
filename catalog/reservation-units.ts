/*
 * What one reservation is worth for other sizes of its family. AWS counts in units by the size's name, for EC2
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/apply_ri.html) and for RDS
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithReservedDBInstances.html); a t3.large is two
 * t3.medium, though both have two vCPUs. Read 2026-08.
 */
const unitsBySize: Readonly<Record<string, number>> = { nano: 0.25, micro: 0.5, small: 1, medium: 2, large: 4, xlarge: 8 };

/** Units of an AWS size name (`large`, `12xlarge`); undefined for names without a size in them (`metal`). */
export function awsSizeUnits(size: string): number | undefined {
  const [, times, name = ""] = /^(\d*)([a-z]+)$/.exec(size) ?? [];
  const units = Object.hasOwn(unitsBySize, name) ? unitsBySize[name] : undefined;
  if (units === undefined || times === undefined || (times !== "" && name !== "xlarge")) return undefined;
  return units * (times === "" ? 1 : Number(times));
}

/**
 * How much of an instance of `ownType` an instance of another type of its family takes: by AWS's units, elsewhere (and
 * for metal, whose units follow from its vCPUs) by vCPUs.
 */
export function sizeRatio(
  provider: string,
  other: { readonly type: string; readonly vcpus: number },
  own: { readonly type: string; readonly vcpus: number },
): number {
  if (provider === "aws") {
    const [otherUnits, ownUnits] = [other, own].map(({ type }) => awsSizeUnits(type.split(".")[1] ?? ""));
    if (otherUnits !== undefined && ownUnits !== undefined) return otherUnits / ownUnits;
  }
  return other.vcpus / own.vcpus;
}

/** Engine, class type and units of `rds.postgres.single-az.db.m5.2xlarge`; undefined for keys of no size-flexible engine. */
export function databaseSize(key: string): { readonly classType: string; readonly units: number } | undefined {
  const [, classType, size] = /^(rds\.(?:mysql|mariadb|postgres|aurora-mysql|aurora-postgres)\..*db\.[^.]+)\.([^.]+)$/.exec(key) ?? [];
  const units = size === undefined ? undefined : awsSizeUnits(size);
  return classType === undefined || units === undefined ? undefined : { classType, units };
}

/** How many of its own class a reservation spends on another; undefined where they are not sizes of one class type and engine. */
export function databaseSizeRatio(key: string, ownKey: string): number | undefined {
  const [other, own] = [databaseSize(key), databaseSize(ownKey)];
  return other === undefined || own === undefined || other.classType !== own.classType ? undefined : other.units / own.units;
}
