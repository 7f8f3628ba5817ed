import type { Diagnostic } from "../../model";
import type { OwnedCommitment } from "../price-book";
import type { ContractCommitment, ContractView } from "./contract";

/**
 * The commitments that cover machines today and in this program, in the order in which they are used up: what can
 * cover least comes first (one size, then sizes of a family, then a family, then dollars of use), within that those
 * bound to a region, then what expires first, then by name. Those outside their dates are told of.
 */
export function activeCommitments(
  declared: readonly ContractCommitment[],
  { asOf, program }: ContractView,
): { readonly commitments: readonly OwnedCommitment[]; readonly warnings: readonly Diagnostic[] } {
  const meant = declared.filter(
    ({ scope }) =>
      scope.length === 0 ||
      program === undefined ||
      scope.includes(program.project) ||
      scope.includes(`${program.project}/${program.stack}`),
  );
  const warnings = meant.flatMap(({ name, start, expires, place }): readonly Diagnostic[] => {
    if (asOf >= expires) {
      const message = `commitment "${name}" expired on ${expires}: what it covered is priced as if it were not there`;
      return [{ severity: "warning", message, place, hint: "renew it, or take it out of the contract" }];
    }
    if (asOf < start) {
      return [{ severity: "warning", message: `commitment "${name}" starts on ${start}: until then it covers nothing`, place }];
    }
    return [];
  });
  const commitments = meant
    .filter(({ start, expires }) => start <= asOf && asOf < expires)
    .sort((a, b) => breadth(a) - breadth(b) || compare(a.expires, b.expires) || compare(a.name, b.name))
    .map(owned);
  return { commitments, warnings };
}

function breadth({ capacity, size, key, sizeFlexible, family, service, region }: OwnedCommitment): number {
  const one = size ?? key;
  const kind = capacity.unit === "usd-per-hour" ? 3 : one === undefined ? 2 : sizeFlexible ? 1 : 0;
  return kind * 4 + (one === undefined && family === undefined && service === undefined ? 2 : 0) + (region === undefined ? 1 : 0);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function owned({ start: _start, scope: _scope, place: _place, ...commitment }: ContractCommitment): OwnedCommitment {
  return commitment;
}
