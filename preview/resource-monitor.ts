import { CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import { type IResourceMonitorServer, ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  type ReadResourceRequest,
  ReadResourceResponse,
  RegisterPackageResponse,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type ResourceInvokeRequest,
  ResourceInvokeResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { PULUMI_UNKNOWN_SENTINEL, plainRecordFromWire, unknownValue } from "../model";
import { answerTo } from "./answers";
import { ProgramCallbacks } from "./callbacks";
import { Declarations } from "./declarations";
import type { Fixtures } from "./fixtures";
import { ResourceHooks } from "./hooks";
import { RpcRefusal, recordFromStruct, structFromRecord, unary } from "./rpc";
import { placeOfRequest } from "./source-place";
import { Transforms } from "./transforms";
import { isProviderType, packageOfToken, urnOf } from "./urn";
import { dependenciesInWire, wireFromPlain, withoutOutputValues } from "./wire-values";

export { ResourceMonitorService };

/** What the preload in the program looks for in an answer that nobody could give. */
export const unknownMarker = "costwright:unknown";

const stackReferenceType = "pulumi:pulumi:StackReference";

const supportedFeatures = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "deletedWith",
  "replaceWith",
  "aliasSpecs",
  "transforms",
  "invokeTransforms",
  "parameterization",
  "resourceHooks",
  "errorHooks",
]);

export interface MonitorOptions {
  /** Folder of the project, with links resolved: places in the source are told relative to it. */
  readonly rootDir: string;
  readonly project: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly fixtures: Fixtures;
  /** A registration was refused: the preview has failed, whatever the program does then. */
  readonly onRefusal: (message: string) => void;
}

/**
 * The half of Pulumi's engine that a program talks to while it declares resources, for a preview of an empty stack:
 * every resource is new, its id is unknown and its outputs are its inputs plus whatever the provider would compute,
 * which the SDK takes as unknown because it is absent from the answer.
 */
export class ResourceMonitor {
  readonly declarations: Declarations;
  private readonly callbacks = new ProgramCallbacks();
  private readonly transforms = new Transforms(this.callbacks);
  private readonly hooks = new ResourceHooks(this.callbacks);
  private readonly packages = new Map<string, string>();

  constructor(private readonly options: MonitorOptions) {
    this.declarations = new Declarations(options.config);
  }

  close(): void {
    this.callbacks.close();
  }

  /** The handlers for a gRPC server. */
  service(): Omit<IResourceMonitorServer, "getDeploymentInfo" | "existsResource"> {
    return {
      supportsFeature: unary((request) => {
        const response = new SupportsFeatureResponse();
        response.setHassupport(supportedFeatures.has(request.getId()));
        return response;
      }),
      invoke: unary((request) => this.invoke(request)),
      call: unary((request) => {
        const provider = this.declarations.providerInputs(request.getProvider(), packageOfToken(request.getTok()));
        const args = plainRecordFromWire(recordFromStruct(request.getArgs()));
        const answer = answerTo({ token: request.getTok(), args, providerInputs: provider }, this.options.fixtures);
        const response = new CallResponse();
        response.setReturn(structFromRecord(wireAnswer(answer)));
        return response;
      }),
      readResource: unary((request) => this.read(request)),
      registerResource: unary((request) =>
        this.register(request).catch((error: unknown) => {
          if (error instanceof RpcRefusal) this.options.onRefusal(error.message);
          throw error;
        }),
      ),
      registerResourceOutputs: unary((request) => {
        this.declarations.setOutputs(request.getUrn(), recordFromStruct(request.getOutputs()));
        return new Empty();
      }),
      registerStackTransform: unary((callback) => {
        this.transforms.addStackTransform(callback);
        return new Empty();
      }),
      registerStackInvokeTransform: unary((callback) => {
        this.transforms.addStackInvokeTransform(callback);
        return new Empty();
      }),
      registerResourceHook: unary((hook) => {
        this.hooks.add(hook);
        return new Empty();
      }),
      // Errors of a provider do not happen in a preview.
      registerErrorHook: unary(() => new Empty()),
      registerPackage: unary((request) => {
        const name = request.getParameterization()?.getName() ?? request.getName();
        const ref = `${name}@${request.getParameterization()?.getVersion() ?? request.getVersion()}`;
        this.packages.set(ref, name);
        const response = new RegisterPackageResponse();
        response.setRef(ref);
        return response;
      }),
      signalAndWaitForShutdown: unary(() => new Empty()),
    };
  }

  private async register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    const type = request.getType();
    const name = request.getName();
    const parent = request.getParent();
    const custom = request.getCustom();
    const remote = request.getRemote();
    const ownProviders = Object.fromEntries(request.getProvidersMap().getEntryList());
    const asked = this.declarations.providerReference({ provider: request.getProvider(), providers: ownProviders, parent, type });
    const transformed = await this.transforms.apply(request, custom || remote ? asked : request.getProvider());

    const place = placeOfRequest(request, this.options.rootDir);
    const urn = urnOf(this.options, parent, type, name);
    if (this.declarations.has(urn)) throw new RpcRefusal(`Duplicate resource URN '${urn}'; try giving it a unique name`);

    const inherited = custom ? {} : (this.declarations.get(parent)?.providers ?? {});
    const properties = transformed.properties;
    await this.hooks.runBeforeCreate(transformed.hooks, { urn, type, name, inputs: properties });

