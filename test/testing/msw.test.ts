import { setupServer } from "msw/node";
import manifest from "msw/package.json" with { type: "json" };
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import lowest from "../../compat/react-18/package.json" with { type: "json" };
import newest from "../../package.json" with { type: "json" };
import { rowPath } from "../../src/testing/answer.ts";
import { contractRow, contractRows } from "../../src/testing/fixtures.ts";
import { contractHandlers } from "../../src/testing/msw.ts";
import { type ContractServer, type RecordedRequest, startContractServer } from "../../src/testing/server.ts";

const mocked = "https://contract.example";
// MSW 2's name and MSW 3's.
const unhandled = { onUnhandledRequest: "bypass", onUnhandledFrame: "bypass" } as const;
const now = () => Date.UTC(2026, 0, 2, 3, 4, 5);

const msw = setupServer();
/** A new one for each test, since both count their requests. */
let server: ContractServer;

beforeAll(() => msw.listen(unhandled));
beforeEach(async () => {
  server = await startContractServer({ now });
});
afterEach(async () => {
  msw.resetHandlers();
  await server.close();
});
afterAll(() => msw.close());

/** Everything that a script can tell apart, save the headers by which Node manages its connection. */
async function answerOf(url: string, init?: RequestInit) {
  const response = await fetch(url, init);
  const headers = Object.fromEntries(response.headers);
  for (const name of ["connection", "keep-alive"]) delete headers[name];
  return { status: response.status, headers, body: [...new Uint8Array(await response.arrayBuffer())] };
}

describe("contractHandlers", () => {
  // An alias that stops matching would run every test twice on the newest MSW, and pass.
  it("is tested on the lowest MSW and on the newest", () => {
    expect(manifest.version).toBe((process.env.PEERS === "lowest" ? lowest.dependencies : newest.devDependencies).msw);
  });

  it("answers every row with the bytes of the server", async () => {
    msw.use(...contractHandlers({ now }));
    for (const row of contractRows) {
      expect(await answerOf(mocked + rowPath(row)), row.id).toEqual(await answerOf(server.origin + rowPath(row)));
    }
    expect(server.requests).toHaveLength(contractRows.length);
  });

  it.each([
    "/gateway",
    "/empty",
    "/truncated",
    "/success-in-error",
    "/ok",
    "/elsewhere",
    "/rows/prism-io/teapot",
    `${rowPath("prisma-airs/429/rate_limit_exceeded")}?wording=1&retryAfter=soon&date=yesterday`,
  ])("answers %s with the bytes of the server", async (path) => {
    msw.use(...contractHandlers({ now }));
    expect(await answerOf(mocked + path)).toEqual(await answerOf(server.origin + path));
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])("answers %s like the server", async (method) => {
    msw.use(...contractHandlers({ now }));
    const path = rowPath("prism-io/server_error/503");
    expect(await answerOf(mocked + path, { method })).toEqual(await answerOf(server.origin + path, { method }));
  });

  it("answers at the origin of one's choice and nowhere else", async () => {
    msw.use(...contractHandlers({ origin: "https://api.example" }));
    expect((await fetch("https://api.example/gateway")).status).toBe(502);
    expect(await (await fetch(`${server.origin}/ok`)).json()).toEqual({ ok: true });
  });

  it("answers an app's own path as it is told, and others as requested", async () => {
    const asked: unknown[] = [];
    const route = (request: RecordedRequest): string | undefined => {
      asked.push(request);
      return request.url === "/api/scans?page=2" ? rowPath("prism-io/not_found/404") : undefined;
    };
    msw.use(...contractHandlers({ route }));
    const body = JSON.stringify({ name: "Ada" });
    expect((await fetch(`${mocked}/api/scans?page=2`, { method: "POST", body, headers: { "X-A": "b" } })).status).toBe(
      404,
    );
    expect((await fetch(`${mocked}/ok`)).status).toBe(200);
    await fetch(`${mocked}/api/scans?page=2`, { method: "OPTIONS" });
    expect(asked).toMatchObject([
      { method: "POST", url: "/api/scans?page=2", headers: { "x-a": "b" }, body },
      { method: "GET", url: "/ok", body: "" },
    ]);
  });

  it("fails /reset as a network error", async () => {
    msw.use(...contractHandlers());
    await expect(fetch(`${mocked}/reset`)).rejects.toThrow(TypeError);
  });

  it("fails /broken as a network error", async () => {
    msw.use(...contractHandlers());
    await expect(fetch(`${mocked}/broken`)).rejects.toThrow(TypeError);
  });

  it("leaves /hang unanswered until the caller aborts", async () => {
    msw.use(...contractHandlers());
    const controller = new AbortController();
    const answer = fetch(`${mocked}/hang`, { signal: controller.signal });
    const first = await Promise.race([answer, fetch(`${mocked}/ok`)]);
    expect(first.url).toBe(`${mocked}/ok`);
    controller.abort();
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  });

  it("keeps back the headers that a script of another origin could not read", async () => {
    msw.use(...contractHandlers());
    const row = contractRow("prism-io/rate_limit_exceeded/429");
    const response = await fetch(`${mocked}${rowPath(row)}?cors=hidden`);
    expect([...response.headers.keys()]).toEqual(["content-length", "content-type"]);
    expect(await response.json()).toEqual(row.body);
  });

  it("fails where the server allows no other origin", async () => {
    msw.use(...contractHandlers());
    await expect(fetch(`${mocked}/ok?cors=none`)).rejects.toThrow(TypeError);
  });
});
