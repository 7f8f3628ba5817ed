import ts from "typescript";

/** The members of a union; other types alone. */
export const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

export const isNothing = ({ flags }: ts.Type) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never)) !== 0;

/** `string`, and `string & {}`, which leaves the known values in an editor's suggestions. */
export const isText = (type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.String) !== 0 ||
  (type.isIntersection() && type.types.some((member) => (member.flags & ts.TypeFlags.String) !== 0));

/** `pulumi.Output<T>` is an intersection, and stands as `OutputInstance<T>` in `pulumi.Input<T>`. */
export const isOutput = (type: ts.Type): boolean =>
  type.isIntersection() ? type.types.some(isOutput) : type.symbol?.name === "OutputInstance";

export const isEventual = (type: ts.Type): boolean => isOutput(type) || type.symbol?.name === "Promise";

/** `Pick<...>` and the like: their names say nothing. */
export const isLibraryType = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.includes("/node_modules/"));

/** `talksTo` as `TalksTo`, `on-demand` as `OnDemand`, `x86_64` as `X86_64`. */
export const pascal = (text: string) => text.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/** The texts of a union. */
export const literalsOf = (types: readonly ts.Type[]): readonly string[] =>
  types.flatMap((type) => (type.isStringLiteral() ? type.value : []));

/** Name of a type; of one without a name, that of the interface and the field that it is declared in. */
export function declaredName(symbol: ts.Symbol): string | undefined {
  if (symbol.name !== "__type") return symbol.name;
  const property = ts.findAncestor(symbol.declarations?.[0], ts.isPropertySignature);
  const owner = property && ts.findAncestor(property, ts.isInterfaceDeclaration);
  return property === undefined || owner === undefined ? undefined : `${owner.name.text}${pascal(property.name.getText())}`;
}
