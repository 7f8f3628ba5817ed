import fc from "fast-check";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { readStruct } from "../../../policy-pack/analyzer/protobuf";
import { plainProperties } from "../../../policy-pack/plain-value";

// The policy SDK's own reading of a request; not among what it documents.
const { deserializeProperties } = require("@pulumi/policy/deserialize") as {
  deserializeProperties(struct: Struct, keepSecrets: boolean): Record<string, unknown>;
};

const signature = "4dabf18193072939515e22adb298388d";
const encoded = (record: Readonly<Record<string, unknown>>) => Struct.fromJavaScript(record as Record<string, JavaScriptValue>);

const wireValues = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true }),
    fc.string({ unit: "binary" }),
    fc.constant("04da6b54-80e4-46f7-96ec-b56ff0331ba9"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 3, noNullPrototype: true }),
    tie("value").map((value) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value })),
    fc.constant({ [signature]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "./code" }),
    fc.constant({ [signature]: "c44067f5952c0a294b673a41bacd8c17", text: "x" }),
  ),
})).value;

it("reads properties as the policy SDK does", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), wireValues, { noNullPrototype: true }), (record) => {
      fc.pre(!JSON.stringify(record).includes("__proto__"));
      const struct = encoded(record);
      const ours = plainProperties(readStruct(Buffer.from(struct.serializeBinary())));
      expect(ours).toEqual(plainProperties(deserializeProperties(struct, false)));
    }),
    { numRuns: 500 },
  );
});

it("refuses a message that ends too early, and keeps a property called __proto__ a property", () => {
  const whole = Buffer.from(encoded({ size: "m5.large" }).serializeBinary());
  expect(() => readStruct(whole.subarray(0, whole.length - 3))).toThrow(/ends beyond the message/);
  // `{"__proto__": "x"}`: an entry with a key and a text.
  const entry = Buffer.from([10, 9, ...Buffer.from("__proto__"), 18, 3, 26, 1, 120]);
  const record = readStruct(Buffer.from([10, entry.length, ...entry]));
  expect(Object.entries(record)).toEqual([["__proto__", "x"]]);
});
