import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Provider, providers } from "../../model";
import type { InstancesFile } from "../book-format";
import { BUILT_IN_BOOK_FOLDER } from "../built-in-book";
import { compactInstances } from "./compact-instances";
import { withDocumentedPlans } from "./documented-plans";
import { implausiblyCheap } from "./plausibility";
import { instanceFacts, instanceRows, SourceKeys, sustainedUseFractions } from "./read-reference";
import { restateSpotAdvisor } from "./restate-spot-advisor";
import { documentedSuccessor, isBurstable } from "./size-knowledge";
import { formatRows, sealBook, writeWhole } from "./write-book";

/** Google's prices are products of prices per vCPU and GiB with many digits: a seventh digit may round differently. */
const toleranceFraction: Readonly<Record<Provider, number>> = { aws: 0, azure: 0, gcp: 2e-7 };

/** AWS raised several bare-metal prices in 2026 by 6 to 10 %; tables from before that may be low. */
const METAL_DOUBT = "several AWS bare-metal prices rose by 6 to 10 % in 2026, after this figure: it may be low";

/** The machine prices of one provider in the book's form; prices that cannot be right are left out and reported. */
export function restateInstances(folder: string, provider: Provider): InstancesFile {
  const keys = new SourceKeys();
  const listed = instanceRows(folder, provider, keys);
  const leftOut = implausiblyCheap(listed);
  for (const { region, type, usdPerHour, usualUsdPerHour } of leftOut) {
    console.warn(
      `left out: ${provider} ${region} ${type} at ${usdPerHour} USD an hour; elsewhere it is about ${usualUsdPerHour.toPrecision(3)}`,
    );
  }
  const isLeftOut = new Set(leftOut.map(({ region, type }) => `${region} ${type}`));
  const rows = listed.filter(({ region, type }) => !isLeftOut.has(`${region} ${type}`));
  const sustainedUse = provider === "gcp" ? sustainedUseFractions(folder) : new Map<string, number>();
  const file = compactInstances({
    provider,
    sources: keys.sources,
    doubts:
      provider === "aws"
        ? Object.entries(keys.sources)
            .filter(([, source]) => source.asOf < "2026")
            .map(([source]) => ({ source, types: "\\.metal", doubt: METAL_DOUBT }))
        : [],
    rows,
    facts: instanceFacts(folder, provider),
    familyFacts: (pattern, family) => {
      const successor = documentedSuccessor(provider, family);
      return {
        burstable: isBurstable(provider, pattern),
        ...(successor === undefined ? {} : { successor }),
        sustainedUseFraction: sustainedUse.get(family) ?? 0,
      };
    },
    toleranceFraction: toleranceFraction[provider],
  });
  return withDocumentedPlans(file);
}

function main(): void {
  const folder = process.argv[2] ?? join(__dirname, "../../../shared/reference");
  if (!existsSync(folder)) {
    console.error(`no reference tables in ${folder}: give their folder as the first argument`);
    process.exitCode = 2;
    return;
  }
  for (const provider of providers) {
    const file = restateInstances(folder, provider);
    writeWhole(join(BUILT_IN_BOOK_FOLDER, provider, "instances.json"), formatRows({ ...file }, "families"));
  }
  writeWhole(join(BUILT_IN_BOOK_FOLDER, "aws", "spot-advisor.json"), formatRows({ ...restateSpotAdvisor(folder) }, "families"));
  const manifest = sealBook(BUILT_IN_BOOK_FOLDER);
  console.log(`price book of ${manifest.asOf}: ${Object.keys(manifest.files).length} files`);
}

if (require.main === module) main();
