import type { PriceBook } from "../catalog";
import type { DatabaseNeed, FileStoreNeed, KindNeed, WorkloadNeed } from "../model";
import { quotesOf } from "./quotes";

interface Relaxation {
  /** In the words of the arguments: `without backup.otherRegion`. */
  readonly text: string;
  readonly need?: KindNeed;
  readonly workload?: WorkloadNeed;
}

/**
 * What a workload that nobody serves would have to give up: each single change of its declaration after which there are
 * ways to serve it, in the words of the arguments. Empty where no single change helps. Costs a round of quotes each.
 */
export function whatWouldServe(need: KindNeed, workload: WorkloadNeed, book: PriceBook): readonly string[] {
  return relaxationsOf(need, workload)
    .filter((one) => quotesOf(one.need ?? need, one.workload ?? workload, book).length > 0)
    .map(({ text }) => text);
}

function relaxationsOf(need: KindNeed, workload: WorkloadNeed): readonly Relaxation[] {
  const anywhere = { ...workload, providers: [], regions: [], jurisdictions: [], within: [] };
  const isBound = workload.providers.length + workload.regions.length + workload.jurisdictions.length > 0;
  return [
    ...ofKind(need),
    ...(workload.zones > 1 ? [{ text: "zones: 1", workload: { ...workload, zones: 1 } }] : []),
    ...(workload.burstable || !(need.kind === "database" || need.kind === "cache")
      ? []
      : [{ text: "burstable: true", workload: { ...workload, burstable: true } }]),
    ...(isBound ? [{ text: "other providers, regions or jurisdictions", workload: anywhere }] : []),
  ];
}

/** Shorter than what any provider keeps. */
const FEW_DAYS = 7;

function ofKind(need: KindNeed): readonly Relaxation[] {
  switch (need.kind) {
    case "database": {
      const { version: _version, ...anyVersion } = need;
      return [
        ...(need.version === undefined ? [] : [{ text: "another version", need: anyVersion }]),
        ...(need.readReplicas === 0 ? [] : [{ text: "fewer readReplicas", need: { ...need, readReplicas: 0 } }]),
        ...(need.maxStorageGib === need.storageGib
          ? []
          : [{ text: "a smaller maxStorageGib", need: { ...need, maxStorageGib: need.storageGib } }]),
        { text: "a smaller load (vcpus, memoryGib)", need: { ...need, vcpus: 0.25, memoryGib: 0.25 } },
        ...ofStore(need),
      ];
    }
    case "file-store":
      return [
        { text: "a lower throughputMibps", need: { ...need, throughputMibps: 1 } },
        { text: "less storedGib", need: { ...need, storedGib: 100 } },
        ...ofStore(need),
      ];
    case "cache":
      return [
        { text: "less memoryGib", need: { ...need, memoryGib: 1 } },
        { text: "fewer replicas", need: { ...need, replicas: 0 } },
        {
          text: `engine: ${need.engine === "redis" ? "valkey" : "redis"}`,
          need: { ...need, engine: need.engine === "redis" ? "valkey" : "redis" },
        },
        ...withoutKey(need),
      ];
    case "object-store":
      return [
        ...(need.otherRegion ? [{ text: "otherRegion: false", need: { ...need, otherRegion: false } }] : []),
        ...(need.lockedForDays > 0 ? [{ text: "lockedForDays: 0", need: { ...need, lockedForDays: 0 } }] : []),
        ...withoutKey(need),
      ];
    case "batch":
      return [
        { text: "a longer deadlineHours", need: { ...need, deadlineHours: 20 * need.deadlineHours } },
        { text: "smaller tasks", need: { ...need, taskVcpus: 1, taskMemoryGib: 2 } },
        { text: "fewer tasks", need: { ...need, tasksPerRun: 1 } },
      ];
    case "kubernetes":
      return [
        { text: "smaller pods", need: { ...need, pods: need.pods.map((pod) => ({ ...pod, vcpus: 0.5, memoryGib: 1, gpus: 0 })) } },
        ...withoutKey(need),
      ];
    case "network":
      return [
        ...(need.gatewayPerZone ? [{ text: "internetAccess.perZone: false", need: { ...need, gatewayPerZone: false } }] : []),
        ...withoutKey(need),
      ];
    case "service":
      return [];
  }
}

function ofStore(need: DatabaseNeed | FileStoreNeed): readonly Relaxation[] {
  const { backup } = need;
  return [
    ...(backup.retentionDays > FEW_DAYS
      ? [{ text: `backup.retentionDays: ${FEW_DAYS}`, need: { ...need, backup: { ...backup, retentionDays: FEW_DAYS } } }]
      : []),
    ...(backup.otherRegion ? [{ text: "backup.otherRegion: false", need: { ...need, backup: { ...backup, otherRegion: false } } }] : []),
    ...withoutKey(need),
  ];
}

function withoutKey(need: Extract<KindNeed, { readonly customerKey: boolean }>): readonly Relaxation[] {
  return need.customerKey ? [{ text: "customerKey: false", need: { ...need, customerKey: false } as KindNeed }] : [];
}
