/** Unit prices of the book that an update does not read, and why. They keep the figure and the date that they have. */
export const notFromGoogle: Readonly<Record<string, string>> = {
  "container-registry.storage": "images lie in a bucket: the catalog sells it as storage in a multi-region, which is no region of the book",
  "egress.inter-continent": "sold by the pair of places; the book has one price a region, whatever the other end is",
  "egress.inter-region": "sold by the pair of places; the book has one price a region, whatever the other end is",
  "gcs.coldline.class-a": "the book has it for a multi-region, which is no region of the catalog's",
  "gcs.coldline.class-b": "the book has it for a multi-region, which is no region of the catalog's",
  "monitoring.alert.condition": "how the catalog names it is not confirmed",
  "monitoring.alert.series": "how the catalog names it is not confirmed",
  "pd-snapshot.multi-region.storage": "sold by multi-region; the book has it by the region that the snapshot is taken in",
};
