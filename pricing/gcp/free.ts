/** Types of gcp that cost nothing by themselves, with the reason. Sorted. */
export const gcpFreeTypes: readonly (readonly [string, string])[] = [];
