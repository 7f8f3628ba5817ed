/** What decides the price of a machine's operating system. */
export interface OsProps {
  readonly licenseType?: string;
  readonly osProfile?: { readonly windowsConfiguration?: object };
  readonly storageProfile?: {
    readonly imageReference?: { readonly publisher?: string; readonly offer?: string; readonly sku?: string };
    readonly osDisk?: { readonly osType?: string };
  };
}

export interface OperatingSystem {
  /** How it is charged: `linux` stands for compute without any licence. */
  readonly kind: "linux" | "windows" | "licensed";
  readonly name: string;
  readonly terms: "pay as you go" | "hybrid benefit";
}

const payAsYouGo = (kind: OperatingSystem["kind"], name: string): OperatingSystem => ({ kind, name, terms: "pay as you go" });
const hybridBenefit = (name: string): OperatingSystem => ({ kind: "linux", name, terms: "hybrid benefit" });

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
  if (sql) return payAsYouGo("licensed", "SQL Server");
  const broughtLicence = broughtLicences.has(props.licenseType?.toLowerCase() ?? "");
  if (isWindows(props, publisher, offer)) return broughtLicence ? hybridBenefit("Windows") : payAsYouGo("windows", "Windows");
  if (broughtLicence) return hybridBenefit("Linux");
  const licensed = licensedLinux(publisher, offer, sku);
  return licensed === undefined ? payAsYouGo("linux", "Linux") : payAsYouGo("licensed", licensed);
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
