import { type Outcome, rule } from "../rule";
import { percent, rate } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly standardUsdPerGbMonth: number; readonly coldUsdPerGbMonth: number };

export const fileSystemWithoutColdStorage = rule<Config, Facts>({
  id: "file-system-without-cold-storage",
  title: "A file system keeps files that nobody reads in the dear class",
  group: "storage",
  why: "EFS moves files that are not read for some days to the Infrequent Access class by itself, if a lifecycle policy says so; the change is made in place, and applications notice nothing but a charge for each read (https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html).",
  remedy: 'Add lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }].',
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: ["aws:efs/fileSystem:FileSystem"],
  config: {},
  check: ({ props, region = "" }, { book }): readonly Outcome<Facts>[] => {
    const { lifecyclePolicies, availabilityZoneName } = props;
    if (Array.isArray(lifecyclePolicies) && lifecyclePolicies.length > 0) return [];
    const price = (key: string) => book.unitPrice("aws", region, key)?.tiers[0]?.usdPerUnit;
    const oneZone = availabilityZoneName !== undefined;
    const standard = price(oneZone ? "efs.onezone.storage" : "efs.standard.storage");
    const cold = price(oneZone ? "efs.onezone_ia.storage" : "efs.ia.storage");
    if (standard === undefined || cold === undefined || cold >= standard) return [];
    return [{ facts: { standardUsdPerGbMonth: standard, coldUsdPerGbMonth: cold } }];
  },
  message: ({ standardUsdPerGbMonth, coldUsdPerGbMonth }) =>
    `all its files stay at ${rate(standardUsdPerGbMonth)} a GB and month; those that nobody reads would cost ${rate(coldUsdPerGbMonth)} (${percent(1 - coldUsdPerGbMonth / standardUsdPerGbMonth)} less) in the Infrequent Access class`,
  examples: {
    flagged: [
      {
        title: "A file system without a lifecycle",
        resources: [{ type: "aws:efs/fileSystem:FileSystem", name: "shared", inputs: { region: "us-east-1" } }],
        messages: [
          "all its files stay at 0.30 USD a GB and month; those that nobody reads would cost 0.025 USD (92 % less) in the Infrequent Access class",
        ],
      },
    ],
    clean: [
      {
        title: "A file system that moves cold files",
        resources: [
          {
            type: "aws:efs/fileSystem:FileSystem",
            name: "shared",
            inputs: { region: "us-east-1", lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }] },
          },
        ],
      },
    ],
  },
});
