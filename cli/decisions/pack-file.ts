import type { InstanceSize, PriceBook } from "../../catalog";
import {
  type ExistingMachine,
  isProvider,
  type MachineKind,
  type PackedService,
  type PackNeed,
  type Path,
  type Purchase,
  purchases,
} from "../../model";
import schema from "../../schema/pack.schema.json";
import { DecisionFile } from "./decision-file";
import { machinePrice } from "./prices";

type Amounts = Readonly<Record<string, number>>;

interface ExistingRow extends Partial<Pick<ExistingMachine, "resources" | "usdPerHour" | "zone" | "labels" | "taints" | "runs">> {
  readonly size?: string;
  readonly count?: number;
  readonly paidAnyway?: boolean;
  readonly kept?: boolean;
}

interface PackContent {
  readonly goal?: PackNeed["goal"];
  readonly provider?: string;
  readonly region?: string;
  readonly purchase?: string;
  readonly sizes?: readonly string[];
  readonly zones?: readonly string[];
  readonly podsPerMachine?: number;
  readonly reserved?: Amounts;
  readonly services: Readonly<Record<string, Partial<Omit<PackedService, "name">> & Pick<PackedService, "resources">>>;
  readonly kinds?: Readonly<Record<string, Partial<MachineKind> & Pick<MachineKind, "resources" | "usdPerHour">>>;
  readonly existing?: Readonly<Record<string, ExistingRow>>;
}

export interface PackPlace {
  readonly provider?: string;
  readonly region?: string;
}

/** Where no zone is named, all machines are in this one. */
const ONE_ZONE = "any";

/** The need of a file; `place` (from the command line) wins over the file's. Throws `InputError` with everything that is wrong. */
export function readPackFile(path: string, place: PackPlace, book: () => PriceBook): PackNeed {
  const file = DecisionFile.read<PackContent>(path, schema);
  const { content } = file;
  const reader = new PackReader(file, { ...content, ...place }, book);
  const services = reader.services();
  const kinds = reader.kinds();
  const existing = reader.existing();
  if (kinds.length + existing.length === 0 && !reader.hasComplaints)
    file.complain([], "there are no machines", "name provider and region (or --provider and --region), or give kinds or existing machines");
  file.finish();
  return { services, kinds, existing, goal: content.goal ?? "cost" };
}

class PackReader {
  hasComplaints = false;

  constructor(
    private readonly file: DecisionFile<PackContent>,
    private readonly content: PackContent,
    private readonly book: () => PriceBook,
  ) {}

  private complain(path: Path, message: string, hint?: string, at?: "key"): void {
    this.hasComplaints = true;
    this.file.complain(path, message, hint, at);
  }

  services(): readonly PackedService[] {
    const rows = this.content.services;
    return Object.entries(rows).map(([name, row]): PackedService => {
      for (const field of ["apartFrom", "togetherWith"] as const) {
        for (const [index, other] of (row[field] ?? []).entries()) {
          const at = ["services", name, field, index];
          if (other === name)
            this.complain(
              at,
              `${name} names itself`,
              field === "apartFrom" ? "maxPerMachine: 1 keeps its replicas apart" : "name another service",
            );
          else if (!this.file.requireKnown(at, "service", other, Object.keys(rows))) this.hasComplaints = true;
        }
      }
      for (const [index, zone] of (row.zones ?? []).entries()) {
        if (!this.file.requireKnown(["services", name, "zones", index], "zone", zone, this.allZones())) this.hasComplaints = true;
      }
      return {
        name,
        replicas: row.replicas ?? 1,
        resources: this.content.podsPerMachine === undefined ? row.resources : { pods: 1, ...row.resources },
        requires: row.requires ?? {},
        tolerates: row.tolerates ?? [],
        zones: row.zones ?? [],
        ...(row.maxPerMachine === undefined ? {} : { maxPerMachine: row.maxPerMachine }),
        ...(row.maxPerZone === undefined ? {} : { maxPerZone: row.maxPerZone }),
        apartFrom: row.apartFrom ?? [],
        togetherWith: row.togetherWith ?? [],
      };
    });
  }

  private zones(): readonly string[] {
    return this.content.zones !== undefined && this.content.zones.length > 0 ? this.content.zones : [ONE_ZONE];
  }

  private allZones(): readonly string[] {
    const { kinds = {}, existing = {} } = this.content;
    return [
      ...new Set([
        ...this.zones(),
        ...Object.values(kinds).flatMap(({ zones = [] }) => zones),
        ...Object.values(existing).flatMap(({ zone }) => zone ?? []),
      ]),
    ];
  }

  kinds(): readonly MachineKind[] {
    const given = Object.entries(this.content.kinds ?? {}).map(
      ([name, row]): MachineKind => ({
        name,
        resources: this.withPods(row.resources),
        usdPerHour: row.usdPerHour,
        labels: row.labels ?? {},
        taints: row.taints ?? [],
        zones: row.zones !== undefined && row.zones.length > 0 ? row.zones : this.zones(),
        ...(row.maxCount === undefined ? {} : { maxCount: row.maxCount }),
      }),
    );
    const known = new Set(given.map(({ name }) => name));
    return [...given, ...this.fromBook().filter(({ name }) => !known.has(name))];
  }

  private withPods(resources: Amounts): Amounts {
    const { podsPerMachine } = this.content;
    return podsPerMachine === undefined ? resources : { pods: podsPerMachine, ...resources };
  }

