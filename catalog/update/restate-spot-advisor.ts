import { SPOT_ADVISOR_FORMAT, type SpotAdvisorFile } from "../book-format";
import { compareNatural } from "./compact-instances";
import { groupBy } from "./group-by";
import { number, readCsv, SourceKeys } from "./read-reference";
import { splitTypeName } from "./type-names";

/** The advisor's bands: share of machines reclaimed in the trailing month. https://aws.amazon.com/ec2/spot/instance-advisor/ */
const bands = {
  a: { text: "<5%", bounds: [0, 0.05] },
  b: { text: "5-10%", bounds: [0.05, 0.1] },
  c: { text: "10-15%", bounds: [0.1, 0.15] },
  d: { text: "15-20%", bounds: [0.15, 0.2] },
  e: { text: ">20%", bounds: [0.2, 1] },
} as const;

/** Savings and bands of the AWS Spot Advisor. A saving of 0 or less is what the advisor shows without market data: only the band is kept. */
export function restateSpotAdvisor(folder: string): SpotAdvisorFile {
  const keys = new SourceKeys();
  const letterOf = new Map<string, string>(Object.entries(bands).map(([letter, { text }]) => [text, letter]));
  const rows = readCsv(folder, "aws-spot-advisor.csv").map((row) => {
    const letter = letterOf.get(row.interruption_range ?? "");
    if (letter === undefined) throw new Error(`unknown interruption range ${row.interruption_range}`);
    const percent = number(row.savings_pct_vs_on_demand);
    const source = keys.key("aws", row.source ?? "", row.as_of ?? "");
    return {
      region: row.region ?? "",
      ...splitTypeName("aws", row.type ?? ""),
      token: `${percent > 0 && percent < 100 ? percent : ""}${letter}`,
      source,
    };
  });
  const families: Record<string, SpotAdvisorFile["families"][string]> = {};
  for (const [pattern, own] of [...groupBy(rows, (row) => row.pattern)].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const sizes = [...new Set(own.map((row) => row.size))].sort(compareNatural);
    const regions: Record<string, string> = {};
    for (const [region, cells] of [...groupBy(own, (row) => row.region)].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const tokens = new Map(cells.map((cell) => [cell.size, cell.token]));
      regions[region] = sizes.map((size) => tokens.get(size) ?? "-").join(" ");
    }
    families[pattern] = { sizes: sizes.join(" "), regions };
  }
  const sources = Object.keys(keys.sources);
  if (sources.length !== 1 || sources[0] === undefined) throw new Error(`the advisor's rows have ${sources.length} sources, expected one`);
  return {
    format: SPOT_ADVISOR_FORMAT,
    provider: "aws",
    sources: keys.sources,
    source: sources[0],
    bands: Object.fromEntries(Object.entries(bands).map(([letter, { bounds }]) => [letter, bounds])),
    families,
  };
}
