import { HOURS_PER_MONTH } from "../../model";
import { type Outcome, rule } from "../rule";
import { percent, usd } from "../wording";

type Config = { readonly minCostUsdPerMonth: number };
type Facts = {
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly usdPerMonth: number;
  readonly breakEvenFraction: number;
};

const SCALING = "aws:appautoscaling/target:Target";
const SECONDS_PER_MILLION_UNITS = 1e6 / 3600;

export const fixedTableCapacity = rule<Config, Facts>({
  id: "fixed-table-capacity",
  title: "A table pays for a fixed capacity that nothing scales",
  group: "purchase",
  why: "Provisioned DynamoDB capacity is charged in every hour whether it is used or not. Without auto scaling it must be set for the peak; on demand only what is read and written is charged, which costs less below a certain use (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html).",
  remedy: 'Set billingMode to "PAY_PER_REQUEST", or let auto scaling follow the load.',
  severity: "medium",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: ["aws:dynamodb/table:Table"],
  config: {
    minCostUsdPerMonth: { type: "number", default: 10, minimum: 0, doc: "Capacity that costs less than this is left alone, USD a month." },
  },
  check: ({ resource, props, region = "" }, { config, book, dependants }): readonly Outcome<Facts>[] => {
    const { billingMode, readCapacity, writeCapacity } = props;
    if (billingMode === "PAY_PER_REQUEST" || typeof readCapacity !== "number" || typeof writeCapacity !== "number") return [];
    if (dependants(resource.urn).some((one) => one.resource.type === SCALING)) return [];
    const price = (key: string) => book.unitPrice("aws", region, key)?.tiers[0]?.usdPerUnit;
    const [rcu, wcu] = [price("dynamodb.provisioned.rcu"), price("dynamodb.provisioned.wcu")];
    const [read, write] = [price("dynamodb.on_demand.read"), price("dynamodb.on_demand.write")];
    if (rcu === undefined || wcu === undefined || read === undefined || write === undefined) return [];
    const perHour = readCapacity * rcu + writeCapacity * wcu;
    const usdPerMonth = perHour * HOURS_PER_MONTH;
    if (usdPerMonth <= 0 || usdPerMonth < config.minCostUsdPerMonth) return [];
    // One unit of capacity serves one request unit a second.
    const fullUsePerHour = (readCapacity * read + writeCapacity * write) / SECONDS_PER_MILLION_UNITS;
    if (perHour >= fullUsePerHour) return [];
    return [{ facts: { readUnits: readCapacity, writeUnits: writeCapacity, usdPerMonth, breakEvenFraction: perHour / fullUsePerHour } }];
  },
  message: ({ readUnits, writeUnits, usdPerMonth, breakEvenFraction }) =>
    `its fixed ${readUnits} read and ${writeUnits} write units cost ${usd(usdPerMonth)} a month whatever is used; on demand costs less where it is used below ${percent(breakEvenFraction)} on average`,
  examples: {
    flagged: [
      {
        title: "A table with a fixed capacity",
        resources: [
          {
            type: "aws:dynamodb/table:Table",
            name: "orders",
            inputs: { region: "us-east-1", billingMode: "PROVISIONED", readCapacity: 200, writeCapacity: 100 },
          },
        ],
        messages: [
          "its fixed 200 read and 100 write units cost 66.43 USD a month whatever is used; on demand costs less where it is used below 29 % on average",
        ],
      },
    ],
    clean: [
      {
        title: "A small table, and one that is scaled",
        resources: [
          { type: "aws:dynamodb/table:Table", name: "small", inputs: { region: "us-east-1", readCapacity: 5, writeCapacity: 5 } },
          { type: "aws:dynamodb/table:Table", name: "scaled", inputs: { region: "us-east-1", readCapacity: 200, writeCapacity: 100 } },
          { type: SCALING, name: "scaling", inputs: { minCapacity: 5, maxCapacity: 200 }, from: { resourceId: ["scaled"] } },
        ],
      },
    ],
  },
});
