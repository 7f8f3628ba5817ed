/** Types of aws that cost nothing by themselves, with the reason. Sorted. */
export const awsFreeTypes: readonly (readonly [string, string])[] = [];
