import { type DeclaredResource, guardUnknowns } from "../../model";

/** Inputs of another resource, read like one's own: an unknown one is never taken for an absent one. */
export function inputsOf<Props>(resource: DeclaredResource): Props {
  return guardUnknowns(resource.inputs) as Props;
}

/** True where a property is declared, even if its value is not known until deployment (ids of other resources mostly are not). */
export function isDeclared<Props extends object>(props: Props, property: keyof Props & string): boolean {
  return property in props;
}
