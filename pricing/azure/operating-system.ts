/** What decides the price of a machine's operating system. */
export interface OsProps {
  readonly licenseType?: string;
  readonly osProfile?: { readonly windowsConfiguration?: object };
  readonly storageProfile?: {
    readonly imageReference?: { readonly publisher?: string; readonly offer?: string; readonly sku?: string };
    readonly osDisk?: { readonly osType?: string };
  };
}

export type OperatingSystem =
  | { readonly kind: "linux"; readonly name: string }
  | { readonly kind: "windows"; readonly name: string }
  | { readonly kind: "licensed"; readonly name: string };

/** Licence types of the Azure Hybrid Benefit: the machine then costs what it costs with free Linux. */
const broughtLicences = new Set(["windows_server", "windows_client", "rhel_byos", "sles_byos"]);

/**
 * Windows shows in the operating system's profile, the disk or the image; each alone is enough. An image that is
 * given by its id alone says nothing: without other signs it is taken for a Linux without licence fee.
 */
export function operatingSystem(props: OsProps): OperatingSystem {
  const image = props.storageProfile?.imageReference;
  const publisher = image?.publisher?.toLowerCase() ?? "";
  const offer = image?.offer?.toLowerCase() ?? "";
  const sku = image?.sku?.toLowerCase() ?? "";
  const sql = publisher === "microsoftsqlserver" && !/express|developer|sqldev/.test(`${offer} ${sku}`);
  if (sql) return { kind: "licensed", name: "SQL Server" };
  const broughtLicence = broughtLicences.has(props.licenseType?.toLowerCase() ?? "");
  if (isWindows(props, publisher, offer)) {
    return broughtLicence ? { kind: "linux", name: "Windows, hybrid benefit" } : { kind: "windows", name: "Windows" };
  }
  if (broughtLicence) return { kind: "linux", name: "Linux, hybrid benefit" };
  const licensed = licensedLinux(publisher, offer, sku);
  return licensed === undefined ? { kind: "linux", name: "Linux" } : { kind: "licensed", name: licensed };
}

function isWindows(props: OsProps, publisher: string, offer: string): boolean {
  return (
    props.osProfile?.windowsConfiguration !== undefined ||
    props.storageProfile?.osDisk?.osType?.toLowerCase() === "windows" ||
    publisher.startsWith("microsoftwindows") ||
    publisher === "microsoftvisualstudio" ||
    (publisher === "microsoftsqlserver" && offer.includes("-ws")) ||
    offer.includes("windows")
  );
}

function licensedLinux(publisher: string, offer: string, sku: string): string | undefined {
  if (publisher === "redhat" && !offer.includes("byos")) return "Red Hat Enterprise Linux";
  if (publisher === "suse" && !offer.includes("opensuse") && !/byos/.test(offer)) return "SUSE Linux Enterprise Server";
  if (publisher === "canonical" && (offer.includes("-pro-") || offer.startsWith("ubuntu-pro") || /(^|-)pro(-|$)/.test(sku)))
    return "Ubuntu Pro";
  return undefined;
}
