import type { OwnedCommitment, PriceBook } from "../../catalog";
import { coverMachines, type PricedNode, type PricedStack } from "../../pricing";
import { exampleCommitment, machinesOn } from "../example-commitment";
import { boundsOf, lessBy } from "../price-change";
import type { Proof } from "../proof-log";
import { type Outcome, rule } from "../rule";
import { percent, usd } from "../wording";

type Config = { readonly commitments: readonly string[]; readonly maxIdleFraction: number };

type Facts = {
  readonly commitment: string;
  readonly expires: string;
  readonly capacity: number;
  readonly unit: string;
  readonly used: number;
  readonly idleFraction: number;
  /** Null where the contract does not state what it costs. */
  readonly idleUsdPerMonth: number | null;
};

const units = { machines: "machines", vcpus: "vCPUs", "usd-per-hour": "USD an hour" } as const;

export const idleCommitment = rule<Config, Facts>({
  id: "idle-commitment",
  title: "A commitment that is meant for this stack lies idle",
  group: "purchase",
  why: "A commitment is paid for whether anything runs on it. One stack sees only its own use, and most commitments are shared: so only those are judged that are named here as meant for this stack alone. What it uses is counted at its high bound, on average over a month.",
  remedy: "Move machines of its kind onto it, share it with other stacks, or exchange or sell it where the provider allows that.",
  severity: "medium",
  level: "advisory",
  scope: "stack",
  config: {
    commitments: {
      type: "strings",
      default: [],
      doc: "Names of the contract's commitments that are meant for this stack alone; * for all. None are by default.",
    },
    maxIdleFraction: { type: "number", default: 0.1, minimum: 0, maximum: 1, doc: "Idle share from which it is pointed out (0..1)." },
  },
  check: (stack, { config, book }): readonly Outcome<Facts>[] =>
    stack.commitmentUses.flatMap(({ commitment, capacity, used }): readonly Outcome<Facts>[] => {
      const { name, expires, usdPerMonth } = commitment;
      if (!config.commitments.includes("*") && !config.commitments.includes(name)) return [];
      const idleFraction = Math.max(0, 1 - used.high / capacity);
      if (idleFraction <= config.maxIdleFraction) return [];
      const proof = proofOfLess(stack, book, commitment, used.high);
      return [
        {
          ...(proof === undefined ? {} : { proof }),
          facts: {
            commitment: name,
            expires,
            capacity,
            unit: units[commitment.capacity.unit],
            used: used.high,
            idleFraction,
            idleUsdPerMonth: usdPerMonth === undefined ? null : idleFraction * usdPerMonth,
          },
        },
      ];
    }),
  message: ({ commitment, expires, capacity, unit, used, idleFraction, idleUsdPerMonth }) => {
    const worth = idleUsdPerMonth === null ? "" : `, ${usd(idleUsdPerMonth)} a month`;
    return `the stack uses ${Math.round(used * 100) / 100} of the ${capacity} ${unit} of the commitment ${commitment}, which is owed until ${expires}: ${percent(idleFraction)} lies idle${worth}`;
  },
  examples: {
    flagged: [
      {
        title: "Four machines are reserved, one runs",
        config: { commitments: ["web-2026"] },
        resources: machinesOn("m5.large", 1),
        book: { commitments: [exampleCommitment("web-2026", "2027-06-01", 4)] },
        messages: [
          "the stack uses 1 of the 4 machines of the commitment web-2026, which is owed until 2027-06-01: 75 % lies idle, 90.00 USD a month",
        ],
      },
    ],
    clean: [
      {
        title: "A commitment that other stacks use too",
        resources: machinesOn("m5.large", 1),
        book: { commitments: [exampleCommitment("shared", "2027-06-01", 4)] },
      },
    ],
  },
});

/**
 * What the stack and the commitment cost as they are, and with a commitment of its kind to no more than the stack uses,
 * priced by handing out what is left. Undefined where the contract does not say what it costs, or where no whole machine
 * or vCPU of it lies idle: then there is no other state to price.
 */
function proofOfLess(stack: PricedStack, book: PriceBook, commitment: OwnedCommitment, used: number): Proof | undefined {
  const { capacity, usdPerMonth } = commitment;
  if (usdPerMonth === undefined) return undefined;
  const [owned, kept] = capacity.unit === "usd-per-hour" ? [capacity.usdPerHour, used] : [capacity.count, Math.ceil(used - 1e-9)];
  if (kept >= owned) return undefined;
  const less: OwnedCommitment = {
    ...commitment,
    capacity: capacity.unit === "usd-per-hour" ? { ...capacity, usdPerHour: kept } : { ...capacity, count: kept },
  };
  const others = (book.commitments ?? []).flatMap((one) => (one !== commitment ? [one] : kept > 0 ? [less] : []));
  const smaller = Object.create(book, { commitments: { value: others } }) as PriceBook;
  const bounds = (nodes: readonly PricedNode[], owed: number) => lessBy(boundsOf(nodes.map(({ estimate }) => estimate)), -owed);
  return {
    before: bounds(stack.nodes, usdPerMonth),
    after: bounds(coverMachines(stack.uncovered, smaller).nodes, (usdPerMonth * kept) / owned),
  };
}
