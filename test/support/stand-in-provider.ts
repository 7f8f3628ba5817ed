import { credentials, Server } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { type IResourceProviderServer, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CallResponse,
  CheckResponse,
  ConfigureResponse,
  type ConstructRequest,
  ConstructResponse,
  CreateResponse,
  DiffResponse,
  GetMappingResponse,
  GetMappingsResponse,
  GetSchemaResponse,
  InvokeResponse,
  ParameterizeResponse,
  ReadResponse,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { RegisterResourceRequest, type RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { plainRecordFromWire } from "../../model";
import { answerTo } from "../../preview/answers";
import { type Fixtures, noFixtures } from "../../preview/fixtures";
import { channelOptions, listenOnLoopback, recordFromStruct, structFromRecord, unary } from "../../preview/rpc";
import { wireFromPlain } from "../../preview/wire-values";

export interface StandInProviders {
  /** Value for `PULUMI_DEBUG_PROVIDERS`: the engine then attaches to these instead of loading plugins. */
  readonly debugProviders: string;
  close(): void;
}

/**
 * Serves any packages to the real Pulumi engine without plugins, credentials or network: a resource's outputs are its
 * inputs, functions get the embedded engine's stock answers, a remote component registers itself without children.
 *
 *     const providers = await startStandInProviders(["aws", "gcp"]);
 *     spawn("pulumi", ["preview"], { env: { ...process.env, PULUMI_DEBUG_PROVIDERS: providers.debugProviders } });
 */
export async function startStandInProviders(packages: readonly string[], fixtures: Fixtures = noFixtures): Promise<StandInProviders> {
  const servers: Server[] = [];
  const entries: string[] = [];
  for (const packageName of packages) {
    // One server a package: the engine tells each its own configuration.
    const server = new Server(channelOptions);
    server.addService(ResourceProviderService, service(packageName, fixtures));
    servers.push(server);
    entries.push(`${packageName}:${(await listenOnLoopback(server)).split(":")[1]}`);
  }
  return { debugProviders: entries.join(","), close: () => servers.forEach((server) => void server.forceShutdown()) };
}

/** Higher than any real plugin, so that no program asks for a newer one. */
const version = "99.0.0";

function service(packageName: string, fixtures: Fixtures): Omit<IResourceProviderServer, "handshake" | "list"> {
  let providerInputs: Readonly<Record<string, unknown>> = {};
  let created = 0;
  return {
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    getPluginInfo: unary(() => {
      const info = new PluginInfo();
      info.setVersion(version);
      return info;
    }),
    getSchema: unary(() => {
      const response = new GetSchemaResponse();
      response.setSchema(JSON.stringify({ name: packageName, version }));
      return response;
    }),
    getMapping: unary(() => new GetMappingResponse()),
    getMappings: unary(() => new GetMappingsResponse()),
    parameterize: unary((request) => {
      const response = new ParameterizeResponse();
      response.setName(request.getValue()?.getName() ?? packageName);
      response.setVersion(request.getValue()?.getVersion() ?? version);
      return response;
    }),
    checkConfig: unary((request) => {
      const response = new CheckResponse();
      response.setInputs(request.getNews());
      return response;
    }),
    diffConfig: unary(() => new DiffResponse()),
    configure: unary((request) => {
      providerInputs = plainRecordFromWire(recordFromStruct(request.getArgs()));
      const response = new ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      response.setAcceptresources(true);
      response.setAcceptoutputs(true);
      return response;
    }),
    check: unary((request) => {
      const response = new CheckResponse();
      response.setInputs(request.getNews());
      return response;
    }),
    diff: unary(() => {
      const response = new DiffResponse();
      response.setChanges(DiffResponse.DiffChanges.DIFF_NONE);
      return response;
    }),
    create: unary((request) => {
      const response = new CreateResponse();
      if (!request.getPreview()) response.setId(`stand-in-${++created}`);
      response.setProperties(request.getProperties());
      return response;
    }),
    read: unary((request) => {
      const response = new ReadResponse();
      response.setId(request.getId());
      response.setProperties(request.getProperties());
      response.setInputs(request.getInputs());
      return response;
    }),
    update: unary((request) => {
      const response = new UpdateResponse();
      response.setProperties(request.getNews());
      return response;
    }),
    delete: unary(() => new Empty()),
    invoke: unary((request) => {
      const args = plainRecordFromWire(recordFromStruct(request.getArgs()));
      const answer = answerTo({ token: request.getTok(), args, providerInputs }, fixtures) ?? {};
      const response = new InvokeResponse();
      response.setReturn(structFromRecord(wireFromPlain(answer) as Record<string, unknown>));
      return response;
    }),
    call: unary((request) => {
      const args = plainRecordFromWire(recordFromStruct(request.getArgs()));
      const answer = answerTo({ token: request.getTok(), args, providerInputs }, fixtures) ?? {};
      const response = new CallResponse();
      response.setReturn(structFromRecord(wireFromPlain(answer) as Record<string, unknown>));
      return response;
    }),
    construct: unary((request) => construct(request)),
  };
}

/** Registers the component itself, as its provider would, and none of its children. */
async function construct(request: ConstructRequest): Promise<ConstructResponse> {
  const registration = new RegisterResourceRequest();
  registration.setType(request.getType());
  registration.setName(request.getName());
  registration.setParent(request.getParent());
  registration.setObject(request.getInputs());
  registration.setAcceptsecrets(true);
  registration.setAcceptresources(true);
  registration.setSupportspartialvalues(true);
  const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), credentials.createInsecure(), channelOptions);
  try {
    const registered = await new Promise<RegisterResourceResponse>((resolve, reject) => {
      monitor.registerResource(registration, (error, response) => (error === null ? resolve(response) : reject(error)));
    });
    const response = new ConstructResponse();
    response.setUrn(registered.getUrn());
    response.setState(structFromRecord({}));
    return response;
  } finally {
    monitor.close();
  }
}
