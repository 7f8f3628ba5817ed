import { onGoogle, unjudged } from "./gcp";

const store = { kind: "object-store", storedGib: 1000, writesPerMonth: 1_000_000, readsPerMonth: 5_000_000, readGibPerMonth: 200 };

describe("an object store on Google Cloud", () => {
  test("costs what the plan says, is private and kept, and nothing is found", async () => {
    const stack = await onGoogle({ ...store, customerKey: true, otherRegion: true, expireAfterDays: 400, internetEgressGibPerMonth: 50 });
    expect(unjudged(stack)).toEqual([]);
    expect(stack.findings).toEqual([]);
    expect(stack.stack.totals.lowUsdPerMonth).toBeCloseTo(stack.plannedUsdPerMonth, 2);
    const [bucket, copy] = stack.all(":Bucket");
    expect(bucket?.inputs).toMatchObject({
      location: "US-CENTRAL1",
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      versioning: { enabled: true },
      labels: { costwright_workload: "it", owner: "platform" },
    });
    expect(bucket?.inputs).toHaveProperty("encryption");
    expect(copy?.inputs).toMatchObject({ location: "US-EAST1", publicAccessPrevention: "enforced" });
    expect(stack.all(":CryptoKey")).toHaveLength(2);
    expect(stack.one(":TransferJob")).toMatchObject({ schedule: { startTimeOfDay: { hours: 1 } } });
    expect(stack.one(":TransferJob").schedule).not.toHaveProperty("scheduleEndDate");
  });
});
