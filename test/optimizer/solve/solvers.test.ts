import { checkMilp, type Milp, solvers } from "../../../optimizer/solve";

const options = { timeLimitMs: 5000, gapFraction: 0 };
/** One of two, the cheaper takes 4 of the 3 that are there. */
const model: Milp = {
  offset: 10,
  columns: [
    { name: "a", cost: 5, integer: true, upper: Number.POSITIVE_INFINITY },
    { name: "b", cost: 7, integer: true, upper: Number.POSITIVE_INFINITY },
  ],
  rows: [
    { name: "one", lower: 1, upper: 1, columns: [0, 1], values: [1, 1] },
    { name: "limit", lower: Number.NEGATIVE_INFINITY, upper: 3, columns: [0, 1], values: [4, 2] },
  ],
};

describe.each(solvers.map((solver) => [solver.name, solver] as const))("%s", (_, solver) => {
  test("finds the optimum", () => {
    expect(solver.solve(model, options)).toMatchObject({ status: "optimal", values: [0, 1], objective: 17, bound: 17 });
  });

  test.each([
    ["a NaN cost", { ...model, columns: [{ ...model.columns[0], cost: Number.NaN }, model.columns[1]] }, 'column "a": cost NaN'],
    ["a missing cost", { ...model, columns: [{ name: "a", integer: true, upper: 1 }, model.columns[1]] }, 'column "a": cost undefined'],
    ["a term that names no column", { ...model, rows: [{ ...model.rows[0], columns: [0, 7] }] }, 'row "one": column 7 does not exist'],
    ["a NaN coefficient", { ...model, rows: [{ ...model.rows[0], values: [1, Number.NaN] }] }, 'row "one": coefficient NaN of column 1'],
    ["a missing coefficient", { ...model, rows: [{ ...model.rows[0], values: [1] }] }, 'row "one": 2 columns, 1 values'],
    ["two columns of one name", { ...model, columns: [model.columns[0], model.columns[0]] }, 'column "a" twice'],
    ["crossed bounds", { ...model, rows: [{ ...model.rows[0], lower: 2 }] }, 'row "one": bounds 2 and 1'],
  ])("refuses %s", (_name, broken, problem) => {
    expect(checkMilp(broken as Milp)).toContain(problem);
    expect(() => solver.solve(broken as Milp, options)).toThrow(`malformed model: ${problem}`);
  });

  test("never calls an impossible model solved", () => {
    const impossible = {
      ...model,
      rows: [...model.rows, { name: "none", lower: Number.NEGATIVE_INFINITY, upper: 0, columns: [0, 1], values: [1, 1] }],
    };
    expect(["infeasible", "unknown"]).toContain(solver.solve(impossible, options).status);
  });
});
