/**
 * Compliance profiles: what public rules ask of infrastructure, as far as resources can show it. A profile narrows what
 * is declared and placed, and the policy pack checks the finished stack by the same clauses. It is no proof of
 * compliance: contracts, people and processes are outside of what a stack shows.
 */
export const complianceNames = ["fedramp-moderate", "gdpr", "hipaa", "pci-dss", "sox"] as const;
export type ComplianceName = (typeof complianceNames)[number];

/** What of a resource or a stack a clause is about. */
export type ComplianceSubject =
  | "jurisdiction"
  | "encryption-at-rest"
  | "customer-keys"
  | "encryption-in-transit"
  | "backup"
  | "backup-elsewhere"
  | "audit-log"
  | "no-public-access"
  | "tags";

/** One clause, in our own words, with where it stands. */
export interface ComplianceClause {
  readonly subject: ComplianceSubject;
  /** As the source names it: `Art. 32(1)(a)`. */
  readonly clause: string;
  /** What it asks, continued from "it asks": `that personal data is encrypted`. */
  readonly asks: string;
  /** Public text of the clause. */
  readonly url: string;
  /** Of encryption in transit: it names open networks, or leaves it to the risk, so what stays in a private network is outside of it. */
  readonly openNetworksAlone?: true;
}

export interface ComplianceProfile {
  readonly name: ComplianceName;
  readonly title: string;
  readonly clauses: readonly ComplianceClause[];
  /** Where data may lie; any place where empty. */
  readonly jurisdictions: readonly string[];
  readonly customerKeys: boolean;
  /** Least days that a restore reaches back; 0 where none is asked. */
  readonly backupDays: number;
  readonly backupElsewhere: boolean;
  /** Least days that audit logs are kept; 0 where none are asked. */
  readonly auditLogDays: number;
  /** Tags that every resource of a workload under the profile carries. */
  readonly tags: readonly string[];
}

const GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";
const HIPAA = "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C";
const PCI = "https://www.pcisecuritystandards.org/document_library/?category=pcidss";
const SOX = "https://www.ecfr.gov/current/title-17/chapter-II/part-210/section-210.2-06";
const COSO = "https://pcaobus.org/oversight/standards/auditing-standards/details/AS2201";
const NIST = "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final";

const ONE_YEAR_DAYS = 365;
/** A year at hand and eighteen months in store: https://www.whitehouse.gov/wp-content/uploads/2021/08/M-21-31-Improving-the-Federal-Governments-Investigative-and-Remediation-Capabilities-Related-to-Cybersecurity-Incidents.pdf */
const THIRTY_MONTHS_DAYS = 913;
const SIX_YEARS_DAYS = 6 * 365 + 2;
const SEVEN_YEARS_DAYS = 7 * 365 + 2;

/**
 * The European Economic Area, and the countries of the price book that the European Commission has found adequate
 * without a condition on the recipient (Canada's and the United States' decisions have one):
 * https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en
 */
const GDPR_JURISDICTIONS = ["eea", "ch", "gb", "il", "jp", "kr", "nz"];

