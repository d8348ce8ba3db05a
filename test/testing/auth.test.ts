import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ContractAuth, createContractAuth } from "../../src/testing/auth.ts";
import { contractHandlers } from "../../src/testing/msw.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";

const open: ContractServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** A browser as far as cookies go. */
async function visitor(auth: ContractAuth) {
  const server = await startContractServer({ auth });
  open.push(server);
  const jar = new Map<string, string>();
  let before = "";
  const call = async (method: string, path: string, { body, bearer }: { body?: unknown; bearer?: string } = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(server.origin + path, {
      method,
      headers: { cookie, ...(bearer && { authorization: `Bearer ${bearer}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^(\w+)=([^;]*)/.exec(line) ?? [];
      if (name === "prismio_refresh") before = jar.get(name) ?? "";
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const answer = (await response.json()) as Record<string, unknown> & { error?: { code: string } };
    return { status: response.status, code: answer.error?.code, answer };
  };
  return {
    call,
    jar,
    signIn: (email = "ada@example.com", password = "right") =>
      call("POST", "/api/auth/sign-in", { body: { email, password } }),
    refresh: () => call("POST", "/api/auth/refresh-token"),
    /** Takes the refresh token that came before the present one. */
    goBack: () => void jar.set("prismio_refresh", before),
  };
}

describe("the contract's sign-in", () => {
  it("serves who has signed in, by the cookie and by the bearer token", async () => {
    const { call, signIn, jar } = await visitor(createContractAuth());
    const { answer } = await signIn();
    expect((await call("GET", "/private/a")).answer).toMatchObject({ ok: true, subject: "ada@example.com" });
    jar.clear();
    const bearer = String(answer.access_token);
    const saved = await call("POST", "/private/a", { bearer, body: { name: "Ada" } });
    expect(saved.answer).toMatchObject({ received: { name: "Ada" } });
  });

  it("refuses a wrong password, and whoever has not signed in", async () => {
    const { call, signIn, refresh } = await visitor(createContractAuth());
    expect(await signIn("ada@example.com", "wrong")).toMatchObject({ status: 401, code: "invalid_credentials" });
    expect(await call("GET", "/private/a")).toMatchObject({ status: 401, code: "missing_refresh_token" });
    expect(await refresh()).toMatchObject({ status: 401, code: "missing_refresh_token" });
  });

  it("keeps the cookies from scripts, and the refresh token from all but its path", async () => {
    const server = await startContractServer({ auth: createContractAuth() });
    open.push(server);
    const body = JSON.stringify({ email: "ada@example.com", password: "right" });
    const response = await fetch(`${server.origin}/api/auth/sign-in`, { method: "POST", body });
    const [access, refresh] = response.headers.getSetCookie();
    expect(access).toMatch(/^prismio_access=.*HttpOnly/);
    expect(refresh).toMatch(/^prismio_refresh=.*Path=\/api\/auth; HttpOnly/);
  });

  it("lets a refresh help when the access token has expired", async () => {
    const auth = createContractAuth();
    const { call, signIn, refresh } = await visitor(auth);
    await signIn();
    auth.expire();
    expect(await call("GET", "/private/a")).toMatchObject({ status: 401, code: "token_expired" });
    expect(await refresh()).toMatchObject({ status: 200 });
    expect(await call("GET", "/private/a")).toMatchObject({ status: 200 });
  });

  it("takes a refresh token once, and revokes everything when it comes again", async () => {
    const { call, signIn, refresh, goBack } = await visitor(createContractAuth());
    await signIn();
    await refresh();
    goBack();
    expect(await refresh()).toMatchObject({ status: 401, code: "token_revoked" });
    expect(await call("GET", "/private/a")).toMatchObject({ status: 401, code: "token_revoked" });
  });

  it("takes it again where there is no rotation", async () => {
    const { signIn, refresh } = await visitor(createContractAuth({ rotation: false }));
    await signIn();
    expect([(await refresh()).status, (await refresh()).status]).toEqual([200, 200]);
  });

  it("lets only a sign-in help after a revocation, and that of another person be another's", async () => {
    const auth = createContractAuth();
    const { call, signIn, refresh } = await visitor(auth);
    await signIn();
    auth.revoke();
    expect(await call("GET", "/private/a")).toMatchObject({ status: 401, code: "token_revoked" });
    expect(await refresh()).toMatchObject({ status: 401, code: "token_revoked" });
    await signIn("bob@example.com");
    expect((await call("GET", "/private/a")).answer).toMatchObject({ subject: "bob@example.com" });
  });

  it("ends with the sign-out", async () => {
    const { call, signIn, jar } = await visitor(createContractAuth());
    const { answer } = await signIn();
    await call("POST", "/api/auth/sign-out");
    expect(jar.size).toBe(0);
    expect(await call("GET", "/private/a", { bearer: String(answer.access_token) })).toMatchObject({
      code: "token_revoked",
    });
  });

  it("ends with the sign-out of a bearer's token too", async () => {
    const { call, signIn, jar } = await visitor(createContractAuth());
    const { answer } = await signIn();
    jar.clear();
    const bearer = String(answer.access_token);
    await call("POST", "/api/auth/sign-out", { bearer });
    expect(await call("GET", "/private/a", { bearer })).toMatchObject({ code: "token_revoked" });
  });

  it("is not there unless a server is given one", async () => {
    const server = await startContractServer();
    open.push(server);
    const response = await fetch(`${server.origin}/private/a`);
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining("Nothing is served")]);
  });
});

describe("under MSW", () => {
  const msw = setupServer();
  // MSW 2's name and MSW 3's.
  const unhandled = { onUnhandledRequest: "error", onUnhandledFrame: "error" } as const;
  beforeAll(() => msw.listen(unhandled));
  afterAll(() => msw.close());

  it("answers as the server does, cookies included", async () => {
    const auth = createContractAuth();
    msw.use(...contractHandlers({ auth }));
    const call = (path: string, cookie: string, body?: object) =>
      fetch(`https://contract.example${path}`, {
        method: path.startsWith("/api") ? "POST" : "GET",
        headers: { cookie },
        ...(body && { body: JSON.stringify(body) }),
      });
    const cookiesOf = (response: Response) =>
      response.headers
        .getSetCookie()
        .map((line) => line.split(";", 1)[0])
        .join("; ");

    const signedIn = await call("/api/auth/sign-in", "", { email: "ada@example.com", password: "right" });
    const cookies = cookiesOf(signedIn);
    expect(cookies).toMatch(/^prismio_access=.+; prismio_refresh=.+$/);
    expect((await call("/private/a", cookies)).status).toBe(200);
    auth.expire();
    expect((await call("/private/a", cookies)).status).toBe(401);
    const refreshed = await call("/api/auth/refresh-token", cookies);
    expect((await call("/private/a", cookiesOf(refreshed))).status).toBe(200);
  });
});
