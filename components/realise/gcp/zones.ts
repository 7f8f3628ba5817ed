/**
 * Regions whose zones are not a, b, c. Source: https://cloud.google.com/compute/docs/regions-zones
 */
const letters: Readonly<Record<string, string>> = {
  "europe-west1": "bcd",
  "us-central1": "abcf",
  "us-east1": "bcd",
};

/** The first `count` zones of a region. */
export function zonesOf(region: string, count: number): readonly string[] {
  return [...(letters[region] ?? "abc")].slice(0, count).map((letter) => `${region}-${letter}`);
}