    const state = remote ? {} : (withoutOutputValues(properties) as Record<string, unknown>);
    const id = isProviderType(type) ? PULUMI_UNKNOWN_SENTINEL : request.getImportid();
    const propertyDependencies = dependenciesByProperty(request, properties);
    this.declarations.add({
      resource: {
        urn,
        type,
        name,
        inputs: plainRecordFromWire(properties),
        custom,
        ...(parent === "" ? {} : { parent }),
        dependencies: [...new Set([...transformed.dependencies, ...Object.values(propertyDependencies).flat()])],
        propertyDependencies,
        ...((custom && !isProviderType(type)) || remote
          ? { providerInputs: this.declarations.providerInputs(transformed.provider, packageOfToken(type)) }
          : {}),
        ...(remote ? { notExpanded: true } : {}),
        ...(place === undefined ? {} : { place }),
      },
      state,
      id,
      provider: transformed.provider,
      providers: { ...inherited, ...transformed.providers },
      wireInputs: withoutOutputValues(properties) as Record<string, unknown>,
      options: {
        protect: request.getProtect() === true,
        ignoreChanges: request.getIgnorechangesList(),
        deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
        aliases: request.getAliasurnsList(),
      },
    });
    this.transforms.remember(urn, parent, request.getTransformsList());
    await this.hooks.runAfterCreate(transformed.hooks, { urn, type, name, inputs: properties, outputs: state });

    const response = new RegisterResourceResponse();
    response.setUrn(urn);
    response.setId(id);
    // The engine, too, answers a local component with nothing: its outputs come with registerOutputs.
    response.setObject(structFromRecord(custom ? state : {}));
    return response;
  }

  private read(request: ReadResourceRequest): ReadResourceResponse {
    const type = request.getType();
    const name = request.getName();
    const parent = request.getParent();
    const urn = urnOf(this.options, parent, type, name);
    const inputs = recordFromStruct(request.getProperties());
    const state = { ...inputs, ...this.stateOfRead(type, request.getId(), inputs) };
    const provider = this.declarations.providerReference({ provider: request.getProvider(), providers: {}, parent, type });
    this.declarations.add({
      resource: {
        urn,
        type,
        name,
        inputs: { ...plainRecordFromWire(inputs), id: request.getId() === PULUMI_UNKNOWN_SENTINEL ? unknownValue : request.getId() },
        custom: true,
        ...(parent === "" ? {} : { parent }),
        dependencies: request.getDependenciesList(),
        propertyDependencies: {},
        providerInputs: this.declarations.providerInputs(provider, packageOfToken(type)),
        external: true,
      },
      state,
      id: request.getId(),
      provider,
      providers: {},
    });
    const response = new ReadResourceResponse();
    response.setUrn(urn);
    response.setProperties(structFromRecord(state));
    return response;
  }

  private stateOfRead(type: string, id: string, inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { stackReferences, resources } = this.options.fixtures;
    if (type === stackReferenceType) {
      const stackName = typeof inputs.name === "string" ? inputs.name : id;
      const outputs = stackReferences[stackName];
      return {
        name: stackName,
        outputs: outputs === undefined ? PULUMI_UNKNOWN_SENTINEL : wireFromPlain(outputs),
        secretOutputNames: [],
      };
    }
    const fixture = resources[type]?.[id];
    return fixture !== null && typeof fixture === "object" ? (wireFromPlain(fixture) as Record<string, unknown>) : {};
  }

  private async invoke(request: ResourceInvokeRequest): Promise<ResourceInvokeResponse> {
    const token = request.getTok();
    const response = new ResourceInvokeResponse();
    if (token === "pulumi:pulumi:getResource") {
      response.setReturn(structFromRecord(this.stateOf(String(recordFromStruct(request.getArgs()).urn))));
      return response;
    }
    const parentProvider = this.declarations.providerReference({
      provider: request.getProvider(),
      providers: {},
      parent: request.getParent(),
      type: token,
    });
    const { args, provider } = await this.transforms.applyToInvoke(token, recordFromStruct(request.getArgs()), parentProvider);
    const providerInputs = this.declarations.providerInputs(provider, packageOfToken(token));
    const answer = answerTo({ token, args: plainRecordFromWire(args), providerInputs }, this.options.fixtures);
    response.setReturn(structFromRecord(wireAnswer(answer)));
    if (answer === undefined) response.setUnknown(true);
    return response;
  }

  /** Answer of the engine's own `getResource`: how a reference that crossed a component's border becomes a resource again. */
  private stateOf(urn: string): Record<string, unknown> {
    const registration = this.declarations.get(urn);
    if (registration === undefined) throw new RpcRefusal(`unknown resource ${urn}`);
    return { urn, id: registration.id === "" ? PULUMI_UNKNOWN_SENTINEL : registration.id, state: registration.state };
  }
}

function wireAnswer(answer: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  return answer === undefined ? { [unknownMarker]: PULUMI_UNKNOWN_SENTINEL } : (wireFromPlain(answer) as Record<string, unknown>);
}

/** What the request says, plus what output values within the properties say. */
function dependenciesByProperty(
  request: RegisterResourceRequest,
  properties: Readonly<Record<string, unknown>>,
): Record<string, readonly string[]> {
  const result: Record<string, readonly string[]> = {};
  const stated = request.getPropertydependenciesMap();
  for (const [key, value] of Object.entries(properties)) {
    const urns = new Set(stated.get(key)?.getUrnsList() ?? []);
    dependenciesInWire(value, urns);
    if (urns.size > 0) result[key] = [...urns].sort();
  }
  return result;
}
