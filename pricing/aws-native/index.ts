import type { Translation } from "../translation";
import { computeTranslations } from "./compute";
import { dataTranslations } from "./data";
import { serviceTranslations } from "./services";

/** Types of the package `aws-native` (CloudFormation's own), put into the words of aws, sorted by type. */
export const awsNativeTranslations: readonly Translation[] = [...computeTranslations, ...dataTranslations, ...serviceTranslations].sort(
  (left, right) => (left.type < right.type ? -1 : 1),
);
