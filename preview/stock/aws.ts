import type { FunctionCall, StockAnswer } from "../function-call";

/** AWS's own documentation uses this account number. */
const accountId = "123456789012";
const zoneLetters = ["a", "b", "c"];

/** Sorted by token. */
export const awsStockAnswers: Readonly<Record<string, StockAnswer>> = {
  "aws:ec2/getAmi:getAmi": (call) => image(call),
  "aws:ec2/getAmiIds:getAmiIds": (call) => ({ ...call.args, id: "stock", ids: [imageId], region: regionOf(call) }),
  "aws:ec2/getSubnets:getSubnets": (call) => ({
    ...call.args,
    id: regionOf(call),
    ids: ["subnet-0a", "subnet-0b", "subnet-0c"],
    region: regionOf(call),
  }),
  "aws:ec2/getVpc:getVpc": (call) => ({
    default: true,
    cidrBlock: "172.31.0.0/16",
    cidrBlockAssociations: [],
    enableDnsHostnames: true,
    enableDnsSupport: true,
    id: "vpc-0123456789abcdef0",
    instanceTenancy: "default",
    ipv6CidrBlock: "",
    mainRouteTableId: "rtb-0123456789abcdef0",
    ownerId: accountId,
    region: regionOf(call),
    state: "available",
    tags: {},
    ...call.args,
    arn: arn(call, "ec2", "vpc/vpc-0123456789abcdef0"),
  }),
  "aws:ecr/getAuthorizationToken:getAuthorizationToken": (call) => ({
    // "AWS:stock" in base64, the form that programs decode.
    authorizationToken: Buffer.from("AWS:stock").toString("base64"),
    expiresAt: "2030-01-01T00:00:00Z",
    id: regionOf(call),
    password: "stock",
    proxyEndpoint: `https://${accountId}.dkr.ecr.${regionOf(call)}.amazonaws.com`,
    region: regionOf(call),
    userName: "AWS",
    ...call.args,
  }),
  "aws:elb/getServiceAccount:getServiceAccount": (call) => ({
    id: "127311923021",
    arn: `arn:${partitionOf(call)}:iam::127311923021:root`,
    region: regionOf(call),
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (call) => policyDocument(call.args),
  "aws:index/getAvailabilityZone:getAvailabilityZone": (call) => {
    const name = typeof call.args.name === "string" ? call.args.name : `${regionOf(call)}a`;
    return {
      ...call.args,
      id: name,
      name,
      nameSuffix: name.slice(-1),
      region: name.slice(0, -1),
      state: "available",
      zoneId: `${name}-1`,
      zoneType: "availability-zone",
    };
  },
  "aws:index/getAvailabilityZones:getAvailabilityZones": (call) => ({
    ...call.args,
    groupNames: [regionOf(call)],
    id: regionOf(call),
    names: zoneLetters.map((letter) => `${regionOf(call)}${letter}`),
    region: regionOf(call),
    zoneIds: zoneLetters.map((_, index) => `${regionOf(call)}-az${index + 1}`),
  }),
  "aws:index/getCallerIdentity:getCallerIdentity": (call) => ({
    accountId,
    arn: `arn:${partitionOf(call)}:iam::${accountId}:user/preview`,
    id: accountId,
    userId: "AIDAPREVIEW",
  }),
  "aws:index/getPartition:getPartition": (call) => ({
    dnsSuffix: partitionOf(call) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
    id: partitionOf(call),
    partition: partitionOf(call),
    reverseDnsPrefix: partitionOf(call) === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws",
  }),
  "aws:index/getRegion:getRegion": (call) => ({
    description: regionOf(call),
    endpoint: `ec2.${regionOf(call)}.amazonaws.com`,
    id: regionOf(call),
    name: regionOf(call),
    region: regionOf(call),
  }),
  "aws:index/getRegions:getRegions": (call) => ({
    ...call.args,
    id: "aws",
    names: ["eu-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2"],
  }),
  "aws:organizations/getOrganization:getOrganization": () => ({
    accounts: [],
    arn: `arn:aws:organizations::${accountId}:organization/o-stock`,
    awsServiceAccessPrincipals: [],
    enabledPolicyTypes: [],
    featureSet: "ALL",
    id: "o-stock",
    masterAccountArn: `arn:aws:organizations::${accountId}:account/o-stock/${accountId}`,
    masterAccountEmail: "someone@example.com",
    masterAccountId: accountId,
    masterAccountName: "stock",
    nonMasterAccounts: [],
    roots: [{ arn: `arn:aws:organizations::${accountId}:root/o-stock/r-stock`, id: "r-stock", name: "Root", policyTypes: [] }],
  }),
  "aws:route53/getZone:getZone": (call) => ({
    callerReference: "",
    comment: "",
    id: "Z0123456789STOCK",
    name: "placeholder.example.com",
    nameServers: ["ns-1.example.com", "ns-2.example.com"],
    primaryNameServer: "ns-1.example.com",
    privateZone: false,
    resourceRecordSetCount: 2,
    tags: {},
    zoneId: "Z0123456789STOCK",
    ...call.args,
    arn: "arn:aws:route53:::hostedzone/Z0123456789STOCK",
  }),
  "aws:ssm/getParameter:getParameter": (call) => {
    const name = String(call.args.name ?? "");
    // Public parameters under /aws/service hold machine images; the "recommended" ones a small document about one.
    const value = !name.startsWith("/aws/service/")
      ? "placeholder"
      : name.endsWith("/recommended")
        ? JSON.stringify({ image_id: imageId, image_name: "stock-linux-image", os: "Linux" })
        : imageId;
    return {
      ...call.args,
      arn: arn(call, "ssm", `parameter${name}`),
      id: name,
      insecureValue: value,
      region: regionOf(call),
      type: "String",
      value,
      version: 1,
    };
  },
};

const imageId = "ami-0123456789abcdef0";

/** The image's platform and architecture follow what the program asks for, since prices depend on them. */
function image(call: FunctionCall): Record<string, unknown> {
  const asked = JSON.stringify(call.args).toLowerCase();
  const windows = asked.includes("windows");
  return {
    architecture: /arm64|aarch64/.test(asked) ? "arm64" : "x86_64",
    arn: arn(call, "ec2", `image/${imageId}`),
    blockDeviceMappings: [],
    creationDate: "2026-01-01T00:00:00.000Z",
    description: "stock answer of costwright",
    enaSupport: true,
    hypervisor: "xen",
    id: imageId,
    imageId,
    imageOwnerAlias: "amazon",
    imageType: "machine",
    name: windows ? "Windows_Server-2022-English-Full-Base" : "stock-linux-image",
    ownerId: accountId,
    platform: windows ? "windows" : "",
    platformDetails: windows ? "Windows" : "Linux/UNIX",
    productCodes: [],
    public: true,
    rootDeviceName: windows ? "/dev/sda1" : "/dev/xvda",
    rootDeviceType: "ebs",
    state: "available",
    tags: {},
    usageOperation: windows ? "RunInstances:0002" : "RunInstances",
    virtualizationType: "hvm",
    region: regionOf(call),
    ...call.args,
  };
}

/** The JSON that the provider would render, as far as plain statements go. */
function policyDocument(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const statements = recordsIn(args.statements).map((statement) => ({
    ...(statement.sid === undefined ? {} : { Sid: statement.sid }),
    Effect: statement.effect ?? "Allow",
    ...namedList("Action", statement.actions),
    ...namedList("NotAction", statement.notActions),
    ...namedList("Resource", statement.resources),
    ...namedList("NotResource", statement.notResources),
    ...principals("Principal", statement.principals),
    ...principals("NotPrincipal", statement.notPrincipals),
    ...conditions(statement.conditions),
  }));
  const document = {
    Version: args.version ?? "2012-10-17",
    ...(args.policyId === undefined ? {} : { Id: args.policyId }),
    Statement: statements,
  };
  return { ...args, id: "stock", json: JSON.stringify(document, null, 2), minifiedJson: JSON.stringify(document) };
}

function namedList(name: string, list: unknown): Record<string, unknown> {
  return Array.isArray(list) && list.length > 0 ? { [name]: list.length === 1 ? list[0] : list } : {};
}

function principals(name: string, list: unknown): Record<string, unknown> {
  const entries = recordsIn(list);
  if (entries.length === 0) return {};
  return { [name]: Object.fromEntries(entries.map(({ type, identifiers }) => [String(type), identifiers])) };
}

function conditions(list: unknown): Record<string, unknown> {
  const entries = recordsIn(list);
  if (entries.length === 0) return {};
  return { Condition: Object.fromEntries(entries.map(({ test, variable, values }) => [String(test), { [String(variable)]: values }])) };
}

function recordsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter((item) => item !== null && typeof item === "object") : [];
}

function regionOf({ args, providerInputs }: FunctionCall): string {
  return (
    ([args.region, providerInputs.region].find((region) => typeof region === "string" && region !== "") as string | undefined) ??
    "us-east-1"
  );
}

function partitionOf(call: FunctionCall): string {
  const region = regionOf(call);
  return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function arn(call: FunctionCall, service: string, resource: string): string {
  return `arn:${partitionOf(call)}:${service}:${regionOf(call)}:${accountId}:${resource}`;
}
