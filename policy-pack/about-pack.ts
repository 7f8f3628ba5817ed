/** The pack as the engine lists it, beside its version. */
export const aboutPack = {
  name: "costwright",
  displayName: "costwright",
  description: "Prices every cost-bearing resource and warns about, blocks or repairs what is wasteful.",
  tags: ["cost"],
} as const;
