import { type ClientUnaryCall, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  type AnalyzeDiagnostic,
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerHandshakeRequest,
  type AnalyzerInfo,
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzerStackConfigureRequest,
  AnalyzeStackRequest,
  ConfigureAnalyzerRequest,
  PolicyConfig,
  type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { ReportedPackFinding } from "../../model";
import { channelOptions, recordFromStruct, structFromRecord } from "../rpc";
import type { PolicyConfiguration } from "./pack-config";
import type { PackResource, PackStack } from "./pack-stack";
import { levelOfWire, severityOfWire, wireOfLevel } from "./wire-level";

/** A change that a policy makes to a resource's inputs, in wire form, or why it could not. */
export interface Repair {
  readonly policy: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly diagnostic?: string;
}

type Call<Request, Response> = (request: Request, callback: (error: ServiceError | null, response: Response) => void) => ClientUnaryCall;

/** A pack that serves, spoken to as the engine does (`pulumirpc.Analyzer`). A call that fails rejects. */
export class Analyzer {
  private readonly client: AnalyzerClient;

  constructor(port: number) {
    this.client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), channelOptions);
  }

  close(): void {
    this.client.close();
  }

  /** Greets the pack and tells it the stack; a pack of an older SDK knows neither call. */
  async introduce(stack: PackStack, folder: string): Promise<AnalyzerInfo> {
    const handshake = new AnalyzerHandshakeRequest();
    handshake.setRootDirectory(folder);
    handshake.setProgramDirectory(folder);
    await ifKnown(call((request, callback) => this.client.handshake(request, callback), handshake));
    const configure = new AnalyzerStackConfigureRequest();
    configure.setOrganization(stack.organization);
    configure.setProject(stack.project);
    configure.setStack(stack.stack);
    configure.setDryRun(true);
    for (const [key, value] of Object.entries(stack.config)) configure.getConfigMap().set(key, value);
    await ifKnown(call((request, callback) => this.client.configureStack(request, callback), configure));
    return call((request, callback) => this.client.getAnalyzerInfo(request, callback), new Empty());
  }

  async configure(config: ReadonlyMap<string, PolicyConfiguration>): Promise<void> {
    const request = new ConfigureAnalyzerRequest();
    for (const [name, { level, properties }] of config) {
      const policy = new PolicyConfig();
      policy.setEnforcementlevel(wireOfLevel(level));
      policy.setProperties(structFromRecord(properties));
      request.getPolicyconfigMap().set(name, policy);
    }
    await call((one, callback) => this.client.configure(one, callback), request);
  }

  async remediate(resource: PackResource): Promise<readonly Repair[]> {
    const response = await ifKnown(
      call<AnalyzeRequest, RemediateResponse>((request, callback) => this.client.remediate(request, callback), requestOf(resource)),
    );
    return (response?.getRemediationsList() ?? []).map((one) => ({
      policy: one.getPolicyname(),
      ...(one.hasProperties() ? { properties: recordFromStruct(one.getProperties()) } : {}),
      ...(one.getDiagnostic() === "" ? {} : { diagnostic: one.getDiagnostic() }),
    }));
  }

  async analyze(resource: PackResource): Promise<readonly ReportedPackFinding[]> {
    const response = await call<AnalyzeRequest, AnalyzeResponse>(
      (request, callback) => this.client.analyze(request, callback),
      requestOf(resource),
    );
    return response.getDiagnosticsList().flatMap((one) => findingOf(one, resource.urn));
  }

  /** `urns` are what a finding may speak of: any other is the whole stack's. */
  async analyzeStack(resources: readonly PackResource[], urns: ReadonlySet<string>): Promise<readonly ReportedPackFinding[]> {
    const request = new AnalyzeStackRequest();
    request.setResourcesList(resources.map(stackResourceOf));
    const response = await ifKnown(
      call<AnalyzeStackRequest, AnalyzeResponse>((one, callback) => this.client.analyzeStack(one, callback), request),
    );
    return (response?.getDiagnosticsList() ?? []).flatMap((one) => findingOf(one, urns.has(one.getUrn()) ? one.getUrn() : undefined));
  }
}

function call<Request, Response>(method: Call<Request, Response>, request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    method(request, (error, response) => (error === null ? resolve(response) : reject(error)));
  });
}

/** Undefined where the pack's SDK does not have the call. */
async function ifKnown<Response>(answer: Promise<Response>): Promise<Response | undefined> {
  try {
    return await answer;
  } catch (error) {
    if ((error as ServiceError).code === status.UNIMPLEMENTED) return undefined;
    throw error;
  }
}

function findingOf(diagnostic: AnalyzeDiagnostic, urn: string | undefined): readonly ReportedPackFinding[] {
  const level = levelOfWire(diagnostic.getEnforcementlevel());
  if (level === "disabled") return [];
  const severity = severityOfWire(diagnostic.getSeverity());
  const message = diagnostic.getMessage().trim();
  // The SDK puts the policy's description in front of what it reports.
  const description = diagnostic.getDescription().trim();
  const own = message.startsWith(description) ? message.slice(description.length).trim() : message;
  return [
    {
      policy: diagnostic.getPolicyname(),
      // What can be repaired and still is reported blocks.
      level: level === "remediate" ? "mandatory" : level,
      ...(severity === undefined ? {} : { severity }),
      ...(urn === undefined ? {} : { urn }),
      message: own === "" ? description : own,
      description,
    },
  ];
}

function requestOf(resource: PackResource): AnalyzeRequest {
  const request = new AnalyzeRequest();
  describe(request, resource);
  request.setProperties(structFromRecord(resource.inputs ?? {}));
  return request;
}

function stackResourceOf(resource: PackResource): AnalyzerResource {
  const request = new AnalyzerResource();
  describe(request, resource);
  request.setProperties(structFromRecord(resource.outputs));
  request.setParent(resource.parent);
  request.setDependenciesList([...resource.dependencies]);
  for (const [key, urns] of Object.entries(resource.propertyDependencies)) {
    const list = new AnalyzerPropertyDependencies();
    list.setUrnsList([...urns]);
    request.getPropertydependenciesMap().set(key, list);
  }
  return request;
}

function describe(request: AnalyzeRequest | AnalyzerResource, { urn, type, name, parent, options, provider }: PackResource): void {
  request.setUrn(urn);
  request.setType(type);
  request.setName(name);
  const told = new AnalyzerResourceOptions();
  told.setProtect(options.protect);
  told.setIgnorechangesList([...options.ignoreChanges]);
  if (options.deleteBeforeReplace !== undefined) {
    told.setDeletebeforereplace(options.deleteBeforeReplace);
    told.setDeletebeforereplacedefined(true);
  }
  told.setAdditionalsecretoutputsList([...options.additionalSecretOutputs]);
  told.setAliasesList([...options.aliases]);
  told.setParent(parent);
  // Zero seconds are the provider's own times.
  told.setCustomtimeouts(new AnalyzerResourceOptions.CustomTimeouts());
  request.setOptions(told);
  if (provider === undefined) return;
  const served = new AnalyzerProviderResource();
  served.setUrn(provider.urn);
  served.setType(provider.type);
  served.setName(provider.name);
  served.setProperties(structFromRecord(provider.properties));
  request.setProvider(served);
}
