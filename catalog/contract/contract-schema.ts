import { providers, purchases } from "../../model";

const isoDate = { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
const provider = { enum: [...providers] };
const region = { type: "string", minLength: 1, description: "As the provider writes it, e.g. eu-west-1; every region where absent." };
const currency = { type: "string", pattern: "^[A-Z]{3}$", description: "ISO 4217; the file's exchangeRate converts it." };

/**
 * The shape of a contract file. What a schema cannot say (names of the price book, one price a row, rows that
 * contradict each other) is checked by `checkContract`. Published as schema/contract.schema.json.
 */
export const contractSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  $id: "costwright/schema/contract.schema.json",
  title: "costwright contract terms",
  description: "What you have agreed with your providers. Read locally, never sent anywhere.",
  type: "object",
  required: ["asOf"],
  additionalProperties: false,
  properties: {
    asOf: { ...isoDate, description: "Date of the terms." },
    exchangeRate: {
      type: "object",
      description: "The one rate that rows in another currency are converted with.",
      required: ["currency", "usdPerUnit", "asOf"],
      additionalProperties: false,
      properties: {
        currency: { type: "string", pattern: "^[A-Z]{3}$", description: "ISO 4217, e.g. EUR." },
        usdPerUnit: { type: "number", exclusiveMinimum: 0, description: "USD for one unit of the currency." },
        asOf: { ...isoDate, description: "Date of the rate." },
      },
    },
    discounts: {
      type: "array",
      description: "Percentages off the list price. The most specific row that matches counts, alone.",
      items: {
        type: "object",
        required: ["provider", "discountPercent"],
        additionalProperties: false,
        properties: {
          provider,
          service: { type: "string", description: "compute, or the first word of a unit price's key: ebs, disk, gcs." },
          region,
          family: { type: "string", description: "Family of machines, e.g. m7g, Dsv5, n2." },
          discountPercent: { type: "number", minimum: 0, exclusiveMaximum: 100 },
          spot: { type: "boolean", description: "Also off spot prices, which follow the market; false where absent." },
        },
      },
    },
    prices: {
      type: "array",
      description: "Prices agreed for single SKUs. They replace the list price; no percentage is taken off them.",
      items: {
        type: "object",
        required: ["provider", "region"],
        additionalProperties: false,
        properties: {
          provider,
          region: { type: "string", minLength: 1, description: "As the provider writes it, or * for every region with a list price." },
          size: { type: "string", description: "Machine size, e.g. m7g.large. Either size or key." },
          purchase: { enum: [...purchases], description: "Way of paying for the size; on-demand where absent." },
          key: { type: "string", description: "Key of a unit price, e.g. nat_gateway.hour. Either size or key." },
          usdPerHour: { type: "number", exclusiveMinimum: 0, description: "For a size, in USD." },
          usdPerUnit: { type: "number", exclusiveMinimum: 0, description: "For a key, in USD; replaces every tier that costs something." },
          currency,
          currencyPerHour: { type: "number", exclusiveMinimum: 0, description: "For a size, in the row's currency." },
          currencyPerUnit: { type: "number", exclusiveMinimum: 0, description: "For a key, in the row's currency." },
          upfrontUsd: {
            type: "number",
            exclusiveMinimum: 0,
            description:
              "For a size with a way of paying upfront: what is paid at the start of the term. usdPerHour is what is paid beside it.",
          },
          currencyUpfront: { type: "number", exclusiveMinimum: 0, description: "The same in the row's currency." },
        },
      },
    },
    commitments: {
      type: "array",
      description: "What you own: paid whether it is used or not, so the machines that it covers cost nothing more.",
      items: {
        type: "object",
        required: ["name", "kind", "provider", "start"],
        additionalProperties: false,
        properties: {
          name: { type: "string", minLength: 1, maxLength: 64, description: "Unique; reports show it." },
          kind: { enum: ["reservation", "savings-plan", "committed-use"] },
          provider,
          region,
          size: { type: "string", description: "Machine size, e.g. m7g.large." },
          sizeFlexible: {
            type: "boolean",
            description: "Covers other sizes of the family in proportion; false where absent.",
          },
          key: {
            type: "string",
            description: "Instead of a machine: what is priced by this key, e.g. rds.postgres.single-az.db.m5.large.",
          },
          service: { enum: ["sql"], description: "With committedUsdPerHour: Cloud SQL instead of machines." },
          alsoCovers: {
            type: "object",
            description: "With committedUsdPerHour of AWS: what the plan takes off these services, in percent.",
            additionalProperties: false,
            properties: {
              fargate: { type: "number", minimum: 0, exclusiveMaximum: 100 },
              lambda: { type: "number", minimum: 0, exclusiveMaximum: 100 },
            },
          },
          family: { type: "string", description: "Family of machines, e.g. n2." },
          count: {
            type: "number",
            exclusiveMinimum: 0,
            description: "Machines of the size, of any size of the family, or units of the key.",
          },
          vcpus: { type: "number", exclusiveMinimum: 0, description: "vCPUs of the family, or of a key that is priced by the vCPU." },
          committedUsdPerHour: { type: "number", exclusiveMinimum: 0, description: "Dollars of use an hour." },
          discountPercent: {
            type: "number",
            minimum: 0,
            exclusiveMaximum: 100,
            description: "With committedUsdPerHour: what the plan takes off the price on demand.",
          },
          usdPerHour: { type: "number", minimum: 0, description: "With count or vcpus: what one of them costs an hour, for the report." },
          term: { enum: ["1y", "3y"] },
          start: isoDate,
          expires: { ...isoDate, description: "First day that it no longer covers; start and term where absent." },
          scope: {
            type: "array",
            items: { type: "string", minLength: 1 },
            description: "Projects, or project/stack, that it is meant for; all where absent.",
          },
        },
      },
    },
  },
} as const;
