import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, pricedResource } from "../priced-resource";
import { gibMonthUsage, line, PER_MILLION, requestUsage, unpriced, used } from "./lines";

export interface TableProps {
  readonly billingMode?: string;
  readonly readCapacity?: number;
  readonly writeCapacity?: number;
  readonly tableClass?: string;
  readonly pointInTimeRecovery?: { readonly enabled?: boolean };
  readonly globalSecondaryIndexes?: readonly { readonly readCapacity?: number; readonly writeCapacity?: number }[];
  readonly replicas?: readonly { readonly regionName?: string }[];
}

const SCALABLE_TARGET = "aws:appautoscaling/target:Target";

/** The free tier (25 GB, 25 units of each capacity) belongs to the account and is not deducted. */
export const dynamodbTable = pricedResource<TableProps>({
  type: "aws:dynamodb/table:Table",
  title: "DynamoDB table",
  pricingPage: "https://aws.amazon.com/dynamodb/pricing/",
  usage: {
    readRequestUnitsPerMonth: requestUsage("Read request units (4 KB, strongly consistent)", 1_000_000),
    writeRequestUnitsPerMonth: requestUsage("Write request units (1 KB)", 1_000_000),
    storageGib: gibMonthUsage("Data and indexes", 100),
  },
  price: (props, context) => {
    if (props.tableClass === "STANDARD_INFREQUENT_ACCESS")
      return { unknown: "the price book has no prices for the infrequent access class" };
    const onDemand = props.billingMode === "PAY_PER_REQUEST";
    const lines: LineSpec[] = onDemand
      ? [
          used("Read request units (RRU)", "dynamodb.on_demand.read", "1m-requests", "readRequestUnitsPerMonth", PER_MILLION),
          used("Write request units (WRU)", "dynamodb.on_demand.write", "1m-requests", "writeRequestUnitsPerMonth", PER_MILLION),
        ]
      : provisioned(props);
    lines.push(used("Data storage", "dynamodb.storage", "gb-month", "storageGib"));
    if (props.pointInTimeRecovery?.enabled === true) {
      lines.push(used("Point-in-time recovery", "dynamodb.backup.pitr", "gb-month", "storageGib"));
    }
    // Each replica stores and writes again, at the prices of its own region.
    for (const { regionName } of [...(props.replicas ?? [])]) {
      lines.push(unpriced(`Global table replica (${regionName ?? "unnamed region"})`, "it is charged in a region of its own"));
    }
    if (!onDemand && context.dependants(SCALABLE_TARGET).length > 0) {
      lines.push(unpriced("Auto scaled capacity", "the capacity above the declared one follows the load", "unit-hour"));
    }
    return lines;
  },
});

function provisioned({ readCapacity = 0, writeCapacity = 0, globalSecondaryIndexes }: TableProps): LineSpec[] {
  const indexes = [...(globalSecondaryIndexes ?? [])];
  const reads = indexes.reduce((sum, index) => sum + (index.readCapacity ?? 0), readCapacity);
  const writes = indexes.reduce((sum, index) => sum + (index.writeCapacity ?? 0), writeCapacity);
  return [
    line("Read capacity units (RCU)", "dynamodb.provisioned.rcu", "unit-hour", reads * HOURS_PER_MONTH),
    line("Write capacity units (WCU)", "dynamodb.provisioned.wcu", "unit-hour", writes * HOURS_PER_MONTH),
  ];
}
