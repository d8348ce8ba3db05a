import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type Amends,
  classify,
  defineAmends,
  defineEnvelope,
  type Envelope,
  prismaAirs,
  prismIo,
} from "../../src/core/index.ts";
import { graphQl, problemDetails } from "../../src/envelopes/index.ts";
import { createApiFetch, createSession } from "../../src/recovery/index.ts";
import { bearer, now, origin } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

const own = defineEnvelope({
  name: "own",
  rows: { locked_out: { type: "authentication_error", remedy: "contact_support" } },
  read: (body) => {
    const { reason } = (body ?? {}) as { reason?: string };
    return reason ? { code: reason === "none" ? null : reason, type: "authentication_error" } : null;
  },
});

/** An app that is refused with this 401 until it is signed in again: with `still`, for good. */
function appRefusedWith(envelope: Envelope, body: BodyInit | null, headers: Record<string, string>, still = false) {
  const refresh = vi.fn(async () => "new");
  const session = createSession<string>({ authorize: bearer, refresh });
  session.start("ada", "old");
  const amends = defineAmends({ apis: [{ origin, envelope, session }] }) as Amends;
  const sent: (string | null)[] = [];
  const network: typeof fetch = async (input) => {
    const token = (input as Request).headers.get("authorization");
    sent.push(token);
    if (token !== "Bearer old" && !still) return Response.json({ ok: true });
    return Object.defineProperty(new Response(body, { status: 401, headers }), "url", { value: origin });
  };
  session.ask();
  return { session, refresh, sent, fetch: createApiFetch(amends, { fetch: network }) };
}

const json = (value: unknown) => JSON.stringify(value);
const asJson = { "content-type": "application/json" };

describe("a 401 that says nothing but that", () => {
  it.each<[string, Envelope, BodyInit | null, Record<string, string>]>([
    // usenocturne/nocturne-ui#30, chordbook/chordbook#737: any 401 refreshes.
    ["no body", prismIo, null, {}],
    ["no body, at AIRS' address", prismaAirs, null, {}],
    ["no body, at an own envelope's", own, null, {}],
    // googleapis/google-oauth-java-client#70, Blotre/blotre#10: the header says it.
    ["an expired token in the challenge", prismIo, null, { "www-authenticate": 'Bearer error="invalid_token"' }],
    [
      "one beside other challenges",
      own,
      null,
      { "www-authenticate": 'Basic realm="x, error=insufficient_scope", Bearer realm="a", error=invalid_token' },
    ],
    ["a challenge without an error", own, null, { "www-authenticate": 'Bearer realm="orders"' }],
    ["a gateway's page", prismIo, "<html>Unauthorized</html>", { "content-type": "text/html" }],
    ["an own envelope without a code", own, json({ reason: "none" }), asJson],
    ["an own envelope with a code of no row", own, json({ reason: "jwt_expired_at" }), asJson],
    ["problem details without a type", problemDetails, json({ title: "Unauthorized", status: 401 }), asJson],
    ["GraphQL's word", graphQl, json({ errors: [{ message: "m", extensions: { code: "UNAUTHENTICATED" } }] }), asJson],
  ])("%s: one refresh, one replay", async (_, envelope, body, headers) => {
    const { fetch, refresh, sent, session } = appRefusedWith(envelope, body, headers);
    expect((await fetch(origin)).status).toBe(200);
    expect(refresh).toHaveBeenCalledOnce();
    expect(sent).toEqual(["Bearer old", "Bearer new"]);
    expect(session.getState().status).toBe("active");
  });

  it("is asked about once the new credential is refused too", async () => {
    const { fetch, refresh, sent, session } = appRefusedWith(prismIo, null, {}, true);
    const response = fetch(origin);
    await settle();
    expect(await now(response)).toBe("waiting");
    expect(session.getState()).toMatchObject({ status: "interrupted", waiting: 1 });
    expect([refresh.mock.calls.length, sent.length]).toEqual([1, 2]);
    session.dismiss();
    expect((await response).status).toBe(401);
  });
});

describe("a 401 that says more", () => {
  it.each<[string, Envelope, BodyInit | null, Record<string, string>]>([
    // RFC 6750, section 3.1, and RFC 9470, section 3: another token of the same sign-in changes nothing.
    ["a scope that is missing", prismIo, null, { "www-authenticate": 'Bearer error="insufficient_scope"' }],
    [
      "a sign-in that is too old",
      own,
      null,
      { "www-authenticate": 'Bearer error="insufficient_user_authentication", max_age="5"' },
    ],
    [
      "an own envelope's code",
      own,
      json({ reason: "none" }),
      { ...asJson, "www-authenticate": "Bearer error=invalid_request" },
    ],
    [
      "Prism IO's type alone",
      prismIo,
      json({ error: { code: null, message: "m", param: null, type: "authentication_error" } }),
      asJson,
    ],
  ])("%s is never refreshed for: the person is asked", async (_, envelope, body, headers) => {
    const { fetch, refresh, session } = appRefusedWith(envelope, body, headers);
    const response = fetch(origin);
    await settle();
    expect(session.getState()).toMatchObject({ status: "interrupted", waiting: 1 });
    expect(refresh).not.toHaveBeenCalled();
    session.dismiss();
    expect((await response).status).toBe(401);
  });

  it("in a row of the app's is what that row says", async () => {
    const { fetch, refresh, session } = appRefusedWith(own, json({ reason: "locked_out" }), asJson);
    expect((await fetch(origin)).status).toBe(401);
    expect(refresh).not.toHaveBeenCalled();
    expect(session.getState().status).toBe("active");
  });
});

it("an own 401 without a session is as it was", () => {
  const amends = defineAmends({ apis: [{ origin, envelope: own }] }) as Amends;
  const value = { status: 401, url: origin, headers: new Headers(), data: { reason: "none" } };
  expect(classify(Object.assign(new Error("refused"), { response: value }), amends)).toMatchObject({
    type: "authentication_error",
    recovery: "reauthenticate",
    remedy: "sign_in",
  });
});
