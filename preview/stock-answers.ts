import type { FunctionCall, StockAnswer } from "./function-call";
import { awsStockAnswers } from "./stock/aws";
import { azureStockAnswers } from "./stock/azure";
import { gcpStockAnswers } from "./stock/gcp";

const stockAnswers: Readonly<Record<string, StockAnswer>> = { ...awsStockAnswers, ...azureStockAnswers, ...gcpStockAnswers };

/** A made-up but well-formed answer to the look-ups that most programs begin with; undefined for any other. */
export function stockAnswer(call: FunctionCall): Readonly<Record<string, unknown>> | undefined {
  return Object.hasOwn(stockAnswers, call.token) ? stockAnswers[call.token]?.(call) : undefined;
}
