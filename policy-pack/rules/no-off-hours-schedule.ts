import { type Estimate, HOURS_PER_MONTH, linesOf } from "../../model";
import { canonicalType, type PricedNode, type PricedStack } from "../../pricing";
import { get } from "../input-path";
import { machinesOf, machineTypes } from "../machines";
import { placedBy } from "../origin";
import { boundsOf, lessBy } from "../price-change";
import { type Outcome, type RuleContext, rule } from "../rule";
import { type EnvironmentConfig, environmentFields, nonProductionName } from "../stack-environment";
import { tagOf } from "../tags";
import { counted, usd } from "../wording";

type Config = EnvironmentConfig & {
  readonly scheduleTags: readonly string[];
  readonly workHoursPerWeek: number;
  readonly minSavingUsdPerMonth: number;
};
type Facts = {
  readonly environment: string;
  readonly machines: number;
  readonly names: readonly string[];
  readonly usdPerMonth: number;
  readonly scheduledUsdPerMonth: number;
  readonly hoursPerWeek: number;
};

const HOURS_PER_WEEK = 168;
/** Pools of a cluster are scaled by the cluster, templates belong to groups: neither is switched off by itself. */
const judged = new Set(
  machineTypes.filter((type) => !/containerservice|eks\/|container\/nodePool|launchTemplate|instanceTemplate/.test(type)),
);

/** Anything in the program that could switch machines off by the clock. */
const schedulers =
  /^aws:(?:autoscaling\/schedule:|scheduler\/|ssm\/maintenanceWindow|ssm\/association:|lambda\/|appautoscaling\/scheduledAction:)|^aws:cloudwatch\/eventRule:|^azure-native:(?:devtestlab:(?:Global)?Schedule|automation:|maintenance:)|^gcp:(?:cloudscheduler\/|compute\/resourcePolicy:)/;

export const noOffHoursSchedule = rule<Config, Facts>({
  id: "no-off-hours-schedule",
  title: "Machines outside production run at night and at weekends",
  group: "non-production",
  why: "A machine that is stopped is not charged, only its disks are. Development and test machines are used some 50 of the 168 hours of a week (https://aws.amazon.com/solutions/implementations/instance-scheduler-on-aws/).",
  remedy:
    "Stop them by a schedule outside working hours (AWS Instance Scheduler, Azure auto-shutdown, Google Cloud instance schedules), and tag those that have one.",
  severity: "medium",
  level: "advisory",
  scope: "stack",
  config: {
    ...environmentFields,
    scheduleTags: {
      type: "strings",
      default: ["costwright:schedule", "schedule", "auto-stop", "autostop", "instance-scheduler"],
      doc: "Tags (labels) that mark a machine as switched off by a schedule, whatever their value.",
    },
    workHoursPerWeek: { type: "number", default: 50, minimum: 1, maximum: 167, doc: "Hours of a week in which such machines are used." },
    minSavingUsdPerMonth: {
      type: "number",
      default: 20,
      minimum: 0,
      doc: "Smallest saving of the whole stack worth a finding, USD a month.",
    },
  },
  check: (stack, context): readonly Outcome<Facts>[] => {
    const { config } = context;
    // Concludes from what is not there: nothing is said where the source shows only a part.
    if (stack.context.isWhole === false || stack.nodes.some(({ resource }) => schedulers.test(resource.type))) return [];
    const running = stack.nodes.flatMap((node) => alwaysOn(node, stack, context));
    const usdPerMonth = running.reduce((sum, one) => sum + one.usdPerMonth, 0);
    const scheduledUsdPerMonth = running.reduce((sum, one) => sum + one.scheduledUsdPerMonth, 0);
    const [first] = running;
    if (first === undefined || usdPerMonth - scheduledUsdPerMonth < config.minSavingUsdPerMonth) return [];
    const names = running
      .sort((a, b) => b.usdPerMonth - a.usdPerMonth || (a.name < b.name ? -1 : 1))
      .slice(0, 3)
      .map(({ name }) => name);
    const { environment } = first;
    const before = boundsOf(running.map(({ estimate }) => estimate));
    return [
      {
        proof: { before, after: lessBy(before, usdPerMonth - scheduledUsdPerMonth) },
        facts: { environment, machines: running.length, names, usdPerMonth, scheduledUsdPerMonth, hoursPerWeek: config.workHoursPerWeek },
      },
    ];
  },
  message: ({ environment, machines, names, usdPerMonth, scheduledUsdPerMonth, hoursPerWeek }) =>
    `in ${environment}, which is not production, ${counted(machines, "machine runs", "machines run")} all week for ${usd(usdPerMonth)} a month (${names.join(", ")}${machines > names.length ? ", ..." : ""}); in ${hoursPerWeek} of 168 hours ${machines === 1 ? "it costs" : "they cost"} ${usd(scheduledUsdPerMonth)}`,
  saving: ({ usdPerMonth, scheduledUsdPerMonth }) => usdPerMonth - scheduledUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A development machine that never sleeps",
        stack: "dev",
        resources: [{ type: "aws:ec2/instance:Instance", name: "build", inputs: { region: "us-east-1", instanceType: "m5.xlarge" } }],
        messages: [
          "in dev, which is not production, 1 machine runs all week for 140.16 USD a month (build); in 50 of 168 hours it costs 41.71 USD",
        ],
      },
    ],
    clean: [
      {
        title: "A machine on a dedicated host, which is paid for all week",
        stack: "dev",
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "licensed",
            inputs: { region: "us-east-1", instanceType: "m5.xlarge", tenancy: "host" },
          },
        ],
      },
      {
        title: "A machine with a schedule",
        stack: "dev",
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "build",
            inputs: { region: "us-east-1", instanceType: "m5.xlarge", tags: { Schedule: "office-hours" } },
          },
        ],
      },
      {
        title: "A machine in production",
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { region: "us-east-1", instanceType: "m5.xlarge" } }],
      },
    ],
  },
});

