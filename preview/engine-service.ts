import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import {
  GetRootResourceResponse,
  LogSeverity,
  RequirePulumiVersionResponse,
  SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { unary } from "./rpc";

export { EngineService };

/** The other half: the program's log, and which resource is the root. */
export class Engine {
  readonly errors: string[] = [];
  private rootUrn = "";

  constructor(private readonly onMessage: (text: string) => void) {}

  service(): IEngineServer {
    return {
      log: unary((request) => {
        const severity = request.getSeverity();
        if (severity === LogSeverity.ERROR) this.errors.push(request.getMessage().trimEnd());
        else if (severity === LogSeverity.WARNING) this.onMessage(`warning: ${request.getMessage().trimEnd()}\n`);
        else if (severity === LogSeverity.INFO && !request.getEphemeral()) this.onMessage(`${request.getMessage().trimEnd()}\n`);
        return new Empty();
      }),
      getRootResource: unary(() => {
        const response = new GetRootResourceResponse();
        response.setUrn(this.rootUrn);
        return response;
      }),
      setRootResource: unary((request) => {
        this.rootUrn = request.getUrn();
        return new SetRootResourceResponse();
      }),
      startDebugging: unary(() => new Empty()),
      // A demand on the version of the CLI, which is not what runs here.
      requirePulumiVersion: unary(() => new RequirePulumiVersionResponse()),
    };
  }
}
