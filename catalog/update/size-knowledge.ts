import type { Provider } from "../../model";

/**
 * What price lists leave out and the vendors document: capacity of a few older types, processor names of GPU series,
 * which series share cores or use CPU credits, and which series replaces which.
 */

/** `[vcpus, memoryGib, gpuCount?]` of types whose price row states no capacity. */
const documentedCapacity: Readonly<Record<string, readonly [vcpus: number, memoryGib: number, gpuCount?: number]>> = {
  // https://docs.aws.amazon.com/ec2/latest/instancetypes/pg.html and ac.html
  "i3.metal": [72, 512],
  "g3s.xlarge": [4, 30.5, 1],
  "g3.4xlarge": [16, 122, 1],
  "g3.8xlarge": [32, 244, 2],
  "g3.16xlarge": [64, 488, 4],
  "p2.xlarge": [4, 61, 1],
  "p2.8xlarge": [32, 488, 8],
  "p2.16xlarge": [64, 732, 16],
  "p3.2xlarge": [8, 61, 1],
  "p3.8xlarge": [32, 244, 4],
  "p3.16xlarge": [64, 488, 8],
  "u-9tb1.112xlarge": [448, 9216],
  "u-12tb1.112xlarge": [448, 12288],
  "u-18tb1.112xlarge": [448, 18432],
  "u-24tb1.112xlarge": [448, 24576],
  // https://learn.microsoft.com/azure/virtual-machines/sizes/ (general purpose A and Bv1, NC A100 and H100 v4/v5, H, DC)
  Standard_B1ls: [1, 0.5],
  Standard_A1: [1, 1.75],
  Standard_A2: [2, 3.5],
  Standard_A3: [4, 7],
  Standard_A4: [8, 14],
  Standard_A5: [2, 14],
  Standard_A6: [4, 28],
  Standard_A7: [8, 56],
  Basic_A1: [1, 1.75],
  Basic_A2: [2, 3.5],
  Basic_A3: [4, 7],
  Basic_A4: [8, 14],
  Standard_D15i_v2: [20, 140],
  Standard_DS15i_v2: [20, 140],
  Standard_DC2s: [2, 8],
  Standard_DC4s: [4, 16],
  Standard_H8: [8, 56],
  Standard_H16: [16, 112],
  Standard_H16r: [16, 112],
  Standard_H8m: [8, 112],
  Standard_H16m: [16, 224],
  Standard_H16mr: [16, 224],
  Standard_NC24ads_A100_v4: [24, 220, 1],
  Standard_NC48ads_A100_v4: [48, 440, 2],
  Standard_NC96ads_A100_v4: [96, 880, 4],
  Standard_NC40ads_H100_v5: [40, 320, 1],
  Standard_M192s_v2: [192, 2048],
  Standard_M192ms_v2: [192, 4096],
  Standard_E96ias_v5: [96, 672],
  Standard_E96iads_v5: [96, 672],
};

