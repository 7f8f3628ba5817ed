/** Unit prices of the book that an update does not read, and why. They keep the figure and the date that they have. */
export const notFromAzure: Readonly<Record<string, string>> = {
  "sentinel.ingestion":
    "Sentinel is sold in several tiers with and without the log workspace's own ingestion; which one a figure means, the meter names do not say",
};
