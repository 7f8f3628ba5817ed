import { json } from "./json";
import { markdown } from "./markdown";
import type { PlanFormat } from "./place-report";
import { table } from "./table";

/** Every format of `costwright place`, sorted by id. */
export const planFormats: readonly PlanFormat[] = [json, markdown, table];
