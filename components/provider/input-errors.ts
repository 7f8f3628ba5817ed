import * as pulumi from "@pulumi/pulumi";
import { ArgumentsError } from "../arguments-error";
import type { Fields } from "./schema-file";

/**
 * What is wrong with a component's arguments in the words of Pulumi's protocol: the engine shows each with the property
 * and its value. What concerns no single property (a conflict of several needs) stands in the message itself. Other
 * errors stay as they are.
 *
 * @param inputs what was given, by field; fields that do not exist among them
 */
export function asInputErrors(error: unknown, fields: Fields, inputs: object): unknown {
  if (!(error instanceof ArgumentsError)) return error;
  const [title = ""] = error.message.split("\n", 1);
  const ofWhole: string[] = [];
  const errors = error.diagnostics.flatMap(({ message, hint, place }) => {
    const withHint = (text: string) => (hint === undefined ? text : `${text} (${hint})`);
    // What stands in a file is told with its line: the property is the file's name.
    const where = [place?.line, place?.column].filter((part) => part !== undefined).join(":");
    if (place !== undefined)
      return [{ propertyPath: "file", reason: `${[place.file, where].filter((part) => part !== "").join(":")}: ${withHint(message)}` }];
    const path = message.split(" ", 1)[0] ?? "";
    const [field = ""] = path.split(/[.[]/, 1);
    // The engine writes the path before the reason.
    if (field in fields || field in inputs) return [{ propertyPath: path, reason: withHint(message.slice(path.length + 1)) }];
    ofWhole.push(withHint(message));
    return [];
  });
  const message = [title, ...ofWhole.map((text) => `  ${text}`)].join("\n");
  return new pulumi.InputPropertiesError({ message, errors });
}
