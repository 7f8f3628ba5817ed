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
