const OF_ANOTHER_OFFER =
  "requests to the archive classes are spread over the offers of S3 and Glacier, and their usage types are not confirmed";
const UNCONFIRMED = "its usage type is not confirmed";

/** Unit prices of the book that an update does not read, and why. They keep the figure and the date that they have. */
export const notFromAws: Readonly<Record<string, string>> = {
  "directconnect.1g": "ports are priced by Direct Connect location, and the file does not say which region's ports the book means",
  "globalaccelerator.hour": "the Price List has the accelerator's traffic and not its hourly fee",
  "s3.deep_archive.requests.put": OF_ANOTHER_OFFER,
  "s3.deep_archive.retrieval": OF_ANOTHER_OFFER,
  "s3.glacier_flexible.requests.put": OF_ANOTHER_OFFER,
  "s3.glacier_flexible.retrieval": OF_ANOTHER_OFFER,
  "s3.intelligent.monitoring": UNCONFIRMED,
  "s3.intelligent.requests.put": UNCONFIRMED,
};
