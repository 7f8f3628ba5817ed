import { createServer, type IncomingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";

/** Answers a call: an encoded message in, an encoded message out. What it throws is the caller's error message. */
export type Method = (request: Buffer) => Uint8Array | Promise<Uint8Array>;

/** As Pulumi's own: a stack with inlined assets exceeds gRPC's 4 MB by far. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;
const WINDOW_BYTES = 16 * 1024 * 1024;
/** Flag of compression, and length. */
const PREFIX_BYTES = 5;

/** Codes of gRPC's status. */
const OK = 0;
const UNKNOWN = 2;
const RESOURCE_EXHAUSTED = 8;
const UNIMPLEMENTED = 12;

/**
 * Serves unary gRPC methods on a free loopback port: `listening` gets the port. The protocol is one message over one
 * HTTP/2 stream (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md). The engine asks about each resource
 * twice and waits each time: Node's own HTTP/2 answers in half the time that a gRPC library takes on top of it.
 */
export function serveGrpc(
  methods: ReadonlyMap<string, Method>,
  listening: (port: number) => void,
  options: { /** The server alone keeps no process alive. */ readonly unref?: boolean } = {},
): void {
  const server = createServer({ settings: { initialWindowSize: WINDOW_BYTES } });
  server.on("session", (session) => session.setLocalWindowSize(WINDOW_BYTES));
  server.on("stream", (stream, headers) => receive(stream, headers, methods));
  // A caller that goes away mid-call is no error of the pack.
  server.on("sessionError", () => undefined);
  server.once("error", (error) => {
    console.error(`the policy pack cannot listen on 127.0.0.1: ${error.message}`);
    process.exit(1);
  });
  if (options.unref === true) server.unref();
  server.listen(0, "127.0.0.1", () => listening((server.address() as AddressInfo).port));
}

function receive(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, methods: ReadonlyMap<string, Method>): void {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("error", () => undefined);
  stream.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_MESSAGE_BYTES + PREFIX_BYTES) chunks.push(chunk);
  });
  stream.once("end", () => {
    const path = String(headers[":path"]);
    const method = methods.get(path);
    if (method === undefined) return refuse(stream, UNIMPLEMENTED, `unknown method ${path}`);
    if (size > MAX_MESSAGE_BYTES + PREFIX_BYTES)
      return refuse(stream, RESOURCE_EXHAUSTED, `a message of ${size} bytes is above the limit of ${MAX_MESSAGE_BYTES}`);
    const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    if (body.length < PREFIX_BYTES || body.readUInt32BE(1) !== body.length - PREFIX_BYTES)
      return refuse(stream, UNKNOWN, `${path} came without a whole message`);
    if (body[0] !== 0) return refuse(stream, UNIMPLEMENTED, `${path} came compressed`);
    const fail = (error: unknown) => refuse(stream, UNKNOWN, error instanceof Error ? (error.stack ?? error.message) : String(error));
    try {
      const answer = method(body.subarray(PREFIX_BYTES));
      if (answer instanceof Promise) answer.then((message) => send(stream, message), fail);
      else send(stream, answer);
    } catch (error) {
      fail(error);
    }
  });
}

const head = { ":status": 200, "content-type": "application/grpc" } as const;
const success = { "grpc-status": String(OK) } as const;

function send(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (stream.destroyed) return;
  const framed = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, PREFIX_BYTES);
  stream.respond(head, { waitForTrailers: true });
  stream.once("wantTrailers", () => stream.sendTrailers(success));
  stream.end(framed);
}

/** An answer of a status alone. */
function refuse(stream: ServerHttp2Stream, code: number, message: string): void {
  if (stream.destroyed) return;
  stream.respond({ ...head, "grpc-status": String(code), "grpc-message": encodeURI(message) }, { endStream: true });
}
