import type { FileStoreNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { keptBackupsGib } from "./kept-backups";
import { otherRegion } from "./other-region";
import { zonesOf } from "./places";

/** A range of capacities of a service tier, and the throughput that they come with. */
interface Range {
  readonly tier: string;
  readonly regional: boolean;
  readonly leastGib: number;
  readonly mostGib: number;
  readonly stepGib: number;
  /** Of writes, the slower of both. */
  mibps(gib: number): number;
  readonly customerKey: boolean;
}

/** https://cloud.google.com/filestore/docs/service-tiers; the regional tier has at least the throughput of the zonal one. */
const PER_TIB = 88;
const perTib = (gib: number): number => (gib / 1024) * PER_TIB;
const RANGES: readonly Range[] = [
  {
    tier: "BASIC_HDD",
    regional: false,
    leastGib: 1024,
    mostGib: 65_433,
    stepGib: 1,
    mibps: (gib) => (gib < 10_240 ? 100 : 120),
    customerKey: false,
  },
  { tier: "BASIC_SSD", regional: false, leastGib: 2560, mostGib: 65_433, stepGib: 1, mibps: () => 350, customerKey: false },
  { tier: "ZONAL", regional: false, leastGib: 1024, mostGib: 9984, stepGib: 256, mibps: perTib, customerKey: true },
  { tier: "ZONAL", regional: false, leastGib: 10_240, mostGib: 102_400, stepGib: 2560, mibps: perTib, customerKey: true },
  { tier: "REGIONAL", regional: true, leastGib: 1024, mostGib: 9984, stepGib: 256, mibps: perTib, customerKey: true },
  { tier: "REGIONAL", regional: true, leastGib: 10_240, mostGib: 102_400, stepGib: 2560, mibps: perTib, customerKey: true },
];

/** An instance of Filestore, in one zone or over the zones of its region, large enough for its data and its throughput. */
export const filestore = form<FileStoreNeed>({
  form: "filestore",
  title: "Filestore",
  provider: "gcp",
  kind: "file-store",
  blueprints: (need, workload, region, book) => {
    const { backup, customerKey } = need;
    const backedUp = backup.retentionDays > 0;
    const vaultIn = backedUp && backup.otherRegion ? otherRegion(region, workload, book) : region.id;
    if (vaultIn === undefined) return [];
    const place = workload.zones > 1 ? region.id : (zonesOf(region.id, 1)[0] ?? region.id);
    return RANGES.filter(({ regional, customerKey: may }) => regional === workload.zones > 1 && (may || !customerKey)).flatMap(
      (range): readonly Blueprint[] => {
        const capacityGb = leastCapacityGib(need, range);
        if (capacityGb === undefined) return [];
        const instance: Part = {
          name: "",
          type: "gcp:filestore/instance:Instance",
          inputs: { tier: range.tier, location: place, fileShares: { name: "share", capacityGb } },
        };
        const vault: Part = {
          name: "backup",
          type: "gcp:backupdisasterrecovery/backupVault:BackupVault",
          inputs: { location: vaultIn },
          usage: { filestoreGib: keptBackupsGib(need.storedGib, backup) },
        };
        return [
          {
            size: `${capacityGb} GiB, ${range.tier}`,
            family: "filestore",
            count: 1,
            purchase: "on-demand",
            vcpusPerMachine: 0,
            memoryGibPerMachine: 0,
            zones: workload.zones,
            parts: [instance, ...(backedUp ? [vault] : []), ...(customerKey ? [customerKeyPart()] : [])],
          },
        ];
      },
    );
  },
});

function leastCapacityGib({ storedGib, throughputMibps }: FileStoreNeed, { leastGib, mostGib, stepGib, mibps }: Range): number | undefined {
  const steps = Math.max(0, Math.ceil((storedGib - leastGib) / stepGib - 1e-9));
  for (let gib = leastGib + steps * stepGib; gib <= mostGib; gib += stepGib) {
    if (mibps(gib) >= throughputMibps) return gib;
    // Where more capacity brings no throughput there is no use in trying all of it.
    if (mibps(gib) === mibps(mostGib)) return undefined;
  }
  return undefined;
}
