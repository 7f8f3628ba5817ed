import { type handleUnaryCall, Metadata, type Server, ServerCredentials, type ServiceError, status } from "@grpc/grpc-js";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

/** Deep stacks and inlined assets exceed gRPC's 4 MB by far; the same limit as Pulumi's own. */
export const channelOptions = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
} as const;

/** Listens on a free loopback port and resolves to `127.0.0.1:port`. */
export function listenOnLoopback(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(`127.0.0.1:${port}`);
      else reject(error);
    });
  });
}

/** A refusal that reaches the program as the error message of its call. */
export class RpcRefusal extends Error {}

/** A gRPC handler from a plain (asynchronous) function. */
export function unary<Request, Response>(handle: (request: Request) => Response | Promise<Response>): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => handle(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          const code = error instanceof RpcRefusal ? status.UNKNOWN : ((error as ServiceError).code ?? status.UNKNOWN);
          callback({ name: "Error", message, code, details: message, metadata: new Metadata() });
        },
      );
  };
}

export function recordFromStruct(struct: Struct | undefined): Record<string, unknown> {
  return (struct?.toJavaScript() ?? {}) as Record<string, unknown>;
}

export function structFromRecord(record: Readonly<Record<string, unknown>>): Struct {
  return Struct.fromJavaScript(record as { [key: string]: JavaScriptValue });
}
