import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { SourcePosition } from "@pulumi/pulumi/proto/source_pb";
import type { Place } from "../model";

/**
 * Where the program declares a resource: the nearest frame of the call that lies in the project's own folder and in no
 * package of it. Undefined where there is none (a resource that a package makes for itself).
 */
export function placeOfRequest(request: RegisterResourceRequest, rootDir: string): Place | undefined {
  const frames = request.getStacktrace()?.getFramesList() ?? [];
  for (const position of [request.getSourceposition(), ...frames.map((frame) => frame.getPc())]) {
    const place = position && placeWithin(position, rootDir);
    if (place !== undefined) return place;
  }
  return undefined;
}

function placeWithin(position: SourcePosition, rootDir: string): Place | undefined {
  const uri = position.getUri();
  if (!uri.startsWith("file:")) return undefined;
  let path: string;
  try {
    path = relative(rootDir, fileURLToPath(uri));
  } catch {
    return undefined;
  }
  const steps = path.split(sep);
  if (path === "" || isAbsolute(path) || steps[0] === ".." || steps.includes("node_modules")) return undefined;
  return { file: steps.join("/"), line: position.getLine(), column: position.getColumn() };
}
