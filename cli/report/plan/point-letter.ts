/** A, B, ... Z, 27, 28: how a point of the frontier is called in tables and charts. */
export const pointLetter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : String(index + 1));
