import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, Server, type ServiceError } from "@grpc/grpc-js";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConstructRequest, type ConstructResponse, GetSchemaRequest, type GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { DeclaredResource } from "../../../model";
import type { Registration } from "../../../preview/declarations";
import { Engine, EngineService } from "../../../preview/engine-service";
import { noFixtures } from "../../../preview/fixtures";
import { ResourceMonitor, ResourceMonitorService } from "../../../preview/resource-monitor";
import { channelOptions, listenOnLoopback, recordFromStruct, structFromRecord } from "../../../preview/rpc";
import { repositoryRoot } from "../../support/cli";

const PROJECT = "elsewhere";
const STACK = "dev";

/** What the engine sends: values in the form of the wire, and the options of the resource. */
export interface Construct {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly providers?: Readonly<Record<string, string>>;
  readonly dependencies?: readonly string[];
  readonly inputDependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface Constructed {
  readonly urn: string;
  readonly state: Record<string, unknown>;
  readonly stateDependencies: Readonly<Record<string, readonly string[]>>;
}

/** What the engine shows of a refusal. */
export interface Refused {
  readonly message: string;
  readonly properties: readonly { readonly path: string; readonly reason: string }[];
}

export interface RunningPlugin {
  readonly log: readonly string[];
  schema(): Promise<string>;
  construct(what: Construct): Promise<Constructed>;
  refusal(what: Construct): Promise<Refused>;
  resources(): readonly DeclaredResource[];
  /** A resource as the engine knows it: inputs in the form of the wire, where what is secret says so, and its provider. */
  registration(urn: string): Registration | undefined;
  stop(): Promise<void>;
}

/**
 * The built plugin as Pulumi's Node language host starts it (its `run-plugin` script, the folder with PulumiPlugin.yaml,
 * the engine's address; in the folder of the program), between an engine and a resource monitor on loopback.
 */
export async function startPlugin(programDir: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningPlugin> {
  const main = join(repositoryRoot, "dist", "components", "provider", "main.js");
  if (!existsSync(main)) throw new Error("the plugin is not built: npm run build");
  const log: string[] = [];
  const engine = new Engine((text) => log.push(text.trimEnd()));
  const monitor = new ResourceMonitor({
    rootDir: programDir,
    project: PROJECT,
    stack: STACK,
    config: {},
    fixtures: noFixtures,
    onRefusal: (message) => log.push(`refused: ${message}`),
  });
  const server = new Server(channelOptions);
  server.addService(ResourceMonitorService, monitor.service());
  server.addService(EngineService, engine.service());
  const address = await listenOnLoopback(server);
  const runner = join(dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd", "run-plugin", "index.js");
  const child = spawn(process.execPath, [runner, join(repositoryRoot, "plugin"), address], {
    cwd: programDir,
    env: { ...process.env, NODE_OPTIONS: "", COSTWRIGHT_PRICES: "built-in", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => log.push(text.trimEnd()));
  const port = await firstLine(child, log);
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), channelOptions);
  const call = (what: Construct) =>
    new Promise<ConstructResponse>((resolve, reject) => {
      client.construct(requestOf(what, address), (error, response) => (error === null ? resolve(response) : reject(error)));
    });
  return {
    log,
    schema: () =>
      new Promise((resolve, reject) => {
        client.getSchema(new GetSchemaRequest(), (error, response: GetSchemaResponse) =>
          error === null ? resolve(response.getSchema()) : reject(error),
        );
      }),
    async construct(what) {
      const response = await call(what);
      const dependencies: Record<string, readonly string[]> = {};
      response.getStatedependenciesMap().forEach((urns, key) => {
        dependencies[key] = urns.getUrnsList();
      });
      return {
        urn: response.getUrn(),
        state: recordFromStruct(response.getState()),
        stateDependencies: dependencies,
      };
    },
    refusal: (what) =>
      call(what).then(
        () => {
          throw new Error("it was accepted");
        },
        (error: ServiceError) => ({ message: error.details, properties: propertiesOf(error) }),
      ),
    resources: () => monitor.declarations.resources(),
    registration: (urn) => monitor.declarations.get(urn),
    async stop() {
      client.close();
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill();
      await ended;
      monitor.close();
      server.forceShutdown();
    },
  };
}

/** The port that the plugin prints; what it says instead, where it ends. */
function firstLine(child: ChildProcess, log: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error("the plugin has no output"));
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the plugin ended with ${code}: ${log.join("\n")}`)));
  });
}

function requestOf(what: Construct, address: string): ConstructRequest {
  const request = new ConstructRequest();
  request.setProject(PROJECT).setStack(STACK).setOrganization("organization").setDryrun(true).setParallel(16);
  request
    .setMonitorendpoint(address)
    .setType(what.type)
    .setName(what.name)
    .setParent(what.parent ?? "");
  request.setInputs(structFromRecord(what.inputs)).setAcceptsOutputValues(true);
  request.setDependenciesList([...(what.dependencies ?? [])]);
  for (const [name, reference] of Object.entries(what.providers ?? {})) request.getProvidersMap().set(name, reference);
  for (const [key, urns] of Object.entries(what.inputDependencies ?? {})) {
    const dependencies = new ConstructRequest.PropertyDependencies();
    dependencies.setUrnsList([...urns]);
    request.getInputdependenciesMap().set(key, dependencies);
  }
  return request;
}

/** The input property errors that the protocol carries beside the message. */
function propertiesOf(error: ServiceError): Refused["properties"] {
  const [details] = error.metadata.get("grpc-status-details-bin");
  if (details === undefined) return [];
  const [any] = Status.deserializeBinary(details as Uint8Array).getDetailsList();
  if (any === undefined) return [];
  const found = InputPropertiesError.deserializeBinary(any.getValue_asU8());
  return found.getErrorsList().map((one) => ({ path: one.getPropertyPath(), reason: one.getReason() }));
}
