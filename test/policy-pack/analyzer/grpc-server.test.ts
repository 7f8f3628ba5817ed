import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { serveGrpc } from "../../../policy-pack/analyzer/grpc-server";

const large = { "grpc.max_receive_message_length": 1 << 26, "grpc.max_send_message_length": 1 << 26 };
const clients: Client[] = [];
let client: Client;

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const methods = new Map<string, (request: Buffer) => Buffer | Promise<Buffer>>([
      ["/test/Echo", (request: Buffer) => request],
      ["/test/Later", async (request: Buffer) => Buffer.concat([request, Buffer.from("!")])],
      [
        "/test/Fail",
        () => {
          throw new Error("50 % “broken”\nhere");
        },
      ],
    ]);
    serveGrpc(methods, resolve, { unref: true });
  });
  client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), large);
  clients.push(client);
});

afterAll(() => clients.forEach((one) => void one.close()));

function call(path: string, request: Buffer): Promise<Buffer> {
  const same = (bytes: Buffer) => bytes;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, same, same, request, (error, response) => (error ? reject(error) : resolve(response as Buffer)));
  });
}

// The engine's own client is of the same family as this one: gRPC's.
it("answers a gRPC client, at once or later, with nothing and with more than one window", async () => {
  const bytes = Buffer.alloc(40_000_000, "x");
  expect((await call("/test/Echo", bytes)).equals(bytes)).toBe(true);
  expect((await call("/test/Later", Buffer.from("done"))).toString()).toBe("done!");
  const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => call("/test/Echo", Buffer.from(`${index || ""}`))));
  expect(answers.map(String)).toEqual(Array.from({ length: 200 }, (_, index) => `${index || ""}`));
});

it("says what failed, whole, and which method it does not know", async () => {
  const failed = await call("/test/Fail", Buffer.alloc(0)).catch((error: ServiceError) => error);
  expect(failed).toMatchObject({ code: status.UNKNOWN, details: expect.stringContaining("Error: 50 % “broken”\nhere") });
  const unknown = await call("/test/Other", Buffer.alloc(0)).catch((error: ServiceError) => error);
  expect(unknown).toMatchObject({ code: status.UNIMPLEMENTED, details: "unknown method /test/Other" });
});
