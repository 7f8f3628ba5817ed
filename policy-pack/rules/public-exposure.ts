import { canonicalType } from "../../pricing";
import { type ComplianceConfig, complianceFields, regimeAbout } from "../compliance";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";

type Facts = { readonly regime: string; readonly what: string; readonly advice: string };

type Exposure = { readonly what: string; readonly advice: string } | undefined;

/** Ports of administration and of databases: no browser needs them. */
const PRIVATE_PORTS: readonly number[] = [22, 1433, 1521, 3306, 3389, 5432, 5439, 6379, 9200, 11211, 27017];

const ALL_PORTS = "all ports";

const everywhere = (value: unknown): boolean =>
  value === "0.0.0.0/0" || value === "::/0" || value === "*" || value === "Internet" || value === "0.0.0.0";
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

const exposures: Readonly<Record<string, (props: Readonly<Record<string, unknown>>) => Exposure>> = {
  "aws:ec2/securityGroup:SecurityGroup": ({ ingress }) => {
    const open = list(ingress).find(
      (one) => [...list(get(one, ["cidrBlocks"])), ...list(get(one, ["ipv6CidrBlocks"]))].some(everywhere) && awsPort(one),
    );
    return open === undefined ? undefined : opened(awsPort(open), "ingress");
  },
  "aws:ec2/securityGroupRule:SecurityGroupRule": (props) => {
    const open = props.type === "ingress" && [...list(props.cidrBlocks), ...list(props.ipv6CidrBlocks)].some(everywhere);
    return open && awsPort(props) !== undefined ? opened(awsPort(props), "cidrBlocks") : undefined;
  },
  "aws:rds/instance:Instance": ({ publiclyAccessible }) => database(publiclyAccessible),
  "aws:rds/clusterInstance:ClusterInstance": ({ publiclyAccessible }) => database(publiclyAccessible),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (props) => {
    // Nothing else is read: the group of a new program is not known before deployment, and does not matter here.
    const port = awsPort({ fromPort: props.fromPort, toPort: props.toPort, protocol: props.ipProtocol });
    return (everywhere(props.cidrIpv4) || everywhere(props.cidrIpv6)) && port !== undefined ? opened(port, "cidrIpv4") : undefined;
  },
  "azure-native:network:SecurityRule": ({ access, direction, sourceAddressPrefix, destinationPortRange }) => {
    const open = access === "Allow" && direction === "Inbound" && everywhere(sourceAddressPrefix);
    if (!open || typeof destinationPortRange !== "string") return undefined;
    const all = destinationPortRange === "*";
    return all || isPrivateRange(destinationPortRange)
      ? opened(all ? ALL_PORTS : `port ${destinationPortRange}`, "sourceAddressPrefix")
      : undefined;
  },
  "azure-native:storage:StorageAccount": ({ allowBlobPublicAccess }) =>
    allowBlobPublicAccess === true
      ? { what: "its blobs may be read by anybody", advice: "Set allowBlobPublicAccess to false." }
      : undefined,
  "gcp:compute/firewall:Firewall": ({ sourceRanges, allows, disabled, direction }) => {
    if (disabled === true || direction === "EGRESS" || !list(sourceRanges).some(everywhere)) return undefined;
    const port = list(allows).flatMap(googlePorts).find(isPrivateRange);
    return port === undefined ? undefined : opened(port === ALL_PORTS ? port : `port ${port}`, "sourceRanges");
  },
  "gcp:sql/databaseInstance:DatabaseInstance": (props) =>
    list(get(props, ["settings", "ipConfiguration", "authorizedNetworks"])).some((one) => everywhere(get(one, ["value"])))
      ? {
          what: "every address may connect to the database",
          advice: "Name the networks in settings.ipConfiguration.authorizedNetworks, or use a private address.",
        }
      : undefined,
};

