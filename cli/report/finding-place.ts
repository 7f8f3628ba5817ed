import type { Finding, Place, Report } from "../../model";

/** Where a finding is told: the source line that declares its resource, as a path from the repository's or working folder. */
export function placesOf(report: Report): (finding: Pick<Finding, "urn">) => Place | undefined {
  const byUrn = new Map(report.resources.flatMap(({ urn, place }) => (place === undefined ? [] : [[urn, place] as const])));
  const folder = programFolder(report.program.path);
  return ({ urn }) => {
    const place = urn === undefined ? undefined : byUrn.get(urn);
    return place && { ...place, file: folder === "" ? place.file : `${folder}/${place.file}` };
  };
}

/** A program's folder; where a file was read, the folder that holds it is the best guess at the program's. */
function programFolder(path: string): string {
  const plain = path.replaceAll("\\", "/").replace(/^[^/]*:(?=[^/])/, "");
  if (plain === "." || plain === "standard input") return "";
  if (!/\.(json|ndjson|jsonl|log|txt)$/.test(plain)) return plain.replace(/\/$/, "");
  return plain.includes("/") ? plain.slice(0, plain.lastIndexOf("/")) : "";
}
