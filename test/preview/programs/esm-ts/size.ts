export type Size = "small" | "large";
export const size: Size = "large";
