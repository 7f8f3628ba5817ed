/** The types of a JSON schema, in the words of messages. */
export const typeNames: Readonly<Record<string, string>> = {
  number: "a number",
  integer: "a whole number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "fields by name",
};
