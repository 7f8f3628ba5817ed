import { commitmentPools, type PriceBook, suppliersOf } from "../catalog";
import { type CommitmentPool, didYouMean, type Supplier } from "../model";
import { supplierProblems } from "./places";
import type { CommitmentPoolArgs, PortfolioNeedArgs } from "./portfolio-args";
import type { Path, Problem } from "./problem";

/** What is wrong with a portfolio's team budgets, threats and pools: names that nothing has, and figures that exclude each other. */
export function limitProblems(portfolio: PortfolioNeedArgs, book: PriceBook): Problem[] {
  return [...teamProblems(portfolio), ...riskProblems(portfolio, book), ...poolProblems(portfolio, book)];
}

function teamProblems({ workloads, teamBudgets }: PortfolioNeedArgs): Problem[] {
  const teams = new Set(Object.values(workloads ?? {}).flatMap(({ team }) => (team === undefined ? [] : [team])));
  return (teamBudgets ?? []).flatMap(({ team }, index, all): Problem[] => {
    const path = ["teamBudgets", index, "team"];
    if (!teams.has(team)) {
      const hint =
        didYouMean(team, teams) ?? (teams.size === 0 ? "give the team's workloads team: ..." : `teams are ${[...teams].join(", ")}`);
      return [{ path, message: `is "${team}", the team of no workload`, hint }];
    }
    const isSecond = all.findIndex((other) => other.team === team) < index;
    return isSecond ? [{ path, message: `is "${team}", which has a budget already`, hint: "one budget for each team" }] : [];
  });
}

function riskProblems({ workloads, securityRisks }: PortfolioNeedArgs, book: PriceBook): Problem[] {
  const names = Object.keys(workloads ?? {});
  return (securityRisks ?? []).flatMap((risk, index): Problem[] => [
    ...(risk.workloads ?? []).flatMap((name, position): Problem[] =>
      names.includes(name)
        ? []
        : [
            {
              path: ["securityRisks", index, "workloads", position],
              message: `is "${name}", which is no workload of this portfolio`,
              hint: didYouMean(name, names) ?? `there are ${names.join(", ")}`,
            },
          ],
    ),
    ...(risk.provider === undefined ? [] : supplierProblems(risk.provider, ["securityRisks", index, "provider"], book)),
    ...regionProblem(risk.provider, risk.region, ["securityRisks", index, "region"], book),
  ]);
}

function poolProblems({ pools }: PortfolioNeedArgs, book: PriceBook): Problem[] {
  const owned = new Set(commitmentPools(book).map(({ name }) => name));
  return (pools ?? []).flatMap((pool, index, all): Problem[] => {
    const problems = regionProblem(pool.provider, pool.region, ["pools", index, "region"], book);
    if (all.findIndex(({ name }) => name === pool.name) < index)
      problems.push({ path: ["pools", index, "name"], message: `is "${pool.name}", the name of another pool`, hint: "rename one of them" });
    if (owned.has(pool.name)) {
      const hint = "what the contract names need not be declared again; rename it if it is another one";
      problems.push({ path: ["pools", index, "name"], message: `is "${pool.name}", the name of a commitment of the contract`, hint });
    }
    const { vcpus, usdPerHour } = pool.capacity;
    if ((vcpus === undefined) === (usdPerHour === undefined))
      problems.push({
        path: ["pools", index, "capacity"],
        message: "is not exactly one of vcpus and usdPerHour",
        hint: "write capacity: { vcpus: 64 }",
      });
    if (pool.size !== undefined && book.size(pool.provider, pool.size) === undefined) {
      const known = book.sizes(pool.provider).map(({ type }) => type);
      const hint = didYouMean(pool.size, known) ?? "write it as the provider does";
      problems.push({ path: ["pools", index, "size"], message: `is "${pool.size}", no size of ${pool.provider} in the price book`, hint });
    }
    return problems;
  });
}

function regionProblem(provider: Supplier | undefined, region: string | undefined, path: Path, book: PriceBook): Problem[] {
  if (region === undefined) return [];
  const owners = provider === undefined ? suppliersOf(book) : [provider];
  if (owners.some((owner) => book.region(owner, region) !== undefined)) return [];
  const known = owners.flatMap((owner) => book.regions(owner).map(({ id }) => id));
  const hint = didYouMean(region, known) ?? "write it as the provider does";
  return [{ path, message: `is "${region}", no region of ${provider ?? "any provider"} in the price book`, hint }];
}

/** What is owned already, as the contract says, is used up first; then what is declared. Undefined where there is neither. */
export function poolsOf(declared: readonly CommitmentPoolArgs[] | undefined, book: PriceBook): readonly CommitmentPool[] | undefined {
  const pools = [...commitmentPools(book), ...(declared ?? []).map(poolOf)];
  return pools.length === 0 ? undefined : pools;
}

/** A pool in the model's terms. Its capacity has been checked. */
function poolOf({ capacity, ...pool }: CommitmentPoolArgs): CommitmentPool {
  return {
    ...pool,
    capacity:
      capacity.vcpus !== undefined
        ? { unit: "vcpus", count: capacity.vcpus }
        : { unit: "usd-per-hour", usdPerHour: capacity.usdPerHour ?? 0 },
    usdPerMonth: pool.usdPerMonth ?? 0,
    owned: pool.owned ?? false,
  };
}
