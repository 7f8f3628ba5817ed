/** Unit prices of the book that an update does not read, and why. They keep the figure and the date that they have. */
export const notFromAzure: Readonly<Record<string, string>> = {};
