import { guardUnknowns, PULUMI_UNKNOWN_SENTINEL, UnknownInputSignal, unknownValue } from "../../model";

const inputs = { size: "m5.large", disks: [{ gib: 10 }, { gib: unknownValue }], zone: unknownValue, none: undefined };

test("known values read plainly at any depth", () => {
  const guarded = guardUnknowns(inputs);
  expect(guarded.size).toBe("m5.large");
  expect(guarded.disks[0]?.gib).toBe(10);
  expect(guarded.none).toBeUndefined();
  expect(guarded.disks.length).toBe(2);
});

test("reading an unknown throws with the path of the input", () => {
  const guarded = guardUnknowns(inputs);
  expect(() => guarded.zone).toThrow(new UnknownInputSignal("zone"));
  expect(() => guarded.disks.map(({ gib }) => gib)).toThrow('input "disks[1].gib" is not known until deployment');
});

test("an unknown is written as Pulumi's own sentinel", () => {
  expect(JSON.stringify({ zone: unknownValue })).toBe(`{"zone":"${PULUMI_UNKNOWN_SENTINEL}"}`);
});