export const publicExposure = rule<ComplianceConfig, Facts>({
  id: "public-exposure",
  title: "A resource under a compliance regime is open to the internet",
  group: "compliance",
  why: "Ports of administration and of databases that every address may reach are found within minutes; regimes such as PCI DSS (requirement 1.4) forbid them. Judged only where a regime is declared.",
  remedy: "Open it to named networks only, or reach it through a private network.",
  severity: "critical",
  level: "mandatory",
  scope: "resource",
  types: Object.keys(exposures).sort(),
  config: complianceFields,
  check: ({ resource, props }, { config, stack }): readonly Outcome<Facts>[] => {
    const regime = regimeAbout("no-public-access", stack, resource, config);
    if (regime === undefined) return [];
    const exposure = exposures[canonicalType(resource.type)]?.(props);
    return exposure === undefined ? [] : [{ facts: { regime, ...exposure } }];
  },
  message: ({ regime, what }) => `it is under ${regime}, but ${what}`,
  advice: ({ advice }) => advice,
  examples: {
    flagged: [
      {
        title: "Databases and ports that are open to everybody",
        config: { compliance: ["pci"] },
        resources: [
          {
            type: "aws:ec2/securityGroup:SecurityGroup",
            name: "admin",
            inputs: { ingress: [{ protocol: "tcp", fromPort: 20, toPort: 30, cidrBlocks: ["0.0.0.0/0"] }] },
          },
          {
            type: "aws:rds/instance:Instance",
            name: "cards",
            inputs: { region: "us-east-1", engine: "postgres", instanceClass: "db.m6g.large", publiclyAccessible: true },
          },
          {
            type: "gcp:compute/firewall:Firewall",
            name: "open",
            inputs: { network: "default", sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["5432"] }] },
          },
        ],
        messages: [
          "it is under pci, but every address of the internet may reach port 22",
          "it is under pci, but the database has a public address",
          "it is under pci, but every address of the internet may reach port 5432",
        ],
      },
      {
        title: "Personal data that anybody may read",
        config: { compliance: ["gdpr"] },
        resources: [
          {
            type: "azure-native:storage:StorageAccount",
            name: "uploads",
            inputs: { location: "westeurope", sku: { name: "Standard_LRS" }, allowBlobPublicAccess: true },
          },
        ],
        messages: ["it is under gdpr (Art. 25(2)), but its blobs may be read by anybody"],
      },
    ],
    clean: [
      {
        title: "A web server's ports",
        config: { compliance: ["pci"] },
        resources: [
          {
            type: "aws:ec2/securityGroup:SecurityGroup",
            name: "web",
            inputs: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }] },
          },
        ],
      },
      {
        title: "No regime is declared",
        resources: [
          {
            type: "aws:ec2/securityGroup:SecurityGroup",
            name: "admin",
            inputs: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] },
          },
        ],
      },
    ],
  },
});

function database(publiclyAccessible: unknown): Exposure {
  return publiclyAccessible === true
    ? { what: "the database has a public address", advice: "Set publiclyAccessible to false; its public IPv4 address is charged, too." }
    : undefined;
}

const opened = (port: string | undefined, property: string): Exposure => ({
  what: `every address of the internet may reach ${port}`,
  advice: `Name the networks that need it in ${property}.`,
});

/** The private port that a rule opens, for a message; a rule for every protocol opens all. */
function awsPort(one: unknown): string | undefined {
  if (String(get(one, ["protocol"])) === "-1") return ALL_PORTS;
  const from = Number(get(one, ["fromPort"]));
  const to = Number(get(one, ["toPort"]));
  const port = PRIVATE_PORTS.find((each) => from <= each && each <= to);
  return port === undefined ? undefined : `port ${port}`;
}

/** A rule of Google without ports opens all of its protocol, of which ICMP has none. */
function googlePorts(one: unknown): readonly string[] {
  const protocol = String(get(one, ["protocol"])).toLowerCase();
  const ports = list(get(one, ["ports"])).map(String);
  if (ports.length > 0) return ports;
  return protocol === "all" || protocol === "tcp" ? [ALL_PORTS] : [];
}

function isPrivateRange(ports: string): boolean {
  if (ports === ALL_PORTS) return true;
  const [from = Number.NaN, to = from] = ports.split("-").map(Number);
  return PRIVATE_PORTS.some((each) => from <= each && each <= to);
}
