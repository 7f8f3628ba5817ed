import { purchases } from "../../model";
import { LOCK_VERSION } from "./lock";

const isoDate = { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
const choice = {
  count: { type: "integer", minimum: 1, description: "Number of machines." },
  form: { type: "string", minLength: 1, description: "Of what is bought ready-made: what builds it. Absent: plain machines." },
  mix: {
    type: "array",
    description: "How many machines are paid in which way, where there are several.",
    items: {
      type: "object",
      required: ["purchase", "count"],
      additionalProperties: false,
      properties: { count: { type: "integer", minimum: 0 }, purchase: { enum: [...purchases] } },
    },
  },
  provider: { type: "string", pattern: "^[a-z][a-z0-9-]{0,31}$", description: "aws, azure, gcp, or a supplier of an offers file." },
  purchase: { enum: [...purchases], description: "Way of paying; where there is a mix, the one of most machines." },
  region: { type: "string", minLength: 1 },
  size: { type: "string", minLength: 1, description: "As the provider writes it." },
};
const ofChoice = ["provider", "region", "size", "count", "purchase"];

/**
 * The shape of a lock file. What a schema cannot say (checksums, what still fits) is checked by `readLock` and
 * `placeWithLock`. Published as schema/lock.schema.json.
 */
export const lockSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  $id: "costwright/schema/lock.schema.json",
  title: "costwright placement lock",
  description: "Which choice was made for each workload. Written by `costwright lock`, not by hand.",
  type: "object",
  required: ["version", "workloads"],
  additionalProperties: false,
  properties: {
    version: { enum: [LOCK_VERSION] },
    workloads: {
      type: "object",
      description: "By workload; a part of a split workload is named WORKLOAD/1, WORKLOAD/2, ...",
      additionalProperties: {
        type: "object",
        required: ["checksum", "choice", "decided", "need"],
        additionalProperties: false,
        properties: {
          checksum: { type: "string", pattern: "^[0-9a-f]{12}$", description: "Over the block's name and content: tells edits by hand." },
          choice: { type: "object", required: ofChoice, additionalProperties: false, properties: choice },
          decided: {
            type: "object",
            required: ["gapFraction", "on", "prices", "pricesAsOf", "usdPerMonth"],
            additionalProperties: false,
            properties: {
              gapFraction: { type: "number", minimum: 0, description: "Proven distance of the plan from the best one." },
              on: { ...isoDate, description: "Date of the decision." },
              prices: { type: "string", minLength: 1, description: "Id of the price book." },
              pricesAsOf: { ...isoDate, description: "Date of its newest figure." },
              usdPerMonth: { type: "number", minimum: 0, description: "Cost of the choice at those prices." },
            },
          },
          need: { type: "string", pattern: "^[0-9a-f]{16}$", description: "Hash of what the workload needs." },
          runnerUp: {
            type: "object",
            required: [...ofChoice, "extraUsdPerMonth"],
            additionalProperties: false,
            properties: { ...choice, extraUsdPerMonth: { type: "number", description: "What the plan would have cost more with it." } },
          },
        },
      },
    },
  },
};
