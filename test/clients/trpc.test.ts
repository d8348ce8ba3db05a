import type { AddressInfo } from "node:net";
import { createTRPCClient, httpBatchLink, httpLink } from "@trpc/client";
import { initTRPC, TRPCError } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classify } from "../../src/core/index.ts";
import { contractRow } from "../../src/testing/index.ts";
import { meaningOf, toMeaning } from "./cases.ts";

const statuses = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TIMEOUT: 408,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  BAD_GATEWAY: 502,
  SERVICE_UNAVAILABLE: 503,
  GATEWAY_TIMEOUT: 504,
} as const satisfies Partial<Record<TRPCError["code"], number>>;
type Code = keyof typeof statuses;
const codes = Object.keys(statuses) as Code[];

const { procedure, router } = initTRPC.create();
const appRouter = router({
  succeed: procedure.query(() => "fine"),
  fail: procedure
    .input((code) => code as Code)
    .query(({ input: code }) => {
      throw new TRPCError({ code, message: "A reason that nobody may read" });
    }),
});
const server = createHTTPServer({ router: appRouter });
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

/** By the table for what has no envelope; tRPC sends no Retry-After. */
function meaningOfStatus(status: number) {
  const { outcome } = contractRow(`http/${status}`);
  return outcome && { ...toMeaning(outcome), origin, retryAfterMs: null };
}

describe("tRPC's own errors", () => {
  it.each(codes)("mean what their status means: %s", async (code) => {
    const client = createTRPCClient<typeof appRouter>({ links: [httpLink({ url: origin })] });
    const error: unknown = await client.fail.query(code).catch((reason) => reason);
    expect(meaningOf(classify(error), 0)).toEqual(meaningOfStatus(statuses[code]));
  });

  it("mean the same in a batch that partly succeeded, whose status is 207", async () => {
    const client = createTRPCClient<typeof appRouter>({ links: [httpBatchLink({ url: origin })] });
    const calls = [client.succeed.query(), ...codes.map((code) => client.fail.query(code))];
    const [, ...failed] = await Promise.allSettled(calls);
    const meanings = failed.map((each) => meaningOf(classify(each.status === "rejected" && each.reason), 0));
    expect(meanings).toEqual(codes.map((code) => meaningOfStatus(statuses[code])));
  });
});