/**
 * GiB per vCPU of the Azure series whose sizes all keep it, up to the number of vCPUs where that holds: larger sizes of
 * some series have less memory per vCPU, so they are left unknown. The first number in a name is the size, the second,
 * where there is one, the vCPUs that are left of it (`E16-8s`). A test holds every rule to all sizes that the book knows.
 * https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
const azureGibPerVcpu: readonly { readonly type: RegExp; readonly gibPerVcpu: number; readonly maxVcpus: number }[] = [
  { type: /^Standard_B(\d+)[ap]?ls_v[2-9]$/, gibPerVcpu: 2, maxVcpus: 32 },
  { type: /^Standard_B(\d+)[ap]?s_v[2-9]$/, gibPerVcpu: 4, maxVcpus: 32 },
  { type: /^Standard_D(\d+)[ap]?n?ld?s_v[6-9]$/, gibPerVcpu: 2, maxVcpus: 128 },
  { type: /^Standard_D(\d+)(?:-(\d+))?[ap]?n?d?s_v[6-9]$/, gibPerVcpu: 4, maxVcpus: 128 },
  { type: /^Standard_D(\d+)a?s_v5_Promo$/, gibPerVcpu: 4, maxVcpus: 96 },
  { type: /^Standard_DC(\d+)ad?s_v[5-9]$/, gibPerVcpu: 4, maxVcpus: 96 },
  { type: /^Standard_E(\d+)(?:-(\d+))?[ap]?[bn]?d?s_v[6-9]$/, gibPerVcpu: 8, maxVcpus: 64 },
  { type: /^Standard_F(\d+)als_v[6-9]$/, gibPerVcpu: 2, maxVcpus: 64 },
  { type: /^Standard_F(\d+)as_v[6-9]$/, gibPerVcpu: 4, maxVcpus: 64 },
  { type: /^Standard_F(\d+)ams_v[6-9]$/, gibPerVcpu: 8, maxVcpus: 64 },
  { type: /^Standard_L(\d+)a?s_v[3-9]$/, gibPerVcpu: 8, maxVcpus: 96 },
];

/** Capacity of a type whose row has none, where the vendor documents it; undefined where it does not, or it is not certain. */
export function documentedSize(
  provider: Provider,
  type: string,
): { readonly vcpus: number; readonly memoryGib: number; readonly gpuCount?: number } | undefined {
  const documented = documentedCapacity[type.replace(/_Promo$/, "")];
  if (documented !== undefined) {
    const [vcpus, memoryGib, gpuCount] = documented;
    return { vcpus, memoryGib, ...(gpuCount === undefined ? {} : { gpuCount }) };
  }
  if (provider !== "azure") return undefined;
  for (const rule of azureGibPerVcpu) {
    const [, size, constrained] = rule.type.exec(type) ?? [];
    const whole = Number(size);
    if (Number.isFinite(whole) && whole <= rule.maxVcpus) return { vcpus: Number(constrained ?? size), memoryGib: whole * rule.gibPerVcpu };
  }
  return undefined;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html, the Azure B series, Google's shared-core types. */
export function isBurstable(provider: Provider, pattern: string): boolean {
  switch (provider) {
    case "aws":
      return /^t\d/.test(pattern);
    case "azure":
      return /^Standard_B\*/.test(pattern);
    case "gcp":
      return pattern === "e2-*" || pattern === "f1-*" || pattern === "g1-*";
  }
}

const azureGpus: readonly (readonly [pattern: RegExp, gpu: string])[] = [
  [/_A100_v4$|^Standard_ND\*asr_v4$/, "a100"],
  [/_A10_v[45]$/, "a10"],
  [/_H100_v5$/, "h100"],
  [/_H200_v5$/, "h200"],
  [/_GB200_v6$/, "gb200"],
  [/_MI300X_v5$/, "mi300x"],
  [/_T4_v3$/, "t4"],
  [/_V710_v5$/, "radeon-pro-v710"],
  [/_V620/, "radeon-pro-v620"],
  [/_RTXPRO6000BSE_v6$/, "rtx-pro-6000"],
  [/^Standard_NC\*r?s_v3$|^Standard_ND\*rs_v2$/, "v100"],
  [/^Standard_NV\*s_v[23]$/, "m60"],
  [/^Standard_NV\*as_v4$/, "mi25"],
];

/** Name of the accelerator where the price list gives a count only. */
export function documentedGpu(provider: Provider, pattern: string): string | undefined {
  if (provider === "azure") return azureGpus.find(([test]) => test.test(pattern))?.[1];
  if (provider !== "aws") return undefined;
  return { "g3.*": "m60", "g3s.*": "m60", "p2.*": "k80", "p3.*": "v100", "p3dn.*": "v100" }[pattern];
}

/**
 * Family -> the family that replaces it, only where the vendor calls it a previous generation or announced its end:
 * https://aws.amazon.com/ec2/previous-generation/,
 * https://learn.microsoft.com/azure/virtual-machines/sizes/previous-gen-sizes-list and its retirement guides,
 * https://cloud.google.com/compute/docs/machine-resource (N1 and the f1/g1 shared-core types).
 */
const successors: Readonly<Record<Provider, Readonly<Record<string, string>>>> = {
  aws: {
    a1: "m6g",
    c1: "c5",
    c3: "c5",
    c4: "c5",
    cc2: "c5",
    cr1: "r5",
    d2: "d3",
    g2: "g4dn",
    g3: "g4dn",
    g3s: "g4dn",
    hs1: "d3",
    i2: "i3",
    i3: "i4i",
    m1: "m5",
    m2: "r5",
    m3: "m5",
    m4: "m5",
    p2: "p3",
    p3: "p4d",
    r3: "r5",
    r4: "r5",
    t1: "t3",
    t2: "t3",
    x1: "x2idn",
    x1e: "x2iedn",
    inf1: "inf2",
  },
  azure: {
    BasicA: "Bsv2",
    A: "Dasv5",
    Av2: "Dasv5",
    Amv2: "Easv5",
    D: "Ddsv5",
    DS: "Ddsv5",
    Dv2: "Ddsv5",
    DSv2: "Ddsv5",
    F: "Fasv6",
    Fs: "Fasv6",
    Fsv2: "Fasv6",
    G: "Edsv5",
    GS: "Edsv5",
    Ls: "Lsv3",
    Lsv2: "Lsv3",
    Bs: "Bsv2",
    Bms: "Bsv2",
    Bls: "Bsv2",
    NVsv3: "NVadsA10v5",
    NVasv4: "NVadsA10v5",
    NCsv3: "NCadsA100v4",
    NCrsv3: "NCadsA100v4",
  },
  gcp: { n1: "n2", f1: "e2", g1: "e2" },
};

export function documentedSuccessor(provider: Provider, family: string): string | undefined {
  const known = successors[provider];
  return Object.hasOwn(known, family) ? known[family] : undefined;
}

/** `p` among the features of an Azure series stands for Arm. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
export function azureArchitecture(type: string): "arm64" | "x86_64" {
  return /^Standard_[A-Z]+\d+(?:-\d+)?[a-o]*p/.test(type) ? "arm64" : "x86_64";
}
