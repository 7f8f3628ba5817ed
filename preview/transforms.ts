import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  type RegisterResourceRequest,
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResourceOptions,
  TransformResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { ProgramCallbacks } from "./callbacks";
import { recordFromStruct, structFromRecord } from "./rpc";

/** What a transform may change about a resource. */
export interface Transformed {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly dependencies: readonly string[];
  readonly provider: string;
  readonly providers: Readonly<Record<string, string>>;
  readonly hooks: RegisterResourceRequest.ResourceHooksBinding | undefined;
}

/** Transforms of resources and of function calls, kept and run in the engine's order. */
export class Transforms {
  private readonly stack: Callback[] = [];
  private readonly stackInvoke: Callback[] = [];
  private readonly ofResource = new Map<string, readonly Callback[]>();
  private readonly parents = new Map<string, string>();

  constructor(private readonly callbacks: ProgramCallbacks) {}

  addStackTransform(callback: Callback): void {
    this.stack.push(callback);
  }

  addStackInvokeTransform(callback: Callback): void {
    this.stackInvoke.push(callback);
  }

  /** Keeps a registered resource's transforms for its children. */
  remember(urn: string, parent: string, transforms: readonly Callback[]): void {
    this.parents.set(urn, parent);
    if (transforms.length > 0) this.ofResource.set(urn, transforms);
  }

  /** Runs the resource's own transforms, then its ancestors', then the stack's. */
  async apply(request: RegisterResourceRequest, provider: string): Promise<Transformed> {
    const callbacks = [...request.getTransformsList()];
    for (let urn = request.getParent(); urn !== ""; urn = this.parents.get(urn) ?? "") callbacks.push(...(this.ofResource.get(urn) ?? []));
    callbacks.push(...this.stack);

    let properties = recordFromStruct(request.getObject());
    let options = callbacks.length > 0 ? optionsOf(request, provider) : undefined;
    for (const callback of callbacks) {
      const message = new TransformRequest();
      message.setType(request.getType());
      message.setName(request.getName());
      message.setCustom(request.getCustom());
      message.setParent(request.getParent());
      message.setProperties(structFromRecord(properties));
      message.setOptions(options);
      const response = TransformResponse.deserializeBinary(await this.callbacks.call(callback, message.serializeBinary()));
      if (response.hasProperties()) properties = recordFromStruct(response.getProperties());
      options = response.getOptions() ?? options;
    }
    return {
      properties,
      dependencies: options?.getDependsOnList() ?? request.getDependenciesList(),
      provider: options?.getProvider() ?? provider,
      providers: Object.fromEntries((options?.getProvidersMap() ?? request.getProvidersMap()).getEntryList()),
      hooks: options === undefined ? request.getHooks() : options.getHooks(),
    };
  }

  async applyToInvoke(
    token: string,
    args: Readonly<Record<string, unknown>>,
    provider: string,
  ): Promise<{ args: Readonly<Record<string, unknown>>; provider: string }> {
    let options = new TransformInvokeOptions();
    options.setProvider(provider);
    let current = args;
    for (const callback of this.stackInvoke) {
      const message = new TransformInvokeRequest();
      message.setToken(token);
      message.setArgs(structFromRecord(current));
      message.setOptions(options);
      const response = TransformInvokeResponse.deserializeBinary(await this.callbacks.call(callback, message.serializeBinary()));
      if (response.hasArgs()) current = recordFromStruct(response.getArgs());
      options = response.getOptions() ?? options;
    }
    return { args: current, provider: options.getProvider() };
  }
}

/** The request's options in the form that transforms get them. */
function optionsOf(request: RegisterResourceRequest, provider: string): TransformResourceOptions {
  const options = new TransformResourceOptions();
  options.setDependsOnList(request.getDependenciesList());
  if (request.hasProtect()) options.setProtect(request.getProtect() === true);
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setVersion(request.getVersion());
  options.setAliasesList([
    ...request.getAliasurnsList().map((urn) => {
      const alias = new Alias();
      alias.setUrn(urn);
      return alias;
    }),
    ...request.getAliasesList(),
  ]);
  options.setProvider(provider);
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete() === true);
  options.setDeletedWith(request.getDeletedwith());
  options.setReplaceWithList(request.getReplaceWithList());
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace())
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  for (const [name, reference] of request.getProvidersMap().getEntryList()) options.getProvidersMap().set(name, reference);
  options.setHooks(request.getHooks());
  options.setImport(request.getImportid());
  options.setHideDiffList(request.getHidediffsList());
  return options;
}
