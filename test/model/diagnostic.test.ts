import { didYouMean, formatDiagnostic, nearest } from "../../model";

describe("did you mean", () => {
  const fields = ["vcpus", "memoryGib", "minCount", "maxCount"];
  test.each([
    ["memroyGib", "memoryGib"],
    ["VCPUS", "vcpus"],
    ["mincount", "minCount"],
    ["vcpu", "vcpus"],
  ])("%s is near %s", (word, expected) => {
    expect(nearest(word, fields)).toBe(expected);
  });

  test("nothing is suggested for a word that is near nothing", () => {
    expect(didYouMean("loadBalancer", fields)).toBeUndefined();
  });
});

test("a diagnostic reads file:line:column: severity: message (hint)", () => {
  expect(
    formatDiagnostic({
      severity: "error",
      message: 'unknown field "memroyGib"',
      place: { file: "needs.yaml", line: 3, column: 5 },
      hint: 'did you mean "memoryGib"?',
    }),
  ).toBe('needs.yaml:3:5: error: unknown field "memroyGib" (did you mean "memoryGib"?)');
});
