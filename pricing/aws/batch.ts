import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { inputsOf } from "./known";
import { type LaunchTemplateProps, launchTemplateSpec } from "./launch";
import { line, unpriced } from "./lines";

export interface ComputeEnvironmentProps {
  readonly computeResources?: {
    readonly type?: string;
    readonly instanceTypes?: readonly string[];
    readonly minVcpus?: number;
    readonly launchTemplate?: { readonly launchTemplateId?: string; readonly launchTemplateName?: string };
  };
}

const hours = (doc: string) => ({ unit: "hour", doc, assumed: { low: 0, high: 100 } }) as const;
const perVcpu = { unit: "vcpu-hour", doc: "vCPU-hours of tasks on Fargate a month", assumed: { low: 0, high: 100 } } as const;
const perGib = { unit: "gb-hour", doc: "GiB-hours of memory of tasks on Fargate a month", assumed: { low: 0, high: 200 } } as const;

/** A compute environment starts machines, or tasks on Fargate, while there are jobs: it costs the hours that they run. */
export const computeEnvironment = pricedResource<ComputeEnvironmentProps>({
  type: "aws:batch/computeEnvironment:ComputeEnvironment",
  title: "Batch compute environment",
  pricingPage: "https://aws.amazon.com/batch/pricing/",
  usage: {
    machineHours: hours("Hours that its machines run in a month, all together"),
    fargateVcpuHours: perVcpu,
    fargateMemoryGibHours: perGib,
  },
  price: ({ computeResources }, context) => {
    if (computeResources === undefined)
      return { free: "an unmanaged environment starts nothing; its machines are charged where they are declared" };
    const { type = "", instanceTypes, minVcpus = 0 } = computeResources;
    if (type === "FARGATE")
      return [
        line("vCPU per hour (Fargate, Linux/X86)", "fargate.linux.x86.vcpu", "vcpu-hour", { usage: "fargateVcpuHours" }),
        line("GB per hour (Fargate, Linux/X86)", "fargate.linux.x86.memory", "gb-hour", { usage: "fargateMemoryGibHours" }),
      ];
    if (type !== "EC2" && type !== "SPOT") return { unknown: `the price book has no figure for capacity of ${type}` };
    const types = [...(instanceTypes ?? [])];
    const [first] = types;
    if (first === undefined || types.some((one) => !one.includes(".") || context.size(one) === undefined))
      return { unknown: "it chooses machines of whole families, or of sizes that the price book does not know" };
    const always = minVcpus > 0 ? [unpriced("Machines that always run", "which of its sizes they are is not known", "hour")] : [];
    return [...machineLines(types, type === "SPOT", context), ...diskLines(context), ...always];
  },
});

/** The cheapest size by the hours that are used; a dearer one may run instead, and the difference is the upper bound. */
function machineLines(types: readonly string[], spot: boolean, { book, region }: PricingContext): readonly LineSpec[] {
  const purchase = spot ? "spot" : "on-demand";
  const priced = types
    .map((type) => ({ type, usd: book.instancePrice("aws", region, type, purchase)?.usdPerHour ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.usd - b.usd || (a.type < b.type ? -1 : 1));
  const cheapest = priced[0];
  const dearest = priced.at(-1);
  if (cheapest === undefined || dearest === undefined) return [];
  const usage: LineSpec = {
    label: `Instance usage (Linux/UNIX, ${purchase}, ${cheapest.type})`,
    price: { instance: cheapest.type, purchase, per: "hour" },
    quantity: { usage: "machineHours" },
  };
  if (dearest.usd === cheapest.usd) return [usage];
  if (dearest.usd === Number.POSITIVE_INFINITY)
    return [usage, unpriced(`Instance usage (${purchase}, ${dearest.type})`, "the price book has no price for it there", "hour")];
  return [
    usage,
    {
      label: `Instance usage (Linux/UNIX, ${purchase}, ${dearest.type} instead of ${cheapest.type})`,
      price: { instance: dearest.type, purchase, per: "hour" },
      priceFactor: { factor: 1 - cheapest.usd / dearest.usd, because: `beyond the price of ${cheapest.type}` },
      quantity: { usage: "machineHours" },
      times: { low: 0, high: 1, because: "Batch may choose any of the environment's sizes" },
    },
  ];
}

/** Disks live as long as their machines. */
function diskLines(context: PricingContext): readonly LineSpec[] {
  const template = context.related("aws:ec2/launchTemplate:LaunchTemplate", "computeResources")[0];
  if (template === undefined) return [unpriced("Root volume", "its size comes from the machine image", "gb-month")];
  return launchTemplateSpec(inputsOf<LaunchTemplateProps>(template), context, "computeResources").volumes.map((volume) =>
    volume.sizeGib === undefined || volume.type === undefined
      ? unpriced(`${volume.what}Storage`, "the launch template does not say its size and type", "gb-month")
      : line(`${volume.what}Storage (${volume.type})`, `ebs.${volume.type}.storage`, "gb-month", {
          usage: "machineHours",
          factor: volume.sizeGib / HOURS_PER_MONTH,
        }),
  );
}
