import type { EnforcementLevel, ResourceValidationArgs } from "@pulumi/policy";
import type { PackAbout, PolicySetting, Violation } from "./answers";
import { type Method, serveGrpc } from "./grpc-server";
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
  const repair: Method = (request) => {
    const repairing = policies().filter((policy) => policy.remediateResource !== undefined && levelOf(policy) === "remediate");
    if (repairing.length === 0) return EMPTY;
    const { remediateWith } = require("./remediate") as typeof import("./remediate");
    return remediateWith(about, repairing, configOf, request);
  };

  const methods: Readonly<Record<string, Method>> = {
    Handshake: () => EMPTY,
    ConfigureStack(request) {
      told = readToldStack(request);
      policies();
      return EMPTY;
    },
    GetAnalyzerInfo: () => answers().analyzerInfo(about, policies()),
    GetPluginInfo: () => answers().pluginInfo(about),
    Configure(request) {
      settings = answers().readSettings(request);
      return EMPTY;
    },
    Analyze(request) {
      if (pending.push(request) === 1) setImmediate(lookAtPending);
      return EMPTY;
    },
    Remediate: repair,
    AnalyzeStack: analyzeStack,
  };
  const byPath = new Map(Object.entries(methods).map(([name, method]) => [`/pulumirpc.Analyzer/${name}`, method]));
  // As text: a number would be coloured on a terminal.
  serveGrpc(byPath, (port) => console.log(String(port)));
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
