// The engines run here, on a thread that can be stopped. Plain CommonJS, so that the same file serves the sources
// (under jest, whose TypeScript transform does not reach worker threads) and the built package.
const { workerData } = require("node:worker_threads");

const { port } = workerData;
const wake = new Int32Array(workerData.wake);

/** Hands a message to the blocked main thread and wakes it. */
function answer(message) {
  port.postMessage(message);
  Atomics.add(wake, 0, 1);
  Atomics.notify(wake, 0);
}

let loaded;
function loadHighs() {
  loaded ??= require("highs")();
  return loaded;
}

const engines = {
  async highs({ model, timeLimitMs, gapFraction, presolve, start }, id) {
    const highs = await loadHighs();
    const until = performance.now() + timeLimitMs;
    const open = (bounds) => bounds.map((bound) => (bound === Infinity ? highs.infinity : bound === -Infinity ? -highs.infinity : bound));
    const instance = highs.createModel({
      numCols: model.cost.length,
      numRows: model.rowLower.length,
      offset: model.offset,
      colCost: model.cost,
      colLower: new Float64Array(model.cost.length),
      colUpper: open(model.upper),
      rowLower: open(model.rowLower),
      rowUpper: open(model.rowUpper),
      integrality: model.integrality,
      matrix: {
        format: "csr",
        numRows: model.rowLower.length,
        numCols: model.cost.length,
        starts: model.starts,
        indices: model.indices,
        values: model.values,
      },
    });
    try {
      instance.options.set({
        output_flag: false,
        random_seed: 0,
        mip_rel_gap: gapFraction,
        mip_abs_gap: 1e-9,
        time_limit: Math.max(0.01, timeLimitMs / 1000),
        // With the dominated-column rule HiGHS 1.14 and 1.15 call some feasible models infeasible.
        presolve_rule_off: 65536,
        presolve: presolve ? "choose" : "off",
      });
      if (start) instance.setSolution({ colValue: start });
      const { callbackType, modelStatus } = highs.constants;
      const isMip = model.integrality.some((type) => type !== 0);
      instance.run(
        isMip
          ? {
              [callbackType.mipImprovingSolution]: (event) => {
                const values = event.data.mip_solution ?? event.data.mipSolution;
                if (values) answer({ id, kind: "point", values: Float64Array.from(values) });
              },
              [callbackType.mipInterrupt]: (event) => {
                const bound = event.data.mip_dual_bound;
                if (typeof bound === "number" && Number.isFinite(bound)) Atomics.store(boundView, 0, toBits(bound));
                if (performance.now() > until) event.interrupt();
              },
            }
          : undefined,
      );
      const status = instance.getModelStatus();
      const found = instance.info.get("primal_solution_status") === 2;
      const values = found ? Float64Array.from(instance.getSolution().colValue) : undefined;
      const bound = isMip ? instance.info.get("mip_dual_bound") : status === modelStatus.optimal ? instance.getObjectiveValue() : -Infinity;
      return {
        status: status === modelStatus.optimal ? "optimal" : status === modelStatus.infeasible ? "infeasible" : `model status ${status}`,
        values,
        bound: Math.abs(bound) >= highs.infinity ? -Infinity : bound,
      };
    } finally {
      instance.dispose();
    }
  },

  async "javascript-lp-solver"({ model, timeLimitMs }) {
    const loaded = require("javascript-lp-solver");
    const solver = loaded.default ?? loaded;
    const constraints = {};
    for (let row = 0; row < model.rowLower.length; row++) {
      const lower = model.rowLower[row];
      const upper = model.rowUpper[row];
      if (lower === upper) constraints[`r${row}`] = { equal: lower };
      else constraints[`r${row}`] = { ...(lower > -Infinity ? { min: lower } : {}), ...(upper < Infinity ? { max: upper } : {}) };
    }
    const variables = {};
    const ints = {};
    for (let column = 0; column < model.cost.length; column++) {
      variables[`x${column}`] = { cost: model.cost[column] };
      if (model.integrality[column]) ints[`x${column}`] = 1;
      if (model.upper[column] < Infinity) {
        variables[`x${column}`][`u${column}`] = 1;
        constraints[`u${column}`] = { max: model.upper[column] };
      }
    }
    for (let row = 0; row < model.rowLower.length; row++) {
      for (let term = model.starts[row]; term < model.starts[row + 1]; term++)
        variables[`x${model.indices[term]}`][`r${row}`] = model.values[term];
    }
    // Its own presolve and cuts are left off: what it gains here is small, and wrong answers are not.
    const result = solver.Solve({
      optimize: "cost",
      opType: "min",
      constraints,
      variables,
      ints,
      options: { timeout: timeLimitMs, presolve: false },
    });
    const rootBound = solver.lastSolvedModel?.tableau?.bestPossibleEval;
    return {
      status: result.feasible ? "feasible" : "infeasible",
      isIntegral: result.isIntegral === true,
      bounded: result.bounded,
      values: Float64Array.from({ length: model.cost.length }, (_, column) => result[`x${column}`] ?? 0),
      bound: typeof rootBound === "number" && Number.isFinite(rootBound) ? rootBound + model.offset : -Infinity,
    };
  },
};

// The proven bound so far, readable by the main thread while the engine does not return.
const boundView = new BigInt64Array(workerData.bound);
const bits = new DataView(new ArrayBuffer(8));
function toBits(value) {
  bits.setFloat64(0, value);
  return bits.getBigInt64(0);
}

port.on("message", async ({ id, engine, request }) => {
  try {
    answer({ id, kind: "done", answer: await engines[engine](request, id) });
  } catch (error) {
    answer({ id, kind: "done", answer: { status: `error: ${error instanceof Error ? error.message : String(error)}` } });
  }
});
