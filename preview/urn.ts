const rootStackType = "pulumi:pulumi:Stack";

/** The URN that Pulumi's engine gives a resource: the parent's qualified type goes in front, except the stack's. */
export function urnOf(scope: { readonly stack: string; readonly project: string }, parent: string, type: string, name: string): string {
  const parentType = parent === "" ? "" : qualifiedTypeOf(parent);
  const qualifiedType = parentType === "" || parentType === rootStackType ? type : `${parentType}$${type}`;
  return `urn:pulumi:${scope.stack}::${scope.project}::${qualifiedType}::${name}`;
}

/** `urn:pulumi:dev::shop::a:b:C$d:e:F::name` -> `a:b:C$d:e:F`. */
export function qualifiedTypeOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** Own type token of the resource a URN names. */
export function typeOfUrn(urn: string): string {
  return qualifiedTypeOf(urn).split("$").at(-1) ?? "";
}

/** Name part; it may itself contain `::`. */
export function nameOfUrn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** Package that serves a type or function token; for a provider resource, the package that it provides. */
export function packageOfToken(token: string): string {
  const parts = token.split(":");
  return token.startsWith("pulumi:providers:") ? (parts[2] ?? "") : (parts[0] ?? "");
}

export function isProviderType(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** A provider reference is `URN::id`. */
export function urnOfProviderReference(reference: string): string {
  const cut = reference.lastIndexOf("::");
  return cut < 0 ? reference : reference.slice(0, cut);
}