  private fromBook(): readonly MachineKind[] {
    const { provider, region, sizes } = this.content;
    if (provider === undefined && region === undefined) {
      if (sizes !== undefined) this.complain(["sizes"], "sizes need a provider and a region", "name both", "key");
      return [];
    }
    const purchase = this.purchase();
    if (purchase === undefined || !this.isPlace() || !isProvider(provider) || region === undefined) return [];
    const book = this.book();
    const names = sizes ?? book.sizesIn(provider, region);
    return names.flatMap((name, index): readonly MachineKind[] => {
      const size = book.size(provider, name);
      if (sizes === undefined) {
        const cell = book.instancePrice(provider, region, name, purchase);
        if (size === undefined || cell === undefined || !this.isOrdinary(size)) return [];
        return [this.kindOf(size, cell.usdPerHour)];
      }
      const price = machinePrice(this.file, ["sizes", index], { provider, region, size: name }, purchase, book);
      if (price === undefined) this.hasComplaints = true;
      else if (size === undefined)
        this.complain(["sizes", index], `what ${name} holds is not documented in the price book`, "give it under kinds");
      return price === undefined || size === undefined ? [] : [this.kindOf(size, price)];
    });
  }

  private isPlace(): boolean {
    const { provider, region } = this.content;
    if (!isProvider(provider) || region === undefined) {
      this.complain([], "a provider and a region belong together", "name provider and region, in the file or with --provider and --region");
      return false;
    }
    const known = this.book()
      .regions(provider)
      .map(({ id }) => id);
    if (known.includes(region)) return true;
    this.hasComplaints = true;
    return this.file.requireKnown(["region"], `${provider} region`, region, known);
  }

  private purchase(): Purchase | undefined {
    const asked = this.content.purchase ?? "on-demand";
    const purchase = purchases.find((one) => one === asked);
    if (purchase !== undefined) return purchase;
    this.hasComplaints = true;
    this.file.requireKnown(["purchase"], "way of paying", asked, purchases);
    return undefined;
  }

  /** What one would take without being asked: a whole machine of steady speed, with GPUs only where a service needs one. */
  private isOrdinary(size: InstanceSize): boolean {
    const needsGpus = Object.values(this.content.services).some(({ resources }) => (resources.gpus ?? 0) > 0);
    return !size.burstable && !size.bareMetal && size.accelerator === undefined && (size.gpuCount === 0 || needsGpus);
  }

  private kindOf(size: InstanceSize, usdPerHour: number): MachineKind {
    return {
      name: size.type,
      resources: this.resourcesOf(size),
      usdPerHour,
      labels: {
        size: size.type,
        family: size.family,
        architecture: size.architecture,
        ...(size.gpu === undefined ? {} : { gpu: size.gpu }),
      },
      taints: [],
      zones: this.zones(),
    };
  }

  private resourcesOf(size: InstanceSize): Amounts {
    const { reserved = {} } = this.content;
    const left = (name: string, amount: number) => Math.max(0, Number((amount - (reserved[name] ?? 0)).toFixed(3)));
    return this.withPods({ vcpus: left("vcpus", size.vcpus), memoryGib: left("memoryGib", size.memoryGib), gpus: size.gpuCount });
  }

  existing(): readonly ExistingMachine[] {
    const { provider, region } = this.content;
    const machines = Object.entries(this.content.existing ?? {}).flatMap(([name, row]): readonly ExistingMachine[] => {
      const at: Path = ["existing", name];
      for (const service of Object.keys(row.runs ?? {})) {
        if (!this.file.requireKnown([...at, "runs", service], "service", service, Object.keys(this.content.services)))
          this.hasComplaints = true;
      }
      let size: InstanceSize | undefined;
      let { usdPerHour } = row;
      if (row.size !== undefined) {
        if (!this.isPlace() || !isProvider(provider) || region === undefined) return [];
        const purchase = this.purchase();
        if (purchase === undefined) return [];
        usdPerHour ??= machinePrice(this.file, at, { provider, region, size: row.size }, purchase, this.book());
        size = this.book().size(provider, row.size);
        if (usdPerHour === undefined) {
          this.hasComplaints = true;
          return [];
        }
      }
      const resources = row.resources ?? (size && this.resourcesOf(size));
      if (resources === undefined || usdPerHour === undefined) {
        this.complain(
          at,
          `${name} lacks ${resources === undefined ? "resources" : "a price"}`,
          "give a size of the price book, or resources and usdPerHour",
          "key",
        );
        return [];
      }
      const { count = 1 } = row;
      return Array.from({ length: count }, (_, index) => ({
        name: count === 1 ? name : `${name}-${index + 1}`,
        resources: row.resources === undefined ? resources : this.withPods(resources),
        usdPerHour: usdPerHour as number,
        labels: { ...(size && this.kindOf(size, 1).labels), ...row.labels },
        taints: row.taints ?? [],
        zone: row.zone ?? (this.zones()[0] as string),
        isPaidAnyway: row.paidAnyway ?? false,
        isKept: row.kept ?? false,
        runs: row.runs ?? {},
      }));
    });
    const seen = new Set<string>();
    for (const { name } of machines) {
      if (seen.has(name))
        this.complain(["existing"], `two machines are named ${name}`, "a machine with a count takes the names NAME-1, NAME-2, ...", "key");
      seen.add(name);
    }
    return machines;
  }
}