export const complianceProfiles: Readonly<Record<ComplianceName, ComplianceProfile>> = {
  "fedramp-moderate": {
    name: "fedramp-moderate",
    title: "FedRAMP Moderate (NIST SP 800-53 Rev. 5)",
    jurisdictions: ["us"],
    customerKeys: true,
    backupDays: 30,
    backupElsewhere: true,
    auditLogDays: THIRTY_MONTHS_DAYS,
    tags: ["owner", "environment"],
    clauses: [
      { subject: "jurisdiction", clause: "SA-9(5)", asks: "that processing and storage stay in approved places", url: NIST },
      { subject: "encryption-at-rest", clause: "SC-28(1)", asks: "that stored information is protected by cryptography", url: NIST },
      {
        subject: "customer-keys",
        clause: "SC-12",
        asks: "that cryptographic keys are established and managed by the organisation",
        url: NIST,
      },
      { subject: "encryption-in-transit", clause: "SC-8(1)", asks: "that transmitted information is protected by cryptography", url: NIST },
      { subject: "backup", clause: "CP-9", asks: "for backups of user and system information", url: NIST },
      { subject: "backup-elsewhere", clause: "CP-6", asks: "for an alternate storage site away from the first", url: NIST },
      { subject: "audit-log", clause: "AU-11", asks: "that audit records are retained", url: NIST },
      { subject: "no-public-access", clause: "SC-7", asks: "that only managed interfaces connect to outside networks", url: NIST },
      { subject: "tags", clause: "CM-8", asks: "for an inventory that says who is accountable for each component", url: NIST },
    ],
  },
  gdpr: {
    name: "gdpr",
    title: "General Data Protection Regulation (EU) 2016/679",
    jurisdictions: GDPR_JURISDICTIONS,
    customerKeys: false,
    backupDays: 7,
    backupElsewhere: false,
    auditLogDays: 0,
    tags: ["owner"],
    clauses: [
      {
        subject: "jurisdiction",
        clause: "Art. 44 and 45",
        asks: "that personal data leaves the Union only for countries with adequate protection",
        url: GDPR,
      },
      { subject: "encryption-at-rest", clause: "Art. 32(1)(a)", asks: "for encryption where the risk calls for it", url: GDPR },
      {
        subject: "encryption-in-transit",
        clause: "Art. 32(1)(a)",
        asks: "for encryption where the risk calls for it",
        url: GDPR,
        openNetworksAlone: true,
      },
      { subject: "backup", clause: "Art. 32(1)(c)", asks: "that access to personal data can be restored after an incident", url: GDPR },
      { subject: "no-public-access", clause: "Art. 25(2)", asks: "that personal data is by default not open to everybody", url: GDPR },
      { subject: "tags", clause: "Art. 30", asks: "for a record of who is responsible for which processing", url: GDPR },
    ],
  },
  hipaa: {
    name: "hipaa",
    title: "HIPAA Security Rule, 45 CFR Part 164 Subpart C",
    jurisdictions: [],
    customerKeys: false,
    backupDays: 30,
    backupElsewhere: true,
    auditLogDays: SIX_YEARS_DAYS,
    tags: ["owner"],
    clauses: [
      {
        subject: "encryption-at-rest",
        clause: "164.312(a)(2)(iv)",
        asks: "for a mechanism that encrypts electronic health information",
        url: HIPAA,
      },
      {
        subject: "encryption-in-transit",
        clause: "164.312(e)(1)",
        asks: "that health information is guarded while it is transmitted",
        url: HIPAA,
      },
      { subject: "backup", clause: "164.308(a)(7)(ii)(A)", asks: "for retrievable exact copies of health information", url: HIPAA },
      { subject: "backup-elsewhere", clause: "164.308(a)(7)(ii)(B)", asks: "that lost data can be restored after a disaster", url: HIPAA },
      {
        subject: "audit-log",
        clause: "164.312(b) and 164.316(b)(2)(i)",
        asks: "that activity is recorded, and what is documented is kept for six years",
        url: HIPAA,
      },
      {
        subject: "no-public-access",
        clause: "164.312(a)(1)",
        asks: "that only those with access rights reach health information",
        url: HIPAA,
      },
      { subject: "tags", clause: "164.308(a)(2)", asks: "that somebody is named who is responsible", url: HIPAA },
    ],
  },
  "pci-dss": {
    name: "pci-dss",
    title: "PCI DSS v4.0.1",
    jurisdictions: [],
    customerKeys: true,
    backupDays: 7,
    backupElsewhere: false,
    auditLogDays: ONE_YEAR_DAYS,
    tags: ["owner", "environment"],
    clauses: [
      { subject: "encryption-at-rest", clause: "3.5.1", asks: "that stored account numbers cannot be read", url: PCI },
      { subject: "customer-keys", clause: "3.7.4", asks: "that keys are changed at the end of their period", url: PCI },
      {
        subject: "encryption-in-transit",
        clause: "4.2.1",
        asks: "for strong cryptography over open networks",
        url: PCI,
        openNetworksAlone: true,
      },
      { subject: "backup", clause: "12.10.1", asks: "for recovery from an incident, backups included", url: PCI },
      { subject: "audit-log", clause: "10.5.1", asks: "that audit logs are kept for at least twelve months", url: PCI },
      {
        subject: "no-public-access",
        clause: "1.4.4",
        asks: "that what stores account data is not reached directly from untrusted networks",
        url: PCI,
      },
      { subject: "tags", clause: "6.5.3", asks: "that production and other environments are told apart and separated", url: PCI },
    ],
  },
  sox: {
    name: "sox",
    title: "Sarbanes-Oxley: controls over financial reporting",
    jurisdictions: [],
    customerKeys: false,
    backupDays: 30,
    backupElsewhere: false,
    auditLogDays: SEVEN_YEARS_DAYS,
    tags: ["owner", "environment", "cost-center"],
    clauses: [
      { subject: "backup", clause: "AS 2201.B29", asks: "for general controls over computer operations", url: COSO },
      { subject: "audit-log", clause: "17 CFR 210.2-06", asks: "that records relevant to audits are kept for seven years", url: SOX },
      { subject: "no-public-access", clause: "AS 2201.B29", asks: "for general controls over access to programs and data", url: COSO },
      {
        subject: "tags",
        clause: "AS 2201.B29",
        asks: "for general controls over program changes: production is told apart, and has an owner",
        url: COSO,
      },
    ],
  },
};

/** The clause of a profile about a subject; undefined where the profile has none. */
export function clauseOf(name: ComplianceName, subject: ComplianceSubject): ComplianceClause | undefined {
  return complianceProfiles[name].clauses.find((one) => one.subject === subject);
}

/** Profiles that ask for encryption of what passes a network: all that do, or those that mean private networks too. */
export function askingForTls(names: readonly ComplianceName[], inside: boolean): readonly ComplianceName[] {
  return names.filter((name) => {
    const clause = clauseOf(name, "encryption-in-transit");
    return clause !== undefined && !(inside && clause.openNetworksAlone === true);
  });
}

/** What several profiles ask together. */
export interface ComplianceDemand {
  readonly profiles: readonly ComplianceProfile[];
  readonly customerKeys: boolean;
  readonly backupDays: number;
  readonly backupElsewhere: boolean;
  readonly auditLogDays: number;
  readonly tlsOnly: boolean;
  readonly tags: readonly string[];
}

/** The strictest of what the profiles ask; nothing where there are none. */
export function demandOf(names: readonly ComplianceName[]): ComplianceDemand {
  const profiles = [...new Set(names)].sort().map((name) => complianceProfiles[name]);
  const most = (field: "backupDays" | "auditLogDays") => profiles.reduce((days, profile) => Math.max(days, profile[field]), 0);
  return {
    profiles,
    customerKeys: profiles.some(({ customerKeys }) => customerKeys),
    backupDays: most("backupDays"),
    backupElsewhere: profiles.some(({ backupElsewhere }) => backupElsewhere),
    auditLogDays: most("auditLogDays"),
    tlsOnly: profiles.some(({ name }) => clauseOf(name, "encryption-in-transit") !== undefined),
    tags: [...new Set(profiles.flatMap(({ tags }) => tags))].sort(),
  };
}