/** What a machine's hours cost a month at its price by the hour; nothing where it is not known, scheduled or on spot. */
function alwaysOn(
  node: PricedNode,
  stack: PricedStack,
  context: RuleContext<Config>,
): readonly {
  readonly name: string;
  readonly environment: string;
  readonly usdPerMonth: number;
  readonly scheduledUsdPerMonth: number;
  readonly estimate: Estimate;
}[] {
  const { resource } = node;
  if (!judged.has(canonicalType(resource.type)) || resource.external === true || placedBy(stack, resource) !== undefined) return [];
  try {
    const environment = nonProductionName(stack, resource, context.config);
    if (environment === undefined || tagOf(resource, context.config.scheduleTags) !== undefined) return [];
    if (node.provider === "gcp" && get(resource.inputs, ["desiredStatus"]) === "TERMINATED") return [];
    const machines = machinesOf(context.subject(node), context);
    if (machines === undefined || machines.purchase !== "on-demand") return [];
    const price = context.book.instancePrice(machines.size.provider, machines.region, machines.size.type, "on-demand");
    if (price === undefined) return [];
    const count = node.capacity?.count?.low ?? 1;
    const hoursUsdPerMonth = price.usdPerHour * HOURS_PER_MONTH * count;
    const usdPerMonth = Math.min(hoursUsdPerMonth, paidByTheHour(node.estimate, count));
    // Google's discount for a full month's use is gone then.
    const scheduledUsdPerMonth = (hoursUsdPerMonth * context.config.workHoursPerWeek) / HOURS_PER_WEEK;
    // A machine on a host of its own, or covered by a commitment, costs little by the hour: stopping it saves nothing.
    if (count <= 0 || usdPerMonth <= scheduledUsdPerMonth) return [];
    return [{ name: resource.name, environment, usdPerMonth, scheduledUsdPerMonth, estimate: node.estimate }];
  } catch {
    // An input that is not known yet: the machine is left out.
    return [];
  }
}

/** The dearest line that is charged for every hour of so many machines: the machines themselves. */
function paidByTheHour(estimate: Estimate, count: number): number {
  const hourly = linesOf(estimate).filter(({ unit, quantity }) => unit === "hour" && quantity.low >= HOURS_PER_MONTH * count * 0.99);
  return Math.max(0, ...hourly.map(({ usdPerMonth }) => usdPerMonth.low));
}
