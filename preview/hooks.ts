import {
  type RegisterResourceHookRequest,
  type RegisterResourceRequest,
  ResourceHookRequest,
  ResourceHookResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { ProgramCallbacks } from "./callbacks";
import { RpcRefusal, structFromRecord } from "./rpc";

interface HookSubject {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Resource hooks. In a preview only those run that ask for it (`onDryRun`). */
export class ResourceHooks {
  private readonly byName = new Map<string, RegisterResourceHookRequest>();

  constructor(private readonly callbacks: ProgramCallbacks) {}

  add(hook: RegisterResourceHookRequest): void {
    this.byName.set(hook.getName(), hook);
  }

  /** A preview sees every resource as new, so only the hooks around creation apply. */
  async runBeforeCreate(binding: RegisterResourceRequest.ResourceHooksBinding | undefined, subject: HookSubject): Promise<void> {
    await this.run(binding?.getBeforeCreateList() ?? [], subject);
  }

  async runAfterCreate(binding: RegisterResourceRequest.ResourceHooksBinding | undefined, subject: HookSubject): Promise<void> {
    await this.run(binding?.getAfterCreateList() ?? [], subject);
  }

  private async run(names: readonly string[], subject: HookSubject): Promise<void> {
    for (const name of names) {
      const hook = this.byName.get(name);
      const callback = hook?.getCallback();
      if (hook === undefined || callback === undefined) throw new RpcRefusal(`resource hook "${name}" was not registered`);
      if (!hook.getOnDryRun()) continue;
      const message = new ResourceHookRequest();
      message.setUrn(subject.urn);
      message.setName(subject.name);
      message.setType(subject.type);
      message.setNewInputs(structFromRecord(subject.inputs));
      if (subject.outputs !== undefined) message.setNewOutputs(structFromRecord(subject.outputs));
      const response = ResourceHookResponse.deserializeBinary(await this.callbacks.call(callback, message.serializeBinary()));
      if (response.getError() !== "" && !hook.getIgnoreErrors())
        throw new RpcRefusal(`resource hook "${name}" failed: ${response.getError()}`);
    }
  }
}
