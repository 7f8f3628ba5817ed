import { credentials } from "@grpc/grpc-js";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import { channelOptions, RpcRefusal } from "./rpc";

/** Calls back into the program: transforms and hooks run there, on a server that the SDK opens. */
export class ProgramCallbacks {
  private readonly clients = new Map<string, CallbacksClient>();

  async call(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
    const target = callback.getTarget();
    const client = this.clients.get(target) ?? new CallbacksClient(target, credentials.createInsecure(), channelOptions);
    this.clients.set(target, client);
    const message = new CallbackInvokeRequest();
    message.setToken(callback.getToken());
    message.setRequest(request);
    return new Promise((resolve, reject) => {
      client.invoke(message, (error, response) => {
        if (error === null) resolve(response.getResponse_asU8());
        else reject(new RpcRefusal(error.details));
      });
    });
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }
}
