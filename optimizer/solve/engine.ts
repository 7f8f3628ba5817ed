import { join } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Milp } from "./solver";

/** A model as flat arrays (rows in CSR), which cross to the worker without being parsed. */
export interface FlatMilp {
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  readonly integrality: Int32Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly offset: number;
}

export function flatten(model: Milp): FlatMilp {
  const terms = model.rows.reduce((sum, row) => sum + row.columns.length, 0);
  const starts = new Int32Array(model.rows.length + 1);
  const indices = new Int32Array(terms);
  const values = new Float64Array(terms);
  let at = 0;
  for (const [index, row] of model.rows.entries()) {
    indices.set(row.columns, at);
    values.set(row.values, at);
    at += row.columns.length;
    starts[index + 1] = at;
  }
  return {
    cost: Float64Array.from(model.columns, (column) => column.cost),
    upper: Float64Array.from(model.columns, (column) => column.upper),
    integrality: Int32Array.from(model.columns, (column) => (column.integer ? 1 : 0)),
    rowLower: Float64Array.from(model.rows, (row) => row.lower),
    rowUpper: Float64Array.from(model.rows, (row) => row.upper),
    starts,
    indices,
    values,
    offset: model.offset,
  };
}

export interface EngineRequest {
  readonly model: FlatMilp;
  readonly timeLimitMs: number;
  readonly gapFraction: number;
  readonly presolve?: boolean;
  readonly start?: Float64Array;
}

export interface EngineAnswer {
  /** `optimal`, `feasible`, `infeasible`, or what went wrong. */
  readonly status: string;
  readonly values?: Float64Array;
  readonly bound?: number;
  readonly isIntegral?: boolean;
}

/** What the engine had to show: its answer, or that it was stopped, with its last point and bound. */
export type EngineOutcome =
  | { readonly kind: "answered"; readonly answer: EngineAnswer; readonly lastPoint?: Float64Array }
  | { readonly kind: "stopped"; readonly lastPoint?: Float64Array; readonly bound: number };

type EngineMessage =
  | { readonly id: number; readonly kind: "point"; readonly values: Float64Array }
  | { readonly id: number; readonly kind: "done"; readonly answer: EngineAnswer };

interface Engine {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly wake: Int32Array;
  readonly bound: BigInt64Array;
}

/** After the limit an engine may still hand in what it has before its thread is ended. */
const GRACE_MS = 250;
/** Start of the thread and of WebAssembly, not counted against the model. */
const START_MS = 5000;

let engine: Engine | undefined;
let nextId = 1;

function start(): Engine {
  const wake = new SharedArrayBuffer(4);
  const bound = new SharedArrayBuffer(8);
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(join(__dirname, "engine-worker.cjs"), {
    workerData: { wake, bound, port: port2 },
    execArgv: [],
    transferList: [port2],
  });
  // Neither keeps the process alive: an idle engine must not hold up a finished command.
  worker.unref();
  port1.unref();
  return { worker, port: port1, wake: new Int32Array(wake), bound: new BigInt64Array(bound) };
}

/**
 * Runs an engine on its own thread and blocks until it answers or the limit strikes. The thread is kept for the next
 * model; one that overruns is ended and replaced, so the time is bounded whatever the engine does.
 */
export function runEngine(name: "highs" | "javascript-lp-solver", request: EngineRequest): EngineOutcome {
  const isNew = engine === undefined;
  engine ??= start();
  const { worker, port, wake, bound } = engine;
  const id = nextId++;
  const until = performance.now() + request.timeLimitMs + GRACE_MS + (isNew ? START_MS : 0);
  bound[0] = toBits(Number.NEGATIVE_INFINITY);
  port.postMessage({ id, engine: name, request });
  let lastPoint: Float64Array | undefined;
  for (;;) {
    const seen = Atomics.load(wake, 0);
    for (let received = receiveMessageOnPort(port); received !== undefined; received = receiveMessageOnPort(port)) {
      const message = received.message as EngineMessage;
      if (message.id !== id) continue;
      if (message.kind === "done") return { kind: "answered", answer: message.answer, ...(lastPoint && { lastPoint }) };
      lastPoint = message.values;
    }
    const leftMs = until - performance.now();
    if (leftMs <= 0) {
      engine = undefined;
      void worker.terminate();
      return { kind: "stopped", bound: fromBits(Atomics.load(bound, 0)), ...(lastPoint && { lastPoint }) };
    }
    Atomics.wait(wake, 0, seen, leftMs);
  }
}

const bits = new DataView(new ArrayBuffer(8));
function toBits(value: number): bigint {
  bits.setFloat64(0, value);
  return bits.getBigInt64(0);
}
function fromBits(value: bigint): number {
  bits.setBigInt64(0, value);
  return bits.getFloat64(0);
}
