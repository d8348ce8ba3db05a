import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { create, createFileRegistry } from "@bufbuild/protobuf";
import {
  EmptySchema,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  file_google_protobuf_empty,
} from "@bufbuild/protobuf/wkt";
import { Code, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { classify } from "../../src/core/index.ts";
import { ownConfigurations } from "./own-envelopes.ts";

/** A service with one method, as a generator would describe it. */
const registry = createFileRegistry(
  create(FileDescriptorSetSchema, {
    file: [
      file_google_protobuf_empty.proto,
      create(FileDescriptorProtoSchema, {
        name: "acme/brands.proto",
        package: "acme",
        syntax: "proto3",
        dependency: ["google/protobuf/empty.proto"],
        service: [
          {
            name: "Brands",
            method: [{ name: "List", inputType: ".google.protobuf.Empty", outputType: ".google.protobuf.Empty" }],
          },
        ],
      }),
    ],
  }),
);

/** Connect's codes with their HTTP status (connectrpc.com/docs/protocol, "Error Codes"), and google.rpc.Code's. */
const codes = [
  ["invalid_argument", 400, 400],
  ["unauthenticated", 401, 401],
  ["permission_denied", 403, 403],
  ["not_found", 404, 404],
  ["already_exists", 409, 409],
  ["aborted", 409, 409],
  ["resource_exhausted", 429, 429],
  ["internal", 500, 500],
  ["unimplemented", 501, 501],
  ["unavailable", 503, 503],
  ["deadline_exceeded", 504, 504],
] as const;

let server: Server;
let origin: string;
let answer: { readonly status: number; readonly code: string } | "hang" | "reset";
let onArrival: () => void;

beforeEach(async () => {
  onArrival = () => {};
  server = createServer((request, response) => {
    request.resume();
    onArrival();
    if (answer === "reset") response.destroy();
    if (typeof answer === "string") return;
    response.writeHead(answer.status, { "Content-Type": "application/json", "X-Request-Id": "req-1" });
    response.end(JSON.stringify({ code: answer.code, message: "A reason that nobody may read" }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(close);

async function close(): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/** What connect-web throws. */
async function thrown(options: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {}): Promise<unknown> {
  const service = registry.getService("acme.Brands");
  if (!service) throw new RangeError("The service is not in its own description");
  const client = createClient(service, createConnectTransport({ baseUrl: origin }));
  // Without a generator its methods have no types.
  const { list } = client as unknown as { list(input: object, options: object): Promise<unknown> };
  return list(create(EmptySchema), options).catch((reason: unknown) => reason);
}

const silences = {
  refused: async () => {
    await close();
    return thrown();
  },
  reset: () => {
    answer = "reset";
    return thrown();
  },
  "its own timeout": () => {
    answer = "hang";
    return thrown({ timeoutMs: 50 });
  },
  "a signal's timeout": () => {
    answer = "hang";
    return thrown({ signal: AbortSignal.timeout(50) });
  },
  abort: () => {
    answer = "hang";
    const controller = new AbortController();
    onArrival = () => controller.abort();
    return thrown({ signal: controller.signal });
  },
} as const;

describe("connect-web", () => {
  it.each(codes)("means by %s, with HTTP's %i, what google.rpc.Code says", async (code, status, expected) => {
    answer = { code, status };
    const error = await thrown();
    expect(error).toMatchObject({ name: "ConnectError", code: expect.any(Number) });
    expect(classify(error)).toMatchObject({ status: expected, message: null });
  });

  it("names its codes as google.rpc.Code does", () => {
    expect([Code.Canceled, Code.Unknown, Code.DeadlineExceeded, Code.Unauthenticated]).toEqual([1, 2, 4, 16]);
  });

  // connectrpc/connect-es#715: whatever fetch throws is wrapped with code 2, and nearly always the person is offline.
  for (const [name, type] of [
    ["refused", "network_error"],
    ["reset", "network_error"],
    ["its own timeout", "timeout_error"],
    ["a signal's timeout", "timeout_error"],
    ["abort", "cancelled"],
  ] as const) {
    it(`tells what "${name}" means`, async () => {
      expect(classify(await silences[name]())).toMatchObject({ type, envelope: null, message: null });
    });

    it(`tells it beside an app's own envelope: ${name}`, async () => {
      const error = await silences[name]();
      for (const { name: configuration, amends } of ownConfigurations(origin)) {
        expect(classify(error, amends), configuration).toMatchObject({ type, envelope: null, message: null });
      }
    });
  }
});
