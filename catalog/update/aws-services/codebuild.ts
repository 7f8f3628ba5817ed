import { type AwsService, each, per } from "./rule";

/** https://aws.amazon.com/codebuild/pricing/ */
export const codeBuild: AwsService = {
  code: "CodeBuild",
  rules: [per("unit", each(1, "minute", "minutes"), "codebuild.{os}.{size}", /^Build-Min:(?<os>Linux|Windows):g1\.(?<size>\w+)$/)],
};
