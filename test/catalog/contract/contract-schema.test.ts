import { contractSchema } from "../../../catalog/contract";
import published from "../../../schema/contract.schema.json";

test("the published schema is the one that contracts are checked with", () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(contractSchema)));
});
