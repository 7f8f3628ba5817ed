import { runDeclared } from "../run-declared";
import { expectSound, proven } from "./aws-proof";

const store = { kind: "file-store", storedGib: 500, throughputMibps: 50 };

test("a file system stands in both zones, TLS only, and its backups in another region too, at the plan's cost", async () => {
  const run = await proven({ ...store, backup: { retentionDays: 14, otherRegion: true }, customerKey: true }, "us-west-1");
  expectSound(run);
  expect(run.one("fileSystem:FileSystem")).toMatchObject({
    encrypted: true,
    throughputMode: "provisioned",
    provisionedThroughputInMibps: 50,
    lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }],
  });
  expect(run.all("mountTarget:MountTarget")).toHaveLength(2);
  expect(run.all("vault:Vault").map(({ inputs }) => inputs.region)).toEqual(["us-west-1", "us-east-1"]);
  expect(run.one("backup/plan:Plan").rules).toMatchObject([
    { lifecycle: { deleteAfter: 14 }, copyActions: [{ lifecycle: { deleteAfter: 14 } }] },
  ]);
});

test("one zone costs half, and no backups are made where none are wanted", async () => {
  const run = await proven({ ...store, zones: 1, backup: { retentionDays: 0 } });
  expectSound(run);
  expect(run.one("fileSystem:FileSystem")).toMatchObject({ availabilityZoneName: "us-east-1a" });
  expect(run.all("mountTarget:MountTarget")).toHaveLength(1);
  expect(run.all("vault:Vault")).toEqual([]);
});

test("a restored file system is taken over; what EFS cannot do is said", async () => {
  const place = { providers: ["aws"], regions: ["us-east-1"] };
  const restored = (restoreFrom: object) => ({ ...place, workloads: { main: { ...store, restoreFrom } } });
  const taken = await runDeclared(restored({ instance: "fs-0123456789abcdef0" }));
  expect(taken.status).toBe("ok");
  const refused = await runDeclared(restored({ snapshot: "arn:aws:backup:us-east-1:123456789012:recovery-point:1" }));
  expect(refused.status).not.toBe("ok");
  expect(JSON.stringify(refused)).toContain("start-restore-job");
});
