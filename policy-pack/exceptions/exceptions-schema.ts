const text = { type: "string", minLength: 1 } as const;

/** Fields of one exception, in the file and on a component. */
export const exceptionFields = {
  rule: {
    description: "Id of the rule whose findings are accepted, or several.",
    anyOf: [text, { type: "array", minItems: 1, items: text }],
  },
  resource: {
    ...text,
    description:
      "Pattern of the URN, `*` for any text; without a `:` of the resource's name alone. Absent: findings on the whole stack; on a component: everything in it.",
  },
  reason: { ...text, description: "Why it is right to accept this." },
  owner: { ...text, description: "Who answers for it." },
  expires: {
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}$",
    description: "First day on which it no longer holds, e.g. 2027-01-31. An exception without an end is a rule that should be disabled.",
  },
  ceilingUsdPerMonth: {
    type: "number",
    exclusiveMinimum: 0,
    description: "It holds while the resource (or the stack) costs no more than this a month.",
  },
} as const;

/** Published as schema/exceptions.schema.json. */
export const exceptionsSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "costwright exceptions",
  description: "Findings of costwright's rules that are accepted: which, why, by whom, until when.",
  type: "object",
  additionalProperties: false,
  required: ["exceptions"],
  properties: {
    exceptions: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["rule", "reason", "owner", "expires"],
        properties: exceptionFields,
      },
    },
  },
} as const;
