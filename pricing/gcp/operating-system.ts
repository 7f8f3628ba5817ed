import { ifKnown } from "./known";

/**
 * What an image says of the licence. The book has prices of Linux without a licence fee only; Windows, SQL Server,
 * Red Hat, SUSE and Ubuntu Pro add a fee per vCPU that no figure is known for.
 */
export type Licence = { readonly kind: "none" } | { readonly kind: "assumed-none" } | { readonly kind: "fee"; readonly image: string };

// Project or family, alone or in a path: `windows-cloud/windows-2022`, `.../projects/rhel-sap-cloud/global/images/...`, `sles-15`.
const LICENSED_IMAGE = /(?:^|\/)(?:windows|rhel|sles|suse|ubuntu-pro|ubuntu-os-pro)/i;

/** `read` yields the image's name; an image that is not known yet, or not named, is taken for Linux and labelled so. */
export function licenceOf(read: () => string | undefined): Licence {
  const image = ifKnown(read);
  if (image === undefined || image.value === undefined) return { kind: "assumed-none" };
  return LICENSED_IMAGE.test(image.value) ? { kind: "fee", image: image.value } : { kind: "none" };
}
