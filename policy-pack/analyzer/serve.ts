import { type handleUnaryCall, Server, ServerCredentials, type ServiceDefinition, status } from "@grpc/grpc-js";
import type { EnforcementLevel, ResourceValidationArgs } from "@pulumi/policy";
import type { PackAbout, PolicySetting, Violation } from "./answers";
import type { Report, ServedPolicy } from "./policy";
import { fieldsOf, readEntry } from "./protobuf";
import { readResource, readStack } from "./requests";

/** The stack that the engine is about to analyse, as `ConfigureStack` tells of it. */
export interface ToldStack {
  readonly project: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
}

/** A pack's policies for a stack; for none where the engine only asks what policies there are. May throw: the engine then shows why. */
export type OpenPack = (told: ToldStack | undefined) => readonly ServedPolicy[];

/** As Pulumi's own: a stack with inlined assets exceeds gRPC's 4 MB by far. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;
const EMPTY = Buffer.alloc(0);

/**
 * Serves policies to the engine (`pulumirpc.Analyzer`) and prints the port, as the engine expects of a plugin. In place
 * of the policy SDK's server, which turns every property of every resource into values again for each policy: here a
 * request is answered before it is read wherever the answer does not hang on it, and a stack is read once.
 */
export function servePack(about: PackAbout, open: OpenPack): void {
  let told: ToldStack | undefined;
  let opened: readonly ServedPolicy[] | undefined;
  let settings: ReadonlyMap<string, PolicySetting> = new Map();
  const policies = () => (opened ??= open(told));
  const levelOf = (policy: ServedPolicy): EnforcementLevel => settings.get(policy.name)?.level ?? policy.enforcementLevel ?? "advisory";
  const configOf = (policy: ServedPolicy) => (settings.get(policy.name)?.properties ?? {}) as never;

  /** Requests that were answered and not yet looked at. */
  let pending: Buffer[] = [];
  const lookAtPending = () => {
    const requests = pending;
    pending = [];
    for (const request of requests) {
      const { urn, type, name, properties } = readResource(request);
      for (const policy of policies()) {
        const validate = policy.validateResource;
        if (typeof validate !== "function") continue;
        void validate({ urn, type, name, props: properties } as ResourceValidationArgs, refuseReport);
      }
    }
  };

  const analyzeStack = async (request: Buffer): Promise<Uint8Array> => {
    lookAtPending();
    const resources = readStack(request);
    const violations: Violation[] = [];
    for (const policy of policies()) {
      const configured = levelOf(policy);
      if (configured === "disabled") continue;
      // What a stack policy finds cannot be repaired any more.
      const level = configured === "remediate" ? "mandatory" : configured;
      const report: Report = ({ message, urn, enforcementLevel }) =>
        violations.push({
          policy,
          message,
          level: (enforcementLevel as EnforcementLevel | undefined) ?? level,
          ...(urn === undefined ? {} : { urn }),
        });
      const args = { resources: [...resources], getConfig: () => configOf(policy), stackTags: new Map(), notApplicable: refuseReport };
      await policy.validateStack(args as never, report as never);
    }
    return answers().analyzeResponse(about, violations);
  };

  /** Repairs go through the policy SDK, which keeps secrets secret: it is loaded when a policy may repair something. */
  const repair = async (request: Buffer): Promise<Uint8Array> => {
    const repairing = policies().filter((policy) => policy.remediateResource !== undefined && levelOf(policy) === "remediate");
    if (repairing.length === 0) return EMPTY;
    const { remediateWith } = require("./remediate") as typeof import("./remediate");
    return remediateWith(about, repairing, configOf, request);
  };

  const server = new Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
  server.addService(service, {
    handshake: answer(() => EMPTY),
    configureStack: answer((request) => {
      told = readToldStack(request);
      policies();
      return EMPTY;
    }),
    getAnalyzerInfo: answer(() => answers().analyzerInfo(about, policies())),
    getPluginInfo: answer(() => answers().pluginInfo(about)),
    configure: answer((request) => {
      settings = answers().readSettings(request);
      return EMPTY;
    }),
    analyze: answer((request) => {
      if (pending.push(request) === 1) setImmediate(lookAtPending);
      return EMPTY;
    }),
    remediate: answer(repair),
    analyzeStack: answer(analyzeStack),
  });
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) {
      console.error(error.message);
      process.exit(1);
    }
    // As text: a number would be coloured on a terminal.
    console.log(String(port));
  });
}

/** Loaded when first needed: the engine waits for the port. */
function answers(): typeof import("./answers") {
  return require("./answers") as typeof import("./answers");
}

function refuseReport(): never {
  throw new Error("a policy that only looks at a resource reported something");
}

function readToldStack(request: Buffer): ToldStack {
  const told = { project: "project", stack: "stack", config: {} as Record<string, string> };
  for (const { number, bytes } of fieldsOf(request)) {
    if (number === 1) told.stack = bytes.toString();
    else if (number === 2) told.project = bytes.toString();
    else if (number === 7) {
      const [key, value] = readEntry(bytes);
      told.config[key] = value?.toString() ?? "";
    }
  }
  return told;
}

/** Bytes in, bytes out: what is not looked at is never decoded. */
const bytes = { requestStream: false, responseStream: false, requestSerialize: asBuffer, requestDeserialize: same } as const;
const methods = ["Handshake", "ConfigureStack", "GetAnalyzerInfo", "GetPluginInfo", "Configure", "Analyze", "Remediate", "AnalyzeStack"];
const service: ServiceDefinition = Object.fromEntries(
  methods.map((name) => [
    name[0]?.toLowerCase() + name.slice(1),
    { ...bytes, path: `/pulumirpc.Analyzer/${name}`, responseSerialize: asBuffer, responseDeserialize: same },
  ]),
);

function same(message: Buffer): Buffer {
  return message;
}

function asBuffer(message: Uint8Array): Buffer {
  return Buffer.isBuffer(message) ? message : Buffer.from(message.buffer, message.byteOffset, message.byteLength);
}

/** A handler from a function that answers at once or later; what it throws is the engine's error message, with its place. */
function answer(make: (request: Buffer) => Uint8Array | Promise<Uint8Array>): handleUnaryCall<Buffer, Uint8Array> {
  return ({ request }, callback) => {
    const fail = (error: unknown) =>
      callback({ code: status.UNKNOWN, details: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    try {
      const made = make(request);
      if (made instanceof Promise) made.then((message) => callback(null, message), fail);
      else callback(null, made);
    } catch (error) {
      fail(error);
    }
  };
}
