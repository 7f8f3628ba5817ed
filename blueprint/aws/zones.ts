/**
 * Regions whose zones are not simply a, b, c: zones that are closed to new accounts are left out.
 * Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const letters: Readonly<Record<string, string>> = {
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
  "ca-central-1": "abd",
  "us-east-1": "abcdf",
  "us-west-1": "ac",
  "us-west-2": "abcd",
};

/** The first `count` zones of a region. A zone that an account lacks shows up at deployment; existing subnets avoid it. */
export function zonesOf(region: string, count: number): readonly string[] {
  return [...(letters[region] ?? "abc")].slice(0, count).map((letter) => `${region}${letter}`);
}
