import { assertNever, type LockDrift } from "../../model";
import { get } from "../input-path";
import { lessBy } from "../price-change";
import type { Proof } from "../proof-log";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = {
  readonly portfolio: string;
  readonly kind: LockDrift["kind"];
  readonly workloads: readonly string[];
  readonly lockFile: string;
  /** Of a workload that is placed anew. */
  readonly reason: string | null;
  /** Name under which the lock holds a workload. */
  readonly lockedAs: string | null;
  /** Of a move that would pay, as the rest. */
  readonly moves: readonly string[];
  readonly savingUsdPerMonth: number | null;
  readonly onceUsd: number | null;
  readonly onceIsAssumed: boolean;
  readonly paybackMonths: number | null;
};

const PORTFOLIO_TYPE = "costwright:index:Portfolio";

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
        const drifts = get(resource.outputs, ["plan", "lockDrift"]);
        if (!Array.isArray(drifts)) return [];
        const planUsdPerMonth = get(resource.outputs, ["plan", "usdPerMonth"]);
        return (drifts as readonly LockDrift[]).flatMap((drift): readonly Outcome<Facts>[] => {
          const facts = factsOf(resource.name, drift);
          const proof = proofOf(facts, planUsdPerMonth);
          return [{ facts, urn: resource.urn, ...(proof === undefined ? {} : { proof }) }];
        });
      }),
  message: (facts) => `portfolio ${facts.portfolio}: ${textOf(facts)}`,
  advice: ({ kind, workloads }) =>
    kind === "move-pays"
      ? `To move, run \`costwright lock NEEDS --update ${workloads.join(" ")}\` and commit the file.`
      : "Run `costwright lock`, look at the change, and commit the file.",
  examples: {
    flagged: [
      {
        title: "A move that would pay, and a workload that the lock does not hold",
        resources: [
          {
            type: PORTFOLIO_TYPE,
            name: "shop",
            inputs: {},
            component: true,
            outputs: {
              plan: {
                usdPerMonth: 500,
                warnings: ["orders: demand is near its quota"],
                lockDrift: [
                  { kind: "placed-anew", workload: "orders", lockFile: "costwright.lock.yaml", reason: "it is not locked yet" },
                  {
                    kind: "move-pays",
                    lockFile: "costwright.lock.yaml",
                    workloads: ["web"],
                    moves: ["web: aws us-east-1, 2 x m5.large, on-demand -> aws us-east-1, 2 x m6g.large, on-demand"],
                    savingUsdPerMonth: 27.74,
                    onceUsd: 40,
                    onceIsAssumed: true,
                    paybackMonths: 1.44,
                  },
                ],
              },
            },
          },
        ],
        messages: [
          "portfolio shop: orders is placed anew, not as costwright.lock.yaml has it: it is not locked yet",
          "portfolio shop: the lock keeps what a move would better (web: aws us-east-1, 2 x m5.large, on-demand -> aws us-east-1, 2 x m6g.large, on-demand): it saves 27.74 USD a month, costs 40.00 USD once (assumed) and is paid back in 1.4 months",
        ],
      },
    ],
    clean: [
      {
        title: "A portfolio that runs as its lock says",
        resources: [
          { type: PORTFOLIO_TYPE, name: "shop", inputs: {}, component: true, outputs: { plan: { warnings: [], lockDrift: [] } } },
        ],
      },
      {
        title: "A warning of its plan that speaks of a lock in passing is no drift",
        resources: [
          {
            type: PORTFOLIO_TYPE,
            name: "shop",
            inputs: {},
            component: true,
            outputs: { plan: { warnings: ["run `costwright lock` once the quota is raised"] } },
          },
        ],
      },
    ],
  },
});

function factsOf(portfolio: string, drift: LockDrift): Facts {
  const move = drift.kind === "move-pays" ? drift : undefined;
  return {
    portfolio,
    kind: drift.kind,
    workloads: drift.kind === "move-pays" ? drift.workloads : [drift.workload],
    lockFile: drift.lockFile,
    reason: drift.kind === "placed-anew" ? drift.reason : null,
    lockedAs: drift.kind === "renamed" ? drift.lockedAs : null,
    moves: move?.moves ?? [],
    savingUsdPerMonth: move?.savingUsdPerMonth ?? null,
    onceUsd: move?.onceUsd ?? null,
    onceIsAssumed: move?.onceIsAssumed ?? false,
    paybackMonths: move?.paybackMonths ?? null,
  };
}

/** The whole plan as it is, and with the move: the optimizer priced both with the same book. */
function proofOf({ savingUsdPerMonth }: Facts, planUsdPerMonth: unknown): Proof | undefined {
  if (savingUsdPerMonth === null || typeof planUsdPerMonth !== "number") return undefined;
  const before = { lowUsdPerMonth: planUsdPerMonth, highUsdPerMonth: planUsdPerMonth };
  return { before, after: lessBy(before, savingUsdPerMonth) };
}

function textOf({
  kind,
  workloads,
  lockFile,
  reason,
  lockedAs,
  moves,
  savingUsdPerMonth,
  onceUsd,
  onceIsAssumed,
  paybackMonths,
}: Facts): string {
  const [workload = ""] = workloads;
  switch (kind) {
    case "placed-anew":
      return `${workload} is placed anew, not as ${lockFile} has it: ${reason ?? ""}`;
    case "renamed":
      return `${workload} keeps the place that ${lockFile} holds under the name ${lockedAs ?? ""}`;
    case "gone":
      return `${lockFile} holds ${workload}, which is not declared any more`;
    case "move-pays": {
      const once = onceUsd === null || onceUsd === 0 ? "" : `, costs ${usd(onceUsd)} once${onceIsAssumed ? " (assumed)" : ""}`;
      const back = paybackMonths === null || once === "" ? "" : ` and is paid back in ${paybackMonths.toFixed(1)} months`;
      return `the lock keeps what a move would better (${moves.join("; ")}): it saves ${usd(savingUsdPerMonth ?? 0)} a month${once}${back}`;
    }
    default:
      return assertNever(kind);
  }
}
