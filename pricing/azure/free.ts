/** Types of azure that cost nothing by themselves, with the reason. Sorted. */
export const azureFreeTypes: readonly (readonly [string, string])[] = [];
