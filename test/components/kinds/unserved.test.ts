import { loadBuiltInBook } from "../../../catalog";
import { readNeedsFile } from "../../../components/needs-file";
import { formatDiagnostic } from "../../../model";

const book = loadBuiltInBook();
const said = (text: string) => {
  const read = readNeedsFile("needs.yaml", text, book);
  return Array.isArray(read) ? read.map(formatDiagnostic) : [];
};

test("a workload that nobody serves says which single change would help", () => {
  const backups =
    "workloads:\n  db: { kind: database, engine: postgres, vcpus: 2, memoryGib: 8, storageGib: 100, providers: [gcp], backup: { retentionDays: 14 } }\n";
  expect(said(backups)).toEqual([
    "needs.yaml:2:7: error: workloads.db is a database that no allowed provider offers as it is declared (any one of these would do: backup.retentionDays: 7; other providers, regions or jurisdictions)",
  ]);
  const late =
    "workloads:\n  night: { kind: batch, tasks: 1, taskVcpus: 900, taskMemoryGib: 4, taskHours: 1, deadlineHours: 2, image: a }\n";
  expect(said(late)).toEqual([
    expect.stringContaining(
      "workloads.night is a batch that no allowed provider offers as it is declared (any one of these would do: smaller tasks)",
    ),
  ]);
});
