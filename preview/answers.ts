import { type Fixtures, fixtureFor } from "./fixtures";
import type { FunctionCall } from "./function-call";
import { stockAnswer } from "./stock-answers";

/** The fixtures file first, then stock answers; undefined where nobody knows. */
export function answerTo(call: FunctionCall, fixtures: Fixtures): Readonly<Record<string, unknown>> | undefined {
  return fixtureFor(fixtures.functions, call.token, call.args) ?? stockAnswer(call);
}
