/** Unit prices of the book that an update does not read, and why. They keep the figure and the date that they have. */
export const notFromAws: Readonly<Record<string, string>> = {
  "directconnect.1g": "ports are priced by Direct Connect location, and the file does not say which region's ports the book means",
  "globalaccelerator.hour": "the Price List has the accelerator's traffic and not its hourly fee",
};
