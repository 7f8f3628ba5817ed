import { get } from "../input-path";
import { type Outcome, rule } from "../rule";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly portfolio: string; readonly drift: string };

const PORTFOLIO_TYPE = "costwright:index:Portfolio";
/** A portfolio's plan warns of everything; what concerns its lock names the command that settles it. */
const aboutLock = /`costwright lock\b/;

export const placementDrift = rule<Config, Facts>({
  id: "placement-drift",
  title: "Placements and their lock file have drifted apart",
  group: "trust",
  why: "The lock file records where each workload runs, so that a new price list moves nothing by surprise. Where a locked choice no longer fits, where a workload is not in the lock, and where a move would pay back its cost within the horizon, somebody has to decide.",
  remedy: "Run `costwright lock` (with `--update` for what shall move), look at the change, and commit the file.",
  severity: "medium",
  level: "advisory",
  scope: "stack",
  config: {},
  check: (stack): readonly Outcome<Facts>[] =>
    stack.nodes
      .filter(({ resource }) => resource.type === PORTFOLIO_TYPE)
      .flatMap(({ resource }): readonly Outcome<Facts>[] => {
        const warnings = get(resource.outputs, ["plan", "warnings"]);
        if (!Array.isArray(warnings)) return [];
        return warnings
          .filter((one): one is string => typeof one === "string" && aboutLock.test(one))
          .map((drift) => ({ facts: { portfolio: resource.name, drift }, urn: resource.urn }));
      }),
  message: ({ portfolio, drift }) => `portfolio ${portfolio}: ${drift}`,
  examples: {
    flagged: [
      {
        title: "A lock that keeps what a move would better",
        resources: [
          {
            type: PORTFOLIO_TYPE,
            name: "shop",
            inputs: {},
            component: true,
            outputs: {
              plan: {
                warnings: [
                  "orders: demand is near its quota",
                  "the lock keeps what a move would better: web from aws us-east-1 m5.large to aws us-east-1 m6g.large: 120.00 USD a year; to move: `costwright lock NEEDS --update web`",
                ],
              },
            },
          },
        ],
        messages: [
          "portfolio shop: the lock keeps what a move would better: web from aws us-east-1 m5.large to aws us-east-1 m6g.large: 120.00 USD a year; to move: `costwright lock NEEDS --update web`",
        ],
      },
    ],
    clean: [
      {
        title: "A portfolio that runs as its lock says",
        resources: [{ type: PORTFOLIO_TYPE, name: "shop", inputs: {}, component: true, outputs: { plan: { warnings: [] } } }],
      },
    ],
  },
});
