import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly runtime: string };

/** Runtimes that AWS offers on arm64 and whose code is not compiled to the machine: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const portable = /^(?:nodejs(?:1[2-9]|[2-9]\d)\.x|python3\.(?:[89]|1\d)|java(?:8\.al2|1[17]|2\d)|ruby(?:2\.7|3\.\d)|dotnet(?:[6-9]|\d\d))$/;

export const lambdaArm64 = rule<Config, Facts>({
  id: "lambda-arm64",
  title: "A Lambda function on x86 costs more than the same function on arm64",
  group: "sizing",
  why: "Lambda charges a fifth less for duration and provisioned concurrency on arm64 (https://aws.amazon.com/lambda/pricing/). Named are only functions whose cost is certain (provisioned concurrency, or use that is declared), and whose runtime interprets its code: not images, and not functions with layers, which may hold code for x86.",
  remedy: 'Set architectures to ["arm64"], after checking that no dependency has native code for x86.',
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: ["aws:lambda/function:Function"],
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: ({ resource, props }, { config, reprice }): readonly Outcome<Facts>[] => {
    const { runtime, packageType, architectures, layers } = props;
    if (typeof runtime !== "string" || !portable.test(runtime) || packageType === "Image") return [];
    if (Array.isArray(architectures) && architectures[0] === "arm64") return [];
    if (Array.isArray(layers) && layers.length > 0) return [];
    const change = provenSaving(reprice(resource, { architectures: ["arm64"] }), config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { runtime, ...change } }];
  },
  message: (facts) => `its ${facts.runtime} code on arm64 costs ${insteadOf(facts)}, with what hangs on it`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A function that is kept warm on x86",
        resources: [
          { type: "aws:lambda/function:Function", name: "api", inputs: { region: "us-east-1", runtime: "nodejs20.x", memorySize: 1024 } },
          {
            type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
            name: "warm",
            inputs: { region: "us-east-1", provisionedConcurrentExecutions: 10 },
            from: { functionName: ["api"] },
          },
        ],
        messages: ["its nodejs20.x code on arm64 costs 87.60 USD a month instead of 109.50 USD (20 % less), with what hangs on it"],
      },
    ],
    clean: [
      {
        title: "A function that may never be called, and one with a layer",
        resources: [
          { type: "aws:lambda/function:Function", name: "rare", inputs: { region: "us-east-1", runtime: "nodejs20.x" } },
          {
            type: "aws:lambda/function:Function",
            name: "native",
            inputs: { region: "us-east-1", runtime: "python3.12", layers: ["arn:aws:lambda:us-east-1:1:layer:numpy:1"] },
          },
        ],
      },
    ],
  },
});
