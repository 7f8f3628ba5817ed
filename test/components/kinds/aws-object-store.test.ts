import { expectSound, proven } from "./aws-proof";

const store = { kind: "object-store", storedGib: 5000, writesPerMonth: 100_000, readsPerMonth: 1e6, readGibPerMonth: 500 };

test("a bucket is private, encrypted and ages by its plan, at the plan's cost", async () => {
  const run = await proven({ ...store, rarelyReadAfterDays: 60, archivedAfterDays: 365, expireAfterDays: 1000, lockedForDays: 30 });
  expectSound(run);
  expect(run.plan.placements[0]?.size).toBe("Standard, Standard-IA after 60 days, Glacier Deep Archive after 365 days");
  expect(run.one("bucketLifecycleConfiguration:BucketLifecycleConfiguration").rules).toEqual([
    {
      id: "ages",
      status: "Enabled",
      filter: { prefix: "" },
      transitions: [
        { days: 60, storageClass: "STANDARD_IA" },
        { days: 365, storageClass: "DEEP_ARCHIVE" },
      ],
      expiration: { days: 1000 },
      noncurrentVersionExpiration: { noncurrentDays: 30 },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    },
    { id: "delete-markers", status: "Enabled", filter: { prefix: "" }, expiration: { expiredObjectDeleteMarker: true } },
  ]);
  expect(run.one("bucketPublicAccessBlock:BucketPublicAccessBlock")).toMatchObject({
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  expect(run.one("bucketObjectLockConfiguration:BucketObjectLockConfiguration").rule).toEqual({
    defaultRetention: { mode: "COMPLIANCE", days: 30 },
  });
});

test("a copy stands in another region of the same country, with a key of its own", async () => {
  const run = await proven({ ...store, otherRegion: true, customerKey: true });
  expectSound(run);
  expect(run.all("bucket:Bucket").map(({ inputs }) => inputs.region)).toEqual(["us-east-1", "us-east-2"]);
  expect(run.all("kms/key:Key").map(({ inputs }) => [inputs.region, inputs.enableKeyRotation])).toEqual([
    ["us-east-1", true],
    ["us-east-2", true],
  ]);
  expect(run.all("bucketVersioning:BucketVersioning")).toHaveLength(2);
  expect(run.one("bucketReplicationConfig:BucketReplicationConfig").rules).toMatchObject([{ status: "Enabled", id: "all" }]);
});
