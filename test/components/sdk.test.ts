import { realiserOf } from "../../components/realise";

test("a missing SDK says what to install", () => {
  const absent = () => {
    throw Object.assign(new Error("Cannot find module"), { code: "MODULE_NOT_FOUND" });
  };
  expect(() => realiserOf("azure", absent)).toThrow(
    [
      "The plan places workloads on azure, but the package @pulumi/azure-native is not installed.",
      "  error: @pulumi/azure-native cannot be found (run npm install @pulumi/azure-native@^3, or leave azure out of providers)",
    ].join("\n"),
  );
});

test("an SDK that is too old says which is needed", () => {
  expect(() => realiserOf("aws", () => ({ version: "6.83.0" }))).toThrow(
    [
      "The plan places workloads on aws, but @pulumi/aws 6.83.0 is too old.",
      "  error: @pulumi/aws is 6.83.0, 7.0.0 or newer is needed (run npm install @pulumi/aws@^7)",
    ].join("\n"),
  );
});
