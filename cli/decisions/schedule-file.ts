import type { PriceBook } from "../../catalog";
import type { BatchMachine, BatchTask, MinuteWindow, Path, ScheduleGoal, ScheduleNeed } from "../../model";
import schema from "../../schema/schedule.schema.json";
import { DecisionFile } from "./decision-file";
import { machinePrice } from "./prices";

interface SpotRow extends MinuteWindow {
  readonly usdPerHour?: number;
}

interface MachineRow extends Partial<Pick<BatchMachine, "type" | "speed" | "usdPerHour" | "accepts" | "windows">> {
  readonly count?: number;
  readonly provider?: string;
  readonly region?: string;
  readonly size?: string;
  readonly spotOnly?: boolean;
  readonly spotWindows?: readonly SpotRow[];
}

interface ScheduleContent extends Pick<ScheduleNeed, "gridMinutes" | "horizonMinutes"> {
  readonly goals?: readonly ScheduleGoal[];
  readonly machines: Readonly<Record<string, MachineRow>>;
  readonly tasks: Readonly<Record<string, Partial<Omit<BatchTask, "name">>>>;
}

/** Throws `InputError` with everything that is wrong with the file. */
export function readScheduleFile(path: string, book: () => PriceBook): ScheduleNeed {
  const file = DecisionFile.read<ScheduleContent>(path, schema);
  const { content } = file;
  const goals = content.goals ?? ["makespan", "cost"];
  for (const [index, goal] of goals.entries()) if (goals.indexOf(goal) < index) file.complain(["goals", index], `${goal} is listed twice`);
  const machines = Object.entries(content.machines).flatMap(([name, row]) => machinesOf(file, name, row, book));
  const names = new Set<string>();
  for (const { name } of machines) {
    if (names.has(name))
      file.complain(
        ["machines", name],
        `two machines are named ${name}`,
        "a machine with a count takes the names NAME-1, NAME-2, ...",
        "key",
      );
    names.add(name);
  }
  const types = new Set(machines.map(({ type }) => type));
  const accepted = new Set(machines.flatMap(({ accepts }) => accepts));
  const tasks = Object.entries(content.tasks).map(([name, row]): BatchTask => {
    const at: Path = ["tasks", name];
    for (const [index, other] of (row.after ?? []).entries()) {
      if (other === name) file.complain([...at, "after", index], `${name} waits for itself`);
      else file.requireKnown([...at, "after", index], "task", other, Object.keys(content.tasks));
    }
    for (const type of Object.keys(row.minutesOn ?? {})) file.requireKnown([...at, "minutesOn", type], "machine type", type, types);
    if (row.minutes === undefined && Object.keys(row.minutesOn ?? {}).length === 0)
      file.complain(at, `${name} has no duration`, "give minutes, or minutesOn by machine type", "key");
    if (row.type !== undefined && machines.every(({ accepts }) => accepts.length > 0))
      file.requireKnown([...at, "type"], "accepted type", row.type, accepted);
    if (row.deadlineMinute !== undefined && row.deadlineMinute <= (row.releaseMinute ?? 0))
      file.complain(
        [...at, "deadlineMinute"],
        `the deadline at minute ${row.deadlineMinute} is not after the release at minute ${row.releaseMinute ?? 0}`,
      );
    return {
      name,
      type: row.type ?? "task",
      priority: row.priority ?? 1,
      ...(row.minutes === undefined ? {} : { minutes: row.minutes }),
      minutesOn: row.minutesOn ?? {},
      releaseMinute: row.releaseMinute ?? 0,
      ...(row.deadlineMinute === undefined ? {} : { deadlineMinute: row.deadlineMinute }),
      after: row.after ?? [],
      interruptible: row.interruptible ?? false,
    };
  });
  file.finish();
  return {
    tasks,
    machines,
    goals,
    ...(content.gridMinutes === undefined ? {} : { gridMinutes: content.gridMinutes }),
    ...(content.horizonMinutes === undefined ? {} : { horizonMinutes: content.horizonMinutes }),
  };
}

function machinesOf(file: DecisionFile<unknown>, name: string, row: MachineRow, book: () => PriceBook): readonly BatchMachine[] {
  const at: Path = ["machines", name];
  const { provider, region, size, count = 1 } = row;
  const named = provider !== undefined && region !== undefined && size !== undefined ? { provider, region, size } : undefined;
  if (named === undefined && (provider !== undefined || region !== undefined || size !== undefined))
    file.complain(at, `${name} needs provider, region and size together`, "a price from the book needs all three", "key");
  const isSpotOnly = row.spotOnly === true;
  const usdPerHour = isSpotOnly ? undefined : (row.usdPerHour ?? (named && machinePrice(file, at, named, "on-demand", book())));
  if (!isSpotOnly && usdPerHour === undefined && named === undefined)
    file.complain(
      at,
      `${name} has no price`,
      "give usdPerHour, or provider, region and size; spotOnly for a machine there on spot only",
      "key",
    );
  if (isSpotOnly && (row.spotWindows ?? []).length === 0)
    file.complain(at, `${name} is there on spot only, but has no spotWindows`, undefined, "key");
  checkWindows(file, [...at, "windows"], row.windows ?? []);
  checkWindows(file, [...at, "spotWindows"], row.spotWindows ?? []);
  const spotWindows = (row.spotWindows ?? []).flatMap((one, index) => {
    const price = one.usdPerHour ?? (named && machinePrice(file, at, named, "spot", book()));
    if (price === undefined && named === undefined)
      file.complain([...at, "spotWindows", index], "the spot window has no price", "give usdPerHour");
    return price === undefined ? [] : [{ fromMinute: one.fromMinute, toMinute: one.toMinute, usdPerHour: price }];
  });
  const machine = {
    type: row.type ?? size ?? name,
    speed: row.speed ?? 1,
    ...(usdPerHour === undefined ? {} : { usdPerHour }),
    accepts: row.accepts ?? [],
    windows: (row.windows ?? []).map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute })),
    spotWindows,
  };
  return Array.from({ length: count }, (_, index) => ({ name: count === 1 ? name : `${name}-${index + 1}`, ...machine }));
}

function checkWindows(file: DecisionFile<unknown>, path: Path, windows: readonly MinuteWindow[]): void {
  const sorted = windows.map((one, index) => ({ ...one, index })).sort((a, b) => a.fromMinute - b.fromMinute);
  for (const [position, { fromMinute, toMinute, index }] of sorted.entries()) {
    if (toMinute <= fromMinute) file.complain([...path, index], `the window ends at minute ${toMinute}, not after minute ${fromMinute}`);
    const before = sorted[position - 1];
    if (before !== undefined && before.toMinute > fromMinute)
      file.complain(
        [...path, index],
        `the window from minute ${fromMinute} overlaps the one to minute ${before.toMinute}`,
        "make one window of them",
      );
  }
}
