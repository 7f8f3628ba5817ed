import type { CommitmentPool } from "../model";
import type { OwnedCommitment, PriceBook } from "./price-book";

type Answer = { readonly pool: CommitmentPool } | { readonly reason: string };

/**
 * The owned commitments of a contracted book as pools that a placement may use, in the order in which priced stacks
 * use them up. A reservation or committed use pays for all of what it covers; an owned plan of dollars counts use at
 * the plan's discount, and what it covers costs nothing more.
 */
export function commitmentPools(book: PriceBook): readonly CommitmentPool[] {
  return answers(book).flatMap(({ answer }) => ("pool" in answer ? [answer.pool] : []));
}

/** Commitments that cover machines and cannot be said in vCPUs or dollars: a plan does not count on them, each with its reason. */
export function commitmentsWithoutPool(book: PriceBook): readonly string[] {
  return answers(book).flatMap(({ commitment, answer }) =>
    "reason" in answer ? [`commitment "${commitment.name}" is not counted on when machines are placed: ${answer.reason}`] : [],
  );
}

function answers(book: PriceBook): readonly { readonly commitment: OwnedCommitment; readonly answer: Answer }[] {
  const ofMachines = (book.commitments ?? []).filter(({ key, service }) => key === undefined && service === undefined);
  return ofMachines.map((commitment) => ({ commitment, answer: poolOf(commitment, book) }));
}

function poolOf(commitment: OwnedCommitment, book: PriceBook): Answer {
  const { name, provider, region, family, size, sizeFlexible, capacity } = commitment;
  const owned = { name, provider, ...(region === undefined ? {} : { region }), usdPerMonth: commitment.usdPerMonth ?? 0, owned: true };
  const facts = size === undefined ? undefined : book.size(provider, size);
  if (size !== undefined && facts === undefined) return { reason: `the price book does not know the vCPUs of ${size}` };
  if (provider === "aws" && sizeFlexible && facts?.burstable) return { reason: `AWS counts sizes of ${facts.family} in units, not vCPUs` };
  const scope =
    facts === undefined ? (family === undefined ? {} : { family }) : sizeFlexible ? { family: facts.family } : { size: facts.type };
  const vcpus = (count: number): Answer => ({
    pool: { ...owned, ...scope, capacity: { unit: "vcpus", count }, discountFraction: 1 },
  });
  switch (capacity.unit) {
    case "machines":
      if (facts === undefined) return { reason: `it counts machines of the family ${family ?? ""}, whatever their vCPUs` };
      return vcpus(capacity.count * facts.vcpus);
    case "vcpus":
      return vcpus(capacity.count);
    case "usd-per-hour":
      return {
        pool: {
          ...owned,
          ...scope,
          capacity: { unit: "usd-per-hour", usdPerHour: capacity.usdPerHour },
          discountFraction: capacity.discountPercent / 100,
          remainingFraction: 0,
        },
      };
  }
}
