import type { Report } from "../../model";

const provenance = { source: "a price page", asOf: "2026-07-01", row: "aws/services ebs.gp3.storage us-east-1" };

/** A small whole report; `text` is put wherever a program can put text. */
export function sampleReport(text: string): Report {
  const urn = `urn:pulumi:dev::shop::aws:ebs/volume:Volume::${text}`;
  return {
    schemaVersion: "1.3",
    tool: { name: "costwright", version: "0.1.0" },
    program: { path: text, project: text, stack: text },
    priceBook: { id: "0123456789ab", asOf: "2026-07-30" },
    resources: [
      {
        urn,
        type: "aws:ebs/volume:Volume",
        name: text,
        provider: "aws",
        region: "us-east-1",
        estimate: {
          kind: "exact",
          lowUsdPerMonth: 8,
          highUsdPerMonth: 8,
          lines: [
            {
              label: `Storage (${text})`,
              quantity: { low: 100, high: 100 },
              unit: "gb-month",
              usdPerUnit: 0.08,
              usdPerMonth: { low: 8, high: 8 },
              provenance,
            },
          ],
          because: [],
        },
      },
      {
        urn: `${urn}2`,
        type: "aws:custom:Thing",
        name: `${text}2`,
        provider: "aws",
        region: null,
        estimate: {
          kind: "unknown",
          lowUsdPerMonth: 0,
          highUsdPerMonth: null,
          lines: [],
          because: [`aws:custom:Thing is not supported yet ${text}`],
        },
      },
    ],
    plans: [
      {
        portfolio: text,
        status: "optimal",
        gapFraction: 0,
        solver: "scan",
        offersConsidered: 41310,
        offersFitting: 1204,
        usdPerMonth: 321.45,
        transferUsdPerMonth: 1.5,
        shared: [{ label: text, usdPerMonth: 36.5 }],
        unpriced: 1,
      },
    ],
    placements: [
      {
        workload: text,
        provider: "gcp",
        region: "europe-west1",
        size: "e2-standard-4",
        count: 3,
        purchase: "on-demand",
        usdPerMonth: 319.95,
        riskUsdPerMonth: 0,
        utilisation: { cpuFraction: 0.62, memoryFraction: 0.48 },
        runnerUp: {
          provider: "aws",
          region: "eu-west-1",
          size: "t4g.xlarge",
          count: 3,
          purchase: "spot",
          usdPerMonth: 338.15,
          extraUsdPerMonth: 18.2,
        },
      },
    ],
    excepted: [],
    findings: [
      {
        rule: "gp2-to-gp3",
        level: "mandatory",
        severity: "low",
        urn,
        message: `message ${text}`,
        remedy: `remedy ${text}`,
        savingUsdPerMonth: 2,
        facts: { text },
      },
    ],
    totals: { lowUsdPerMonth: 8, highUsdPerMonth: null, pricedHighUsdPerMonth: 8 },
    coverage: { priced: 1, free: 0, usageDependent: 0, unknown: 1 },
    warnings: [`warning ${text}`],
    verdict: { status: "fail", mandatory: 1, advisory: 0, savingUsdPerMonth: 2 },
  };
}
