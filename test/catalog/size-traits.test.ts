import { loadBuiltInBook } from "../../catalog";

const book = loadBuiltInBook();

test.each([
  ["aws", "inf2.48xlarge", { accelerator: "AWS Inferentia" }],
  ["aws", "f1.2xlarge", { accelerator: "an FPGA" }],
  ["aws", "m4.large", { successorFamily: "m5" }],
] as const)("%s %s", (provider, type, traits) => {
  expect(book.size(provider, type)).toMatchObject(traits);
});

test("plain machines have none of these traits", () => {
  for (const [provider, type] of [
    ["aws", "m7g.large"],
    ["azure", "Standard_D4s_v5"],
    ["gcp", "e2-standard-4"],
  ] as const) {
    const size = book.size(provider, type);
    expect(size).toMatchObject({ gpuCount: 0 });
    expect([size?.accelerator, size?.successorFamily]).toEqual([undefined, undefined]);
  }
});
