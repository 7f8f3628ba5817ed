import fc from "fast-check";
import { BrokenDocument, JsonMemberReader } from "../../../catalog/update/json-members";

function read(text: string, wanted: readonly string[], pieceBytes = 1_000_000): [string, unknown][] {
  const found: [string, unknown][] = [];
  const reader = new JsonMemberReader(wanted, (path, value) => found.push([path.join("/"), value]));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.write(bytes.subarray(at, at + pieceBytes));
  reader.end();
  return found;
}

test("members at the wanted paths, wherever the document is cut into pieces", () => {
  const names = fc.string({ unit: "binary", maxLength: 6 });
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(
      fc.dictionary(names, value),
      fc.dictionary(names, value),
      value,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 2),
      (products, terms, other, pieceBytes, indent) => {
        const document = { other, products, terms: { OnDemand: terms, Other: products }, version: "1" };
        const expected = JSON.parse(JSON.stringify(document)) as typeof document;
        const found = read(JSON.stringify(document, null, indent), ["products.*", "terms.OnDemand.*", "version"], pieceBytes);
        expect(found).toEqual([
          ...Object.entries(expected.products).map(([name, one]) => [`products/${name}`, one]),
          ...Object.entries(expected.terms.OnDemand).map(([name, one]) => [`terms/OnDemand/${name}`, one]),
          ["version", "1"],
        ]);
      },
    ),
  );
});

test("elements of lists, also of lists in lists, wherever the document is cut into pieces", () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  const plans = fc.array(
    fc.record({ sku: fc.string(), rates: fc.array(value, { maxLength: 4 }), other: fc.array(value, { maxLength: 3 }) }),
    {
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(
      plans,
      fc.array(value),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 2),
      (terms, products, pieceBytes, indent) => {
        const document = JSON.parse(JSON.stringify({ products, terms: { plans: terms }, end: [] })) as {
          readonly products: readonly unknown[];
          readonly terms: { readonly plans: readonly { readonly sku: string; readonly rates: readonly unknown[] }[] };
        };
        const found = read(
          JSON.stringify(document, null, indent),
          ["products.*", "terms.plans.*.sku", "terms.plans.*.rates.*", "end.*"],
          pieceBytes,
        );
        expect(found).toEqual([
          ...document.products.map((one, at) => [`products/${at}`, one]),
          ...document.terms.plans.flatMap(({ sku, rates }, plan) => [
            [`terms/plans/${plan}/sku`, sku],
            ...rates.map((one, at) => [`terms/plans/${plan}/rates/${at}`, one]),
          ]),
        ]);
      },
    ),
  );
  expect(() => read('{"a": [1, ]}', ["a.*"])).toThrow(BrokenDocument);
});

test("a document cut off anywhere is an error, never a shorter answer", () => {
  const text = '{"products": {"a": {"b": [1, "}"]}, "c": 2}, "version": "x"}';
  for (let length = 0; length < text.length; length++) {
    expect(() => read(text.slice(0, length), ["products.*"])).toThrow(BrokenDocument);
  }
  expect(read(text, ["products.*"])).toEqual([
    ["products/a", { b: [1, "}"] }],
    ["products/c", 2],
  ]);
});

test.each([
  ['{"a": {"b": 1}} x', "there is more after the end of the document (byte 16)"],
  ['{"a": {"b": 1]}', "a bracket closes what was not opened (byte 13)"],
  ['{"a": {b: 1}}', "a name is expected at byte 7"],
  ['{"a": {"b": nul}}', "invalid JSON before byte 15"],
])("%s is refused", (text, message) => {
  expect(() => read(text, ["a.*"])).toThrow(message);
});
