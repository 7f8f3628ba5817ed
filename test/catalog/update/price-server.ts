import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A loopback server that answers by path; several answers for one path are given in turn, the last one again and again. */
export class PriceServer {
  readonly asked: string[] = [];
  readonly headers: IncomingMessage["headers"][] = [];
  private readonly answers = new Map<string, Answer[]>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<PriceServer> {
    const server = createServer();
    const own = new PriceServer(server);
    server.on("request", (request, response) => own.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return own;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  on(path: string, ...answers: Answer[]): this {
    this.answers.set(path, answers);
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const url = decodeURIComponent((request.url ?? "").replaceAll("+", " "));
    this.asked.push(url);
    this.headers.push(request.headers);
    const known = this.answers.get(url) ?? this.answers.get(url.split("?", 1)[0] ?? "");
    const answer = known !== undefined && known.length > 1 ? known.shift() : known?.[0];
    if (answer !== undefined) answer(request, response);
    else response.writeHead(404).end();
  }
}

export function json(value: unknown): Answer {
  return text(JSON.stringify(value));
}

export function text(body: string): Answer {
  return (_, response) => response.writeHead(200, { "content-type": "application/json" }).end(body);
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_, response) => response.writeHead(code, headers).end("not now");
}

/** Says how long the document is, sends a part of it and hangs up. */
export function cut(body: string, bytes: number): Answer {
  return (_, response) => {
    response.writeHead(200, { "content-length": String(Buffer.byteLength(body)) });
    response.write(body.slice(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };
}

/** Sends the beginning and then nothing. */
export function stalled(body: string): Answer {
  return (_, response) => {
    response.writeHead(200, { "content-length": String(body.length) });
    response.write(body.slice(0, 10));
  };
}

/** The document a few bytes at a time, as a slow line brings it. */
export function slow(body: string, pieceLength: number): Answer {
  return (_, response) => {
    response.writeHead(200);
    let at = 0;
    const next = () => {
      if (at >= body.length) return response.end();
      response.write(body.slice(at, at + pieceLength));
      at += pieceLength;
      return setImmediate(next);
    };
    next();
  };
}
