import type { PriceBook, Region } from "../../catalog";
import type { ObjectStoreNeed, WorkloadNeed } from "../../model";
import { objectAges } from "../object-ages";
import { type Blueprint, form, type Part } from "../part";
import { priceParts } from "../price-parts";
import { customerKeyPart } from "./customer-key";
import { otherRegion } from "./other-region";
import { type ClassPlan, classPlans, type Transition } from "./storage-classes";

/** A bucket of S3; each of its storage plans is a blueprint, and the cheapest is chosen like any other offer. */
export const s3Bucket = form<ObjectStoreNeed>({
  form: "s3-bucket",
  title: "Amazon S3",
  provider: "aws",
  kind: "object-store",
  blueprints: (need, workload, region, book) => {
    const copy = need.otherRegion ? otherRegion(region, workload, book) : undefined;
    if (need.otherRegion && copy === undefined) return [];
    return classPlans(need).flatMap((plan): readonly Blueprint[] => {
      const bucket = bucketPart("", plan, workload.internetEgressGibPerMonth);
      if (mayStandAnywhere(workload) && priceParts([bucketPart("", plan)], region.id, book).unpriced.length > 0) return [];
      return [
        {
          size: plan.title,
          family: "s3",
          count: 1,
          purchase: "on-demand",
          vcpusPerMachine: 0,
          memoryGibPerMachine: 0,
          zones: workload.zones,
          parts: [
            bucket,
            ...(need.customerKey ? [customerKeyPart] : []),
            ...(copy === undefined ? [] : copyParts(need, plan, region, copy, book)),
          ],
        },
      ];
    });
  },
});

/** Where any region will do, one that has no price of a class must not be as good as one that has: the class is no way there. */
function mayStandAnywhere({ regions, jurisdictions, within = [] }: WorkloadNeed): boolean {
  return regions.length === 0 && jurisdictions.length === 0 && within.length === 0;
}

const BUCKET = "aws:s3/bucket:Bucket";

/** The classes are settings of the bucket: its own inputs say nothing of them, what is used does. */
function bucketPart(name: string, { usage }: ClassPlan, internetEgressGib = 0): Part {
  return { name, type: BUCKET, inputs: {}, usage: internetEgressGib > 0 ? { ...usage, internetEgressGib } : usage };
}

/** The copy ages as the original does, and nobody reads it. */
function copyParts(need: ObjectStoreNeed, { title }: ClassPlan, own: Region, region: string, book: PriceBook): readonly Part[] {
  const unread = { ...need, readsPerMonth: 0, readGibPerMonth: 0 };
  const plan = classPlans(unread).find((one) => one.title === title);
  if (plan === undefined) throw new Error(`the copy of a bucket has no plan "${title}"`);
  const isPriced = book.unitPrice("aws", own.id, `transfer.region.${region}`) !== undefined;
  return [
    { ...bucketPart("copy", plan), inputs: { region } },
    {
      name: "replication",
      type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
      inputs: {},
      from: { bucket: "", rules: "copy" },
      // What a book does not have cannot be counted: said in docs/components.md.
      ...(isPriced ? { usage: { replicatedGib: objectAges(need).writtenGibPerMonth } } : {}),
    },
    ...(need.customerKey ? [{ ...customerKeyPart, name: "copy-key", inputs: { ...customerKeyPart.inputs, region } }] : []),
  ];
}

/** Transitions of the plan that a blueprint was made from, for its lifecycle. */
export function transitionsOf(need: ObjectStoreNeed, title: string): readonly Transition[] {
  const plan = classPlans(need).find((one) => one.title === title);
  if (plan === undefined) throw new Error(`no storage plan "${title}"`);
  return plan.transitions;
}
