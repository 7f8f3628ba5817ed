import type { Translation } from "../translation";
import { computeTranslations } from "./compute";
import { dataTranslations } from "./data";
import { networkTranslations } from "./network";
import { serviceTranslations } from "./services";
import { webTranslations } from "./web";

/** Types of the package `azure`, put into the words of azure-native, sorted by type. */
export const azureClassicTranslations: readonly Translation[] = [
  ...computeTranslations,
  ...dataTranslations,
  ...networkTranslations,
  ...serviceTranslations,
  ...webTranslations,
].sort((left, right) => (left.type < right.type ? -1 : 1));
