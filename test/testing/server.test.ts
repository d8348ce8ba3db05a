import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { rowPath } from "../../src/testing/answer.ts";
import { createContractAuth } from "../../src/testing/auth.ts";
import { contractRow, contractRows } from "../../src/testing/fixtures.ts";
import { type ContractServer, type ContractServerOptions, startContractServer } from "../../src/testing/server.ts";

const open: ContractServer[] = [];

async function start(options?: ContractServerOptions): Promise<ContractServer> {
  const server = await startContractServer(options);
  open.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe("rows", () => {
  it("answers every row with its status, content type and body", async () => {
    const { origin } = await start();
    for (const row of contractRows) {
      const response = await fetch(origin + rowPath(row));
      expect(response.status, row.id).toBe(row.status);
      expect(response.headers.get("content-type"), row.id).toBe(row.contentType);
      expect(response.headers.get("retry-after"), row.id).toBe(row.headers["Retry-After"] ?? null);
      const text = await response.text();
      expect(typeof row.body === "string" ? text : JSON.parse(text), row.id).toEqual(row.body);
    }
  });

  it("answers an id that is escaped as one path segment", async () => {
    const { origin } = await start();
    const response = await fetch(`${origin}/rows/${encodeURIComponent("prisma-airs/403/quota_exceeded")}`);
    expect(response.status).toBe(403);
  });

  it.each(["GET", "POST", "PUT", "PATCH", "DELETE"])("answers %s", async (method) => {
    const { origin } = await start();
    const response = await fetch(origin + rowPath("prism-io/not_found/404"), { method });
    expect(await response.json()).toMatchObject({ error: { code: "not_found" } });
  });

  it("answers HEAD with headers alone", async () => {
    const { origin } = await start();
    const response = await fetch(origin + rowPath("prism-io/not_found/404"), { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([404, ""]);
  });

  it("counts the bytes of what it sends, and not the characters", async () => {
    const { origin } = await start({ auth: createContractAuth() });
    const signIn = { method: "POST", body: JSON.stringify({ email: "Zoë 漢 🙂", password: "right" }) };
    const response = await fetch(`${origin}/api/auth/sign-in`, signIn);
    const bytes = await response.clone().arrayBuffer();
    expect(Number(response.headers.get("content-length"))).toBe(bytes.byteLength);
    expect(await response.json()).toMatchObject({ subject: "Zoë 漢 🙂" });
  });

  it("sends the wording that is asked for", async () => {
    const { origin } = await start();
    const row = contractRow("prisma-airs/403/quota_exceeded");
    const response = await fetch(`${origin}${rowPath(row)}?wording=2`);
    expect(await response.json()).toEqual({ error: { status_code: 403, message: row.wordings[2] } });
  });

  it.each(["soon", "", "Wed, 21 Oct 2015 07:28:00 GMT", "-1"])("sends Retry-After %j as it is", async (value) => {
    const { origin } = await start();
    const query = new URLSearchParams({ retryAfter: value });
    const response = await fetch(`${origin}${rowPath("prism-io/rate_limit_exceeded/429")}?${query}`);
    expect(response.headers.get("retry-after")).toBe(value);
  });

  it.each([
    ["/rows/prism-io/teapot", 404, "prism-io/teapot"],
    ["/rows/%E0%A4%A", 404, "contractRows"],
    ["/elsewhere", 404, "/elsewhere"],
    ["/api/v1/capabilities?as=teapot", 404, "teapot"],
    [`${rowPath("http/502")}?wording=0`, 400, "0 wordings"],
    [`${rowPath("prism-io/not_found/404")}?wording=x`, 400, "index x"],
    [`${rowPath("prism-io/not_found/404")}?retryAfter=1%0A2`, 400, "retryAfter"],
  ])("says in plain text why it cannot answer %s", async (path, status, hint) => {
    const { origin } = await start();
    const response = await fetch(origin + path);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/plain; charset=utf-8"]);
    expect(await response.text()).toContain(hint);
  });
});

describe("short paths", () => {
  it.each([
    ["/gateway", 502, /^<!doctype html>/],
    ["/empty", 503, /^$/],
    ["/truncated", 500, /^\{"error":\{[^}]*$/],
    ["/success-in-error", 200, /"status_code":200/],
    ["/ok", 200, /^\{"ok":true\}$/],
    ["/api/v1/capabilities", 200, /^\{"tier":"starter","limits":\{"brands":3,/],
    ["/api/v1/capabilities?as=prism-io/token_expired/401", 401, /"token_expired"/],
    ["/api/v1/capabilities?as=prism-io/rate_limit_exceeded/429", 429, /"rate_limit_exceeded"/],
    ["/api/v1/capabilities?as=prism-io/not_found/404", 404, /"not_found"/],
  ])("answers %s with %i", async (path, status, body) => {
    const { origin } = await start();
    const response = await fetch(origin + path);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(body);
  });

  it("breaks the connection at /reset", async () => {
    const { origin } = await start();
    await expect(fetch(`${origin}/reset`)).rejects.toThrow(TypeError);
  });

  it("breaks off in the middle of the body at /broken", async () => {
    const { origin } = await start();
    const response = await fetch(`${origin}/broken`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it("leaves /hang unanswered until it closes", async () => {
    const server = await start();
    const answer = fetch(`${server.origin}/hang`).then(
      () => "answered",
      () => "broken off",
    );
    // A later request is answered, so that the first one is known to be waiting.
    while (!server.requests.some((request) => request.url === "/hang")) await fetch(`${server.origin}/ok`);
    expect(await Promise.race([answer, Promise.resolve("waiting")])).toBe("waiting");
    await server.close();
    expect(await answer).toBe("broken off");
  });
});

describe("headers", () => {
  it("dates answers by the given clock", async () => {
    const { origin } = await start({ now: () => 0 });
    const response = await fetch(`${origin}/ok`);
    expect(response.headers.get("date")).toBe("Thu, 01 Jan 1970 00:00:00 GMT");
  });

  it("sends a Date of the request's choice", async () => {
    const { origin } = await start();
    const response = await fetch(`${origin}${rowPath("prism-io/rate_limit_exceeded/429")}?date=yesterday`);
    expect(response.headers.get("date")).toBe("yesterday");
  });

  it("counts its request ids", async () => {
    const { origin } = await start();
    const ids = [];
    for (let i = 0; i < 3; i += 1) ids.push((await fetch(`${origin}/ok`)).headers.get("x-request-id"));
    expect(ids).toEqual(["req-1", "req-2", "req-3"]);
  });

  it("exposes what a script of another origin needs", async () => {
    const { origin } = await start();
    const { headers } = await fetch(origin + rowPath("http/429"), { headers: { origin: "https://app.example" } });
    expect(headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-expose-headers")).toMatch(/Retry-After.*Date.*RateLimit.*X-Request-Id/);
  });

  it("exposes nothing where that is asked for, though it sends Retry-After", async () => {
    const { origin } = await start();
    const { headers } = await fetch(`${origin}${rowPath("http/429")}?cors=hidden`);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-expose-headers")).toBeNull();
    expect(headers.get("retry-after")).toBe("60");
  });

  it("allows no other origin where that is asked for", async () => {
    const { origin } = await start();
    const { headers } = await fetch(`${origin}${rowPath("http/429")}?cors=none`, {
      headers: { origin: "https://app.example" },
    });
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it.each(["/ok", "/hang", "/reset"])("answers the preflight of %s", async (path) => {
    const { origin } = await start();
    const response = await fetch(origin + path, {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example",
        "access-control-request-method": "PUT",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-methods")).toBe("PUT");
    expect(response.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
  });
});

describe("requests", () => {
  it("records what arrived", async () => {
    const server = await start();
    const headers = { authorization: "Bearer x", "idempotency-key": "41" };
    await fetch(`${server.origin}/ok?a=1`, { method: "POST", headers, body: "hello" });
    expect(server.requests).toMatchObject([{ method: "POST", url: "/ok?a=1", headers, body: "hello" }]);
  });

  it("lets a route answer the same path differently from time to time", async () => {
    const expired = rowPath("prism-io/token_expired/401");
    const server = await start({
      route: ({ headers }) => (headers.authorization === "Bearer new" ? "/ok" : expired),
    });
    const first = await fetch(`${server.origin}/api/brands`);
    const second = await fetch(`${server.origin}/api/brands`, { headers: { authorization: "Bearer new" } });
    expect([first.status, second.status]).toEqual([401, 200]);
    expect(server.requests.map((request) => request.url)).toEqual(["/api/brands", "/api/brands"]);
  });

  it("answers as requested where the route has no opinion", async () => {
    const server = await start({ route: () => undefined });
    expect((await fetch(`${server.origin}/gateway`)).status).toBe(502);
  });
});

describe("close", () => {
  it("is the end: nothing arrives any more", async () => {
    const server = await start();
    await fetch(`${server.origin}/ok`);
    await server.close();
    // Whether this fails or is answered is not known: another server may have been given the port.
    await fetch(`${server.origin}/ok`).catch(() => {});
    expect(server.requests).toHaveLength(1);
  });

  it("may be called twice", async () => {
    const server = await start();
    await server.close();
    await expect(server.close()).resolves.toBeUndefined();
  });

  it("is not needed for a process to end", async () => {
    const entry = new URL("../../src/testing/server.ts", import.meta.url);
    const script = `
      const { startContractServer } = await import(${JSON.stringify(entry.href)});
      const { origin } = await startContractServer();
      const response = await fetch(origin + "/ok");
      console.log(response.status);`;
    const child = spawn(process.execPath, [
      "--experimental-strip-types",
      "--no-warnings",
      "--input-type=module",
      "-e",
      script,
    ]);
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, "close");
    expect([output, code]).toEqual(["200\n", 0]);
  });
});
