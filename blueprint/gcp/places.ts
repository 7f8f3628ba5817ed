/** Regions whose zones are not a, b, c: https://cloud.google.com/compute/docs/regions-zones */
const letters: Readonly<Record<string, string>> = {
  "europe-west1": "bcd",
  "us-central1": "abcf",
  "us-east1": "bcd",
};

/** The first `count` zones of a region. */
export function zonesOf(region: string, count: number): readonly string[] {
  return [...(letters[region] ?? "abc")].slice(0, count).map((letter) => `${region}-${letter}`);
}

/** Families that no persistent disk can be attached to: https://cloud.google.com/compute/docs/disks/hyperdisks#machine-type-support */
export function takesHyperdiskOnly(machineType: string): boolean {
  return /^(a4x?|c4[adn]?|g4|h4d|m4n?|n4[ad]?|x4)-/.test(machineType);
}
