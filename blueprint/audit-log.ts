import type { PriceBook } from "../catalog";
import { type Provider, providers, type SiteCharge } from "../model";
import { customerKeyPart as awsKeyPart } from "./aws/customer-key";
import { vaultPart } from "./azure/customer-key";
import { customerKeyPart as googleKeyPart } from "./gcp/customer-key";
import type { Part } from "./part";
import { priceParts } from "./price-parts";

/** What the audit logs of a place are. */
export interface AuditLogSpec {
  /** Days that they are kept. */
  readonly retentionDays: number;
  /** Encrypted with a key of one's own. */
  readonly customerKey: boolean;
}

/** What the names of the resources have behind that of their place. */
export const AUDIT_LOG = "audit-log";

/** Events of administration that a place brings forth a month: what plans count with. An account of many people makes more. */
const GIB_PER_MONTH = 1;
/** A file every five minutes, and one an hour that proves them: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-find-log-files.html */
const FILES_PER_MONTH = 10_000;
/** Azure appends what has come to the file of the hour, every few minutes. */
const APPENDS_PER_MONTH = 20_000;
const DAYS_PER_MONTH = 365 / 12;
/** GB of 10^9 bytes in a GiB: Azure counts data in these. */
const GB_PER_GIB = 1.073741824;

/** What stores the audit logs of a place, once they are as old as they get: the storage of later months, not of the first. */
export function auditLogParts(
  provider: Provider,
  region: string,
  { retentionDays, customerKey }: AuditLogSpec,
  zones: number,
): readonly Part[] {
  const storedGib = Math.round(((GIB_PER_MONTH * retentionDays) / DAYS_PER_MONTH) * 1000) / 1000;
  switch (provider) {
    case "aws":
      return [
        {
          name: "",
          type: "aws:s3/bucket:Bucket",
          inputs: {},
          usage: { storageGib: storedGib, putRequestsPerMonth: FILES_PER_MONTH, getRequestsPerMonth: 0 },
        },
        // The first copy of an account's events of administration is free of charge.
        {
          name: "trail",
          type: "aws:cloudtrail/trail:Trail",
          inputs: { enableLogFileValidation: true },
          usage: { additionalManagementEventsPerMonth: 0 },
        },
        ...(customerKey ? [awsKeyPart] : []),
      ];
    case "azure":
      return [
        {
          name: "",
          type: "azure-native:storage:StorageAccount",
          inputs: { kind: "StorageV2", sku: { name: zones > 1 ? "Standard_ZRS" : "Standard_LRS" }, accessTier: "Hot" },
          usage: {
            storedGb: Math.round(storedGib * GB_PER_GIB * 1000) / 1000,
            writeOperationsPerMonth: APPENDS_PER_MONTH,
            readOperationsPerMonth: 0,
          },
        },
        ...(customerKey ? [vaultPart] : []),
      ];
    case "gcp":
      return [
        {
          name: "",
          type: "gcp:storage/bucket:Bucket",
          inputs: {
            location: region.toUpperCase(),
            storageClass: "STANDARD",
            lifecycleRules: [{ action: { type: "Delete" }, condition: { age: retentionDays } }],
          },
          usage: { storageGib: storedGib, classAOperationsPerMonth: FILES_PER_MONTH, classBOperationsPerMonth: 0 },
        },
        ...(customerKey ? [googleKeyPart(FILES_PER_MONTH)] : []),
      ];
  }
}

interface PlacedAuditLog {
  readonly provider: Provider;
  readonly region: string;
  readonly label: string;
  readonly usdPerMonth: number;
}

const priced = new WeakMap<PriceBook, Map<string, readonly PlacedAuditLog[]>>();

/** The cost in every region. One without a price counts with the provider's dearest known one, and says so: never nothing. */
function auditLogsOf(spec: AuditLogSpec, book: PriceBook): readonly PlacedAuditLog[] {
  const ofBook = priced.get(book) ?? new Map<string, readonly PlacedAuditLog[]>();
  priced.set(book, ofBook);
  const key = `${spec.retentionDays} ${spec.customerKey}`;
  const known = ofBook.get(key);
  if (known !== undefined) return known;
  const made = providers.flatMap((provider) => {
    const inRegions = book.regions(provider).map(({ id, zones }) => {
      const { lowUsdPerMonth, unpriced } = priceParts(auditLogParts(provider, id, spec, zones ?? 1), id, book);
      return { id, usdPerMonth: unpriced.length > 0 ? undefined : lowUsdPerMonth };
    });
    const dearest = Math.max(0, ...inRegions.map(({ usdPerMonth }) => usdPerMonth ?? 0));
    const label = `Audit logs, kept for ${spec.retentionDays} days`;
    return inRegions.map(({ id, usdPerMonth }) => ({
      provider,
      region: id,
      label: usdPerMonth === undefined ? `${label} (no price in ${id}, the dearest known one)` : label,
      usdPerMonth: usdPerMonth ?? dearest,
    }));
  });
  ofBook.set(key, made);
  return made;
}

/** The charge that the named workloads share wherever one of them stands. */
export function auditLogCharges(workloads: readonly string[], spec: AuditLogSpec, book: PriceBook): readonly SiteCharge[] {
  return workloads.length === 0 ? [] : auditLogsOf(spec, book).map((one) => ({ ...one, workloads }));
}
