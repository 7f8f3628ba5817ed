import type { ServiceError } from "@grpc/grpc-js";
import { AnalyzeRequest, type RemediateResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import type { PackAbout } from "./answers";
import type { ServedPolicy } from "./policy";

/** The part of the policy SDK that repairs one resource; not among what it documents. */
interface RemediationServer {
  makeRemediateRpcFun(
    pack: string,
    version: string,
    level: "advisory",
    policies: readonly ServedPolicy[],
  ): (
    call: { readonly request: AnalyzeRequest },
    callback: (error: ServiceError | null, response: RemediateResponse) => void,
  ) => Promise<void>;
}

/** Answers a `Remediate` request with what the policies, all at the level "remediate", make of the resource. */
export function remediateWith(
  about: PackAbout,
  policies: readonly ServedPolicy[],
  configOf: (policy: ServedPolicy) => never,
  request: Buffer,
): Promise<Uint8Array> {
  const { makeRemediateRpcFun } = require("@pulumi/policy/server") as RemediationServer;
  // The SDK knows levels and configuration only from its own server: here they come with the policies.
  const own = policies.map((policy): ServedPolicy => {
    const { remediateResource } = policy;
    return {
      ...policy,
      enforcementLevel: "remediate",
      ...(remediateResource && { remediateResource: (args) => remediateResource({ ...args, getConfig: () => configOf(policy) }) }),
    };
  });
  const remediate = makeRemediateRpcFun(about.name, about.version, "advisory", own);
  return new Promise((resolve, reject) => {
    remediate({ request: AnalyzeRequest.deserializeBinary(request) }, (error, response) => {
      if (error) reject(error);
      else resolve(response.serializeBinary());
    }).catch(reject);
  });
}
